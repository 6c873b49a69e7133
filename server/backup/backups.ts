import { mkdir, readdir, rm } from 'node:fs/promises'
import { createConnection, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Logger } from 'pino'
import { reasonOf } from '../archive/database.ts'
import { closeSocketPath, openSocketPath } from '../redis/socket-path.ts'
import { type BackupSource, backupHall } from './backup-hall.ts'

const socketName = 'backup.sock'
/** Hour of this machine's clock from which a day's backup is due: centres are closed then. */
const nightHour = 3
/**
 * Milliseconds after the start until a missed backup is written: a machine that was off at writeNightly opens its centre
 * first.
 */
const settleMs = 600_000
/** Files: two weeks, so that an error noticed after a week can still be undone. */
const maxKept = 14
/** Milliseconds between checks whether a backup is due. A timer for the writeNightly would fail on a machine that sleeps. */
const checkEveryMs = 60_000
const done = 'ok'

export interface BackupsOptions {
  /** Real path of the data folder; this process holds its lock. */
  dataDir: string
  source: () => BackupSource
  log: Logger
}

/** Writes a backup each writeNightly under `<data>/backups`, and one whenever `npm run backup` asks for it. */
export class Backups {
  readonly #options: BackupsOptions
  #server: Server | undefined
  #socketPath = ''
  #looking: NodeJS.Timeout | undefined
  #isFailing = false
  /** Tail of a queue that writes one backup at a time: each takes as much memory as the store. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: BackupsOptions) {
    this.#options = options
  }

  /** Whether this day's backup could not be written; managers see a notice. */
  get isFailing(): boolean {
    return this.#isFailing
  }

  async start(): Promise<void> {
    const { dataDir, log } = this.#options
    const startedAt = performance.now()
    this.#socketPath = await openSocketPath(dataDir, socketName)
    // Removes the socket of a killed server. The folder is locked, so nobody uses it.
    await rm(this.#socketPath, { force: true })
    this.#server = createServer(socket => {
      socket.on('error', () => {})
      createInterface({ input: socket }).once('line', async file => {
        const reply = await this.write(file).then(
          () => done,
          (error: unknown) => reasonOf(error),
        )
        socket.end(`${reply}\n`)
      })
    })
    this.#server.on('error', error =>
      log.error(
        { error },
        "backups can't be requested while this server runs; the nightly backup is still written",
      ),
    )
    this.#server.listen(this.#socketPath)
    this.#looking = setInterval(() => {
      if (performance.now() - startedAt > settleMs) void this.writeDue()
    }, checkEveryMs)
  }

  /**
   * Writes this day's backup when it is due and missing. Never throws: a failure is logged, shown by `isFailing`,
   * and retried.
   */
  async writeDue(now = new Date()): Promise<void> {
    if (now.getHours() < nightHour) return
    try {
      await this.writeNightly(now)
      this.#isFailing = false
    } catch (error) {
      if (!this.#isFailing)
        this.#options.log.error({ reason: reasonOf(error) }, 'nightly backup failed; retrying every minute')
      this.#isFailing = true
    }
  }

  /** Writes one backup. @throws Error with a sentence */
  write(file: string): Promise<void> {
    const written = this.#turn.then(() => backupHall(this.#options.source(), file))
    this.#turn = written.catch(() => {})
    return written
  }

  /** Writes this day's backup unless it exists, and removes the oldest. */
  async writeNightly(now = new Date()): Promise<void> {
    const folder = join(this.#options.dataDir, 'backups')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const name = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.kezek`
    const kept = (await readdir(folder)).filter(file => /^\d{4}-\d\d-\d\d\.kezek$/.test(file)).sort()
    if (kept.includes(name)) return
    await this.write(join(folder, name))
    this.#options.log.info({ name }, 'backup written')
    for (const old of kept.slice(0, Math.max(0, kept.length + 1 - maxKept))) await rm(join(folder, old))
  }

  async stop(): Promise<void> {
    clearInterval(this.#looking)
    this.#server?.close()
    await closeSocketPath(this.#options.dataDir, this.#socketPath)
  }
}

const two = (number: number) => String(number).padStart(2, '0')

/**
 * Asks the running server of a data folder for a backup.
 *
 * @returns false when no server runs there
 * @throws Error with the server's sentence
 */
export async function askServer(dataDir: string, file: string): Promise<boolean> {
  const path = await openSocketPath(dataDir, socketName)
  const answer = await new Promise<string | undefined>(resolve => {
    let reply = ''
    const socket = createConnection(path, () => socket.write(`${file}\n`))
    socket.on('data', data => (reply += data))
    socket.on('error', () => resolve(undefined))
    socket.on('close', () => resolve(reply.trim() || 'the server ended before the backup was whole'))
  })
  if (answer === undefined) return false
  if (answer !== done) throw new Error(answer)
  return true
}
