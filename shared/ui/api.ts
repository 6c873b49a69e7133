import type { ApiReply } from '../contract/api.ts'
import type { ErrorCode } from '../contract/errors.ts'
import { sleep } from '../domain/sleep.ts'
import { pageParam } from './device.ts'

/** Milliseconds to wait for an answer: longer than the server's own deadlines. */
const answerTimeoutMs = 10_000
/** Milliseconds between two tries. */
const retryMs = 500
/** Milliseconds for which a request without an answer is retried: a restart of the server takes less. */
const maxRetryMs = 15_000

/** A body with its media type. */
interface Sent {
  type: string
  content: string | Blob
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Sends a request to the server by HTTP. A request with a `requestId` is retried until its answer is known; the server carries it out
 * once.
 * @param timeoutMs milliseconds to wait for one answer; a request that waits for a person needs more
 * @returns the reply or the error; never throws
 */
export async function callApi<T>(
  method: Method,
  path: string,
  body?: object,
  timeoutMs = answerTimeoutMs,
): Promise<ApiReply<T>> {
  const sent = body && { type: 'application/json', content: JSON.stringify(body) }
  const mayRepeat = body !== undefined && 'requestId' in body
  return untilKnown(mayRepeat, () => once<T>(method, path, sent, timeoutMs))
}

/** Sends bytes to an address that ends with the id of the request. It is retried until its answer is known; never throws. */
export function sendBytes<T>(path: string, bytes: Blob, timeoutMs: number): Promise<ApiReply<T>> {
  const sent = { type: 'application/octet-stream', content: bytes }
  return untilKnown(true, () => once<T>('PUT', path, sent, timeoutMs))
}

async function untilKnown<T>(mayRepeat: boolean, send: () => Promise<ApiReply<T>>): Promise<ApiReply<T>> {
  const end = performance.now() + maxRetryMs
  for (;;) {
    const reply = await send()
    const isUnknown = !reply.ok && (reply.error.code === 'NO_ANSWER' || reply.error.code === 'STOPPING')
    if (!isUnknown || !mayRepeat || performance.now() > end) return reply
    await sleep(retryMs)
  }
}

async function once<T>(
  method: Method,
  path: string,
  sent: Sent | undefined,
  timeoutMs: number,
): Promise<ApiReply<T>> {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        ...(sent && { 'Content-Type': sent.type }),
        // In the demonstration the server takes the role that the page names.
        ...roleHeader(),
      },
      ...(sent && { body: sent.content }),
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

/** @returns the header with the role of a page of the demonstration; no header elsewhere. */
export function roleHeader(): Record<string, string> {
  const role = pageParam('as')
  return role === undefined ? {} : { 'kezek-role': role }
}

function refused(code: ErrorCode): { ok: false; error: { code: ErrorCode } } {
  return { ok: false, error: { code } }
}
