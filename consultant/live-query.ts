import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { AudienceEvent } from '../shared/contract/audience-event.ts'
import type { Queries, QueryName } from '../shared/contract/wire.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'

/** Milliseconds in which events are gathered into one query: a busy hall changes several times a second. */
const gatherMs = 500
/** Milliseconds before a query without an answer is repeated. */
const retryMs = 1_000

/** Keeps the answer to a query up to date: asks again after each event that may change it, and after each new snapshot. */
export class LiveQuery<N extends QueryName> implements ReactiveController {
  /** The latest answer; undefined until the first. */
  answer: Queries[N]['reply'] | undefined
  readonly #host: ReactiveControllerHost
  readonly #name: N
  readonly #touches: (event: AudienceEvent) => boolean
  readonly #repeatMs: number | undefined
  #hall: HallConnection | undefined
  #params: Queries[N]['params'] | undefined
  #asked = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #stops: (() => void)[] = []

  /**
   * @param touches whether an event may change the answer
   * @param repeatMs milliseconds after which to ask again in any case; undefined: only events change the answer
   */
  constructor(
    host: ReactiveControllerHost,
    name: N,
    touches: (event: AudienceEvent) => boolean,
    repeatMs?: number,
  ) {
    this.#host = host
    this.#name = name
    this.#touches = touches
    this.#repeatMs = repeatMs
    host.addController(this)
  }

  hostConnected(): void {
    if (this.#hall && this.#params) this.#listen(this.#hall)
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop()
    this.#stops = []
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  /** Asks for something else; the same as before changes nothing. */
  show(hall: HallConnection, params: Queries[N]['params']): void {
    if (this.#hall === hall && JSON.stringify(this.#params) === JSON.stringify(params)) return
    this.hostDisconnected()
    this.#hall = hall
    this.#params = params
    this.answer = undefined
    this.#listen(hall)
  }

  #listen(hall: HallConnection): void {
    let seen = hall.view
    this.#stops = [
      hall.onEvent(event => {
        if (this.#touches(event)) this.#soon(gatherMs)
      }),
      // A new snapshot may hold events that were not sent one by one.
      hall.onChange(() => {
        if (hall.view === seen) return
        seen = hall.view
        this.#soon(gatherMs)
      }),
    ]
    void this.#ask()
  }

  #soon(ms: number): void {
    this.#timer ??= setTimeout(() => void this.#ask(), ms)
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const [hall, params] = [this.#hall, this.#params]
    if (!hall || !params) return
    this.#asked++
    const asked = this.#asked
    const answer = await hall.query(this.#name, params)
    // A newer query was sent meanwhile, or nobody looks any more.
    if (asked !== this.#asked || this.#stops.length === 0) return
    if (!answer.ok) return this.#soon(retryMs)
    this.answer = answer.reply
    this.#host.requestUpdate()
    if (this.#repeatMs !== undefined) this.#soon(this.#repeatMs)
  }
}
