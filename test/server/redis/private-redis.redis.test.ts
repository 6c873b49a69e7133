import { spawn } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pino } from 'pino'
import { createClient } from 'redis'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openPrivateRedis, type PrivateRedis } from '../../../server/redis/private-redis.ts'
import { redisProcessesOf } from '../../kit/redis-processes.ts'

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

test('has every write on the disk before it answers, and listens only on a Unix socket', async () => {
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

test('restarts a Redis that keeps ending, each time after a longer delay', async () => {
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
    // Settings of an older version, with weaker promises.
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

test('restarts a Redis that was taken over and then ended', async () => {
  const first = await start()
  const [pid = 0] = processes()
  const second = await start()
  expect(processes()).toEqual([pid])
  // Only the second supervisor may notice the end, as if the first one's server had been killed.
  open = [second]
  const stopped = first.stop()
  await stopped
  await vi.waitFor(() => ask(second.socketPath, client => client.ping()), { timeout: 20_000, interval: 100 })
  expect(processes()).toHaveLength(1)
  expect(processes()).not.toEqual([pid])
})

test('starts no second Redis beside a frozen one, and waits until it answers', async () => {
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

test('the wait for a frozen Redis ends when the start is cancelled', async () => {
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

test('a long path puts the socket in the temporary folder, readable only by its owner', async () => {
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

test('reports why Redis cannot start', async () => {
  const folder = join(dataDir, 'redis')
  // A file is where Redis wants to make its append-only folder.
  mkdirSync(folder)
  writeFileSync(join(folder, 'appendonlydir'), '')
  await expect(openPrivateRedis({ dataDir, log })).rejects.toThrow(/^redis-server ended while it started: .+/)
})

describe('files that a power cut has damaged', () => {
  const part = () => join(dataDir, 'redis/appendonlydir/appendonly.aof.1.incr.aof')
  const copies = () => readdirSync(join(dataDir, 'redis/damaged'))

  /** @returns what Redis has written for these tickets, each in a transaction as scripts write it */
  async function write(...tickets: string[]): Promise<Buffer> {
    const redis = await openPrivateRedis({ dataDir, log })
    await ask(redis.socketPath, async client => {
      for (const ticket of tickets) await client.multi().set(ticket, 'waiting').incr('n').exec()
    })
    await redis.stop()
    return readFileSync(part())
  }

  const ticketsOf = ({ socketPath }: PrivateRedis, ...tickets: string[]) =>
    ask(socketPath, client => client.mGet([...tickets, 'n']))

  test.each([
    ['zeros after it', Buffer.alloc(12)],
    ['a block of zeros after it', Buffer.alloc(4096)],
    ['what stood on the disk before', Buffer.from('�\u0001 other bytes\n'.repeat(40))],
    [
      'the half of a last write, and zeros',
      Buffer.concat([
        Buffer.from('*1\r\n$5\r\nMULTI\r\n*3\r\n$3\r\nSET\r\n$4\r\nA003\r\n'),
        Buffer.alloc(90),
      ]),
    ],
  ])('%s: the end is cut off, a copy is kept, it is said, and every ticket is there', async (_, damage) => {
    const whole = await write('A001', 'A002')
    appendFileSync(part(), damage)
    const lines: { msg: string; bytes: number; copy: string }[] = []
    const noted = pino({ level: 'error' }, { write: line => void lines.push(JSON.parse(line)) })
    const redis = await openPrivateRedis({ dataDir, log: noted })
    open.push(redis)
    expect(await ticketsOf(redis, 'A001', 'A002')).toEqual(['waiting', 'waiting', '2'])
    expect(redis.isRepaired()).toBe(true)
    expect(lines).toMatchObject([{ msg: expect.stringContaining('cut off'), bytes: damage.length }])
    expect(readFileSync(lines[0]?.copy ?? '')).toEqual(Buffer.concat([whole, damage]))
    await redis.stop()
    open = []
    // The repair is still reported after a restart of the server.
    expect((await start()).isRepaired()).toBe(true)
  })

  test('a file that is only cut short needs no repair and reports none', async () => {
    await write('A001', 'A002')
    const { size } = statSync(part())
    truncateSync(part(), size - 9)
    const redis = await start()
    expect(await ticketsOf(redis, 'A001', 'A002')).toEqual(['waiting', null, '1'])
    expect(redis.isRepaired()).toBe(false)
  })

  test('with damage before other tickets nothing is cut off, and one sentence says what to run', async () => {
    const whole = await write('A001', 'A002', 'A003')
    const damaged = Buffer.from(whole)
    damaged.fill(0, whole.indexOf('A002'), whole.indexOf('A002') + 20)
    writeFileSync(part(), damaged)
    await expect(openPrivateRedis({ dataDir, log })).rejects.toThrow(
      new RegExp(
        `^[^.]*${part()} is damaged at byte \\d+ of ${whole.length}.*redis-check-aof --fix ${part()}\\b.*\\.$`,
      ),
    )
    expect(readFileSync(part())).toEqual(damaged)
    expect(existsSync(join(dataDir, 'redis/damaged'))).toBe(false)
  })

  test('only the copies of the last three repairs are kept', async () => {
    await write('A001')
    for (let cut = 0; cut < 4; cut++) {
      appendFileSync(part(), Buffer.alloc(12 + cut))
      await (await openPrivateRedis({ dataDir, log })).stop()
    }
    expect(copies()).toHaveLength(3)
  })
})
