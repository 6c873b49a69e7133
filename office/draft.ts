import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ApiReply } from '../shared/contract/api.ts'
import type { Refusal } from '../shared/contract/errors.ts'
import type { CentreSettings } from '../shared/domain/settings.ts'
import { callApi } from '../shared/ui/api.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'
import { randomId } from '../shared/ui/random-id.ts'
import type { Office } from './office.ts'
import { same } from './same.ts'

/** One part of the settings: how to read it and how to write it back. */
export interface Part<T> {
  /** The section's id, part of the key under which a draft is kept. */
  name: string
  /** A draft kept by an older version of this page may have another shape and is then dropped. */
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

/** Saves are retried when another user saves another part at the same moment; five collisions in a row do not happen. */
const maxAttempts = 5
/** Milliseconds to wait for the event of a saved change; it usually arrives within a second. */
const seenWithinMs = 5_000

/**
 * What a manager is changing in one part of the settings. Others may save other parts meanwhile: what is saved is put into
 * the settings as they are then. Where somebody saves the same part, both stay, until the manager has chosen.
 */
export class Draft<T> implements ReactiveController {
  /** A save waits for its answer. */
  busy = false
  refusal: Refusal | undefined
  /** Result of the last press. */
  done: 'saved' | 'undone' | undefined

  readonly #host: DraftHost
  readonly #part: Part<T>
  /** The part before the first change, and as it is now; undefined while nothing was changed. */
  #mine: { from: T; to: T } | undefined
  #last: { before: T; saved: T } | undefined

  constructor(host: DraftHost, part: Part<T>) {
    this.#host = host
    this.#part = part
    host.addController(this)
  }

  hostConnected(): void {
    // Never removed: the page may reload itself while another section is shown.
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

  /** Another user has saved the same part since the first change. */
  get conflict(): boolean {
    return this.changed && !this.busy && this.#mine !== undefined && !same(this.#mine.from, this.#theirs)
  }

  /** The centre's settings as a save would make them. */
  get after(): CentreSettings {
    const { settings } = this.#host.office
    return this.#mine ? this.#part.write(settings, this.#mine.to) : settings
  }

  /** The last save can be undone: nobody has changed the part since. */
  get canUndo(): boolean {
    return !this.changed && this.#last !== undefined && same(this.#last.saved, this.#theirs)
  }

  /** The error that the server found at the last save. */
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

  /** Drops the changes. */
  discard(): void {
    this.#mine = undefined
    this.#say({ done: undefined, refusal: undefined })
  }

  /**
   * @param overTheirs overwrite what another user has saved in the same part meanwhile
   * @returns whether it was saved
   */
  async save(overTheirs = false): Promise<boolean> {
    const mine = this.#mine
    if (!mine || this.busy || (this.conflict && !overTheirs)) return false
    // Their change is now the base of ours.
    mine.from = this.#theirs
    const before = mine.from
    const saved = await this.#send(mine.to, () => same(before, this.#theirs))
    if (!saved) return false
    this.#last = { before, saved: saved.part }
    // Without this, texts that the server has cleaned would look like somebody else's change.
    this.#mine = this.#mine === mine || !this.#mine ? undefined : { from: saved.part, to: this.#mine.to }
    this.#say({ done: 'saved' })
    return true
  }

  /** Restores the part as it was before the last save. */
  async undo(): Promise<void> {
    const last = this.#last
    if (!last || !this.canUndo || this.busy) return
    if (!(await this.#send(last.before, () => same(last.saved, this.#theirs)))) return
    this.#last = undefined
    this.#say({ done: 'undone' })
  }

  /**
   * @param isMine whether this part is still as it was when the press was made
   * @returns the part as the server has saved it; undefined if it was not saved
   */
  async #send(value: T, isMine: () => boolean): Promise<{ part: T } | undefined> {
    this.#say({ busy: true, done: undefined, refusal: undefined })
    const { hall, centre } = this.#host.office
    let refusal: Refusal | undefined
    let part = value
    for (let attempt = 1; attempt <= maxAttempts; attempt++) {
      const { settings } = this.#host.office
      const next = this.#part.write(settings, value)
      // By HTTP: settings with logos exceed the limit of a socket's message.
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
      const seen = hall.view?.settings
      if (reply.ok && seen?.version === version) part = this.#part.read(seen)
      // Another user saved another part meanwhile: retry on top of it.
      if (refusal?.code !== 'STALE_SETTINGS' || !isMine()) break
    }
    // Another user saved the same part: the page shows the conflict instead of the refusal.
    if (refusal?.code === 'STALE_SETTINGS' && !isMine()) this.#say({ busy: false })
    else this.#say({ busy: false, refusal })
    return refusal === undefined ? { part } : undefined
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
      // No storage, or no room for a logo: the draft is lost, because the browser does not ask at this point.
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
      // No draft was kept.
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

/** @returns whether a draft that was kept over a reload waits for its section to be opened. */
export function hasKeptDraft(centre: string, part: string): boolean {
  try {
    const key = keptKey(centre, part)
    return Object.keys(sessionStorage).some(kept => kept === key || kept.startsWith(`${key}.`))
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
    /** A draft was changed, saved or dropped: the section may have unsaved changes now, or none. */
    'kezek-draft-change': CustomEvent<void>
  }
}
