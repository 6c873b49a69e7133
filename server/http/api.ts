import type { Response } from 'express'
import type { z } from 'zod'
import { BusyError } from '../auth/passwords.ts'
import type { FewAtATime } from '../lib/few-at-a-time.ts'
import { troubleOf } from '../redis/trouble.ts'
import { refuse } from './refusals.ts'

/** @returns what was sent, as its schema has it; undefined: it was answered which field of the form is wrong. */
export function parse<S extends z.ZodType>(
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

/** Runs `work`, which answers; trouble with the store, or too much at once, is answered here. */
export async function answerOf(response: Response, work: () => Promise<void>): Promise<void> {
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
 * Runs costly `work` when its turn has come, unless whoever asks has gone by then; one who has enough under way is refused.
 * @param by who asks
 */
export async function inTurn(
  few: FewAtATime,
  by: string,
  response: Response,
  work: () => Promise<void>,
): Promise<void> {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const done = await few.run(by, work, gone.signal)
  if (!done && !gone.signal.aborted) refuse(response, 'TOO_MANY')
}
