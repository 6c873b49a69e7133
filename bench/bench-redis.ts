import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createRedis, type RedisClient, type RedisTarget } from '../server/redis/client.ts'
import { openPrivateRedis } from '../server/redis/private-redis.ts'

/** Logs to stderr: stdout is for figures. */
export const log = pino({ level: 'warn', base: null }, pino.destination(2))

export interface BenchRedis {
  readonly target: RedisTarget
  /** Connects a client of the server's own kind; it ends with its Redis. */
  connect(): Promise<RedisClient>
  stop(): Promise<void>
}

/** Starts a Redis with all settings of the private one, in its own folder. */
export async function openBenchRedis(): Promise<BenchRedis> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kezek-bench-'))
  const redis = await openPrivateRedis({ dataDir, log })
  const clients: RedisClient[] = []
  const target = { socketPath: redis.socketPath }
  return {
    target,
    async connect() {
      const client = await connectRedis(target)
      clients.push(client)
      return client
    },
    async stop() {
      for (const client of clients) client.destroy()
      await redis.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Connects a client. Destroy it at the end. */
export async function connectRedis(target: RedisTarget): Promise<RedisClient> {
  const client = createRedis(target, { log, name: 'bench' })
  await client.connect()
  return client
}

/** @returns the bytes that Redis has allocated */
export async function usedMemory(client: RedisClient): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1])
}
