import type { ReactiveController } from 'lit'
import type { CatalogueData } from '../../shared/catalogue/schema.ts'
import type { CataloguePart } from '../../shared/contract/catalogue.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { same } from '../same.ts'
import type { CatalogueHost, CatalogueSource } from './catalogue-source.ts'
import { tidy } from './tidy.ts'

/** A list of the catalogue: where its items are, and how each is named in addresses. */
export interface ItemList<T> {
  part: CataloguePart
  /** The section of the office in which it is edited; absent: the one of the catalogue. */
  section?: string
  /** Its items cannot be removed, so that adding one cannot be undone. */
  isPermanent?: boolean
  /** It has one item only. Paths name the part without an id. */
  isSingle?: boolean
  items(catalogue: CatalogueData): readonly T[]
  /** @param at the item's place in its list */
  idOf(item: T, at: number): string
  /** Fields that every item has. A draft without them was kept by an older version of the page and is dropped. */
  needed: readonly (keyof T & string)[]
  /** @returns the id of an item that is about to be added */
  newId(item: T, catalogue: CatalogueData): string
  /** Fills in what nobody types, when the item is saved. */
  complete?(item: T): T
}

interface OpenItem<T> {
  /** Undefined: the item is new, and gets its id when it is saved. */
  id: string | undefined
  /** The item before the first change; null: it is new. */
  from: T | null
  to: T
}

/**
 * One item of the catalogue that an administrator is changing. Others may change other items meanwhile. Where somebody changes the same
 * item, both versions stay, until the administrator has chosen. A draft survives a reload of the page.
 */
export class ItemDraft<T extends object> implements ReactiveController {
  /** A save waits for its answer. */
  busy = false
  refusal: Refusal | undefined
  /** Result of the last press. */
  done: 'saved' | 'undone' | undefined

  readonly #host: CatalogueHost
  readonly #source: CatalogueSource
  readonly #list: ItemList<T>
  #open: OpenItem<T> | undefined
  #last: { id: string; before: T | null; after: T | null } | undefined
  #isRestored = false

  constructor(host: CatalogueHost, source: CatalogueSource, list: ItemList<T>) {
    this.#host = host
    this.#source = source
    this.#list = list
    host.addController(this)
  }

  hostUpdate(): void {
    if (!this.#source.document) return
    if (!this.#isRestored) this.#restore()
    const open = this.#open
    if (open?.id === undefined || this.busy || this.changed) return
    // Nobody has typed anything: the form follows what others save.
    const theirs = this.#theirs(open.id)
    this.#open = theirs ? { id: open.id, from: theirs, to: theirs } : undefined
  }

  /** The item as it is edited; undefined: none is open. */
  get value(): T | undefined {
    return this.#open?.to
  }

  /** The id of the open item; undefined: it is new, or none is open. */
  get id(): string | undefined {
    return this.#open?.id
  }

  get changed(): boolean {
    return this.#open !== undefined && !same(this.#open.to, this.#open.from)
  }

  /** Somebody else has changed or removed the open item since it was opened. */
  get conflict(): boolean {
    const { id, from, to } = this.#open ?? {}
    if (id === undefined || this.busy || !this.#source.document || !this.changed) return false
    const theirs = this.#theirs(id)
    return !same(from, theirs) && !same(to, theirs)
  }

  /** Nobody has changed the item since the last save, so it can be undone. */
  get canUndo(): boolean {
    const last = this.#last
    if (this.changed || !last || (this.#list.isPermanent && last.before === null)) return false
    return same(last.after, this.#theirs(last.id))
  }

  /** What the server found wrong: the path inside the item, or of the whole catalogue where it is elsewhere. */
  get wrong(): { path: string; problem: string; limit?: number; isInside: boolean } | undefined {
    const { path, problem, limit } = this.refusal?.detail ?? {}
    if (this.refusal?.code !== 'BAD_CATALOGUE' || path === undefined) return undefined
    const { part, isSingle } = this.#list
    const prefix = isSingle ? part : `${part}.${this.#sentId}`
    const whole = String(path)
    const isInside = whole === prefix || whole.startsWith(`${prefix}.`)
    return {
      path: isInside ? whole.slice(prefix.length + 1) : whole,
      problem: String(problem),
      ...(limit !== undefined && { limit: Number(limit) }),
      isInside,
    }
  }
  #sentId = ''

  open(id: string): void {
    const item = this.#theirs(id)
    if (item) this.#set({ id, from: item, to: item })
  }

  openNew(item: T): void {
    this.#set({ id: undefined, from: null, to: item })
  }

  edit(to: T): void {
    if (!this.#open) return
    this.#set({ ...this.#open, to })
  }

  /** Shows the item as it is now, and drops what was changed in it. */
  discard(): void {
    const id = this.#open?.id
    const theirs = id === undefined ? null : this.#theirs(id)
    if (id === undefined || !theirs) this.close()
    else this.#set({ id, from: theirs, to: theirs })
  }

  close(): void {
    this.#set(undefined)
  }

  /**
   * Saves the open item.
   *
   * @param overTheirs overwrite what somebody else has saved meanwhile
   * @returns whether it was saved
   */
  async save(overTheirs = false): Promise<boolean> {
    const open = this.#open
    const { document } = this.#source
    if (!open || !document || this.busy || (this.conflict && !overTheirs)) return false
    const after = tidy(this.#list.complete?.(open.to) ?? open.to)
    const id = open.id ?? this.#list.newId(open.to, document.catalogue)
    const named = open.id === undefined && 'id' in open.to ? { ...after, id } : after
    const before = overTheirs ? this.#theirs(id) : open.from
    if (!(await this.#send(id, before, named))) return false
    const saved = this.#theirs(id) ?? named
    this.#last = { id, before, after: saved }
    this.#set({ id, from: saved, to: saved }, 'saved')
    return true
  }

  /** Restores the item as it was before the last save. */
  async undo(): Promise<void> {
    const last = this.#last
    if (!last || !this.canUndo || this.busy) return
    if (!(await this.#send(last.id, last.after, last.before))) return
    this.#last = undefined
    const theirs = this.#theirs(last.id)
    const isOpen = this.#open?.id === last.id && theirs
    this.#set(isOpen ? { id: last.id, from: theirs, to: theirs } : undefined, 'undone')
  }

  /** Replaces an item at once, for what needs no form: it is moved, removed, retired or brought back. */
  async put(id: string, after: T | null, place?: number): Promise<void> {
    const before = this.#theirs(id)
    if (this.busy || !(await this.#send(id, before, after, place))) return
    const saved = this.#theirs(id)
    this.#last = place === undefined ? { id, before, after: saved } : undefined
    this.#set(this.#open?.id === id && saved ? { id, from: saved, to: saved } : this.#open, 'saved')
  }

  async #send(id: string, before: T | null, after: T | null, place?: number): Promise<boolean> {
    const { part } = this.#list
    this.#sentId = id
    this.#say({ busy: true, done: undefined, refusal: undefined })
    const change = { part, id, before, after, ...(place !== undefined && { place }) }
    const refusal = await this.#source.change(change)
    // Somebody else has changed the item: the page asks which version is to stay, instead of saying so.
    const isAsked = refusal?.code === 'ITEM_CHANGED' && this.#open !== undefined
    this.#say({ busy: false, refusal: isAsked ? undefined : refusal })
    return refusal === undefined
  }

  #theirs(id: string): T | null {
    const catalogue = this.#source.document?.catalogue
    if (!catalogue) return null
    return this.#list.items(catalogue).find((item, at) => this.#list.idOf(item, at) === id) ?? null
  }

  #set(open: OpenItem<T> | undefined, done?: 'saved' | 'undone'): void {
    this.#open = open
    try {
      if (open && this.changed) sessionStorage.setItem(this.#key, JSON.stringify(open))
      else sessionStorage.removeItem(this.#key)
    } catch {
      // No storage, or no room: the draft lasts as long as the page.
    }
    this.#say({ done, refusal: undefined })
  }

  get #key(): string {
    const { part, section = 'catalogue' } = this.#list
    return `kezek.draft.${this.#host.office.centre}.${section}.${part}`
  }

  #restore(): void {
    this.#isRestored = true
    try {
      const kept: unknown = JSON.parse(sessionStorage.getItem(this.#key) ?? 'null')
      if (!this.#isKept(kept)) return
      this.#open = kept
      this.#say({})
    } catch {
      // No draft was kept.
    }
  }

  #isKept(kept: unknown): kept is OpenItem<T> {
    if (!isObject(kept) || !('from' in kept) || !('to' in kept) || !isObject(kept.to)) return false
    const { to } = kept
    return this.#list.needed.every(name => name in to)
  }

  #say(news: { busy?: boolean; done?: 'saved' | 'undone' | undefined; refusal?: Refusal | undefined }): void {
    Object.assign(this, news)
    this.#host.requestUpdate()
    this.#host.dispatchEvent(new CustomEvent('kezek-draft-change', { bubbles: true, composed: true }))
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
