import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  createRedis,
  DeadlineError,
  type RedisClient,
  reconnectDelay,
  withDeadline,
} from '../../../server/redis/client.ts'
import { openPrivateRedis, type PrivateRedis } from '../../../server/redis/private-redis.ts'
import { redisProcessesOf } from '../../kit/redis-processes.ts'
import { until } from '../../kit/until.ts'

const log = pino({ level: 'silent' })
let dataDir: string
let redis: PrivateRedis
let client: RedisClient

beforeEach(async () => {
  dataDir = realpathSync(mkdtempSync(join(tmpdir(), 'kezek-client-')))
  redis = await openPrivateRedis({ dataDir, log })
  client = createRedis({ socketPath: redis.socketPath }, { log, name: 'test' })
  await client.connect()
})

afterEach(async () => {
  client.destroy()
  await redis.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const pid = () => redisProcessesOf(join(dataDir, 'redis'))[0] ?? 0

test('refuses commands at once while Redis is away, never runs them late, and reconnects by itself', async () => {
  await client.set('calls', 0)
  process.kill(pid(), 'SIGKILL')
  await until('the client notices', () => !client.isReady)
  await expect(client.incr('calls')).rejects.toThrow(/offline|closed/i)
  await vi.waitFor(() => expect(client.isReady).toBe(true), { timeout: 20_000 })
  expect(await client.get('calls')).toBe('0')
})

test('a frozen Redis hits the deadline, and the connection is closed and made again', async () => {
  const connection = client.socketEpoch
  const frozen = pid()
  process.kill(frozen, 'SIGSTOP')
  await expect(withDeadline(client.get('ticket'), 200)).rejects.toThrow(DeadlineError)
  await vi.waitFor(() => expect(client.isReady).toBe(false), { timeout: 20_000 })
  process.kill(frozen, 'SIGCONT')
  await vi.waitFor(() => expect(client.isReady).toBe(true), { timeout: 20_000 })
  expect(client.socketEpoch).toBeGreaterThan(connection)
  expect(await client.ping()).toBe('PONG')
})

test('has its name in Redis, and keeps an idle connection', async () => {
  expect(await client.clientGetName()).toBe('test')
  const connection = client.socketEpoch
  const pings = vi.fn()
  client.on('ping-interval', pings)
  await vi.waitFor(() => expect(pings.mock.calls.length).toBeGreaterThan(2), { timeout: 20_000 })
  expect(client.socketEpoch).toBe(connection)
})

test('a blocking read may be silent for its longest block', async () => {
  const reader = createRedis({ socketPath: redis.socketPath }, { log, name: 'reader', longestBlockMs: 7_000 })
  await reader.connect()
  expect(await reader.xRead({ key: 'nothing', id: '$' }, { BLOCK: 6_000 })).toBeNull()
  reader.destroy()
})

test('retries the connection for ever, and not all nodes at the same moment', () => {
  expect(reconnectDelay(0)).toBeLessThanOrEqual(50)
  for (const attempt of [5, 100, 100_000]) {
    expect(reconnectDelay(attempt)).toBeGreaterThanOrEqual(750)
    expect(reconnectDelay(attempt)).toBeLessThanOrEqual(1_000)
  }
  expect(new Set(Array.from({ length: 50 }, () => reconnectDelay(10))).size).toBeGreaterThan(1)
})
