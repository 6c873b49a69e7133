import { randomInt } from 'node:crypto'
import type { PrinterProfile } from '../../shared/domain/paper.ts'
import type { PrintCause, PrinterCondition, PrintOutcome } from '../../shared/domain/print-outcome.ts'
import { ConnectionError } from './byte-connection.ts'
import { type PrinterAddress, PrinterConnection } from './printer-connection.ts'
import {
  askPrinted,
  askProcessed,
  askStatus,
  type Condition,
  clearBuffers,
  conditionOf,
  type StatusQuestion,
  statusQuestions,
} from './status.ts'

/**
 * Asks, before the first byte, for permission to send, and records it. Later readers then know that sending began.
 *
 * @returns whether the ticket may be sent
 */
export type Begin = () => Promise<boolean>

/** One ticket, ready to be sent. */
export interface PrintOrder {
  bytes: Uint8Array
  /** How the printer confirms that a ticket is on paper. */
  confirms: PrinterProfile['confirms']
  /** Whether half of this ticket may still be in the printer's buffer. It is cleared first if the printer can. */
  afterHalf?: boolean
}

/**
 * Time limits of a printer, in milliseconds: longer than a working one needs, and short enough for a waiting
 * visitor.
 */
export interface Patience {
  /** For the answer to a status question. A mute printer costs every ticket this much. */
  statusMs: number
  /** Without the printer taking any more bytes. */
  stallMs: number
  /**
   * From the last byte sent until the ticket is on paper. Most of it may be in the system's buffers by then, and
   * old interfaces take 3 KB per second.
   */
  printMs: number
  /** For closing the connection after everything was sent. */
  closeMs: number
}
export const patience: Patience = { statusMs: 500, stallMs: 10_000, printMs: 30_000, closeMs: 5_000 }

/** Milliseconds between status questions to a printer that is still printing. */
const checkEveryMs = 1_000

interface State extends Condition {
  /** Whether the printer answers no questions at all. It may print all the same. */
  mute: boolean
  /** Whether it has answered none of the last questions. */
  silent: boolean
}

type Result = { result: 'printed' | 'unconfirmed' } | { result: 'midway'; cause: PrintCause }

/** Sends one ticket. @returns the outcome, of which failures of printers and connections are part @throws what `begin` throws */
export async function sendTicket(
  address: PrinterAddress,
  order: PrintOrder,
  begin: Begin,
  times: Patience = patience,
): Promise<PrintOutcome> {
  const connection = await connect(address)
  if (!(connection instanceof PrinterConnection))
    return { result: 'failed', cause: connection.why, nearEnd: false }
  try {
    const state = await stateOf(connection, times)
    const nearEnd = state.nearEnd && !connection.strange
    const cause = obstacleOf(connection, state) ?? (await clear(connection, order, state, times))
    if (cause || !(await begin())) {
      await leave(connection, times.statusMs)
      return cause ? { result: 'failed', cause, nearEnd } : { result: 'taken', nearEnd }
    }
    const sending = new Sending(connection, order, state, times)
    const result = await sending.run()
    return { ...result, nearEnd: sending.state.nearEnd }
  } finally {
    await connection.destroy()
  }
}

/** Reads a printer's state without printing. Most printers accept one connection: call it only while nobody sends. */
export async function checkPrinter(
  address: PrinterAddress,
  times: Patience = patience,
): Promise<PrinterCondition> {
  const connection = await connect(address)
  if (!(connection instanceof PrinterConnection))
    return { cause: connection.why, nearEnd: false, mute: false }
  try {
    const state = await stateOf(connection, times)
    const cause = obstacleOf(connection, state)
    await leave(connection, times.statusMs)
    return { nearEnd: state.nearEnd && !connection.strange, mute: state.mute, ...(cause && { cause }) }
  } finally {
    await connection.destroy()
  }
}

/** @returns a printer's condition as far as opening a connection shows it, which is all that can be known of a mute printer. */
export async function reach(address: PrinterAddress, times: Patience = patience): Promise<PrinterCondition> {
  const connection = await connect(address)
  if (!(connection instanceof PrinterConnection)) return { cause: connection.why, nearEnd: false, mute: true }
  try {
    await leave(connection, times.statusMs)
    return { nearEnd: false, mute: true }
  } finally {
    await connection.destroy()
  }
}

async function connect(address: PrinterAddress): Promise<PrinterConnection | ConnectionError> {
  return PrinterConnection.open(address).catch(asConnectionError)
}

/** @returns the reason why nothing can be sent now */
function obstacleOf(connection: PrinterConnection, { trouble }: State): PrintCause | undefined {
  if (connection.strange) return 'no-printer'
  if (trouble) return trouble.cause
  // Most printers accept one connection and close a second one at once.
  return connection.gone ? 'busy' : undefined
}

/** Clears a printer's buffer. Half a picture in it would swallow the beginning of the next ticket. */
async function clear(
  connection: PrinterConnection,
  { confirms, afterHalf }: PrintOrder,
  { mute }: State,
  { stallMs }: Patience,
): Promise<PrintCause | undefined> {
  if (!afterHalf || mute || confirms !== 'process-id') return undefined
  try {
    await connection.send(clearBuffers, stallMs, () => undefined)
    const cleared = await connection.until(() => connection.cleared || undefined, stallMs)
    return cleared ? undefined : 'stalled'
  } catch (error) {
    return asConnectionError(error).why
  }
}

/** Sends one ticket over an open connection. */
class Sending {
  /** The printer's state as last received. */
  state: State
  readonly #connection: PrinterConnection
  readonly #order: PrintOrder
  readonly #times: Patience
  /** Four digits for this ticket: a late answer to another ticket's question is not mistaken for ours. */
  readonly #id = String(randomInt(10_000)).padStart(4, '0')

  constructor(connection: PrinterConnection, order: PrintOrder, state: State, times: Patience) {
    this.#connection = connection
    this.#order = order
    this.state = state
    this.#times = times
  }

  async run(): Promise<Result> {
    const { stallMs, closeMs } = this.#times
    const connection = this.#connection
    try {
      connection.unasked = undefined
      const stopped =
        (await connection.send(this.#order.bytes, stallMs, () => this.#reportedTrouble())) ??
        (await this.#ask()) ??
        // The answers of a mute printer mean nothing.
        (this.state.mute ? undefined : await this.#watch())
      if (stopped) return { result: 'midway', cause: stopped }
      if (!this.state.mute && this.#confirmed()) {
        await this.#checkPaper()
        // The ticket is on paper, however the connection ends.
        await leave(connection, closeMs)
        return { result: 'printed' }
      }
      await connection.end(closeMs)
      return { result: 'unconfirmed' }
    } catch (error) {
      return { result: 'midway', cause: asConnectionError(error).why }
    }
  }

  /** Asks the printer to confirm this ticket. Answers received before this question belong to another one. */
  #ask(): Promise<PrintCause | undefined> {
    const { confirms } = this.#order
    if (confirms === 'none') return Promise.resolve(undefined)
    this.#connection.processed = false
    this.#connection.printed = undefined
    const question = confirms === 'gs-r' ? askProcessed : askPrinted(this.#id)
    return this.#connection.send(question, this.#times.stallMs, () => this.#reportedTrouble())
  }

  #confirmed(): boolean {
    const { processed, printed } = this.#connection
    return this.#order.confirms === 'process-id' ? printed === this.#id : processed
  }

  /** @returns the trouble that the printer has reported unasked, unless it passes by itself */
  #reportedTrouble(): PrintCause | undefined {
    const { unasked } = this.#connection
    if (unasked) this.state = { ...this.state, nearEnd: unasked.nearEnd }
    if (this.state.mute || !unasked?.trouble || unasked.trouble.passes) return undefined
    return unasked.trouble.cause
  }

  /** Waits until the ticket is on paper, asking meanwhile. @returns what stopped the printer */
  async #watch(): Promise<PrintCause | undefined> {
    const connection = this.#connection
    const { printMs } = this.#times
    const giveUp = performance.now() + printMs
    // A printer that confirms nothing is asked at once.
    const waitMs = this.#order.confirms === 'none' ? 0 : Math.min(checkEveryMs, printMs)
    for (;;) {
      const seen = await connection.until(
        () => this.#confirmed() || this.#reportedTrouble() || undefined,
        waitMs,
      )
      if (seen !== undefined || connection.gone) return seen === true ? undefined : seen
      const { silent, trouble, nearEnd } = await stateOf(connection, this.#times)
      if (this.#confirmed() || connection.gone) return undefined
      if (!silent) this.state.nearEnd = nearEnd
      if (trouble && !trouble.passes) return trouble.cause
      // The printer has taken everything and has no trouble; it can't confirm more.
      if (this.#order.confirms === 'none' && !silent && !trouble) return undefined
      // A silent printer has not even read the questions.
      if (performance.now() > giveUp) return silent ? 'stalled' : trouble?.cause
    }
  }

  /** Notes whether the paper came near its end with this ticket. */
  async #checkPaper(): Promise<void> {
    const { silent, nearEnd } = await stateOf(this.#connection, this.#times)
    if (!silent) this.state.nearEnd = nearEnd
  }
}

/** Asks the four questions one after the other: an answer doesn't name its question. */
async function stateOf(connection: PrinterConnection, { statusMs }: Patience): Promise<State> {
  const answers = new Map<StatusQuestion, number>()
  for (const n of statusQuestions) {
    const answer = await connection.answerTo(askStatus(n), statusMs)
    // A late answer would be taken for that of the next question.
    if (answer === undefined) break
    answers.set(n, answer)
  }
  const silent = answers.size === 0
  const { unasked } = connection
  // A status sent unasked may be older than the answers, but is better than none.
  const hasOnlyUnasked = answers.size < statusQuestions.length && unasked !== undefined
  return { ...(hasOnlyUnasked ? unasked : conditionOf(answers)), mute: silent && !unasked, silent }
}

/** Closes the connection when the result no longer depends on it. */
async function leave(connection: PrinterConnection, ms: number): Promise<void> {
  await connection.end(ms).catch(asConnectionError)
}

/** @returns why the connection failed @throws any other error, which is a defect */
function asConnectionError(error: unknown): ConnectionError {
  if (error instanceof ConnectionError) return error
  throw error
}
