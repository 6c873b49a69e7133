import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Database, Transaction } from './database.ts'
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
  const write = async (tx: Transaction) => {
    const lines = Readable.from(
      summed(
        linesOf(tx, rows => (count += rows)),
        () => count,
      ),
    )
    await pipeline(lines, createGzip(), createWriteStream(part, { mode: 0o600, flush: true }))
  }
  try {
    // Whatever comes meanwhile is in neither the events nor the cursors of this file.
    await db.transaction(write, { isolationLevel: 'repeatable read', accessMode: 'read only' })
    // Until it is whole, it does not bear the name.
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  return count
}

async function* linesOf(tx: Transaction, note: (rows: number) => void): AsyncGenerator<string> {
  yield line({ backup: backupKind, version: backupVersion })
  for (const cursor of await tx.select().from(cursors)) yield line({ cursor })
  for (const trail of await trailsOf(tx)) {
    for await (const rows of readEvents(tx, trail)) {
      note(rows.length)
      yield rows.map(event => line({ event })).join('')
    }
  }
}

/** Ends the lines with one that holds their sum. */
async function* summed(lines: AsyncGenerator<string>, count: () => number): AsyncGenerator<string> {
  const sum = createHash('sha256')
  for await (const text of lines) {
    sum.update(text)
    yield text
  }
  yield line({ sha256: sum.digest('hex'), events: count() })
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}
