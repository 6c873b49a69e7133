import type { Logger } from 'pino'
import { type Catalogue, createCatalogue, parseCatalogue } from '../../shared/catalogue/catalogue.ts'
import { parseRegisterEvent, type RegisterEvent } from '../auth/register-event.ts'
import type { RedisClient, RedisTarget } from '../redis/client.ts'
import { StartError } from '../start-error.ts'
import { createRegisterTail } from '../stream/register-tail.ts'
import type { Tail } from '../stream/tail.ts'
import type { CatalogueRegister } from './catalogue-register.ts'
import { chooseFirstCatalogue } from './first-catalogue.ts'

export interface LiveCatalogueOptions {
  client: RedisClient
  /** Where the catalogue's stream is followed. */
  target: RedisTarget
  register: CatalogueRegister
  /** The setting CATALOGUE: the file that a new installation begins with. Undefined: with the order's catalogue. */
  file: string | undefined
  log: Logger
  /** Called with a sentence when a new installation cannot begin. */
  onFatal(sentence: string): void
  /** Called when the register has a new event, or may have one that this node has not read. */
  onNews(): void
  /** Called with each new version, the first one too. */
  onChange(catalogue: Catalogue): void
}

/** The catalogue as this node knows it. It follows the store's within a second. */
export class LiveCatalogue {
  readonly #options: LiveCatalogueOptions
  readonly #tail: Tail<RegisterEvent>
  #current: Catalogue | undefined
  #refusedVersion = 0
  /** Run after each version that was read. */
  readonly #waiting = new Set<() => void>()
  #onFirstRead: () => void = () => {}
  /** Resolves when the catalogue was read for the first time. */
  readonly firstRead = new Promise<void>(resolve => {
    this.#onFirstRead = resolve
  })

  constructor(options: LiveCatalogueOptions) {
    this.#options = options
    const { client, target, register, log, onNews } = options
    this.#tail = createRegisterTail<RegisterEvent>({
      client,
      target,
      name: 'catalogue',
      events: register.register.keys.events,
      log,
      parse: parseRegisterEvent,
      create: () => this.#create(),
      onEvent(event) {
        register.register.note(event.n)
        onNews()
      },
      onLive: onNews,
      catchUp: () => this.#read(),
    })
  }

  /** The present catalogue; undefined until it was read once. */
  get current(): Catalogue | undefined {
    return this.#current
  }

  /** Waits until this node has read `version` or a later one, or `ms` milliseconds. */
  async waitFor(version: number, ms: number): Promise<void> {
    if ((this.#current?.version ?? 0) >= version) return
    await new Promise<void>(resolve => {
      const check = () => {
        if ((this.#current?.version ?? 0) >= version) end()
      }
      const end = () => {
        this.#waiting.delete(check)
        clearTimeout(late)
        resolve()
      }
      const late = setTimeout(end, ms)
      this.#waiting.add(check)
    })
  }

  start(): void {
    this.#tail.start()
  }

  async stop(): Promise<void> {
    await this.#tail.stop()
  }

  /** Gives a new installation its catalogue. The store may come back empty, so this runs again after each trouble. */
  async #create(): Promise<void> {
    const { register, file, log, onFatal } = this.#options
    try {
      const isNew = await register.create(() => chooseFirstCatalogue(register, file))
      if (file !== undefined && !isNew && !this.#current)
        log.info({ file }, 'CATALOGUE is ignored: this installation has a catalogue')
    } catch (error) {
      if (error instanceof StartError)
        onFatal(`A new installation cannot begin with CATALOGUE: ${error.message}`)
      throw error
    }
  }

  /** Reads the catalogue from the store. One that this version cannot read is left aside, and the last one stays. */
  async #read(): Promise<void> {
    const { register, log, onChange } = this.#options
    const stored = await register.read()
    if (!stored || stored.version === this.#current?.version || stored.version === this.#refusedVersion)
      return
    const parsed = parseCatalogue(stored.catalogue)
    if (!parsed.ok) {
      this.#refusedVersion = stored.version
      const { path, problem } = parsed
      const fault = { version: stored.version, path, problem }
      if (this.#current) log.error(fault, 'the catalogue cannot be read; the last one stays in force')
      else log.error(fault, 'the catalogue cannot be read; the server serves no centre until it can')
      return
    }
    this.#current = createCatalogue(parsed.data, stored.version)
    onChange(this.#current)
    this.#onFirstRead()
    for (const check of this.#waiting) check()
  }
}
