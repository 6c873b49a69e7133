import type { FileType, KeptFile } from '../../../shared/catalogue/files.ts'
import type { CatalogueData } from '../../../shared/catalogue/schema.ts'
import type { ScriptContext, ScriptResult } from '../../queue/script-runner.ts'
import { type RedisClient, withDeadline } from '../../redis/client.ts'
import type { CatalogueRegister } from '../catalogue-register.ts'
import { inspectFile } from './inspect-file.ts'
import { askPdf } from './pdf.ts'

/** Milliseconds for reading a file of 5 MB from the store. */
const storeTimeoutMs = 3_000
/** Bytes of all files together: two forms and two samples for each of 40 services. The store holds them in memory. */
const mostBytes = 48 * 1024 * 1024
/** Bytes of drawn pages that a node keeps, so that a form that many look at is drawn once. */
const mostDrawnBytes = 16 * 1024 * 1024

/** Files of services in the store: forms to fill in, and filled-in samples. A file never changes: its name is its digest. */
export class ServiceFiles {
  readonly #client: RedisClient
  readonly #register: CatalogueRegister
  /** Drawn pages by file and page, the one that was asked for last at the end. */
  readonly #drawn = new Map<string, Uint8Array>()

  constructor(client: RedisClient, register: CatalogueRegister) {
    this.#client = client
    this.#register = register
  }

  /**
   * Stores a file.
   *
   * @returns its facts; BAD_FILE with the problem of a file that cannot be taken
   * @throws when the store is away
   */
  async add(context: ScriptContext, bytes: Buffer): Promise<ScriptResult> {
    const inspected = await inspectFile(bytes)
    const { register } = this.#register
    if (!inspected.ok)
      return register.refuse('add-file', context, {
        code: 'BAD_FILE',
        detail: { problem: inspected.problem },
      })
    const { file } = inspected
    return register.run('add-file', context, { ...file, content: bytes.toString('base64'), mostBytes })
  }

  /** @returns the facts of a file; undefined when there is none @throws when the store is away */
  async find(digest: string): Promise<KeptFile | undefined> {
    const [file] = await this.findAll([digest])
    return file
  }

  /** @returns the facts of those files that are there @throws when the store is away */
  async findAll(digests: readonly string[]): Promise<KeptFile[]> {
    if (digests.length === 0) return []
    const found = await this.#read(this.#client.hmGet(`${this.#register.register.base}files`, [...digests]))
    return digests.flatMap((digest, at) => {
      const [bytes, pages, type] = found[at]?.split(' ') ?? []
      return type === undefined
        ? []
        : [{ digest, type: type as FileType, bytes: Number(bytes), pages: Number(pages) }]
    })
  }

  /**
   * Compares the files that two catalogues name.
   *
   * @returns the place in the new one that names a file which is not there; undefined when all are
   * @throws when the store is away
   */
  async findMissing(present: CatalogueData, next: CatalogueData): Promise<string | undefined> {
    const known = new Set(named(present).map(({ digest }) => digest))
    const added = named(next).filter(({ digest }) => !known.has(digest))
    const found = new Set((await this.findAll(added.map(({ digest }) => digest))).map(({ digest }) => digest))
    return added.find(({ digest }) => !found.has(digest))?.path
  }

  /** @returns the bytes of a file; undefined when there is none @throws when the store is away */
  async content(digest: string): Promise<Buffer | undefined> {
    const text = await this.#read(this.#client.get(`${this.#register.register.base}file:${digest}`))
    return text === null ? undefined : Buffer.from(text, 'base64')
  }

  /** Draws a page of a PDF. @returns a PNG; undefined when there is no such page @throws when the store is away */
  async page(digest: string, page: number): Promise<Uint8Array | undefined> {
    const name = `${digest} ${page}`
    const png = this.#drawn.get(name) ?? (await this.#draw(digest, page))
    if (png) this.#keep(name, png)
    return png
  }

  async #draw(digest: string, page: number): Promise<Uint8Array | undefined> {
    const bytes = await this.content(digest)
    const answer = bytes && (await askPdf({ bytes, page }))
    return answer && 'png' in answer ? answer.png : undefined
  }

  #keep(name: string, png: Uint8Array): void {
    this.#drawn.delete(name)
    this.#drawn.set(name, png)
    let bytes = 0
    for (const kept of this.#drawn.values()) bytes += kept.length
    for (const [oldest, kept] of this.#drawn) {
      if (bytes <= mostDrawnBytes) return
      this.#drawn.delete(oldest)
      bytes -= kept.length
    }
  }

  #read<T>(reading: Promise<T>): Promise<T> {
    return withDeadline(reading, storeTimeoutMs)
  }
}

/** @returns the files that a catalogue names, with their places. */
function named({ services }: CatalogueData): { path: string; digest: string }[] {
  return services.flatMap(({ id: service, files = [] }) =>
    files.map(({ id, digest }) => ({ path: `services.${service}.files.${id}`, digest })),
  )
}
