import type { Response } from 'express'
import type { z } from 'zod'
import { BusyError } from '../auth/passwords.ts'
import type { WorkLimiter } from '../lib/work-limiter.ts'
import { troubleOf } from '../redis/trouble.ts'
import { refuse } from './refusals.ts'

/** Parses the body. On failure answers 400 naming the first invalid field and returns undefined. */
export function parseOrRefuse<S extends z.ZodType>(
  response: Response,
  schema: S,
  body: unknown,
): z.infer<S> | undefined {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const field = parsed.error.issues[0]?.path.map(String).at(-1)
  refuse(response, 'BAD_MESSAGE', field === undefined ? undefined : { field })
  return undefined
}

/** Runs `work`, which sends the answer. Sends a refusal when the store is away or too many passwords wait to be hashed. */
export async function runOrRefuse(response: Response, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof BusyError) return refuse(response, 'TOO_MANY')
    const trouble = troubleOf(error)
    if (!trouble) throw error
    refuse(response, trouble === 'unknown' ? 'NO_ANSWER' : 'STORE_AWAY')
  }
}

/**
 * Runs costly `work` when its turn comes, unless the caller has disconnected by then. Refuses a caller with too many requests in progress.
 *
 * @param by `<role>:<id>` of the caller
 */
export async function runInTurn(
  limiter: WorkLimiter,
  by: string,
  response: Response,
  work: () => Promise<void>,
): Promise<void> {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const done = await limiter.run(by, work, gone.signal)
  if (!done && !gone.signal.aborted) refuse(response, 'TOO_MANY')
}
