import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ApiReply } from '../shared/contract/api.ts'
import type { Refusal } from '../shared/contract/errors.ts'
import type { CentreSettings } from '../shared/domain/settings.ts'
import { callApi } from '../shared/ui/api.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'
import { randomId } from '../shared/ui/random-id.ts'
import type { Office } from './office.ts'
import { same } from './same.ts'

/** One part of the settings: how it is read from them, and put back. */
export interface Part<T> {
  /** The section's id: tells the kept drafts of one centre apart. */
  name: string
  /** A draft kept by an older version of this page may have another shape; it is dropped then. */
  hasShape(value: unknown): boolean
  read(settings: CentreSettings): T
  write(settings: CentreSettings, value: T): CentreSettings
}

/** Where in a settings document something is wrong, and what. */
export interface Wrong {
  path: string
  problem: string
}

type DraftHost = ReactiveControllerHost & HTMLElement & { office: Office }

/** Others may save at the same moment; nobody is so unlucky more often. */
const attempts = 5
/** The event of a change is there long before. */
const seenWithinMs = 5_000

/**
 * What a manager is changing in one part of the settings. Others may save other parts meanwhile: what is saved is put into
 * the settings as they are then. Where somebody saves the same part, both stay, until the manager has chosen.
 */
export class Draft<T> implements ReactiveController {
  /** On its way to the server. */
  busy = false
  refusal: Refusal | undefined
  /** What the last press did. */
  done: 'saved' | 'undone' | undefined

  readonly #host: DraftHost
  readonly #part: Part<T>
  /** As it was when the first change was made, and as it is now; absent: nothing was changed. */
  #mine: { from: T; to: T } | undefined
  #last: { before: T; saved: T } | undefined

  constructor(host: DraftHost, part: Part<T>) {
    this.#host = host
    this.#part = part
    host.addController(this)
  }

  hostConnected(): void {
    // Never removed: the page may leave by itself while another section is shown.
    window.addEventListener('kezek-leaving', this.#keep)
    this.#restore()
  }

  hostUpdate(): void {
    if (this.#mine && !this.busy && same(this.#mine.to, this.#theirs)) this.#mine = undefined
  }

  get value(): T {
    return this.#mine ? this.#mine.to : this.#theirs
  }

  get changed(): boolean {
    return this.#mine !== undefined && !same(this.#mine.to, this.#theirs)
  }

  /** Somebody else has saved the same part since the first change. */
  get conflict(): boolean {
    return this.changed && !this.busy && this.#mine !== undefined && !same(this.#mine.from, this.#theirs)
  }

  /** Nobody has changed what was saved last. */
  get canUndo(): boolean {
    return !this.changed && this.#last !== undefined && same(this.#last.saved, this.#theirs)
  }

  /** What the server found wrong at the last try. */
  get wrong(): Wrong | undefined {
    const { path, problem } = this.refusal?.detail ?? {}
    return this.refusal?.code === 'BAD_SETTINGS' && path !== undefined
      ? { path: String(path), problem: String(problem) }
      : undefined
  }

  get #theirs(): T {
    return this.#part.read(this.#host.office.settings)
  }

  edit(to: T): void {
    this.#mine = { from: this.#mine?.from ?? this.#theirs, to }
    this.#say({ done: undefined, refusal: undefined })
  }

  /** Drops what was changed: the settings are shown as they are. */
  discard(): void {
    this.#mine = undefined
    this.#say({ done: undefined, refusal: undefined })
  }

  /**
   * @param overTheirs although somebody else has saved the same part
   * @returns whether it was saved
   */
  async save(overTheirs = false): Promise<boolean> {
    const mine = this.#mine
    if (!mine || this.busy || (this.conflict && !overTheirs)) return false
    // From now on theirs is known.
    mine.from = this.#theirs
    const before = mine.from
    if (!(await this.#send(mine.to, () => same(before, this.#theirs)))) return false
    this.#last = { before, saved: mine.to }
    this.#say({ done: 'saved' })
    return true
  }

  /** Puts back what was there before the last save. */
  async undo(): Promise<void> {
    const last = this.#last
    if (!last || !this.canUndo || this.busy) return
    if (!(await this.#send(last.before, () => same(last.saved, this.#theirs)))) return
    this.#last = undefined
    this.#say({ done: 'undone' })
  }

  /** @param isMine whether this part is still as it was when the press was made. @returns whether it was saved. */
  async #send(value: T, isMine: () => boolean): Promise<boolean> {
    this.#say({ busy: true, done: undefined, refusal: undefined })
    const { hall, centre } = this.#host.office
    let refusal: Refusal | undefined
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const { settings } = this.#host.office
      const next = this.#part.write(settings, value)
      // By HTTP: with logos they are more than a socket's message may be.
      const reply: ApiReply<{ version: number }> = hall.isSilent
        ? { ok: false, error: { code: 'NOT_CONNECTED' } }
        : await callApi('PUT', `/api/centres/${centre}/settings`, {
            requestId: randomId(),
            base: settings.version,
            settings: next,
          })
      refusal = reply.ok ? undefined : reply.error
      const version = Number(reply.ok ? reply.reply.version : reply.error.detail?.version)
      if (reply.ok || refusal?.code === 'STALE_SETTINGS') await this.#untilSeen(version)
      // Another part was saved in between: ours goes on top of it.
      if (refusal?.code !== 'STALE_SETTINGS' || !isMine()) break
    }
    // The same part: the page shows both, which says more than the refusal does.
    if (refusal?.code === 'STALE_SETTINGS' && !isMine()) this.#say({ busy: false })
    else this.#say({ busy: false, refusal })
    return refusal === undefined
  }

  /** Resolves when the page knows the settings of a version. */
  async #untilSeen(version: number): Promise<void> {
    const { hall } = this.#host.office
    const isSeen = () => (hall.view?.settings.version ?? 0) >= version || Number.isNaN(version)
    if (!isSeen()) await untilChange(hall, isSeen)
    this.#host.requestUpdate()
    await this.#host.updateComplete
  }

  readonly #keep = () => {
    if (!this.changed) return
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(this.#mine))
    } catch {
      // No storage, or no room for a logo: the browser asks nobody now, so there is nothing left to do.
    }
  }

  get #key(): string {
    return keptKey(this.#host.office.centre, this.#part.name)
  }

  #restore(): void {
    if (this.#mine) return
    try {
      const kept: unknown = JSON.parse(sessionStorage.getItem(this.#key) ?? 'null')
      sessionStorage.removeItem(this.#key)
      if (isKept(kept) && this.#part.hasShape(kept.from) && this.#part.hasShape(kept.to))
        this.#mine = kept as { from: T; to: T }
      if (this.#mine) this.#say({})
    } catch {
      // Nothing was kept.
    }
  }

  #say(news: { busy?: boolean; done?: 'saved' | 'undone' | undefined; refusal?: Refusal | undefined }): void {
    Object.assign(this, news)
    this.#host.requestUpdate()
    this.#host.dispatchEvent(new CustomEvent('kezek-draft-change', { bubbles: true, composed: true }))
  }
}

function keptKey(centre: string, part: string): string {
  return `kezek.draft.${centre}.${part}`
}

/** @returns whether the page kept a draft when it reloaded itself, and the section that shows it was not opened since. */
export function hasKeptDraft(centre: string, part: string): boolean {
  try {
    return sessionStorage.getItem(keptKey(centre, part)) !== null
  } catch {
    return false
  }
}

function isKept(value: unknown): value is { from: unknown; to: unknown } {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value
}

function untilChange(hall: HallConnection, isSeen: () => boolean): Promise<void> {
  return new Promise(resolve => {
    const end = () => {
      stop()
      clearTimeout(late)
      resolve()
    }
    const stop = hall.onChange(() => isSeen() && end())
    const late = setTimeout(end, seenWithinMs)
  })
}

declare global {
  interface HTMLElementEventMap {
    /** Something was typed, saved or dropped: whether the section has unsaved changes may be different now. */
    'kezek-draft-change': CustomEvent<void>
  }
}
