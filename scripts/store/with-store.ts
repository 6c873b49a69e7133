import { join } from 'node:path'
import { pino } from 'pino'
import { type Config, readConfig } from '../../server/config.ts'
import { openDataDir } from '../../server/data-dir.ts'
import { createRedis, type RedisClient, type RedisTarget, withDeadline } from '../../server/redis/client.ts'
import { openPrivateRedis } from '../../server/redis/private-redis.ts'
import { openSocketPath } from '../../server/redis/socket-path.ts'

/** Milliseconds to connect. */
const connectTimeoutMs = 3_000
const log = pino({ level: 'silent' })

/** Runs `work` on the server's store: the running one, or the private one, which is started for this time. */
export async function withStore(
  env: Readonly<Record<string, string | undefined>>,
  work: (client: RedisClient, config: Config) => Promise<void>,
): Promise<void> {
  const config = readConfig(env)
  const onTarget = async (target: RedisTarget) => {
    const client = await connect(target)
    try {
      await work(client, config)
    } finally {
      client.destroy()
    }
  }
  if (config.redisUrl !== undefined) return onTarget({ url: config.redisUrl })
  const socketPath = await openSocketPath(join(config.dataDir, 'redis'), 'redis.sock').catch(() => '')
  if (socketPath !== '' && (await isThere(socketPath))) return onTarget({ socketPath })
  const dataDir = await openDataDir(config.dataDir)
  try {
    const redis = await openPrivateRedis({ dataDir: dataDir.path, log })
    try {
      await onTarget({ socketPath: redis.socketPath })
    } finally {
      await redis.stop()
    }
  } finally {
    await dataDir.release()
  }
}

async function connect(target: RedisTarget): Promise<RedisClient> {
  const client = createRedis(target, { log, name: 'script' })
  let reason: unknown
  client.on('error', error => {
    reason = error
  })
  try {
    await withDeadline(client.connect(), connectTimeoutMs)
    return client
  } catch (error) {
    client.destroy()
    // The client retries until the time is over; the reason says more than the time-out.
    throw reason ?? error
  }
}

async function isThere(socketPath: string): Promise<boolean> {
  try {
    const client = await connect({ socketPath })
    client.destroy()
    return true
  } catch {
    return false
  }
}
