import { spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { StartError } from '../start-error.ts'

/** Folder, in Redis's data folder, for copies of files that are cut. */
const COPIES = 'damaged'
/** Copies kept. Each may be as large as everything since Redis last rewrote its files. */
const MAX_COPIES = 3
/** Bytes, more than the longest pattern, so that none is missed between two parts of a file. */
const OVERLAP = 64

const MULTI = '*1\r\n$5\r\nMULTI\r\n'
const EXEC = /\r\n\*1\r\n\$4\r\nEXEC\r\n/
const COMMAND = /\r\n\*\d+\r\n\$\d+\r\n/

export interface Repair {
  file: string
  /** Copy of the file before the repair. */
  copy: string
  /** Bytes cut off. */
  bytes: number
}

/**
 * Cuts a damaged end off the append-only file. A power cut leaves bytes that were never written where the file
 * system had already made room, or half of a last write. Nothing acknowledged is in it, because Redis has each
 * write on the disk before it answers. Redis itself accepts a file that is cut short, and no other damage.
 *
 * @param folder data of a Redis that does not run
 * @returns what was done; undefined when the file is whole or can't be checked
 * @throws StartError when whole commands follow the damage: cutting there would lose tickets, so a person has to
 * decide
 */
export async function repairAof(folder: string): Promise<Repair | undefined> {
  const file = await lastFile(folder)
  const found = file && (await check(file))
  if (!found) return undefined
  const { size, validUpTo } = found
  if (await holdsCommands(file, validUpTo)) {
    throw new StartError(
      `The queue's data file ${file} is damaged at byte ${validUpTo} of ${size}, and tickets may follow: bring back a backup, or keep a copy of the file and run \`redis-check-aof --fix ${file}\`, which removes everything from there on, and start again.`,
    )
  }
  const copy = await keepCopy(folder, file)
  await run(['--fix', file], 'y\n')
  return { file, copy, bytes: size - validUpTo }
}

/** @returns when a damaged end was last cut off, Unix ms; 0: never */
export async function lastRepair(folder: string): Promise<number> {
  const copies = join(folder, COPIES)
  const names = await readdir(copies).catch(() => [])
  const times = await Promise.all(names.map(async name => (await stat(join(copies, name))).mtimeMs))
  return Math.max(0, ...times)
}

/**
 * @returns the file that Redis appends to, the only one that a power cut can damage: the others get their name when
 * complete
 */
async function lastFile(folder: string): Promise<string | undefined> {
  const parts = join(folder, 'appendonlydir')
  const manifest = await readFile(join(parts, 'appendonly.aof.manifest'), 'utf8').catch(() => '')
  const last = [...manifest.matchAll(/^file (\S+) seq \d+ type i/gm)].at(-1)?.[1]
  return last === undefined ? undefined : join(parts, basename(last))
}

/**
 * Checks a file.
 *
 * @returns size and intact length of a damaged file; undefined when it is whole or can't be checked
 */
async function check(file: string): Promise<{ size: number; validUpTo: number } | undefined> {
  const output = await run([file], '')
  const [, size, validUpTo] = /size=(\d+), ok_up_to=(\d+)/.exec(output ?? '') ?? []
  if (size === undefined || size === validUpTo) return undefined
  return { size: Number(size), validUpTo: Number(validUpTo) }
}

/**
 * @returns whether whole commands follow the damage. Scripts write transactions, whose commands count only once
 * complete; until then they are part of an unfinished write.
 */
async function holdsCommands(file: string, from: number): Promise<boolean> {
  let wanted: RegExp | undefined
  let rest = ''
  for await (const part of createReadStream(file, { start: from, encoding: 'latin1' })) {
    const text = rest + String(part)
    wanted ??= text.startsWith(MULTI) ? EXEC : COMMAND
    if (wanted.test(text)) return true
    rest = text.slice(-OVERLAP)
  }
  return false
}

async function keepCopy(folder: string, file: string): Promise<string> {
  const copies = join(folder, COPIES)
  await mkdir(copies, { recursive: true, mode: 0o700 })
  const older = (await readdir(copies)).sort().slice(0, -(MAX_COPIES - 1))
  for (const name of older) await rm(join(copies, name))
  const copy = join(copies, `${new Date().toISOString().replaceAll(':', '-')}-${basename(file)}`)
  await copyFile(file, copy)
  return copy
}

/** Runs redis-check-aof. @returns its output; undefined when it is not installed */
function run(args: string[], input: string): Promise<string | undefined> {
  return new Promise(resolve => {
    const child = spawn('redis-check-aof', args, { stdio: ['pipe', 'pipe', 'ignore'] })
    let output = ''
    child.stdout.on('data', data => {
      output += data
    })
    // It may end without reading its answer.
    child.stdin.on('error', () => {}).end(input)
    child.once('error', () => resolve(undefined))
    child.once('close', () => resolve(output))
  })
}
