import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { isatty } from 'node:tty'
import { type Logger, pino, stdSerializers } from 'pino'
import { sleep } from '../shared/domain/sleep.ts'
import { type App, type AppDeps, createApp } from './app.ts'
import { Backups } from './backup/backups.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { type DataDir, openDataDir } from './data-dir.ts'
import { noteFailure } from './lib/boundary.ts'
import type { RedisTarget } from './redis/client.ts'
import { openPrivateRedis, type PrivateRedis } from './redis/private-redis.ts'
import { type SpaceWatch, watchSpace } from './redis/space.ts'
import { StartError } from './start-error.ts'

/** Milliseconds that the app gets to close. Each part has a shorter deadline of its own; server and private Redis end within 3 s. */
const CLOSE_WITHIN_MS = 2_500
/** Milliseconds after which the process ends even if something hangs; the private Redis has ended by then. */
const END_WITHIN_MS = 30_000

/** The folder into which `npm start` builds the screens. */
const SCREENS = join(import.meta.dirname, '../dist/screens')

/** The disk state with an external Redis, whose disk this server cannot see. */
const SPACE_ELSEWHERE: AppDeps['space'] = { state: () => 'ok' }

/** The parts that are open so far. */
const opened: { dataDir?: DataDir; space?: SpaceWatch; redis?: PrivateRedis; app?: App; backups?: Backups } =
  {}

/** The part that is being opened. A signal in the middle waits for it, so that it can be closed. */
let opening: Promise<unknown> = Promise.resolve()

const stopRequested = new AbortController()
let stopping: Promise<void> | undefined

/** Closes all parts, the last opened first, and ends the process. Further calls return the same promise. */
function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    setTimeout(() => process.exit(code), END_WITHIN_MS).unref()
    stopRequested.abort()
    await opening.catch(() => {})
    if (opened.app) await Promise.race([opened.app.close(), sleep(CLOSE_WITHIN_MS)])
    await opened.backups?.stop()
    await opened.redis?.stop()
    opened.space?.stop()
    await opened.dataDir?.release()
    process.exit(code)
  })()
  return stopping
}

/** Opens one part of the server and notes it for `stop`. Does not return once a stop was requested. */
async function open<K extends keyof typeof opened>(
  name: K,
  part: () => Promise<NonNullable<(typeof opened)[K]>>,
): Promise<NonNullable<(typeof opened)[K]>> {
  const noted = part().then(result => {
    opened[name] = result
    return result
  })
  opening = noted
  const result = await noted
  if (stopRequested.signal.aborted) await stopping
  return result
}

/** Undefined until the settings are read. */
let log: Logger | undefined

async function start(): Promise<void> {
  const config = readConfig(process.env)
  // Without a serializer, pino logs an error as an empty object.
  const serializers = { error: stdSerializers.err }
  log = pino({ level: config.logLevel, base: null, serializers })
  await openAll(config, log)
}

async function openAll(config: Config, log: Logger): Promise<void> {
  const tls = config.tls && readTls(config.tls)
  const { path: dataDir } = await open('dataDir', () => openDataDir(config.dataDir))
  let redis: RedisTarget
  let space: AppDeps['space'] = SPACE_ELSEWHERE
  let isRepaired: AppDeps['isRepaired']
  if (config.redisUrl === undefined) {
    space = await open('space', () =>
      watchSpace({ dataDir, lowBytes: config.spaceLowBytes, fullBytes: config.spaceFullBytes, log }),
    )
    const own = await open('redis', () => openPrivateRedis({ dataDir, log, signal: stopRequested.signal }))
    ;({ isRepaired } = own)
    redis = own
  } else {
    redis = { url: config.redisUrl }
  }
  const jobs = config.jobsRedisUrl === undefined ? redis : { url: config.jobsRedisUrl }
  const { databaseUrl } = config
  const archive = databaseUrl === undefined ? { folder: join(dataDir, 'archive') } : { url: databaseUrl }
  const app = await open('app', async () =>
    createApp({
      config,
      redis,
      jobs,
      log,
      space,
      isRepaired,
      tls,
      onFatal,
      screensDir: SCREENS,
      isBackupFailing: () => opened.backups?.isFailing === true,
      archive: config.archives ? archive : undefined,
    }),
  )
  await open('backups', async () => {
    const source = () => {
      const database = app.archive()
      if (config.archives && !database)
        throw new Error('The archive is not open: a backup without it would not be whole.')
      return { redis, prefix: config.keyPrefix, archive: database }
    }
    const backups = new Backups({ dataDir, source, log })
    await backups.start()
    return backups
  })
  await app.waitForCentres()
  const port = await listen(app, config)
  console.log(`Kezek runs at ${config.publicUrl ?? `${tls ? 'https' : 'http'}://localhost:${port}`}/`)
}

/** Ends the process because of a problem with which the server must not run. */
function onFatal(sentence: string): void {
  console.error(sentence)
  void stop(1)
}

/** Reads the certificate and its key. @throws StartError naming the file and the problem */
function readTls(files: { cert: string; key: string }): { cert: string; key: string } {
  const read = (setting: string, path: string) => {
    try {
      return readFileSync(path, 'utf8')
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      throw new StartError(`The file that ${setting} names, ${path}, cannot be read (${code}).`)
    }
  }
  const tls = { cert: read('TLS_CERT', files.cert), key: read('TLS_KEY', files.key) }
  try {
    createSecureContext(tls)
  } catch (error) {
    throw new StartError(
      `The certificate of TLS_CERT and the key of TLS_KEY cannot be used: ${(error as Error).message}.`,
    )
  }
  return tls
}

function listen(app: App, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    app.server.once('error', (error: NodeJS.ErrnoException) => {
      const why: Record<string, string> = {
        EADDRINUSE: `Port ${port} is in use by another program: stop that, or choose another port by PORT.`,
        EACCES: `Port ${port} may not be used by this user: choose one over 1023 by PORT.`,
        EADDRNOTAVAIL: `This machine has no address ${host}: choose another by HOST.`,
        ENOTFOUND: `The name ${host} is not known: choose another address by HOST.`,
      }
      reject(
        new StartError(
          why[error.code ?? ''] ?? `The server cannot listen on ${host}:${port}: ${error.message}.`,
        ),
      )
    })
    app.server.listen(port, host, () => resolve((app.server.address() as AddressInfo).port))
  })
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0))

// A closing terminal ends the server that runs in it. Without a terminal (under nohup, as a service) SIGHUP is ignored. nohup makes a process
// ignore the signal, but Node resets that at its start, so we check whether we have a terminal.
const hasTerminal = [0, 1, 2].some(descriptor => isatty(descriptor))
process.on('SIGHUP', () => {
  if (hasTerminal) void stop(0)
  else log?.info('SIGHUP ignored: this server has no terminal; SIGTERM stops it')
})

// The terminal or program that read our output may be gone. The hall continues, and we do not log this: the log would fail again.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

// A defect outside all boundaries. Once the hall is open, the server continues: the state is in Redis, and views are read again.
process.on('uncaughtException', error => {
  if (log && opened.app) return noteFailure(log, 'outside every boundary', error)
  console.error(error)
  void stop(1)
})
process.on('unhandledRejection', error => {
  if (log) noteFailure(log, 'a promise nobody waits for', error)
  else console.error(error)
})

start().catch(async error => {
  if (error instanceof ConfigError || error instanceof StartError) console.error(error.message)
  else if (!stopRequested.signal.aborted) console.error(error)
  await stop(1)
})
