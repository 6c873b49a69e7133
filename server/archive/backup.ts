import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Database } from './database.ts'
import { readEvents, trailsOf } from './read-events.ts'
import { cursors } from './schema.ts'

/** The first line of a backup. */
export const backupKind = 'kezek archive'
export const backupVersion = 1

/**
 * Writes everything that cannot be made anew into one file: the events, settings among them, and how far each stream is archived.
 * Lines of JSON, compressed; the last holds the sum of all before it. All of it is of one moment.
 * @returns how many events it holds
 */
export async function backup(db: Database, file: string): Promise<number> {
  const part = `${file}.part`
  let count = 0
  async function* lines(): AsyncGenerator<string> {
    const sum = createHash('sha256')
    for await (const line of unsummed()) {
      sum.update(line)
      yield line
    }
    yield line({ sha256: sum.digest('hex'), events: count })
  }
  async function* unsummed(): AsyncGenerator<string> {
    yield line({ backup: backupKind, version: backupVersion })
    // The cursors first: an event that comes later is read again from its stream.
    for (const cursor of await db.select().from(cursors)) yield line({ cursor })
    for (const trail of await trailsOf(db)) {
      for await (const rows of readEvents(db, trail)) {
        count += rows.length
        yield rows.map(event => line({ event })).join('')
      }
    }
  }
  try {
    await pipeline(
      Readable.from(lines()),
      createGzip(),
      createWriteStream(part, { mode: 0o600, flush: true }),
    )
    // Until it is whole, it does not bear the name.
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  return count
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}
