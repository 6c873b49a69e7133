/** `npm run catalogue`: see scripts/catalogue.mjs. */
import { writeFileSync } from 'node:fs'
import { CatalogueRegister, type StoredCatalogue } from '../../server/catalogue/catalogue-register.ts'
import { ServiceFiles } from '../../server/catalogue/files/service-files.ts'
import { chooseFirstCatalogue } from '../../server/catalogue/first-catalogue.ts'
import { mergeCatalogue } from '../../server/catalogue/merge-catalogue.ts'
import {
  checkCatalogue,
  type ReadCatalogue,
  readCatalogueFile,
} from '../../server/catalogue/read-catalogue-file.ts'
import { ConfigError } from '../../server/config.ts'
import { StartError } from '../../server/start-error.ts'
import type { CatalogueData } from '../../shared/catalogue/schema.ts'
import { findChanges } from '../../shared/contract/document-changes.ts'
import { OptionError } from '../option-error.ts'
import { withStore } from '../store/with-store.ts'
import { readFilesBeside, storeFiles, writeFilesBeside } from './files-beside.ts'
import { readOptions } from './options.ts'

/** A file that is no catalogue, or a catalogue that cannot replace the present one; the message says why. */
class CatalogueError extends Error {
  override name = 'CatalogueError'
}

try {
  const { verb, file, isDryRun } = readOptions(process.argv.slice(2))
  const next = verb === 'export' ? undefined : dataOf(readCatalogueFile(file))
  if (verb === 'check' && next) console.log(`${file} is a catalogue: ${contentOf(next)}.`)
  else
    await withStore(process.env, async (client, { keyPrefix, catalogueFile }) => {
      const register = new CatalogueRegister(client, keyPrefix)
      const files = new ServiceFiles(client, register)
      // A store without a catalogue begins with the file: nobody has to import over the order's.
      const first = () => chooseFirstCatalogue(register, next ? file : catalogueFile)
      if (!isDryRun) await register.create(first)
      const stored = (await register.read()) ?? { version: 0, catalogue: await first() }
      if (next) await importInto({ register, files, file }, stored, next, isDryRun)
      else await exportTo(file, stored, files)
    })
} catch (error) {
  const isExpected = [OptionError, ConfigError, StartError, CatalogueError].some(
    kind => error instanceof kind,
  )
  console.error(isExpected ? (error as Error).message : error)
  process.exitCode = 1
}

async function exportTo(
  file: string,
  { version, catalogue }: StoredCatalogue,
  files: ServiceFiles,
): Promise<void> {
  writeFileSync(file, `${JSON.stringify(catalogue, undefined, 2)}\n`)
  const written = await writeFilesBeside(
    file,
    dataOf(checkCatalogue('The present catalogue', catalogue)),
    files,
  )
  const beside = written > 0 ? `, and files/ beside it ${written} of its forms and samples` : ''
  console.log(`${file} holds version ${version} of the catalogue${beside}.`)
}

interface ImportFrom {
  register: CatalogueRegister
  files: ServiceFiles
  file: string
}

async function importInto(
  { register, files, file }: ImportFrom,
  stored: StoredCatalogue,
  next: CatalogueData,
  isDryRun: boolean,
): Promise<void> {
  const present = dataOf(checkCatalogue('The present catalogue', stored.catalogue))
  const merged = mergeCatalogue(present, next)
  if (!merged.ok && 'fault' in merged)
    throw new CatalogueError(
      `With the retired services of the present catalogue, the file is wrong at ${merged.fault.path}: ${merged.fault.problem}. Nothing has changed.`,
    )
  if (!merged.ok)
    throw new CatalogueError(
      `The file lacks centres that have a hall here: ${merged.missingCentres.join(', ')}. Nothing has changed.`,
    )
  const beside = await readFilesBeside(file, merged.data, files)
  if (!beside.ok)
    throw new CatalogueError(
      `The catalogue names the file ${beside.missing}, which is not there. Nothing has changed.`,
    )
  const changes = findChanges(present, merged.data)
  for (const { path, before, after } of changes) console.log(`${path}: ${before ?? '–'} → ${after ?? '–'}`)
  if (changes.length === 0) return console.log('The file says what the catalogue says already.')
  if (isDryRun) return console.log('Nothing has changed: this was a dry run.')
  const problem = await storeFiles(beside.contents, files, { by: 'system:operator' })
  if (problem !== undefined)
    throw new CatalogueError(
      `A file beside the catalogue cannot be used (${problem}). The catalogue has not changed.`,
    )
  const result = await register.replace({ by: 'system:operator' }, stored.version, merged.data, changes)
  if (!result.ok)
    throw new CatalogueError(
      'Somebody changed the catalogue at the same time. Nothing has changed; import it again.',
    )
  console.log(`The catalogue has version ${result.reply.version}: ${contentOf(merged.data)}.`)
}

function contentOf({ services, centres }: CatalogueData): string {
  const retired = services.filter(service => service.retired).length
  const offered = `${services.length - retired} services`
  return `${offered}${retired > 0 ? ` (${retired} retired)` : ''}, ${centres.length} centres`
}

/** @throws CatalogueError with a sentence about the fault */
function dataOf(read: ReadCatalogue): CatalogueData {
  if (!read.ok) throw new CatalogueError(read.sentence)
  return read.data
}
