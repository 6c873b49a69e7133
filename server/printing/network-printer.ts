import { LineError, PrinterLine } from './printer-line.ts'
import {
  askProcessed,
  askStatus,
  type PrintCause,
  type StatusQuestion,
  statusQuestions,
  troubleOf,
} from './status.ts'

/** What became of a ticket. */
export type PrintOutcome =
  /** The printer said so; or it took everything and says nothing. */
  | { result: 'printed' | 'unconfirmed' }
  /** Part of it may be on paper: never sent again by itself. */
  | { result: 'midway'; cause: PrintCause }
  /** Nothing was sent: may be tried again. */
  | { result: 'failed'; cause: PrintCause }
  /** Somebody else has begun to send it: nothing was sent here. */
  | { result: 'taken' }

/**
 * Asked before the first byte, so that whoever finds the ticket later knows of it.
 * @returns whether it may be sent
 */
export type Begin = () => Promise<boolean>

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
  /** To close the connection after all is said. */
  closeMs: number
}
export const patience: Patience = { statusMs: 500, stallMs: 10_000, printMs: 30_000, closeMs: 5_000 }

/** So often a printer that is still printing is asked how it is. */
const lookMs = 1_000

interface State {
  /** A printer that answers no question is mute: it may print all the same. */
  mute: boolean
  trouble?: PrintCause
}

/** Sends a ticket to `host:port`. Never throws for what printers and networks do; throws when `begin` does. */
export async function sendToPrinter(
  { host, port }: { host: string; port: number },
  bytes: Uint8Array,
  begin: Begin,
  times: Patience = patience,
): Promise<PrintOutcome> {
  let line: PrinterLine
  try {
    line = await PrinterLine.open(host, port)
  } catch (error) {
    return { result: 'failed', cause: causeOf(error) }
  }
  try {
    const { mute, trouble } = await stateOf(line, times)
    if (line.strange) return { result: 'failed', cause: 'no-printer' }
    if (trouble) return { result: 'failed', cause: trouble }
    // Most printers have room for one: whoever else is there is told so by the door.
    if (line.gone) return { result: 'failed', cause: 'busy' }
    if (!(await begin())) return { result: 'taken' }
    return await sendAll(line, bytes, mute, times)
  } finally {
    line.destroy()
  }
}

async function sendAll(
  line: PrinterLine,
  bytes: Uint8Array,
  mute: boolean,
  times: Patience,
): Promise<PrintOutcome> {
  try {
    line.processed = false
    await line.send(Buffer.concat([bytes, askProcessed]), times.stallMs)
    // What a mute printer says there may be anything.
    const trouble = mute ? undefined : await watch(line, times)
    if (trouble) return { result: 'midway', cause: trouble }
    if (!mute && line.processed) return await ended(line, times).then(() => ({ result: 'printed' }))
    await line.end(times.closeMs)
    return { result: 'unconfirmed' }
  } catch (error) {
    return { result: 'midway', cause: causeOf(error) }
  }
}

/** What is on paper is printed, however the connection ends. */
async function ended(line: PrinterLine, { closeMs }: Patience): Promise<void> {
  try {
    await line.end(closeMs)
  } catch (error) {
    causeOf(error)
  }
}

/** Waits until it is on paper, asking meanwhile. @returns what keeps the printer from going on. */
async function watch(line: PrinterLine, times: Patience): Promise<PrintCause | undefined> {
  const giveUp = performance.now() + times.printMs
  for (;;) {
    if ((await line.untilProcessed(Math.min(lookMs, times.printMs))) || line.gone) return undefined
    const { mute, trouble } = await stateOf(line, times)
    if (line.processed || line.gone) return undefined
    if (trouble) return trouble
    // One that has fallen silent has not even read the questions.
    if (performance.now() > giveUp) return mute ? 'stalled' : undefined
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
  const trouble = troubleOf(answers)
  return { mute: answers.size === 0, ...(trouble && { trouble }) }
}

/** @returns the line's word for why it failed. Anything else is a defect, and thrown on. */
function causeOf(error: unknown): PrintCause {
  if (error instanceof LineError) return error.why
  throw error
}
