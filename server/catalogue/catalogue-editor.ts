import { parseCatalogue } from '../../shared/catalogue/catalogue.ts'
import type { CatalogueData } from '../../shared/catalogue/schema.ts'
import { findChanges } from '../../shared/contract/document-changes.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { SettingsChange } from '../../shared/contract/events.ts'
import type { ScriptContext, ScriptResult } from '../queue/script-runner.ts'
import type { CatalogueRegister } from './catalogue-register.ts'
import { badCatalogue, changeItem, type ItemChange, type PlannedCatalogue } from './change-item.ts'
import type { ServiceFiles } from './files/service-files.ts'
import { readCatalogueFile } from './read-file.ts'

/** Tries of one change. Each collision means that another change was saved, and people save a few a minute. */
const maxAttempts = 10
/** Changed places that a preview of an import lists: as many as people read. */
const maxListed = 300

interface Version {
  version: number
  data: CatalogueData
}

export type Preview =
  | { ok: true; reply: { version: number; changes: SettingsChange[] } }
  | { ok: false; error: Refusal }

/** Changes the catalogue of the installation for administrators. */
export class CatalogueEditor {
  readonly #register: CatalogueRegister
  readonly #files: ServiceFiles

  constructor(register: CatalogueRegister, files: ServiceFiles) {
    this.#register = register
    this.#files = files
  }

  /** Changes one item. Changes of other items at the same time are all kept. @throws when the store is away */
  changeItem(context: ScriptContext, change: ItemChange): Promise<ScriptResult> {
    return this.#apply(context, ({ data }) => changeItem(data, change))
  }

  /** @returns what an import of a file would change, or what is wrong with the file @throws when the store is away */
  async preview(file: string): Promise<Preview> {
    const present = await this.#read()
    const planned = await this.#withFiles(present.data, readCatalogueFile(present.data, file))
    if (!planned.ok) return { ok: false, error: planned.refusal }
    const changes = findChanges(present.data, planned.data, maxListed)
    return { ok: true, reply: { version: present.version, changes } }
  }

  /**
   * Replaces the catalogue by a file.
   *
   * @param base the version that the author has compared the file with
   * @throws when the store is away
   */
  import(context: ScriptContext, base: number, file: string): Promise<ScriptResult> {
    return this.#apply(context, ({ version, data }) =>
      version === base
        ? readCatalogueFile(data, file)
        : { ok: false, refusal: { code: 'STALE_CATALOGUE', detail: { version: String(version) } } },
    )
  }

  /** Plans a change on top of the present catalogue and saves it; again when somebody else has saved another one meanwhile. */
  async #apply(context: ScriptContext, plan: (present: Version) => PlannedCatalogue): Promise<ScriptResult> {
    const { register } = this.#register
    // After a change that was made, its repetition would find another item than its author saw.
    const known = await register.findReply('replace-catalogue', context)
    if (known) return known
    const refuse = (refusal: Refusal) => register.refuse('replace-catalogue', context, refusal)
    for (let attempt = 1; attempt <= maxAttempts; attempt++) {
      const present = await this.#read()
      const planned = await this.#withFiles(present.data, plan(present))
      if (!planned.ok) return refuse(planned.refusal)
      const changes = findChanges(present.data, planned.data)
      const saved = await this.#register.replace(context, present.version, planned.data, changes)
      if (saved.ok || saved.error.code !== 'STALE_CATALOGUE') return saved
    }
    return refuse({ code: 'STALE_CATALOGUE' })
  }

  /** Refuses a catalogue that names a file which the store does not have. */
  async #withFiles(present: CatalogueData, planned: PlannedCatalogue): Promise<PlannedCatalogue> {
    if (!planned.ok) return planned
    const missing = await this.#files.findMissing(present, planned.data)
    return missing === undefined ? planned : badCatalogue(missing, 'file-missing')
  }

  async #read(): Promise<Version> {
    const stored = await this.#register.read()
    const parsed = parseCatalogue(stored?.catalogue)
    if (!stored || !parsed.ok) throw new Error('the store has no catalogue that this version can read')
    return { version: stored.version, data: parsed.data }
  }
}
