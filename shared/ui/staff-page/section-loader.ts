import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { isNewVersionInstalled, mayReloadAgain, reloadPage } from '../new-version.ts'
import { Retry } from '../retry.ts'

/** A part of a page that is loaded when it is first opened. */
export interface LoadedSection {
  id: string
  /** The element that it defines. */
  tag: `kezek-${string}`
  load(): Promise<unknown>
}

/** Long enough to read why the page reloads. */
const reloadAfterMs = 2_000

/** Loads the sections of a page, repeats a load that failed, and notices when the server has a newer build of the page. */
export class SectionLoader<E extends HTMLElement> implements ReactiveController {
  /** The wanted section could not be loaded yet. */
  isLost = false
  /** It can't be loaded any more: the server has a newer version of the whole page. */
  isOutdated = false
  readonly retry: Retry
  readonly #host: ReactiveControllerHost
  /** Sections that were opened stay, with what was typed in them. */
  readonly #opened = new Map<string, E>()
  #wanted: LoadedSection | undefined
  readonly #mayReload: () => boolean

  /** @param mayReload whether nothing that was typed would be lost by a reload of the page */
  constructor(host: ReactiveControllerHost, mayReload: () => boolean = () => true) {
    this.#host = host
    this.#mayReload = mayReload
    host.addController(this)
    this.retry = new Retry(host, () => this.#load())
  }

  hostConnected(): void {}

  element(id: string): E | undefined {
    return this.#opened.get(id)
  }

  get opened(): ReadonlyMap<string, E> {
    return this.#opened
  }

  /** Opens a section; one that was opened before is shown as it was left. */
  async want(section: LoadedSection | undefined): Promise<void> {
    this.#wanted = section
    this.isLost = false
    this.retry.stop()
    await this.#load()
  }

  async #load(): Promise<void> {
    const section = this.#wanted
    if (!section) return
    if (!this.#opened.has(section.id)) {
      const isLoaded = await section.load().then(
        () => true,
        () => false,
      )
      if (!isLoaded) return this.#onLost(section)
      // Two clicks may await the same import; create the element only once.
      if (!this.#opened.has(section.id))
        this.#opened.set(section.id, document.createElement(section.tag) as E)
    }
    if (section === this.#wanted) {
      this.isLost = false
      this.retry.stop()
    }
    this.#host.requestUpdate()
  }

  /** Reports that another file which the page loads later, such as its charts, is of a newer version. */
  outdated(): void {
    this.isLost = true
    if (!this.isOutdated) this.#reload()
    this.isOutdated = true
    this.#host.requestUpdate()
  }

  #reload(): void {
    if (this.#mayReload() && mayReloadAgain()) setTimeout(reloadPage, reloadAfterMs)
  }

  async #onLost(section: LoadedSection): Promise<void> {
    const isOutdated = (await isNewVersionInstalled()) ?? false
    if (section !== this.#wanted) return
    this.isLost = true
    this.isOutdated = isOutdated
    // A file of the old version will not come back: no retry.
    this.retry.heard(isOutdated ? undefined : { code: 'NO_ANSWER' })
    if (isOutdated) this.#reload()
    this.#host.requestUpdate()
  }
}
