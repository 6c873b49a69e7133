import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { StoryStep } from '../shared/contract/wire.ts'
import type { StaffTicket } from '../shared/domain/ticket.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'

/** Milliseconds before a request without an answer is repeated while the history is open. */
const retryMs = 1_000

/** Keeps the history of one ticket up to date while it is open: reads it again at each event of the ticket. */
export class StoryController implements ReactiveController {
  ticket: StaffTicket | undefined
  steps: readonly StoryStep[] = []
  loaded = false
  readonly #host: ReactiveControllerHost
  #hall: HallConnection | undefined
  #id = ''
  #asked = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #stops: (() => void)[] = []

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  /** The ticket's number from its steps: the view does not hold tickets of other days. */
  get number(): string {
    const [first] = this.steps
    return typeof first?.facts.number === 'string' ? first.facts.number : ''
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    for (const stop of this.#stops) stop()
    this.#stops = []
    clearTimeout(this.#timer)
  }

  show(hall: HallConnection, id: string): void {
    if (this.#hall === hall && this.#id === id) return
    this.hostDisconnected()
    this.#hall = hall
    this.#id = id
    this.ticket = undefined
    this.steps = []
    this.loaded = false
    let seen = hall.view
    this.#stops = [
      hall.onEvent(event => {
        if (event.ticket === this.#id) void this.#ask()
      }),
      // A new snapshot may hold events that were not sent one by one.
      hall.onChange(() => {
        if (hall.view === seen) return
        seen = hall.view
        void this.#ask()
      }),
    ]
    void this.#ask()
  }

  async #ask(): Promise<void> {
    const hall = this.#hall
    if (!hall) return
    this.#asked++
    const asked = this.#asked
    const answer = await hall.query('story', { ticket: this.#id })
    // A newer request was sent meanwhile: its answer knows more, even when it came first.
    if (asked !== this.#asked || this.#stops.length === 0) return
    if (!answer.ok) {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => void this.#ask(), retryMs)
      return
    }
    this.ticket = answer.reply.ticket ?? undefined
    this.steps = answer.reply.steps
    this.loaded = true
    this.#host.requestUpdate()
  }
}
