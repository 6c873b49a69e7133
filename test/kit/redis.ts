import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'
import { sleep } from '../../shared/domain/sleep.ts'

export interface TestRedis {
  socketPath: string
  /** Process id of the present process. */
  readonly pid: number
  folder: string
  /** Connects a client; the test's end closes it. */
  client(): Promise<TestClient>
  /** Kills it and starts it again on the same folder; clients are lost. */
  restart(): Promise<void>
  stop(): Promise<void>
}
export type TestClient = Awaited<ReturnType<typeof connect>>

/** @returns a random key prefix, so that tests on one Redis don't meet */
export function randomPrefix(): string {
  return `t${randomBytes(4).toString('hex')}:`
}

async function connect(socketPath: string) {
  const client = createClient({ socket: { path: socketPath, tls: false }, disableOfflineQueue: true })
  client.on('error', () => {})
  await client.connect()
  return client
}

/**
 * Starts a redis-server for the test on a Unix socket in a temporary folder, with the private Redis's settings
 * unless `args` change them. `stop` ends it by process id.
 */
export async function startRedis(args: string[] = []): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'kezek-redis-'))
  const socketPath = join(folder, 'redis.sock')
  const clients: TestClient[] = []
  const launch = async () => {
    const server = spawn(
      'redis-server',
      [
        '--port',
        '0',
        '--unixsocket',
        socketPath,
        '--dir',
        folder,
        '--save',
        '',
        '--appendonly',
        'no',
        ...args,
      ],
      { stdio: 'ignore' },
    )
    const ended = new Promise(resolve => server.once('exit', resolve))
    for (let attempt = 0; ; attempt++) {
      try {
        clients.push(await connect(socketPath))
        return { server, ended }
      } catch (error) {
        if (attempt > 200) throw error
        await sleep(25)
      }
    }
  }
  let running = await launch()
  const kill = async () => {
    for (const client of clients.splice(0)) client.destroy()
    running.server.kill('SIGKILL')
    await running.ended
  }
  return {
    socketPath,
    get pid() {
      return running.server.pid ?? 0
    },
    folder,
    async client() {
      const client = await connect(socketPath)
      clients.push(client)
      return client
    },
    async restart() {
      await kill()
      running = await launch()
    },
    async stop() {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
