import type { Logger } from 'pino'
import { troubleOf } from '../redis/trouble.ts'
import { shapeOf } from './shape.ts'

/*
 * An error ends only the piece of work in which it happens. Everything that calls our code from outside (a socket, a request, a timer, an
 * event of a stream) calls it through one of these functions. They log each kind of error once, and everything else continues.
 */

/** Kinds of failure that are counted; a defect that keeps producing new kinds must not fill the memory. */
const maxKinds = 500

/** Thrown by work that cannot be done yet and is retried automatically. It counts neither as trouble nor as a defect. */
export class NotYetError extends Error {
  override name = 'NotYetError'
}

/** How often each kind of failure was seen, per log. */
const seen = new WeakMap<Logger, Map<string, number>>()

/** The code that a caller receives when work failed. */
export type FailureCode = 'STORE_AWAY' | 'NO_ANSWER' | 'STORE_FULL' | 'INTERNAL'

/** @returns the code for an error: trouble with the store by its name, anything else as INTERNAL. */
export function codeOfFailure(error: unknown): FailureCode {
  if (error instanceof Error && error.message.startsWith('OOM')) return 'STORE_FULL'
  const trouble = troubleOf(error)
  if (trouble === undefined) return 'INTERNAL'
  // The store got the command but did not answer: the command may or may not have been carried out.
  return trouble === 'unknown' ? 'NO_ANSWER' : 'STORE_AWAY'
}

/**
 * Logs a failure. Trouble with the store and work that cannot be done yet go to "debug", because the store's client reports trouble once.
 * A defect goes to "error" the first time, with the shape of its input, and again at its 10th, 100th and 1000th repetition.
 *
 * @param place the piece of work that failed, in an operator's words
 * @param input the input of the work; only its shape is logged
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

/** @returns whether an error is a defect of our code, so that trying again would fail again. */
export function isOwnDefect(error: unknown): boolean {
  return [TypeError, RangeError, SyntaxError, ReferenceError].some(kind => error instanceof kind)
}

/** Runs `work` and returns its result, or on failure the result of `otherwise` with the failure's code. Never throws. */
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

/** Runs `work` without waiting for its end, and logs its failure. Never throws. */
export function runSafely(log: Logger, place: string, work: () => unknown, input?: unknown): void {
  try {
    const running = work()
    if (running instanceof Promise) running.catch(error => noteFailure(log, place, error, input))
  } catch (error) {
    noteFailure(log, place, error, input)
  }
}

/** @returns a listener that runs `work` and never throws. */
export function safely<A extends unknown[]>(
  log: Logger,
  place: string,
  work: (...args: A) => unknown,
): (...args: A) => void {
  return (...args) => runSafely(log, place, () => work(...args), args)
}

/**
 * Runs `work` every `ms` milliseconds, like `setInterval`. A failing run ends neither later runs nor the process.
 *
 * @param place what failed, for the log
 * @returns the timer, for `clearInterval`
 */
export function everySafely(log: Logger, place: string, ms: number, work: () => unknown): NodeJS.Timeout {
  return setInterval(safely(log, place, work), ms)
}

/** @returns the kind of a failure: the error's class and code, and the line that threw it. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return `thrown ${typeof error}`
  const { code } = error as NodeJS.ErrnoException
  return [error.name, code, framesOf(error)[0]].filter(part => part !== undefined).join(' ')
}

/** Describes an error without quoting data: leaves out fields that libraries add (rows of a database) and text that did not parse. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: `thrown ${typeof error}` }
  const { code } = error as NodeJS.ErrnoException
  const quotesInput = error instanceof SyntaxError
  return {
    type: error.name,
    ...(code !== undefined && { code }),
    // From the second line on, the message of a database error quotes the values to be written.
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
