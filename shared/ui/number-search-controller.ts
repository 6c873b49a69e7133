import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Refusal } from '../contract/errors.ts'
import type { StaffTicket } from '../domain/ticket.ts'
import type { HallConnection } from './hall-connection.ts'

/** Characters of a typed number: a letter and up to four digits, with room for blanks, hyphens or the sign №. */
export const maxNumberLength = 12

/** Finds today's tickets by a number typed in Cyrillic or Latin. */
export class NumberSearchController implements ReactiveController {
  /** The tickets that fit the number, to choose from; undefined before a search and after a choice. */
  found: { number: string; tickets: readonly StaffTicket[] } | undefined
  refusal: Refusal | undefined
  readonly #host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {}

  /** @returns the ticket, if only one fits what was typed */
  async search(hall: HallConnection, typed: string): Promise<StaffTicket | undefined> {
    const number = typed.trim()
    this.forget()
    if (number === '') return undefined
    const answer = await hall.query('find', { number })
    if (answer.ok) this.found = { number: number.toUpperCase(), tickets: answer.reply.tickets }
    else this.refusal = answer.error
    this.#host.requestUpdate()
    const [first, ...others] = this.found?.tickets ?? []
    return others.length === 0 ? first : undefined
  }

  forget(): void {
    this.found = undefined
    this.refusal = undefined
    this.#host.requestUpdate()
  }
}
