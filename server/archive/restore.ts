import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { backupKind, backupVersion } from './backup.ts'
import type { Database } from './database.ts'
import { insertAll } from './insert-all.ts'
import { type Progress, rebuildWithin } from './rebuild.ts'
import { cursors, type EventRow, events } from './schema.ts'

/** A file that is not restored. The message is one sentence for whoever asked. */
export class RestoreError extends Error {
  override name = 'RestoreError'
}

const text = z.string()
const maybe = text.nullable()
const whole = z.int()
const lineSchema = z.union([
  z.strictObject({ backup: text, version: whole }),
  z.strictObject({
    event: z.strictObject({
      ...{ centre: text, epoch: text, n: whole, id: text, type: text, at: whole, by: text },
      ...{ via: maybe, ticket: maybe, counter: maybe, body: z.unknown(), raw: maybe },
    }),
  }),
  z.strictObject({
    cursor: z.strictObject({ centre: text, epoch: text, storeEpoch: text, streamId: text, n: whole }),
  }),
  z.strictObject({ sha256: text, events: whole }),
])
type Line = z.infer<typeof lineSchema>

const rowsAtOnce = 1_000

/**
 * Reads a backup into an empty archive, and makes all tables from it. The whole file is checked before anything is written, and
 * all is written in one transaction.
 * @returns how many events it held
 * @throws RestoreError where the file is not a whole backup, or the archive not empty; then nothing has changed
 */
export async function restore(
  db: Database,
  file: string,
  tell: (progress: Progress) => void = () => {},
): Promise<number> {
  const count = await check(file)
  await db.transaction(async tx => {
    const [event] = await tx.select({ n: events.n }).from(events).limit(1)
    const [cursor] = await tx.select({ n: cursors.n }).from(cursors).limit(1)
    if (event || cursor)
      throw new RestoreError(
        'The archive is not empty, and a backup is restored into an empty one alone: choose another by DATABASE_URL or DATA_DIR.',
      )
    let rows: EventRow[] = []
    const write = async () => {
      await insertAll(tx, events, rows)
      rows = []
    }
    for await (const line of readLines(file)) {
      if ('event' in line) rows.push(line.event)
      if ('cursor' in line) await tx.insert(cursors).values(line.cursor)
      if (rows.length === rowsAtOnce) await write()
    }
    await write()
    await rebuildWithin(tx, tell)
  })
  return count
}

/** @returns how many events a whole backup holds. */
async function check(file: string): Promise<number> {
  await access(file).catch(error => {
    throw new RestoreError(`The file ${file} cannot be read (${error.code}).`)
  })
  let isFirst = true
  let found = 0
  let end: { events: number } | undefined
  for await (const line of readLines(file)) {
    if (isFirst && !('backup' in line)) throw foreign(file)
    if ('backup' in line && (line.backup !== backupKind || line.version > backupVersion)) throw foreign(file)
    if (end) throw damaged(file)
    isFirst = false
    if ('event' in line) found++
    if ('sha256' in line) end = line
  }
  if (isFirst) throw foreign(file)
  if (end?.events !== found) throw damaged(file)
  return found
}

/** Reads line by line, holding the sum of all lines against the last. */
async function* readLines(file: string): AsyncGenerator<Line> {
  const sum = createHash('sha256')
  const source = createReadStream(file)
  const unzipped = createGunzip()
  source.on('error', error => unzipped.destroy(error))
  let isFirst = true
  try {
    for await (const raw of createInterface({ input: source.pipe(unzipped), crlfDelay: Infinity })) {
      const line = parse(raw)
      if (!line) throw isFirst ? foreign(file) : damaged(file)
      isFirst = false
      if ('sha256' in line && line.sha256 !== sum.digest('hex')) throw damaged(file)
      if (!('sha256' in line)) sum.update(`${raw}\n`)
      yield line
    }
  } catch (error) {
    if (error instanceof RestoreError) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'Z_DATA_ERROR' && isFirst) throw foreign(file)
    if (code?.startsWith('Z_')) throw damaged(file)
    throw new RestoreError(`The file ${file} cannot be read (${code}).`)
  } finally {
    source.destroy()
  }
}

function parse(raw: string): Line | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(raw)).data
  } catch {
    return undefined
  }
}

function foreign(file: string): RestoreError {
  return new RestoreError(`The file ${file} is not a backup of an archive that this version can read.`)
}

function damaged(file: string): RestoreError {
  return new RestoreError(`The backup ${file} is damaged or cut short: nothing was restored.`)
}
