import { randomUUID } from 'node:crypto'
import { checkBackup, RestoreError, readBackup } from '../archive/backup-file.ts'
import type { Database } from '../archive/database.ts'
import type { Progress } from '../archive/rebuild.ts'
import { restoreWithin } from '../archive/restore.ts'
import type { RedisClient } from '../redis/client.ts'

const kind = 'kezek hall'
/** The key that counts a centre's or a register's events, and names the life of that count. */
const counting = /^kezek:\{([^}]*)\}:centre$/

export interface RestoreTarget {
  client: RedisClient
  prefix: string
  /** Undefined: this hall keeps no archive. */
  archive: Database | undefined
}

/**
 * Restores a hall into an empty store and an empty archive. The whole file is checked before anything is written. The store's keys are
 * written in one transaction, within that of the archive: whatever fails, or is killed, leaves both empty.
 *
 * The store begins another life: screens that were open load everything again. The archive goes on with the one it knows.
 * @throws RestoreError where the file is no whole backup, or something is there already; then nothing has changed
 */
export async function restoreHall(
  { client, prefix, archive }: RestoreTarget,
  file: string,
  tell: (progress: Progress) => void,
): Promise<void> {
  await checkBackup(file, kind)
  await refuseUsed(client, prefix)
  const epochs = new Map<string, string>()
  for await (const line of readBackup(file, kind)) {
    const name = 'key' in line ? counting.exec(line.key)?.[1] : undefined
    if (name !== undefined) epochs.set(name, randomUUID())
  }
  const writeStore = () => restoreKeys(client, prefix, file, epochs)
  if (!archive) return writeStore()
  await archive.transaction(async tx => {
    await restoreWithin(tx, file, kind, { tell, epochs })
    await writeStore()
  })
}

async function refuseUsed(client: RedisClient, prefix: string): Promise<void> {
  let cursor = '0'
  do {
    const page = await client.scan(cursor, { COUNT: 1_000 })
    cursor = page.cursor
    if (page.keys.some(key => key.startsWith(`${prefix}kezek:{`)))
      throw new RestoreError(
        'There is a hall in the store already, and a backup is restored into an empty one alone: choose another by DATA_DIR, REDIS_URL or KEY_PREFIX.',
      )
  } while (cursor !== '0')
}

async function restoreKeys(
  client: RedisClient,
  prefix: string,
  file: string,
  epochs: ReadonlyMap<string, string>,
): Promise<void> {
  const writing = client.multi()
  for await (const line of readBackup(file, kind)) {
    if (!('key' in line)) continue
    const key = `${prefix}${line.key}`
    const expires = line.expires === undefined ? ['0'] : [String(line.expires), 'ABSTTL']
    const [ttl = '0', ...flags] = expires
    writing.addCommand(['RESTORE', key, ttl, Buffer.from(line.dump, 'base64'), ...flags])
    const name = counting.exec(line.key)?.[1]
    if (name !== undefined) writing.addCommand(['HSET', key, 'epoch', epochs.get(name) ?? randomUUID()])
  }
  await writing.exec().catch(async error => {
    // Redis carries out the rest of a transaction after a command that failed: what was empty before is emptied again.
    for await (const line of readBackup(file, kind))
      if ('key' in line) await client.unlink(`${prefix}${line.key}`)
    throw new RestoreError(`The store did not take the backup: ${(error as Error).message}.`)
  })
}
