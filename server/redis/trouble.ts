import {
  AbortError,
  ClientClosedError,
  ClientOfflineError,
  DisconnectsClientError,
  MultiErrorReply,
  SocketClosedUnexpectedlyError,
  SocketTimeoutError,
} from '@redis/client'
import { DeadlineError } from './client.ts'
import { NotAdmittedError } from './gate.ts'

/** A command of several steps lost Redis after the first of them: it is half done, and goes on when it is asked again. */
export class BrokenOffError extends Error {
  override name = 'BrokenOffError'
}

/** Redis answers, but can't carry anything out: it is starting, was demoted or moved, or has lost its disk, memory or cluster. */
const notNow = /^(LOADING|MASTERDOWN|READONLY|MISCONF|OOM|CLUSTERDOWN|MOVED|ASK|TRYAGAIN|UNBLOCKED)\b/

/**
 * @returns what an error of the client says about a command: `undone`, it never got to Redis or was turned away; `unknown`,
 * it was sent and not answered, so that nobody knows; undefined: no trouble with Redis, but a defect.
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

/** Of commands that were sent together: trouble if nothing else befell any of them. */
function troubleOfMany(errors: readonly Error[]): 'unknown' | undefined {
  return errors.every(error => troubleOf(error)) ? 'unknown' : undefined
}
