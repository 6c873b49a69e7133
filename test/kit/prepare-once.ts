import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from './builds.ts'

const migrations = join(ROOT, 'server/archive/migrations')
const made = join(ROOT, 'dist/test')

/**
 * Makes an empty archive that tests copy, unless an earlier test file has made it from the same sources.
 *
 * @param kind begins the folder's name
 * @param packages version files of what makes the archive, beside its migrations
 * @param make fills a new folder
 * @returns the folder, complete
 */
export async function prepareOnce(
  kind: string,
  packages: readonly string[],
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(made, `${kind}-${await versionOf(packages)}`)
  if (await isThere(folder)) return folder
  await mkdir(made, { recursive: true })
  const part = await mkdtemp(join(made, 'part-'))
  await make(part)
  // It gets its name when it is complete. Another test file may have been faster.
  await rename(part, folder).catch(async error => {
    await rm(part, { recursive: true, force: true })
    if (!(await isThere(folder))) throw error
  })
  return folder
}

/** @returns a name that depends on everything that an empty archive is made of */
async function versionOf(packages: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  const files = (await readdir(migrations)).filter(name => name.endsWith('.sql')).sort()
  const sources = [
    ...packages,
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
