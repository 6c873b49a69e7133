import type { CatalogueData } from '../../shared/catalogue/schema.ts'
import type { SettingsChange } from '../../shared/contract/events.ts'
import { Register } from '../auth/register.ts'
import type { ScriptContext, ScriptResult } from '../queue/script-runner.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'

/** Milliseconds after which the store counts as away. */
const storeTimeoutMs = 3_000

const scripts = new URL('./lua/', import.meta.url)
const catalogueArgs = { 'replace-catalogue': ['base', 'document', 'changed'] } as const

/** The catalogue as the store holds it, unchecked. */
export interface StoredCatalogue {
  version: number
  catalogue: unknown
}

/** The catalogue of the installation in the store. */
export class CatalogueRegister {
  readonly register: Register<typeof catalogueArgs>
  readonly #client: RedisClient

  constructor(client: RedisClient, prefix: string) {
    this.register = new Register(client, prefix, 'catalogue', catalogueArgs, scripts)
    this.#client = client
  }

  /** Creates the register unless it exists, with `first` as its catalogue. */
  async create(first: () => CatalogueData): Promise<void> {
    await this.register.create()
    if ((await this.read()) !== undefined) return
    // Another node may be faster: then its catalogue stays.
    await this.replace({ by: 'system:node' }, 0, first(), [])
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
    const args = { base, document: JSON.stringify(data), changed: JSON.stringify(changes) }
    return this.register.run('replace-catalogue', context, args)
  }
}
