import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createRedis, type RedisClient, type RedisTarget } from '../server/redis/client.ts'
import { openPrivateRedis } from '../server/redis/private-redis.ts'

/** Nothing but figures goes to stdout. */
export const log = pino({ level: 'warn', base: null }, pino.destination(2))

export interface BenchRedis {
  readonly target: RedisTarget
  /** A connected client of the server's own making; ends with its Redis. */
  connect(): Promise<RedisClient>
  stop(): Promise<void>
}

/** Starts a Redis with every promise of the private one, in a folder of its own. */
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

/** @returns a client once it is connected; destroy it at the end. */
export async function connectRedis(target: RedisTarget): Promise<RedisClient> {
  const client = createRedis(target, { log, name: 'bench' })
  await client.connect()
  return client
}

/** @returns what Redis has allocated, in bytes. */
export async function usedMemory(client: RedisClient): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1])
}
