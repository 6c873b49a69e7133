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
import { type ClientSocket, isPolling, openSocket, slowAfterMs } from './open-socket.ts'
import { randomId } from './random-id.ts'

/** Milliseconds without a tick after which the shown data may be out of date; ticks come every second. */
const staleAfterMs = 2_500
const watchMs = 500
/** Milliseconds to wait for an answer: longer than the server's own deadline for a command. */
const answerTimeoutMs = 4_000
/** Milliseconds between two tries of a command while the store is away. */
const retryMs = 500
/** Milliseconds over which screens spread their reload after an upgrade, so that not all reload at once. */
const reloadWithinMs = 3_000

/** Runs after each change of the connection's state. */
export type ChangeListener = () => void
/** Runs after an event was applied; not for events inside a snapshot. */
export type EventListener = (event: AudienceEvent) => void

export interface SendOptions {
  /** Identifies one press: retries carry the same id. */
  requestId?: string
  /** Stops the retries; the server may have carried out the command. */
  signal?: AbortSignal
}

/**
 * Connects a screen to its hall: takes a snapshot, applies events in order and requests a new snapshot after a gap. Screens show only
 * what `view` holds, never a single message.
 */
export class HallConnection {
  /** The screen's slice of the hall; undefined before the first snapshot. */
  view: HallView | undefined
  tick: Tick | undefined
  /** Arrives before the first snapshot. */
  timetable: Timetable | undefined
  /** Why the server refuses this screen, if it does. */
  refusal: Refusal | undefined
  /** A command waits for its answer and is being retried. */
  asking = false

  readonly #socket: ClientSocket
  readonly #changes = new Set<ChangeListener>()
  readonly #events = new Set<EventListener>()
  #tickAt = Number.NEGATIVE_INFINITY
  #connectedAt = Number.NEGATIVE_INFINITY
  #wasStale = true
  #wasSlow = false
  #asking = 0
  #closed = false
  /** A new snapshot was requested and has not arrived. */
  #resyncing = false
  readonly #watch: ReturnType<typeof setInterval>

  /** @param handshake returns who this screen is; called at each connection */
  constructor(handshake: () => Omit<Handshake, 'protocol'>, url?: string) {
    this.#socket = openSocket(url ?? window.location.origin, {
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
      // Socket.IO does not reconnect by itself after the server closed the connection.
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

  /** The data may be out of date: no connection, no tick, or the server's own view is not live. */
  get stale(): boolean {
    return this.isSilent || !this.tick?.live || !this.view
  }

  /** The connection's id on the server; another one after each reconnect. */
  get id(): string | undefined {
    return this.#socket.id
  }

  /** There is no connection, or no tick arrives. */
  get isSilent(): boolean {
    return !this.connected || performance.now() - this.#tickAt > staleAfterMs
  }

  /** The connection works by long-polling, with delay, because no WebSocket gets through. */
  get isSlow(): boolean {
    return isPolling(this.#socket) && performance.now() - this.#connectedAt > slowAfterMs
  }

  /** The hall's time, Unix ms: the server's at the last tick plus the time since then. */
  get now(): number {
    return this.tick ? this.tick.now + Math.round(performance.now() - this.#tickAt) : 0
  }

  /** The hall's time zone; UTC before the server has sent it. */
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
   * Sends a command. Without a connection it is refused at once and not kept for later. A command without an answer is retried under the
   * same request id until its result is known; `asking` is true meanwhile.
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
      await sleep(retryMs)
    }
    if (unknown) this.#askingAgain(-1)
    return refused('NO_ANSWER')
  }

  /** Sends a query for data that the view does not hold. */
  async query<N extends QueryName>(name: N, params: Queries[N]['params']): Promise<QueryReply<N>> {
    if (!this.connected) return refused('NOT_CONNECTED')
    try {
      const reply = await this.#socket.timeout(answerTimeoutMs).emitWithAck('query', name, params)
      return reply as QueryReply<N>
    } catch {
      return refused('NO_ANSWER')
    }
  }

  /** Sends the screen's heartbeat. It is never dropped: the server takes a silent screen for frozen. */
  sendHeartbeat(heartbeat: ScreenHeartbeat): void {
    if (this.connected) this.#socket.emit('heartbeat', heartbeat)
  }

  /** Reconnects, after the handshake's data have changed. */
  reconnect(): void {
    this.#socket.disconnect().connect()
  }

  close(): void {
    this.#closed = true
    clearInterval(this.#watch)
    this.#socket.close()
  }

  /** @returns the reply; undefined without an answer. */
  async #ask(envelope: Parameters<ClientToServer['command']>[0]): Promise<CommandReply | undefined> {
    if (!this.connected) return undefined
    try {
      return await this.#socket.timeout(answerTimeoutMs).emitWithAck('command', envelope)
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
    // The next snapshot will hold the event, or the last one already does.
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
    // An event or a timetable was missed, or the store went back.
    const isBehind = view && (tick.epoch !== view.epoch || tick.n !== view.n)
    if (isBehind || tick.timetable !== timetable?.version) this.#resync()
  }

  /** Requests one snapshot, which brings everything that was missed. */
  #resync(): void {
    if (!this.#resyncing) this.#socket.emit('resync')
    this.#resyncing = true
  }

  /** Notifies listeners when the passing of time alone changes the state. */
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
    // Socket.IO gives up after a refusal; the reason may pass, for example when a centre is added.
    if (data) setTimeout(() => !this.#closed && this.#socket.connect(), reloadWithinMs)
  }

  #changed(change: () => void): void {
    change()
    for (const listener of this.#changes) listener()
  }
}

/** @returns whether a reply leaves open if the command was carried out. `asked`: an earlier try may have been. */
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
