import type { Span } from './opening-hours.ts'
import type { QueueId } from './queue.ts'

/** Whole minutes, multiples of five; `from` below `to`. */
export interface LikelyWait {
  from: number
  to: number
}

/** A visitor plans by fives; finer steps would promise what nobody knows. */
const stepMinutes = 5

/** The range promised about the mean, in tenths: whole numbers, so that a wait on a step's edge isn't rounded past it. */
const lowTenths = 7
const highTenths = 15

/**
 * @param aheadByQueue how many would be called before, by queue.
 * @param meanMsByQueue mean service time of a queue, ms: of the last services if they are enough to tell; else null.
 * @param counters open counters that serve the visitor's queue.
 * @returns the wait that is likely, rounded out; null where it isn't known: no counter, or a mean that is missing. With
 * nobody ahead it is 0 to 5 minutes, whatever is known of means: someone may still sit at the window.
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
 * @param wait what is likely if the windows worked on without a break
 * @param breaks those ahead, in order of time
 * @returns the wait with the breaks that it runs into. What would be reached within five minutes before a break comes
 * after it: a window begins no new visitor then.
 */
export function waitThrough(wait: LikelyWait, now: number, breaks: readonly Span[]): LikelyWait {
  const minutesUntil = (minutes: number) => (reach(now, minutes * minuteMs, breaks) - now) / minuteMs
  return {
    from: Math.floor(minutesUntil(wait.from) / stepMinutes) * stepMinutes,
    to: Math.ceil(minutesUntil(wait.to) / stepMinutes) * stepMinutes,
  }
}

/** @returns when `workMs` of work are done that begin at `now` and rest in breaks */
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
