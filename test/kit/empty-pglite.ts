import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { openArchive } from '../../server/archive/open-archive.ts'
import { ROOT } from './builds.ts'

const migrations = join(ROOT, 'server/archive/migrations')
const made = join(ROOT, 'dist/test')

let prepared: Promise<string> | undefined

/**
 * Makes an empty, migrated PGlite archive. Creating one takes four seconds of processor time and opening one a
 * third: it is created once and copied.
 */
export async function copyEmptyPglite(folder: string): Promise<void> {
  prepared ??= prepare()
  await cp(await prepared, folder, { recursive: true })
}

async function prepare(): Promise<string> {
  const folder = join(made, `pglite-${await version()}`)
  if (await isThere(folder)) return folder
  await mkdir(made, { recursive: true })
  const part = await mkdtemp(join(made, 'part-'))
  const opened = await openArchive({ folder: part }, pino({ level: 'silent' }))
  await opened.close()
  // It gets its name when it is complete. Another test file may have been faster.
  await rename(part, folder).catch(async error => {
    await rm(part, { recursive: true, force: true })
    if (!(await isThere(folder))) throw error
  })
  return folder
}

/** @returns a name that depends on everything that an empty archive is made of */
async function version(): Promise<string> {
  const hash = createHash('sha256')
  const files = (await readdir(migrations)).filter(name => name.endsWith('.sql')).sort()
  const sources = [
    join(ROOT, 'node_modules/@electric-sql/pglite/package.json'),
    join(migrations, 'meta/_journal.json'),
    ...files.map(name => join(migrations, name)),
  ]
  for (const source of sources) hash.update(await readFile(source))
  return hash.digest('hex').slice(0, 16)
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
