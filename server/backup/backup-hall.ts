import { dirname, resolve } from 'node:path'
import { archiveLines } from '../archive/backup.ts'
import { writeBackup } from '../archive/backup-file.ts'
import type { Database } from '../archive/database.ts'
import type { RedisTarget } from '../redis/client.ts'
import { copyStore } from './store-copy.ts'

export interface BackupSource {
  redis: RedisTarget
  prefix: string
  /** Undefined: this server keeps no archive. */
  archive: Database | undefined
}

/**
 * Writes the whole installation into one file while it runs: the keys of its store (queues, people, devices,
 * secrets, settings, voices) and its archive. The archive is read first. Events that happen before the store is
 * copied are in the copy's streams, and a restored server archives them from the cursors of this backup: so both
 * parts belong to the moment of the copy.
 */
export async function backupHall(source: BackupSource, file: string): Promise<void> {
  await writeBackup(file, 'kezek hall', linesOf(source, dirname(resolve(file))))
}

async function* linesOf({ redis, prefix, archive }: BackupSource, near: string): AsyncGenerator<object> {
  if (archive) yield* archiveLines(archive)
  for await (const { key, dump, expires } of copyStore(redis, prefix, near)) {
    yield { key, dump: dump.toString('base64'), expires }
  }
}
