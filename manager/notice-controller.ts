import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Refusal } from '../shared/contract/errors.ts'
import { undoOfferMs } from '../shared/domain/transitions.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'
import type { Done, Undoable } from './board-events.ts'

/** What needs no answer goes by itself. */
const readMs = 8_000

export interface Notice {
  text: string
  trouble: boolean
  undo?: Undoable
  /** When it goes, hall's time, Unix ms. */
  until: number
}

/** What was done last, and the ten seconds in which it can be taken back. */
export class NoticeController implements ReactiveController {
  notice: Notice | undefined
  readonly #host: ReactiveControllerHost
  readonly #hall: HallConnection

  constructor(host: ReactiveControllerHost, hall: HallConnection) {
    this.#host = host
    this.#hall = hall
    host.addController(this)
  }

  hostUpdate(): void {
    if (this.notice && this.#hall.now >= this.notice.until) this.notice = undefined
  }

  /** Seconds left to take the step back; undefined: it can't be. */
  get undoFor(): number | undefined {
    if (!this.notice?.undo) return undefined
    // The hall's time goes back by a little when a tick corrects it.
    const left = Math.min(undoOfferMs, Math.max(0, this.notice.until - this.#hall.now))
    return Math.ceil(left / 1_000)
  }

  done({ text, undo }: Done): void {
    this.#show({
      text,
      trouble: false,
      until: this.#hall.now + (undo ? undoOfferMs : readMs),
      ...(undo && { undo }),
    })
  }

  trouble(text: string): void {
    this.#show({ text, trouble: true, until: this.#hall.now + readMs })
  }

  hide(): void {
    this.notice = undefined
    this.#host.requestUpdate()
  }

  /** Takes a step back. @returns why it could not be, if so. */
  async undo({ ticket, of }: Undoable): Promise<Refusal | undefined> {
    this.hide()
    const reply = await this.#hall.send('ticket:undo', { ticket, of })
    return reply.ok ? undefined : reply.error
  }

  #show(notice: Notice): void {
    this.notice = notice
    this.#host.requestUpdate()
  }
}
