import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Refusal } from '../shared/contract/errors.ts'
import { undoOfferMs } from '../shared/domain/transitions.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'
import type { Done, Undoable } from './board-events.ts'

/** Milliseconds for which a notice without undo is shown: long enough to read it. */
const noticeMs = 8_000

export interface Notice {
  text: string
  trouble: boolean
  undo?: Undoable
  /** Time at which the notice disappears: the hall's time, Unix ms. */
  until: number
}

/** Keeps the notice about the last action and undoes that action within ten seconds. */
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

  /** Seconds left to undo the step; undefined when it can't be undone. */
  get undoFor(): number | undefined {
    if (!this.notice?.undo) return undefined
    // A tick may set the hall's time back a little.
    const left = Math.min(undoOfferMs, Math.max(0, this.notice.until - this.#hall.now))
    return Math.ceil(left / 1_000)
  }

  done({ text, undo }: Done): void {
    this.#show({
      text,
      trouble: false,
      until: this.#hall.now + (undo ? undoOfferMs : noticeMs),
      ...(undo && { undo }),
    })
  }

  trouble(text: string): void {
    this.#show({ text, trouble: true, until: this.#hall.now + noticeMs })
  }

  hide(): void {
    this.notice = undefined
    this.#host.requestUpdate()
  }

  /** Undoes a step. @returns why it was refused, if it was. */
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
