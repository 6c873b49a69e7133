import { randomInt } from 'node:crypto'
import type { PrinterProfile } from '../../shared/domain/paper.ts'
import type { PrintCause, PrinterCondition, PrintOutcome } from '../../shared/domain/print-outcome.ts'
import { LineError } from './byte-line.ts'
import { type PrinterAddress, PrinterLine } from './printer-line.ts'
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
 * Asked before the first byte, so that whoever finds the ticket later knows of it.
 * @returns whether it may be sent
 */
export type Begin = () => Promise<boolean>

/** One ticket, ready to be sent. */
export interface PrintOrder {
  bytes: Uint8Array
  /** How the printer says that it is on paper. */
  confirms: PrinterProfile['confirms']
  /** The first part of this ticket may still lie in the printer, and is thrown away first where the printer can. */
  afterHalf?: boolean
}

/** How long a printer may take. Longer than any does that works, so short that nobody stands there in vain. */
export interface Patience {
  /** For the answer to a question that is answered at once. A mute printer costs every ticket this much. */
  statusMs: number
  /** Without taking anything more of what is sent. */
  stallMs: number
  /**
   * From the last byte handed over until it is on paper. Most of a ticket may lie in the system's buffers by then, and old
   * interfaces take 3 KB a second.
   */
  printMs: number
  /** To close the line after all is said. */
  closeMs: number
}
export const patience: Patience = { statusMs: 500, stallMs: 10_000, printMs: 30_000, closeMs: 5_000 }

/** So often a printer that is still printing is asked how it is. */
const lookMs = 1_000

interface State extends Condition {
  /** A printer that answers no question is mute: it may print all the same. */
  mute: boolean
  /** It has answered no question this time. */
  silent: boolean
}

type Result = { result: 'printed' | 'unconfirmed' } | { result: 'midway'; cause: PrintCause }

/** Sends one ticket. Never throws for what printers and lines do; throws when `begin` does. */
export async function sendTicket(
  address: PrinterAddress,
  order: PrintOrder,
  begin: Begin,
  times: Patience = patience,
): Promise<PrintOutcome> {
  const line = await openLine(address)
  if (!(line instanceof PrinterLine)) return { result: 'failed', cause: line.why, nearEnd: false }
  try {
    const state = await stateOf(line, times)
    const nearEnd = state.nearEnd && !line.strange
    const cause = obstacleOf(line, state) ?? (await clear(line, order, state, times))
    if (cause || !(await begin())) {
      await leave(line, times.statusMs)
      return cause ? { result: 'failed', cause, nearEnd } : { result: 'taken', nearEnd }
    }
    const sending = new Sending(line, order, state, times)
    const result = await sending.run()
    return { ...result, nearEnd: sending.state.nearEnd }
  } finally {
    await line.destroy()
  }
}

/** Looks how a printer is, and prints nothing. Most printers have room for one: nobody may be sending meanwhile. */
export async function look(address: PrinterAddress, times: Patience = patience): Promise<PrinterCondition> {
  const line = await openLine(address)
  if (!(line instanceof PrinterLine)) return { cause: line.why, nearEnd: false, mute: false }
  try {
    const state = await stateOf(line, times)
    const cause = obstacleOf(line, state)
    await leave(line, times.statusMs)
    return { nearEnd: state.nearEnd && !line.strange, mute: state.mute, ...(cause && { cause }) }
  } finally {
    await line.destroy()
  }
}

/** Looks only whether something takes the line: of a printer that answers no question there is no more to be known. */
export async function reach(address: PrinterAddress, times: Patience = patience): Promise<PrinterCondition> {
  const line = await openLine(address)
  if (!(line instanceof PrinterLine)) return { cause: line.why, nearEnd: false, mute: true }
  try {
    await leave(line, times.statusMs)
    return { nearEnd: false, mute: true }
  } finally {
    await line.destroy()
  }
}

async function openLine(address: PrinterAddress): Promise<PrinterLine | LineError> {
  return PrinterLine.open(address).catch(lineError)
}

/** @returns why nothing can be sent now. */
function obstacleOf(line: PrinterLine, { trouble }: State): PrintCause | undefined {
  if (line.strange) return 'no-printer'
  if (trouble) return trouble.cause
  // Most printers have room for one: whoever else is there is told so by the door.
  return line.gone ? 'busy' : undefined
}

/** Half a picture in a printer would take the next ticket's beginning for its other half. */
async function clear(
  line: PrinterLine,
  { confirms, afterHalf }: PrintOrder,
  { mute }: State,
  { stallMs }: Patience,
): Promise<PrintCause | undefined> {
  if (!afterHalf || mute || confirms !== 'process-id') return undefined
  try {
    await line.send(clearBuffers, stallMs, () => undefined)
    const cleared = await line.until(() => line.cleared || undefined, stallMs)
    return cleared ? undefined : 'stalled'
  } catch (error) {
    return lineError(error).why
  }
}

/** One ticket on its way. */
class Sending {
  /** As last heard. */
  state: State
  readonly #line: PrinterLine
  readonly #order: PrintOrder
  readonly #times: Patience
  /** Four digits of this ticket's own: a late answer to another's question is not taken for ours. */
  readonly #id = String(randomInt(10_000)).padStart(4, '0')

  constructor(line: PrinterLine, order: PrintOrder, state: State, times: Patience) {
    this.#line = line
    this.#order = order
    this.state = state
    this.#times = times
  }

  async run(): Promise<Result> {
    const { stallMs, closeMs } = this.#times
    const line = this.#line
    try {
      line.unasked = undefined
      const stopped =
        (await line.send(this.#order.bytes, stallMs, () => this.#toldUnasked())) ??
        (await this.#ask()) ??
        // What a mute printer says there may be anything.
        (this.state.mute ? undefined : await this.#watch())
      if (stopped) return { result: 'midway', cause: stopped }
      if (!this.state.mute && this.#confirmed()) {
        await this.#lookAfter()
        // What is on paper is printed, however the line ends.
        await leave(line, closeMs)
        return { result: 'printed' }
      }
      await line.end(closeMs)
      return { result: 'unconfirmed' }
    } catch (error) {
      return { result: 'midway', cause: lineError(error).why }
    }
  }

  /** What was answered before this question was asked belongs to another ticket. */
  #ask(): Promise<PrintCause | undefined> {
    const { confirms } = this.#order
    if (confirms === 'none') return Promise.resolve(undefined)
    this.#line.processed = false
    this.#line.printed = undefined
    const question = confirms === 'gs-r' ? askProcessed : askPrinted(this.#id)
    return this.#line.send(question, this.#times.stallMs, () => this.#toldUnasked())
  }

  #confirmed(): boolean {
    const { processed, printed } = this.#line
    return this.#order.confirms === 'process-id' ? printed === this.#id : processed
  }

  /** @returns the trouble that the printer has told by itself; one that passes by itself is waited for. */
  #toldUnasked(): PrintCause | undefined {
    const { unasked } = this.#line
    if (unasked) this.state = { ...this.state, nearEnd: unasked.nearEnd }
    if (this.state.mute || !unasked?.trouble || unasked.trouble.passes) return undefined
    return unasked.trouble.cause
  }

  /** Waits until it is on paper, asking meanwhile. @returns what keeps the printer from going on. */
  async #watch(): Promise<PrintCause | undefined> {
    const line = this.#line
    const { printMs } = this.#times
    const giveUp = performance.now() + printMs
    // Where there is no word to wait for, it is asked at once.
    const waitMs = this.#order.confirms === 'none' ? 0 : Math.min(lookMs, printMs)
    for (;;) {
      const seen = await line.until(() => this.#confirmed() || this.#toldUnasked() || undefined, waitMs)
      if (seen !== undefined || line.gone) return seen === true ? undefined : seen
      const { silent, trouble, nearEnd } = await stateOf(line, this.#times)
      if (this.#confirmed() || line.gone) return undefined
      if (!silent) this.state.nearEnd = nearEnd
      if (trouble && !trouble.passes) return trouble.cause
      // It has taken everything and is well, and can say no more.
      if (this.#order.confirms === 'none' && !silent && !trouble) return undefined
      // One that has fallen silent has not even read the questions.
      if (performance.now() > giveUp) return silent ? 'stalled' : trouble?.cause
    }
  }

  /** Paper that has come near its end with this ticket. */
  async #lookAfter(): Promise<void> {
    const { silent, nearEnd } = await stateOf(this.#line, this.#times)
    if (!silent) this.state.nearEnd = nearEnd
  }
}

/** Asks the four questions one after the other: an answer doesn't say to which it belongs. */
async function stateOf(line: PrinterLine, { statusMs }: Patience): Promise<State> {
  const answers = new Map<StatusQuestion, number>()
  for (const n of statusQuestions) {
    const answer = await line.answerTo(askStatus(n), statusMs)
    // The answer that is late would be taken for the next one's.
    if (answer === undefined) break
    answers.set(n, answer)
  }
  const silent = answers.size === 0
  const { unasked } = line
  // What it said unasked may be older than the answers, but is better than none.
  const isTold = answers.size < statusQuestions.length && unasked !== undefined
  return { ...(isTold ? unasked : conditionOf(answers)), mute: silent && !unasked, silent }
}

/** Closes the line when nothing depends on how it ends. */
async function leave(line: PrinterLine, ms: number): Promise<void> {
  await line.end(ms).catch(lineError)
}

/** @returns the line's word for why it failed. Anything else is a defect, and thrown on. */
function lineError(error: unknown): LineError {
  if (error instanceof LineError) return error
  throw error
}
