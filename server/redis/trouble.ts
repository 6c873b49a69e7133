import {
  AbortError,
  ClientClosedError,
  ClientOfflineError,
  DisconnectsClientError,
  MultiErrorReply,
  SocketClosedUnexpectedlyError,
  SocketTimeoutError,
} from 'redis'
import { DeadlineError } from './client.ts'
import { NotAdmittedError } from './gate.ts'

/**
 * A command of several steps lost Redis after its first step. It is half done, and continues when it is sent again.
 */
export class BrokenOffError extends Error {
  override name = 'BrokenOffError'
}

/**
 * Answers of a Redis that can't carry out commands now: it is starting, was demoted or moved, or has no disk,
 * memory or cluster.
 */
const notNow = /^(LOADING|MASTERDOWN|READONLY|MISCONF|OOM|CLUSTERDOWN|MOVED|ASK|TRYAGAIN|UNBLOCKED)\b/

/**
 * @returns what an error means for a command. `undone`: it did not reach Redis or was refused. `unknown`: it was
 * sent and not answered. undefined: the error is a defect, not trouble with Redis.
 */
export function troubleOf(error: unknown): 'undone' | 'unknown' | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof MultiErrorReply) return troubleOfMany([...error.errors()])
  if (error instanceof ClientOfflineError || error instanceof ClientClosedError) return 'undone'
  if (error instanceof NotAdmittedError) return 'undone'
  if (notNow.test(error.message)) return 'undone'
  const isUnanswered =
    error instanceof DeadlineError ||
    error instanceof BrokenOffError ||
    error instanceof SocketClosedUnexpectedlyError ||
    error instanceof SocketTimeoutError ||
    error instanceof DisconnectsClientError ||
    error instanceof AbortError ||
    /^(ECONN|EPIPE|ENOENT)/.test((error as NodeJS.ErrnoException).code ?? '')
  return isUnanswered ? 'unknown' : undefined
}

/** @returns the trouble of commands that were sent together; undefined if any of them failed for another reason */
function troubleOfMany(errors: readonly Error[]): 'unknown' | undefined {
  return errors.every(error => troubleOf(error)) ? 'unknown' : undefined
}
