import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { CatalogueDocument, CataloguePart } from '../../shared/contract/catalogue.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { callApi } from '../../shared/ui/api.ts'
import { randomId } from '../../shared/ui/random-id.ts'
import { Retry } from '../../shared/ui/retry.ts'
import type { Office } from '../office.ts'

export type CatalogueHost = ReactiveControllerHost & HTMLElement & { office: Office }

/** A change of one item as it is sent. */
interface SentChange {
  part: CataloguePart
  id: string
  before: unknown
  after: unknown
  place?: number
}

/** The whole catalogue for a section that shows or edits it: read at first, and again whenever the hall follows another version. */
export class CatalogueSource implements ReactiveController {
  /** Undefined until it is read. */
  document: CatalogueDocument | undefined
  /** Why it could not be read. */
  refusal: Refusal | undefined
  readonly retry: Retry
  readonly #host: CatalogueHost
  #isLoading = false

  constructor(host: CatalogueHost) {
    this.#host = host
    this.retry = new Retry(host, () => this.load())
    host.addController(this)
  }

  hostConnected(): void {
    void this.load()
  }

  hostUpdate(): void {
    const { version } = this.#host.office.catalogue
    if (this.document && this.document.version < version && !this.#isLoading) void this.load()
  }

  async load(): Promise<void> {
    this.#isLoading = true
    const answer = await callApi<CatalogueDocument>('GET', '/api/catalogue/document')
    this.#isLoading = false
    this.refusal = answer.ok ? undefined : answer.error
    this.retry.heard(this.refusal)
    if (answer.ok) this.document = answer.reply
    this.#host.requestUpdate()
  }

  /** Changes one item, and reads the catalogue again. @returns why it was refused; undefined when it is saved */
  async change({ part, id, ...change }: SentChange): Promise<Refusal | undefined> {
    const path = `/api/catalogue/${part}/${encodeURIComponent(id)}`
    const answer = await callApi('PUT', path, { requestId: randomId(), ...change })
    if (answer.ok || answer.error.code === 'ITEM_CHANGED') await this.load()
    return answer.ok ? undefined : answer.error
  }
}
