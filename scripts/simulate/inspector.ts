import { setTimeout as sleep } from 'node:timers/promises'
import type { CommandBody, CommandName } from '../../shared/contract/commands.ts'
import type { HallConnection } from '../../shared/ui/hall-connection.ts'
import type { Ledger } from './ledger.ts'
import type { Random } from './random.ts'
import type { Visitors } from './visitors.ts'

const minuteMs = 60_000
/** Ranges in minutes of simulated time. */
const service = { from: 3, to: 12 }
const walk = { from: 0.2, to: 0.8 }
const patience = 1
/** Milliseconds of real time until the inspector looks for a visitor again. */
const retryDelayMs = 250

export interface InspectorOptions {
  hall: HallConnection
  counter: string
  session: string
  ledger: Ledger
  visitors: Visitors
  random: Random
  speed: number
}

/**
 * Simulates one inspector at one window: calls, waits and serves until stopped. A visitor who is there at the stop
 * is served at once, so that a simulation takes the requested time.
 */
export class Inspector {
  readonly #options: InspectorOptions
  readonly #stopping = new AbortController()

  constructor(options: InspectorOptions) {
    this.#options = options
  }

  stop(): void {
    this.#stopping.abort()
  }

  /** Resolves when the window is closed. */
  async work(): Promise<void> {
    const { counter, session, ledger } = this.#options
    const at = { counter, session }
    while (!this.#stopping.signal.aborted) {
      const called = await this.#options.hall.send('ticket:call-next', at)
      if (called.ok) await this.#receive(String(called.reply.ticket))
      else {
        if (called.error.code !== 'QUEUE_EMPTY') ledger.error(`call-next ${called.error.code}`)
        await this.#sleep(retryDelayMs)
      }
    }
    await this.#send('counter:close-counter', at)
  }

  async #receive(ticket: string): Promise<void> {
    const { counter, session, ledger, visitors, random, hall } = this.#options
    const visit = { counter, session, ticket }
    ledger.calledTo(ticket, counter)
    if (visitors.hasLeft(ticket)) {
      await this.#pass(patience)
      await this.#send('ticket:mark-no-show', visit)
    } else {
      await this.#pass(random.between(walk.from, walk.to))
      await this.#send('ticket:start', visit)
      if (hall.view?.tickets[ticket]?.claim === 'claimed')
        await this.#send('ticket:confirm-entitlement', visit)
      await this.#pass(random.between(service.from, service.to))
      await this.#send('ticket:finish', visit)
    }
    ledger.gone(ticket)
  }

  async #send<N extends CommandName>(name: N, body: CommandBody<N>): Promise<void> {
    const { hall, ledger } = this.#options
    const answer = await hall.send(name, body)
    if (!answer.ok) ledger.error(`${name.replace(/^\w+:/, '')} ${answer.error.code}`)
  }

  /** Waits for some minutes of simulated time. */
  async #pass(minutes: number): Promise<void> {
    await this.#sleep((minutes * minuteMs) / this.#options.speed)
  }

  async #sleep(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stopping.signal }).catch(() => {})
  }
}
