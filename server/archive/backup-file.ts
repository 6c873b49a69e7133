import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'

/** A file that can't be restored. The message is one sentence for the operator. */
export class RestoreError extends Error {
  override name = 'RestoreError'
}

/** What a backup holds: the archive only, or a whole installation with its store. */
export type BackupKind = 'kezek archive' | 'kezek hall'
const backupVersion = 1

/**
 * Bytes of the longest line: a file that unpacks to one endless line would fill the memory. An event is at most one
 * message, 512 KB. A key of the store may be the stream of 35 days of a large centre, 60 MB, a third longer in
 * base64.
 */
const maxLineBytes: Readonly<Record<BackupKind, number>> = {
  'kezek archive': 4 * 1024 * 1024,
  'kezek hall': 200 * 1024 * 1024,
}
const newline = 0x0a

const nouns: Readonly<Record<BackupKind, string>> = { 'kezek archive': 'an archive', 'kezek hall': 'a hall' }

const text = z.string()
const maybe = text.nullable()
const whole = z.int()
/** A row of the table `events`, in backups and where that table refuses it. */
export const eventRowSchema = z.strictObject({
  centre: text,
  epoch: text,
  n: whole,
  id: text,
  type: text,
  at: whole,
  by: text,
  via: maybe,
  ticket: maybe,
  counter: maybe,
  body: z.unknown(),
  raw: maybe,
})
const lineSchema = z.union([
  z.strictObject({ backup: text, version: whole }),
  /** A key of the store without the installation's prefix: its DUMP in base64, and when it expires, Unix ms. */
  z.strictObject({ key: text, dump: z.base64(), expires: whole.optional() }),
  z.strictObject({ event: eventRowSchema }),
  z.strictObject({
    cursor: z.strictObject({ centre: text, epoch: text, storeEpoch: text, streamId: text, n: whole }),
  }),
  z.strictObject({ sha256: text, events: whole }),
])
export type BackupLine = z.infer<typeof lineSchema>

/**
 * Writes compressed lines of JSON into one file. The last line holds the checksum of all before it. The file gets
 * its name when it is complete and on the disk, so half a backup never has it.
 *
 * @returns the number of events in it
 */
export async function writeBackup(
  file: string,
  kind: BackupKind,
  lines: AsyncIterable<object>,
): Promise<number> {
  const part = `${file}.part`
  const sum = createHash('sha256')
  let events = 0
  async function* texts(): AsyncGenerator<string> {
    const summed = (line: object) => {
      const written = `${JSON.stringify(line)}\n`
      sum.update(written)
      return written
    }
    yield summed({ backup: kind, version: backupVersion })
    for await (const line of lines) {
      if ('event' in line) events++
      yield summed(line)
    }
    yield `${JSON.stringify({ sha256: sum.digest('hex'), events })}\n`
  }
  try {
    await pipeline(
      Readable.from(texts()),
      createGzip(),
      createWriteStream(part, { mode: 0o600, flush: true }),
    )
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  return events
}

/**
 * Checks a whole backup.
 *
 * @returns the number of its events
 * @throws RestoreError when it is not a backup of this kind
 */
export async function checkBackup(file: string, kind: BackupKind): Promise<number> {
  await access(file).catch(error => {
    throw new RestoreError(`The file ${file} cannot be read (${error.code}).`)
  })
  let isFirst = true
  let found = 0
  let end: { events: number } | undefined
  for await (const line of readBackup(file, kind)) {
    if (isFirst !== 'backup' in line) throw isFirst ? foreign(file, kind) : damaged(file)
    if ('backup' in line && (line.backup !== kind || line.version > backupVersion)) throw foreign(file, kind)
    if (end) throw damaged(file)
    isFirst = false
    if ('event' in line) found++
    if ('sha256' in line) end = line
  }
  if (isFirst) throw foreign(file, kind)
  if (end?.events !== found) throw damaged(file)
  return found
}

/** Reads a backup line by line and compares the checksum of all lines with the last one. */
export async function* readBackup(file: string, kind: BackupKind): AsyncGenerator<BackupLine> {
  const sum = createHash('sha256')
  const source = createReadStream(file)
  const unzipped = createGunzip()
  source.on('error', error => unzipped.destroy(error))
  // A damaged file may fail again after its reader has left.
  unzipped.on('error', () => {})
  let isFirst = true
  try {
    for await (const raw of linesOf(source.pipe(unzipped), maxLineBytes[kind])) {
      const line = raw === undefined ? undefined : parse(raw)
      if (!line) throw isFirst ? foreign(file, kind) : damaged(file)
      isFirst = false
      if ('sha256' in line && line.sha256 !== sum.digest('hex')) throw damaged(file)
      if (!('sha256' in line)) sum.update(`${raw}\n`)
      yield line
    }
  } catch (error) {
    if (error instanceof RestoreError) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'Z_DATA_ERROR' && isFirst) throw foreign(file, kind)
    if (code?.startsWith('Z_')) throw damaged(file)
    if (code === undefined) throw error
    throw new RestoreError(`The file ${file} cannot be read (${code}).`)
  } finally {
    source.destroy()
  }
}

/** Yields each line; undefined for one longer than `maxBytes`, after which reading ends. */
async function* linesOf(source: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<string | undefined> {
  let rest: Buffer[] = []
  let length = 0
  for await (const chunk of source) {
    let from = 0
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, at)]).toString()
      rest = []
      length = 0
      from = at + 1
    }
    rest.push(chunk.subarray(from))
    length += chunk.length - from
    if (length > maxBytes) {
      yield undefined
      return
    }
  }
  if (length > 0) yield Buffer.concat(rest).toString()
}

function parse(raw: string): BackupLine | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(raw)).data
  } catch {
    return undefined
  }
}

function foreign(file: string, kind: BackupKind): RestoreError {
  return new RestoreError(`The file ${file} is not a backup of ${nouns[kind]} that this version can read.`)
}

function damaged(file: string): RestoreError {
  return new RestoreError(`The backup ${file} is damaged or cut short: nothing was restored.`)
}
