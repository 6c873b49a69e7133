import type { Response } from 'express'
import { sleep } from '../../shared/domain/sleep.ts'

/** Milliseconds without a message after which an empty one is sent: proxies close silent connections. */
const keepAliveMs = 15_000

/** What a page is sent next. */
export interface Look {
  /** The message; it is sent when `compared` differs from the last look's. */
  message: unknown
  /** Absent: the message itself. */
  compared?: unknown
  /** Nothing comes after it. */
  isLast?: boolean
}

/**
 * Follows something for a page by Server-Sent Events until the page disconnects or nothing more can come.
 *
 * @param everyMs milliseconds between two looks
 * @param look returns undefined when there is nothing to follow any more: the page connects again
 */
export async function sendChanges(
  response: Response,
  everyMs: number,
  look: () => Promise<Look | undefined>,
): Promise<void> {
  response.set({
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  })
  response.flushHeaders()
  let sent = ''
  let sentAt = performance.now()
  while (!response.closed) {
    const next = await look()
    if (!next) break
    const compared = JSON.stringify(next.compared ?? next.message)
    const isNew = compared !== sent
    if (isNew) response.write(`data: ${JSON.stringify(next.message)}\n\n`)
    else if (performance.now() - sentAt > keepAliveMs) response.write(':\n\n')
    if (isNew || performance.now() - sentAt > keepAliveMs) sentAt = performance.now()
    sent = compared
    if (next.isLast) break
    await sleep(everyMs)
  }
  response.end()
}
