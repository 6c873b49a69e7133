import type { ApiReply } from '../contract/api.ts'
import type { ErrorCode } from '../contract/errors.ts'
import { sleep } from '../domain/sleep.ts'
import { pageParam } from './device.ts'

/** Longer than the server's own deadlines. */
const usualAnswerMs = 10_000
const askAgainMs = 500
/** A request whose answer did not come is asked for again so long. */
const patienceMs = 15_000

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Asks the server for something by HTTP. Whatever happens, the answer is a value. What carries a `requestId` is asked for again
 * until its answer is known: it is carried out once, however often it is asked.
 * @param answerMs how long one answer may take: what waits for somebody takes longer than the rest
 */
export async function callApi<T>(
  method: Method,
  path: string,
  body?: object,
  answerMs = usualAnswerMs,
): Promise<ApiReply<T>> {
  const end = performance.now() + patienceMs
  const mayRepeat = body !== undefined && 'requestId' in body
  for (;;) {
    const reply = await once<T>(method, path, body, answerMs)
    const isUnknown = !reply.ok && (reply.error.code === 'NO_ANSWER' || reply.error.code === 'STOPPING')
    if (!isUnknown || !mayRepeat || performance.now() > end) return reply
    await sleep(askAgainMs)
  }
}

async function once<T>(
  method: Method,
  path: string,
  body: object | undefined,
  answerMs: number,
): Promise<ApiReply<T>> {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      signal: AbortSignal.timeout(answerMs),
      headers: {
        ...(body && { 'Content-Type': 'application/json' }),
        // The demonstration believes what a page says that it is.
        ...roleHeader(),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
  } catch {
    return refused('NO_ANSWER')
  }
  try {
    return (await response.json()) as ApiReply<T>
  } catch {
    return refused(response.status === 413 ? 'TOO_LARGE' : 'NO_ANSWER')
  }
}

/** @returns what a page of the demonstration says that it is, as a header; nothing elsewhere. */
export function roleHeader(): Record<string, string> {
  const role = pageParam('as')
  return role === undefined ? {} : { 'kezek-role': role }
}

function refused(code: ErrorCode): { ok: false; error: { code: ErrorCode } } {
  return { ok: false, error: { code } }
}
