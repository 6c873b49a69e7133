import { afterAll, beforeAll } from 'vitest'
import { TestDatabases } from './archive.ts'
import { startRedis, type TestClient, type TestRedis } from './redis.ts'

/** A Redis with streams to archive, and databases for archives. */
export interface Archives {
  readonly databases: TestDatabases
  readonly redis: TestRedis
  readonly client: TestClient
}

/** Starts one Redis for all tests of a file, and stops it and the databases that the tests have opened. */
export function useArchives(): Archives {
  const databases = new TestDatabases()
  let redis: TestRedis
  let client: TestClient
  beforeAll(async () => {
    redis = await startRedis()
    client = await redis.client()
  })
  afterAll(async () => {
    await databases.stop()
    await redis.stop()
  })
  return {
    databases,
    get redis() {
      return redis
    },
    get client() {
      return client
    },
  }
}
