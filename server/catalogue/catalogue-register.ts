import type { CatalogueData } from '../../shared/catalogue/schema.ts'
import type { SettingsChange } from '../../shared/contract/events.ts'
import { Register } from '../auth/register.ts'
import { packJson } from '../lib/packed-json.ts'
import { centreKeys } from '../queue/keys.ts'
import type { ScriptContext, ScriptResult } from '../queue/script-runner.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'

/** Milliseconds after which the store counts as away. */
const storeTimeoutMs = 3_000

const scripts = new URL('./lua/', import.meta.url)
const catalogueArgs = {
  'replace-catalogue': ['base', 'document', 'changed', 'packed'],
  'add-file': ['digest', 'type', 'bytes', 'pages', 'content', 'mostBytes'],
} as const

/** The catalogue as the store holds it, unchecked. */
export interface StoredCatalogue {
  version: number
  catalogue: unknown
}

/** The catalogue of the installation in the store. */
export class CatalogueRegister {
  readonly register: Register<typeof catalogueArgs>
  readonly #client: RedisClient
  readonly #prefix: string

  constructor(client: RedisClient, prefix: string) {
    this.register = new Register(client, prefix, 'catalogue', catalogueArgs, scripts)
    this.#client = client
    this.#prefix = prefix
  }

  /**
   * Creates the register unless it exists, with `first` as its catalogue.
   *
   * @returns whether there was no catalogue
   */
  async create(first: () => Promise<CatalogueData>): Promise<boolean> {
    await this.register.create()
    if ((await this.read()) !== undefined) return false
    // Another node may be faster: then its catalogue stays.
    await this.replace({ by: 'system:node' }, 0, await first(), [])
    return true
  }

  /** @returns whether the store has a hall of one of these centres. @throws when the store is away */
  async hasHallsOf(centres: readonly { readonly id: string }[]): Promise<boolean> {
    const keys = centres.map(({ id }) => centreKeys(this.#prefix, id).events)
    const found = await withDeadline(Promise.all(keys.map(key => this.#client.exists(key))), storeTimeoutMs)
    return found.some(count => count > 0)
  }

  /** Reads the catalogue. @returns undefined when there is none. @throws when the store is away */
  async read(): Promise<StoredCatalogue | undefined> {
    const text = await withDeadline(this.#client.get(`${this.register.base}document`), storeTimeoutMs)
    return text === null ? undefined : (JSON.parse(text) as StoredCatalogue)
  }

  /**
   * Replaces the catalogue.
   *
   * @param base the version that the change was made from
   * @param changes what differs from that version, for the trail
   * @returns STALE_CATALOGUE when `base` is no longer the present version
   */
  replace(
    context: ScriptContext,
    base: number,
    data: CatalogueData,
    changes: readonly SettingsChange[],
  ): Promise<ScriptResult> {
    const document = JSON.stringify(data)
    const args = { base, document, changed: JSON.stringify(changes), packed: packJson(document) }
    return this.register.run('replace-catalogue', context, args)
  }
}
