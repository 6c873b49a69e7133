import type { AudienceEvent } from '../contract/audience-event.ts'
import type { CommandBody, CommandName, Handshake } from '../contract/commands.ts'
import type { ErrorCode, Refusal } from '../contract/errors.ts'
import type { HallView } from '../contract/hall-view.ts'
import type { ScreenHeartbeat } from '../contract/heartbeat.ts'
import { protocol } from '../contract/protocol.ts'
import type { Timetable } from '../contract/timetable.ts'
import type { ClientToServer, CommandReply, Queries, QueryName, QueryReply, Tick } from '../contract/wire.ts'
import { sleep } from '../domain/sleep.ts'
import { utcClock, type ZoneClock } from '../domain/zone-clock.ts'
import { applyEvent } from '../view/apply-event.ts'
import { reloadPage } from './new-version.ts'
import { isPolling, type Line, openLine, slowAfterMs } from './open-line.ts'
import { randomId } from './random-id.ts'

/** No tick for so long and what is shown may no longer be true. */
const staleAfterMs = 2_500
const watchMs = 500
/** Longer than the server's own deadline for a command. */
const answerMs = 4_000
/** The server is back, the store is not: asked again so often. */
const askAgainMs = 500
/** A screen that has run for months meets a newer server: it reloads, not all at one moment. */
const reloadWithinMs = 3_000

/** Called after every change of anything this connection knows. */
export type ChangeListener = () => void
/** Called after an event has been followed; not for those that a snapshot brought. */
export type EventListener = (event: AudienceEvent) => void

export interface SendOptions {
  /** One press is one request: a repeat of it carries the same. */
  requestId?: string
  /** Stops asking; what was sent may have been carried out all the same. */
  signal?: AbortSignal
}

/**
 * A screen's line to its hall: a snapshot, then events in order; after a gap it asks anew. Whatever is shown follows from
 * `view`; nothing is shown because a message passed by once.
 */
export class HallConnection {
  /** The screen's slice of the hall; undefined before the first snapshot. */
  view: HallView | undefined
  tick: Tick | undefined
  /** Comes before the first snapshot. */
  timetable: Timetable | undefined
  /** Why the server does not let this screen in, if it does not. */
  refusal: Refusal | undefined
  /** A press whose answer has not come is being asked for again. */
  asking = false

  readonly #socket: Line
  readonly #changes = new Set<ChangeListener>()
  readonly #events = new Set<EventListener>()
  #tickAt = Number.NEGATIVE_INFINITY
  #connectedAt = Number.NEGATIVE_INFINITY
  #wasStale = true
  #wasSlow = false
  #asking = 0
  #closed = false
  /** A new snapshot was asked for and has not come. */
  #resyncing = false
  readonly #watch: ReturnType<typeof setInterval>

  /** @param handshake who this screen is; asked for anew at each connection. */
  constructor(handshake: () => Omit<Handshake, 'protocol'>, url?: string) {
    this.#socket = openLine(url ?? window.location.origin, {
      auth: give => give({ ...handshake(), protocol }),
      reconnectionDelay: 200,
      reconnectionDelayMax: 500,
      timeout: 2_000,
    })
    this.#socket.on('connect', () => {
      this.#connectedAt = performance.now()
      this.#resyncing = false
      this.#changed(() => (this.refusal = undefined))
    })
    this.#socket.on('disconnect', reason => {
      // Socket.IO does not come back by itself after the server closed the line.
      if (reason === 'io server disconnect') this.#socket.connect()
      this.#changed(() => {})
    })
    this.#socket.on('connect_error', error => this.#refused(error))
    this.#socket.on('refused', refusal => this.#changed(() => (this.refusal = refusal)))
    this.#socket.on('snapshot', view => {
      this.#resyncing = false
      this.#changed(() => (this.view = view))
    })
    this.#socket.on('timetable', timetable => this.#changed(() => (this.timetable = timetable)))
    this.#socket.on('event', event => this.#follow(event))
    this.#socket.on('tick', tick => this.#ticked(tick))
    this.#watch = setInterval(() => this.#watchLine(), watchMs)
  }

  get connected(): boolean {
    return this.#socket.connected
  }

  /** What is shown may be out of date: no connection, no tick, or the server's own view is not live. */
  get stale(): boolean {
    return this.isSilent || !this.tick?.live || !this.view
  }

  /** The name of this line, by which the server tells screens apart; another one after each reconnect. */
  get id(): string | undefined {
    return this.#socket.id
  }

  /** Nothing is heard of the server. */
  get isSilent(): boolean {
    return !this.connected || performance.now() - this.#tickAt > staleAfterMs
  }

  /** No WebSocket gets through: everything works by long-polling, and later. */
  get isSlow(): boolean {
    return isPolling(this.#socket) && performance.now() - this.#connectedAt > slowAfterMs
  }

  /** The hall's time, Unix ms: the server's, counted on by this machine since the last tick. */
  get now(): number {
    return this.tick ? this.tick.now + Math.round(performance.now() - this.#tickAt) : 0
  }

  /** The clocks of the hall's zone; UTC's before the server has said which. */
  get zone(): ZoneClock {
    return this.timetable?.zone ?? utcClock
  }

  /** @returns a function that stops listening. */
  onChange(listener: ChangeListener): () => void {
    this.#changes.add(listener)
    return () => this.#changes.delete(listener)
  }

  /** @returns a function that stops listening. */
  onEvent(listener: EventListener): () => void {
    this.#events.add(listener)
    return () => this.#events.delete(listener)
  }

  /**
   * Sends a command. Where nothing is heard of the server it is refused at once, nothing is kept for later. An answer that does not come is
   * asked for again under the same request until it is known what became of it; `asking` shows meanwhile.
   */
  async send<N extends CommandName>(
    name: N,
    body: CommandBody<N>,
    options: SendOptions = {},
  ): Promise<CommandReply> {
    const { requestId = randomId(), signal } = options
    if (this.isSilent) return refused('NOT_CONNECTED')
    const envelope = { requestId, sentAt: this.now, protocol, name, body }
    let unknown = false
    while (!signal?.aborted && !this.#closed) {
      const reply = await this.#ask(envelope)
      if (reply && !isUnknown(reply, unknown)) {
        if (unknown) this.#askingAgain(-1)
        return reply
      }
      if (!unknown) this.#askingAgain(1)
      unknown = true
      await sleep(askAgainMs)
    }
    if (unknown) this.#askingAgain(-1)
    return refused('NO_ANSWER')
  }

  /** Asks for something beside the view. */
  async query<N extends QueryName>(name: N, params: Queries[N]['params']): Promise<QueryReply<N>> {
    if (!this.connected) return refused('NOT_CONNECTED')
    try {
      const reply = await this.#socket.timeout(answerMs).emitWithAck('query', name, params)
      return reply as QueryReply<N>
    } catch {
      return refused('NO_ANSWER')
    }
  }

  /** Says how this screen is. Never dropped behind something else: a screen that says nothing counts as frozen. */
  report(report: ScreenHeartbeat): void {
    if (this.connected) this.#socket.emit('report', report)
  }

  /** Connects anew, after what the handshake says has changed. */
  reconnect(): void {
    this.#socket.disconnect().connect()
  }

  close(): void {
    this.#closed = true
    clearInterval(this.#watch)
    this.#socket.close()
  }

  /** @returns undefined where no answer came. */
  async #ask(envelope: Parameters<ClientToServer['command']>[0]): Promise<CommandReply | undefined> {
    if (!this.connected) return undefined
    try {
      return await this.#socket.timeout(answerMs).emitWithAck('command', envelope)
    } catch {
      return undefined
    }
  }

  #askingAgain(by: number): void {
    this.#changed(() => {
      this.#asking += by
      this.asking = this.#asking > 0
    })
  }

  #follow(event: AudienceEvent): void {
    const { view } = this
    // The snapshot that comes next tells of it, or the one that came has.
    if (!view || event.n <= view.n) return
    if ((event.since ?? event.n - 1) > view.n) return void this.#resync()
    this.#changed(() => applyEvent(view, event))
    for (const listener of this.#events) listener(event)
  }

  #ticked(tick: Tick): void {
    const { view, timetable } = this
    this.#changed(() => {
      this.tick = tick
      this.#tickAt = performance.now()
    })
    // An event or a timetable went missing, or the store went back.
    const isBehind = view && (tick.epoch !== view.epoch || tick.n !== view.n)
    if (isBehind || tick.timetable !== timetable?.version) this.#resync()
  }

  /** Once for many: all that is missed comes in one snapshot. */
  #resync(): void {
    if (!this.#resyncing) this.#socket.emit('resync')
    this.#resyncing = true
  }

  /** Tells listeners what changes by the passing of time alone. */
  #watchLine(): void {
    const { stale, isSlow } = this
    if (stale === this.#wasStale && isSlow === this.#wasSlow) return
    this.#changed(() => {
      this.#wasStale = stale
      this.#wasSlow = isSlow
    })
  }

  #refused(error: Error): void {
    const { data } = error as Error & { data?: Refusal }
    if (data?.code === 'PROTOCOL_MISMATCH') {
      setTimeout(reloadPage, Math.random() * reloadWithinMs)
    }
    this.#changed(() => (this.refusal = data))
    // Socket.IO gives up after the server said no; the reason may pass (a centre is added, demonstration is on).
    if (data) setTimeout(() => !this.#closed && this.#socket.connect(), reloadWithinMs)
  }

  #changed(change: () => void): void {
    change()
    for (const listener of this.#changes) listener()
  }
}

/** An answer that leaves open what became of the command. `asked`: an earlier try may have been carried out. */
function isUnknown(reply: CommandReply, asked: boolean): boolean {
  if (reply.ok) return false
  const { code } = reply.error
  return (
    code === 'NO_ANSWER' ||
    (asked && (code === 'STORE_AWAY' || code === 'STOPPING' || code === 'NOT_CONNECTED'))
  )
}

function refused(code: ErrorCode): { ok: false; error: Refusal } {
  return { ok: false, error: { code } }
}
