import type { QueueId } from './queue.ts'
import type { Span } from './span.ts'

/** A likely wait in minutes, as multiples of five; `from` is below `to`. */
export interface LikelyWait {
  from: number
  to: number
}

/** Minutes per step of a likely wait; finer steps would promise more than anybody knows. */
const stepMinutes = 5

/** The range around the mean, in tenths. Whole numbers, so that a wait on a step's edge is not rounded past it. */
const lowTenths = 7
const highTenths = 15

/**
 * Estimates a visitor's wait.
 *
 * @param input.aheadByQueue number of people who will be called before, by queue
 * @param input.meanMsByQueue mean time of a queue's last services, ms; null if there were too few
 * @param input.counters number of open counters that serve the visitor's queue
 * @returns the likely wait, rounded outwards; null without a counter or a mean. With nobody ahead it is 0 to 5 minutes even
 * without a mean, because the window may still be busy.
 */
export function likelyWait(input: {
  aheadByQueue: Readonly<Partial<Record<QueueId, number>>>
  meanMsByQueue: (queue: QueueId) => number | null
  counters: number
}): LikelyWait | null {
  const { aheadByQueue, meanMsByQueue, counters } = input
  if (counters < 1) return null
  let work = 0
  for (const [queue, ahead] of Object.entries(aheadByQueue) as [QueueId, number][]) {
    if (ahead === 0) continue
    const mean = meanMsByQueue(queue)
    if (mean === null) return null
    work += ahead * mean
  }
  const tenthsOfStep = counters * 10 * stepMinutes * 60_000
  return {
    from: Math.floor((work * lowTenths) / tenthsOfStep) * stepMinutes,
    to: Math.max(1, Math.ceil((work * highTenths) / tenthsOfStep)) * stepMinutes,
  }
}

const minuteMs = 60_000

/**
 * Adds breaks to a likely wait. A call within five minutes before a break moves behind it, because windows then start with no
 * new visitor.
 *
 * @param wait the likely wait without breaks
 * @param breaks the breaks ahead, in order of time
 */
export function waitThrough(wait: LikelyWait, now: number, breaks: readonly Span[]): LikelyWait {
  const minutesUntil = (minutes: number) => (reach(now, minutes * minuteMs, breaks) - now) / minuteMs
  return {
    from: Math.floor(minutesUntil(wait.from) / stepMinutes) * stepMinutes,
    to: Math.ceil(minutesUntil(wait.to) / stepMinutes) * stepMinutes,
  }
}

/** @returns the Unix ms at which `workMs` of work, begun at `now` and paused in breaks, are done. */
function reach(now: number, workMs: number, breaks: readonly Span[]): number {
  let [at, left] = [now, workMs]
  for (const { from, to } of breaks) {
    const lastCall = from - stepMinutes * minuteMs
    if (at >= to) continue
    if (at + left < lastCall) break
    left -= Math.max(0, lastCall - at)
    at = to
  }
  return at + left
}
