import type { Logger } from 'pino'
import type { ViewChange } from '../../shared/contract/audience-event.ts'
import type { StreamEvent } from '../../shared/contract/events.ts'
import type { HallView, QueueFigures } from '../../shared/contract/hall-view.ts'
import type { Sign } from '../../shared/domain/counter.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import type { Lane, Ticket } from '../../shared/domain/ticket.ts'
import { numberReadings } from '../../shared/domain/ticket-number.ts'
import { applyEvent } from '../../shared/view/apply-event.ts'
import type { CutContext } from '../../shared/view/cut.ts'
import { canFollow } from '../../shared/view/days.ts'
import type { UnknownEvent } from '../queue/parse-event.ts'
import { lastStreamId, parseView } from '../queue/parse-view.ts'
import { toViewChange } from '../stream/stream-change.ts'
import { Agenda } from './agenda.ts'
import { QueueIndex } from './queue-index.ts'

/** Waiting tickets per page; fit a manager's screen with some scrolling. */
const pageSize = 100

export interface HallOptions {
  centre: string
  log: Logger
  readView(): Promise<unknown>
  readSign(person: string): Promise<Sign | undefined>
  /** Called after each followed event. @param context serves to cut the event for each audience */
  onEvent(event: StreamEvent, context: CutContext): void
  /** Called when the view was read again and differs: every screen needs a new snapshot. */
  onReload(): void
}

/** The node's view of one centre. The tail loads it once and then applies each event. */
export class Hall {
  readonly centre: string
  readonly #options: HallOptions
  #view: HallView<Ticket> | undefined
  #index = new QueueIndex([])
  #agenda = new Agenda([])
  #waiters: { n: number; done: () => void }[] = []
  /** The stream id of the last event in the view. */
  #lastId = ''
  readonly #unknown = new Set<string>()

  constructor(options: HallOptions) {
    this.centre = options.centre
    this.#options = options
  }

  /** The view, with up-to-date figures of queues; undefined until it is first read. */
  get view(): HallView<Ticket> | undefined {
    return this.#view
  }

  /** The wait marks and prints that are due for the view's tickets. */
  get agenda(): Agenda {
    return this.#agenda
  }

  /** The last event in the view; undefined when there is none. */
  get last(): { n: number; id: string } | undefined {
    const { view } = this
    return view && view.n > 0 && this.#lastId !== '' ? { n: view.n, id: this.#lastId } : undefined
  }

  /** Reads the whole view again. @returns the stream id after which the tail continues @throws when the store is away */
  async load(): Promise<string> {
    const { centre, log, readView, onReload } = this.#options
    const raw = await readView()
    const view = parseView(centre, raw)
    if (!view) throw new Error(`${centre} has no settings yet`)
    const old = this.#view
    const last = lastStreamId(raw)
    const isSame = old?.epoch === view.epoch && old.n === view.n && this.#lastId === last
    this.#view = view
    this.#lastId = last
    this.#index = new QueueIndex(Object.values(view.tickets))
    this.#agenda = new Agenda(Object.values(view.tickets))
    view.queues = this.#index.allFigures()
    if (old && (old.epoch !== view.epoch || view.n < old.n || (view.n === old.n && !isSame))) {
      log.warn(
        { centre, epoch: view.epoch, n: view.n, was: old.n },
        'the store went back to an older state; reading every view again',
      )
    }
    if (!isSame) onReload()
    this.#wake()
    return last
  }

  /** Applies one event of the stream. @returns false when it is not the next one or cannot be applied */
  async follow(event: StreamEvent | UnknownEvent): Promise<boolean> {
    const view = this.#view
    if (!view || event.n !== view.n + 1) return false
    if (!('unknown' in event) && !canFollow(view, event.body.change)) return false
    if ('unknown' in event) this.#skip(view, event)
    else await this.#apply(view, event)
    this.#lastId = event.id
    this.#wake()
    return true
  }

  /** Waits until the view holds event `n`, or `ms` milliseconds. @returns whether the view holds it */
  async waitFor(n: number, ms: number): Promise<boolean> {
    if (this.#view && this.#view.n >= n) return true
    return new Promise(resolve => {
      const waiter = { n, done: () => finish(true) }
      const timer = setTimeout(() => finish(false), ms)
      const finish = (reached: boolean) => {
        clearTimeout(timer)
        this.#waiters = this.#waiters.filter(other => other !== waiter)
        resolve(reached)
      }
      this.#waiters.push(waiter)
    })
  }

  /** @returns the number of tickets in `queue` that would be called before one with this lane, score and id. */
  countBefore(queue: QueueId, lane: Lane, score: number, id: string): number {
    return this.#index.countBefore(queue, lane, score, id)
  }

  /** @returns a page of waiting tickets by deadline, and the number of all. @param page counted from 0 */
  waitingPage(queue: QueueId | undefined, page: number): { total: number; tickets: Ticket[] } {
    const { total, ids } = this.#index.page(queue, page * pageSize, pageSize)
    return { total, tickets: ids.flatMap(id => this.#view?.tickets[id] ?? []) }
  }

  /**
   * @returns a hundred tickets that the end of the day left unserved, by the beginning of their waits. Looks through the
   * whole day: it is asked for when the hall is closed and nothing else happens.
   */
  unservedPage(queue: QueueId | undefined, page: number): { total: number; tickets: Ticket[] } {
    const unserved = Object.values(this.#view?.tickets ?? {})
      .filter(ticket => ticket.state === 'unserved' && (queue === undefined || ticket.queue === queue))
      .sort((a, b) => a.waitSince - b.waitSince)
    return { total: unserved.length, tickets: unserved.slice(page * pageSize, (page + 1) * pageSize) }
  }

  /** @returns waiting tickets whose paper did not come out, the newest first. @param max number of tickets to return */
  unprinted(max: number): Ticket[] {
    return Object.values(this.#view?.tickets ?? {})
      .filter(({ state, print }) => state === 'waiting' && (print === 'failed' || print === 'midway'))
      .sort((a, b) => (a.id < b.id ? 1 : -1))
      .slice(0, max)
  }

  /**
   * Finds today's tickets by number.
   *
   * @param typed a letter, a number or both, with or without leading zeros, as a person typed it
   * @param max number of tickets to return
   * @returns the tickets that match the likeliest reading, by number
   */
  find(typed: string, max: number): Ticket[] {
    for (const reading of numberReadings(typed)) {
      const found = this.#withNumber(reading)
      if (found.length > 0) return found.slice(0, max)
    }
    return []
  }

  #withNumber(reading: string): Ticket[] {
    const [letter, digits] = [reading.replace(/\d+$/, ''), reading.replace(/^[A-Z]/, '')]
    const fits = ({ number }: Ticket) =>
      number.startsWith(letter) && (digits === '' || Number(number.slice(1)) === Number(digits))
    return Object.values(this.#view?.tickets ?? {})
      .filter(fits)
      .sort((a, b) => a.number.localeCompare(b.number, 'en', { numeric: true }))
  }

  async #apply(view: HallView<Ticket>, event: StreamEvent): Promise<void> {
    const change = toViewChange(event.body.change)
    const persons = await this.#readSigns(change)
    const id = change.ticket?.id
    const before = id === undefined ? undefined : view.tickets[id]
    const dayBefore = view.day
    applyEvent(view, { n: event.n, at: event.at, change: { ...change, persons } })
    if (view.day !== dayBefore) {
      this.#index = new QueueIndex([])
      this.#agenda = new Agenda([])
    }
    const after = id === undefined ? undefined : view.tickets[id]
    const queues: Record<QueueId, QueueFigures> = {}
    if (after !== before) {
      this.#index.update(before, after)
      this.#agenda.update(before, after)
      for (const queue of new Set([before?.queue, after?.queue])) {
        if (queue !== undefined) queues[queue] = this.#index.figures(queue)
      }
      Object.assign(view.queues, queues)
    }
    this.#options.onEvent(event, { view, dayBefore, before, queues, persons, change })
  }

  /** Reads the sign of the inspector who sits down. The event only has the id, because names stay in the people's records. */
  async #readSigns(change: ViewChange): Promise<Record<string, Sign>> {
    const person = change.counter?.set.inspector
    if (!person) return {}
    const sign = await this.#options.readSign(person)
    return sign ? { [person]: sign } : {}
  }

  /** Notes an event of an unknown type and logs each type once. */
  #skip(view: HallView<Ticket>, event: UnknownEvent): void {
    applyEvent(view, event)
    if (this.#unknown.has(event.unknown)) return
    this.#unknown.add(event.unknown)
    this.#options.log.warn(
      { type: event.unknown },
      'an event of a newer version is unknown here; skipping it',
    )
  }

  #wake(): void {
    const n = this.#view?.n ?? 0
    for (const waiter of this.#waiters.filter(waiter => waiter.n <= n)) waiter.done()
  }
}
