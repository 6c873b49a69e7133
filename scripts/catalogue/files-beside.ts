import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ServiceFiles } from '../../server/catalogue/files/service-files.ts'
import type { ScriptContext } from '../../server/queue/script-runner.ts'
import type { FileType } from '../../shared/catalogue/files.ts'
import type { CatalogueData, ServiceFile } from '../../shared/catalogue/schema.ts'

/** Endings of the files beside a catalogue file, by their type. */
const endings: Readonly<Record<FileType, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
}

/** @returns the place of a form or a sample beside a catalogue file: in the folder `files`, named by its digest */
function placeOf(catalogueFile: string, { digest, type }: ServiceFile): string {
  return join(dirname(catalogueFile), 'files', `${digest}.${endings[type]}`)
}

const filesOf = ({ services }: CatalogueData): ServiceFile[] => services.flatMap(({ files = [] }) => files)

/** Writes the forms and samples of a catalogue beside its file. @returns how many */
export async function writeFilesBeside(
  catalogueFile: string,
  catalogue: CatalogueData,
  files: ServiceFiles,
): Promise<number> {
  let written = 0
  for (const file of filesOf(catalogue)) {
    const content = await files.content(file.digest)
    if (!content) continue
    const place = placeOf(catalogueFile, file)
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, content)
    written++
  }
  return written
}

/** The forms and samples that the store lacks, with their contents from beside the catalogue file. */
export type FilesBeside = { ok: true; contents: Buffer[] } | { ok: false; missing: string }

/** Reads the forms and samples that a catalogue file names and the store lacks. */
export async function readFilesBeside(
  catalogueFile: string,
  catalogue: CatalogueData,
  files: ServiceFiles,
): Promise<FilesBeside> {
  const named = filesOf(catalogue)
  const known = new Set((await files.findAll(named.map(({ digest }) => digest))).map(({ digest }) => digest))
  const contents: Buffer[] = []
  for (const file of named) {
    if (known.has(file.digest)) continue
    const place = placeOf(catalogueFile, file)
    if (!existsSync(place)) return { ok: false, missing: place }
    contents.push(readFileSync(place))
    known.add(file.digest)
  }
  return { ok: true, contents }
}

/** Stores forms and samples. @returns the problem of the first that cannot be taken; undefined when all are stored */
export async function storeFiles(
  contents: readonly Buffer[],
  files: ServiceFiles,
  context: ScriptContext,
): Promise<string | undefined> {
  for (const content of contents) {
    const added = await files.add(context, content)
    if (!added.ok) return String(added.error.detail?.problem ?? added.error.code)
  }
  return undefined
}
