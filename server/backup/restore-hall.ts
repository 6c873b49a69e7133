import { randomUUID } from 'node:crypto'
import { checkBackup, RestoreError, readBackup } from '../archive/backup-file.ts'
import type { Database } from '../archive/database.ts'
import type { Progress } from '../archive/rebuild.ts'
import { restoreWithin } from '../archive/restore.ts'
import { cursors } from '../archive/schema.ts'
import type { RedisClient } from '../redis/client.ts'
import { restoreMarkKey } from '../redis/restore-mark.ts'

const kind = 'kezek hall'
/** Matches the key that holds a centre's or a register's event count and epoch. */
const counting = /^kezek:\{([^}]*)\}:centre$/

export interface RestoreTarget {
  client: RedisClient
  prefix: string
  /** Undefined: this server keeps no archive. */
  archive: Database | undefined
}

interface BackupFacts {
  /** The new epoch of each centre and register. */
  epochs: ReadonlyMap<string, string>
  /** Checksum, which identifies the backup. */
  sum: string
}

/**
 * Restores an installation into an empty store and an empty archive. Checks the whole file before writing. The
 * store's keys are written in one transaction, within that of the archive. A failure leaves both empty. A process
 * killed between the two commits leaves a marked store beside an empty archive: no server uses it, and the next
 * restore begins again.
 *
 * The store gets a new epoch, so that open screens load everything again; the archive continues the old one.
 *
 * @throws RestoreError when the file is not a whole backup, or store or archive hold data; then nothing has changed
 */
export async function restoreHall(
  target: RestoreTarget,
  file: string,
  tell: (progress: Progress) => void,
): Promise<void> {
  const { client, prefix, archive } = target
  await checkBackup(file, kind)
  const { epochs, sum } = await readFacts(file)
  const markKey = restoreMarkKey(prefix)
  const mark = await client.get(markKey)
  const isUnfinished = mark !== null && !(await isArchiveRestored(target))
  if (mark !== null && !isUnfinished) {
    // The process was killed after the last write and before the mark was removed: the restore is complete.
    await client.unlink(markKey)
    if (mark === sum) return
  }
  if (!isUnfinished) await refuseUsed(client, prefix)
  const writeStore = async () => {
    if (isUnfinished) await emptyStore(client, prefix)
    await writeKeys(client, prefix, file, { epochs, sum })
  }
  if (archive) {
    await archive.transaction(async tx => {
      await restoreWithin(tx, file, kind, { tell, epochs })
      await writeStore()
    })
  } else await writeStore()
  await client.unlink(markKey)
}

async function readFacts(file: string): Promise<BackupFacts> {
  const epochs = new Map<string, string>()
  let sum = ''
  for await (const line of readBackup(file, kind)) {
    const name = 'key' in line ? counting.exec(line.key)?.[1] : undefined
    if (name !== undefined) epochs.set(name, randomUUID())
    if ('sha256' in line) sum = line.sha256
  }
  return { epochs, sum }
}

/**
 * @returns whether the archive matches what an interrupted restore wrote to the store: each restore chooses its own
 * epochs
 */
async function isArchiveRestored({ client, prefix, archive }: RestoreTarget): Promise<boolean> {
  if (!archive) return false
  for (const { centre, storeEpoch } of await archive.select().from(cursors)) {
    if ((await client.hGet(`${prefix}kezek:{${centre}}:centre`, 'epoch')) === storeEpoch) return true
  }
  return false
}

async function refuseUsed(client: RedisClient, prefix: string): Promise<void> {
  for await (const keys of hallKeys(client, prefix)) {
    if (keys.length > 0)
      throw new RestoreError(
        'There is a hall in the store already, and a backup is restored into an empty one alone: choose another by DATA_DIR, REDIS_URL or KEY_PREFIX.',
      )
  }
}

/** Removes what a restore has written, except the mark. */
async function emptyStore(client: RedisClient, prefix: string): Promise<void> {
  for await (const keys of hallKeys(client, prefix)) if (keys.length > 0) await client.unlink(keys)
}

/** Yields the keys of this installation, page by page. */
async function* hallKeys(client: RedisClient, prefix: string): AsyncGenerator<string[]> {
  let cursor = '0'
  do {
    const page = await client.scan(cursor, { COUNT: 1_000 })
    cursor = page.cursor
    yield page.keys.filter(key => key.startsWith(`${prefix}kezek:{`))
  } while (cursor !== '0')
}

async function writeKeys(
  client: RedisClient,
  prefix: string,
  file: string,
  { epochs, sum }: BackupFacts,
): Promise<void> {
  const writing = client.multi().set(restoreMarkKey(prefix), sum)
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
    // Redis continues a transaction after a failed command, so the store is emptied again.
    await emptyStore(client, prefix)
    await client.unlink(restoreMarkKey(prefix))
    throw new RestoreError(`The store did not take the backup: ${(error as Error).message}.`)
  })
}
