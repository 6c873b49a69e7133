import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createClient } from '@redis/client'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openPrivateRedis, type PrivateRedis } from '../../../server/redis/private-redis.ts'
import { redisProcessesOf } from './processes.ts'

const log = pino({ level: 'silent' })
let dataDir: string
let open: PrivateRedis[]

beforeEach(() => {
  dataDir = realpathSync(mkdtempSync(join(tmpdir(), 'kezek-redis-')))
  open = []
})

afterEach(async () => {
  for (const redis of open) await redis.stop()
  expect(redisProcessesOf(join(dataDir, 'redis'))).toEqual([])
  rmSync(dataDir, { recursive: true, force: true })
})

async function start(options: { signal?: AbortSignal } = {}): Promise<PrivateRedis> {
  const redis = await openPrivateRedis({ dataDir, log, ...options })
  open.push(redis)
  return redis
}

const processes = () => redisProcessesOf(join(dataDir, 'redis'))

const connect = (socketPath: string) =>
  createClient({ socket: { path: socketPath, tls: false, reconnectStrategy: false } })

async function ask<T>(
  socketPath: string,
  question: (client: ReturnType<typeof connect>) => Promise<T>,
): Promise<T> {
  const client = connect(socketPath)
  client.on('error', () => {})
  await client.connect()
  try {
    return await question(client)
  } finally {
    client.destroy()
  }
}

test('keeps what it has answered, on the disk before the answer, by a unix socket alone', async () => {
  const redis = await start()
  expect(redis.socketPath).toBe(join(dataDir, 'redis/redis.sock'))
  const settings = await ask(redis.socketPath, client =>
    client.configGet([
      'appendonly',
      'appendfsync',
      'save',
      'maxmemory-policy',
      'port',
      'unixsocketperm',
      'aof-load-truncated',
    ]),
  )
  expect(settings).toEqual({
    appendonly: 'yes',
    appendfsync: 'always',
    save: '',
    'maxmemory-policy': 'noeviction',
    port: '0',
    unixsocketperm: '700',
    'aof-load-truncated': 'yes',
  })
  await ask(redis.socketPath, client => client.set('ticket', 'A042'))
  for (const pid of processes()) process.kill(pid, 'SIGKILL')
  await vi.waitFor(() => ask(redis.socketPath, client => client.ping()), { timeout: 20_000, interval: 100 })
  expect(await ask(redis.socketPath, client => client.get('ticket'))).toBe('A042')
  expect(processes()).toHaveLength(1)
})

test('starts again, each time later, a Redis that keeps ending', async () => {
  const delays: number[] = []
  const write = (line: string) => {
    const { delay } = JSON.parse(line)
    if (delay !== undefined) delays.push(delay)
  }
  const redis = await openPrivateRedis({ dataDir, log: pino({ level: 'error' }, { write }) })
  open.push(redis)
  for (const expected of [[1000], [1000, 2000]]) {
    for (const pid of processes()) process.kill(pid, 'SIGKILL')
    await vi.waitFor(() => expect(delays).toEqual(expected), { timeout: 20_000 })
    await vi.waitFor(() => ask(redis.socketPath, client => client.ping()), { timeout: 20_000, interval: 100 })
  }
})

test('takes over the Redis that a killed server has left, and ends it', async () => {
  const folder = join(dataDir, 'redis')
  mkdirSync(folder)
  const left = spawn(
    'redis-server',
    // An older version's, with less of a promise.
    [
      '--port',
      '0',
      '--unixsocket',
      join(folder, 'redis.sock'),
      '--appendonly',
      'yes',
      '--appendfsync',
      'everysec',
    ],
    { cwd: folder, stdio: 'ignore' },
  )
  await vi.waitFor(() => ask(join(folder, 'redis.sock'), client => client.ping()), {
    timeout: 20_000,
    interval: 50,
  })
  const redis = await start()
  expect(processes()).toEqual([left.pid])
  const { appendfsync } = await ask(redis.socketPath, client => client.configGet('appendfsync'))
  expect(appendfsync).toBe('always')
  await redis.stop()
  expect(processes()).toEqual([])
})

test('starts again a Redis that was taken over and ended', async () => {
  const first = await start()
  const [pid = 0] = processes()
  const second = await start()
  expect(processes()).toEqual([pid])
  // Only the second supervisor may see the end, as after a kill of the first one's server.
  open = [second]
  const stopped = first.stop()
  await stopped
  await vi.waitFor(() => ask(second.socketPath, client => client.ping()), { timeout: 20_000, interval: 100 })
  expect(processes()).toHaveLength(1)
  expect(processes()).not.toEqual([pid])
})

test('never starts a second one beside a Redis that is frozen, and waits until it answers', async () => {
  const first = await start()
  const [pid = 0] = processes()
  process.kill(pid, 'SIGSTOP')
  const lines: string[] = []
  const noted = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) })
  const second = openPrivateRedis({ dataDir, log: noted })
  await vi.waitFor(() => expect(lines.join()).toContain('does not answer'), { timeout: 20_000 })
  expect(processes()).toEqual([pid])
  process.kill(pid, 'SIGCONT')
  open = [first, await second]
  expect(processes()).toEqual([pid])
})

test('the wait for a frozen Redis ends when the start is given up', async () => {
  const first = await start()
  const [pid = 0] = processes()
  process.kill(pid, 'SIGSTOP')
  const giveUp = new AbortController()
  const second = openPrivateRedis({ dataDir, log, signal: giveUp.signal })
  giveUp.abort()
  await expect(second).rejects.toThrow()
  process.kill(pid, 'SIGCONT')
  await first.stop()
})

test('a long path gives the socket a place in the temporary folder, for its owner alone', async () => {
  const short = dataDir
  dataDir = join(dataDir, 'a'.repeat(120))
  const redis = await start()
  expect(redis.socketPath.startsWith(join(tmpdir(), 'kezek-'))).toBe(true)
  expect(Buffer.byteLength(redis.socketPath)).toBeLessThanOrEqual(100)
  expect(await ask(redis.socketPath, client => client.ping())).toBe('PONG')
  await redis.stop()
  expect(existsSync(dirname(redis.socketPath))).toBe(false)
  rmSync(short, { recursive: true })
})

test('says why a Redis cannot start', async () => {
  const folder = join(dataDir, 'redis')
  // Where Redis wants to make its append-only folder stands a file.
  mkdirSync(folder)
  writeFileSync(join(folder, 'appendonlydir'), '')
  await expect(openPrivateRedis({ dataDir, log })).rejects.toThrow(/^redis-server ended while it started: .+/)
})
