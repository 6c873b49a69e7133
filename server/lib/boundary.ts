import type { Logger } from 'pino'
import { troubleOf } from '../redis/trouble.ts'
import { shapeOf } from './shape.ts'

/**
 * One error ends one thing. Whatever calls our code from outside (a socket, a request, a timer, an event of a stream) calls it
 * through one of these functions: an error stops there, is logged once per kind, and everything else continues.
 */

/** Kinds of failure that are told apart; a defect that produces ever new kinds must not fill the memory. */
const maxKinds = 500

/** Work that can't be done yet and is tried again by itself: no trouble and no defect. */
export class NotYetError extends Error {
  override name = 'NotYetError'
}

/** How often each kind was seen, by the log that heard of it. */
const seen = new WeakMap<Logger, Map<string, number>>()

/** What an asker is answered when the work failed. */
export type FailureCode = 'STORE_AWAY' | 'NO_ANSWER' | 'STORE_FULL' | 'INTERNAL'

/** @returns the code that answers an error: trouble with the store by its name, anything else as a defect. */
export function codeOfFailure(error: unknown): FailureCode {
  if (error instanceof Error && error.message.startsWith('OOM')) return 'STORE_FULL'
  const trouble = troubleOf(error)
  if (trouble === undefined) return 'INTERNAL'
  // Sent and not answered: nobody knows whether it was carried out.
  return trouble === 'unknown' ? 'NO_ANSWER' : 'STORE_AWAY'
}

/**
 * Logs a failure. Trouble with the store and work that can't be done yet go to "debug": the store's client reports trouble once. A
 * defect goes to "error" the first time, with the shape of its input, and then at its 10th, 100th, 1000th repetition.
 * @param place where it was stopped, as an operator knows it
 * @param input what the work was given; only its shape is logged
 */
export function noteFailure(log: Logger, place: string, error: unknown, input?: unknown): void {
  if (error instanceof NotYetError || codeOfFailure(error) !== 'INTERNAL') {
    log.debug(
      { place, error },
      'a piece of work is not possible now; retried later, or the asker is answered so',
    )
    return
  }
  const kinds = seen.get(log) ?? new Map<string, number>()
  seen.set(log, kinds)
  const known = `${place} ${kindOf(error)}`
  const kind = kinds.has(known) || kinds.size < maxKinds ? known : 'other'
  const times = (kinds.get(kind) ?? 0) + 1
  kinds.set(kind, times)
  if (times === 1) {
    log.error(
      { place, failure: describe(error), input: shapeOf(input) },
      'defect: this one thing failed; everything else continues',
    )
  } else if (/^10+$/.test(String(times))) {
    log.error(
      { place, failure: kindOf(error), times },
      'defect: the same failure again; this one thing failed, everything else continues',
    )
  }
}

/** Whether our own code is wrong about its input, so that trying again would fail again. */
export function isOwnDefect(error: unknown): boolean {
  return [TypeError, RangeError, SyntaxError, ReferenceError].some(kind => error instanceof kind)
}

/** Runs `work` and returns its result, or what `otherwise` makes of the code of its failure. Never throws. */
export async function answerSafely<T>(
  log: Logger,
  place: string,
  work: () => T | Promise<T>,
  otherwise: (code: FailureCode) => T,
  input?: unknown,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    noteFailure(log, place, error, input)
    return otherwise(codeOfFailure(error))
  }
}

/** Runs `work`, now or in the end, whose failure concerns nobody else. Never throws. */
export function runSafely(log: Logger, place: string, work: () => unknown, input?: unknown): void {
  try {
    const running = work()
    if (running instanceof Promise) running.catch(error => noteFailure(log, place, error, input))
  } catch (error) {
    noteFailure(log, place, error, input)
  }
}

/** @returns a listener that does what `work` does, and never throws. */
export function safely<A extends unknown[]>(
  log: Logger,
  place: string,
  work: (...args: A) => unknown,
): (...args: A) => void {
  return (...args) => runSafely(log, place, () => work(...args), args)
}

/** As `setInterval`: one round that fails does not end the rounds after it, nor the process. */
export function everySafely(log: Logger, place: string, ms: number, work: () => unknown): NodeJS.Timeout {
  return setInterval(safely(log, place, work), ms)
}

/** What makes two failures one kind: the class of the error and the line that threw it. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return `thrown ${typeof error}`
  const { code } = error as NodeJS.ErrnoException
  return [error.name, code, framesOf(error)[0]].filter(part => part !== undefined).join(' ')
}

/** An error without what it may quote: fields that libraries add (rows of a database), and the text that did not parse. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: `thrown ${typeof error}` }
  const { code } = error as NodeJS.ErrnoException
  const quotesInput = error instanceof SyntaxError
  return {
    type: error.name,
    ...(code !== undefined && { code }),
    // From the second line on, queries of a database show what was to be written.
    ...(!quotesInput && { message: error.message.split('\n')[0]?.slice(0, 300) }),
    frames: framesOf(error),
  }
}

function framesOf({ stack = '' }: Error): string[] {
  return stack
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .map(line => line.trim())
    .slice(0, 10)
}
