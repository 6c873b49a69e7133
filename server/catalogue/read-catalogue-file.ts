import { readFileSync } from 'node:fs'
import { parseCatalogue } from '../../shared/catalogue/catalogue.ts'
import type { CatalogueData } from '../../shared/catalogue/schema.ts'

export type ReadCatalogue =
  | { ok: true; data: CatalogueData }
  /** What is wrong, for the person who chose the file. */
  | { ok: false; sentence: string }

/** Reads and checks a catalogue file. */
export function readCatalogueFile(file: string): ReadCatalogue {
  let document: unknown
  try {
    document = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const sentence =
      code === undefined ? `${file} is no whole JSON file: ${message}.` : `${file} cannot be read (${code}).`
    return { ok: false, sentence }
  }
  return checkCatalogue(file, document)
}

/** Checks a catalogue document. @param what names the document in the sentence */
export function checkCatalogue(what: string, document: unknown): ReadCatalogue {
  const parsed = parseCatalogue(document)
  if (parsed.ok) return parsed
  return { ok: false, sentence: `${what} is wrong at ${parsed.path || 'its top'}: ${parsed.problem}.` }
}
