import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { openArchive } from '../../server/archive/open-archive.ts'
import { ROOT } from './builds.ts'
import { prepareOnce } from './prepare-once.ts'

const version = join(ROOT, 'node_modules/@electric-sql/pglite/package.json')

let prepared: Promise<string> | undefined

/**
 * Makes an empty, migrated PGlite archive. Creating one takes four seconds of processor time and opening one a
 * third: it is created once and copied.
 */
export async function copyEmptyPglite(folder: string): Promise<void> {
  prepared ??= prepareOnce('pglite', [version], async part => {
    const opened = await openArchive({ folder: part }, pino({ level: 'silent' }))
    await opened.close()
  })
  await cp(await prepared, folder, { recursive: true })
}
