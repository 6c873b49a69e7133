import { join } from 'node:path'
import { pino } from 'pino'
import type { Database } from '../../server/archive/database.ts'
import { openArchive } from '../../server/archive/open-archive.ts'
import type { RedisClient, RedisTarget } from '../../server/redis/client.ts'
import { openSocketPath } from '../../server/redis/socket-path.ts'
import { withStore } from './with-store.ts'

export interface OpenHall {
  client: RedisClient
  redis: RedisTarget
  prefix: string
  /** Undefined: the settings want no archive. */
  archive: Database | undefined
}

/** Runs `work` on the store and archive that the settings name. */
export async function withHall(
  env: Readonly<Record<string, string | undefined>>,
  work: (hall: OpenHall) => Promise<void>,
): Promise<void> {
  await withStore(env, async (client, config) => {
    const { redisUrl, databaseUrl, dataDir, keyPrefix: prefix } = config
    const redis: RedisTarget =
      redisUrl === undefined
        ? { socketPath: await openSocketPath(join(dataDir, 'redis'), 'redis.sock') }
        : { url: redisUrl }
    if (!config.archives) return work({ client, redis, prefix, archive: undefined })
    const target = databaseUrl === undefined ? { folder: join(dataDir, 'archive') } : { url: databaseUrl }
    const archive = await openArchive(target, pino({ level: 'silent' }))
    try {
      await work({ client, redis, prefix, archive: archive.db })
    } finally {
      await archive.close()
    }
  })
}
