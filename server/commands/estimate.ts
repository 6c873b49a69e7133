import { type QueueMoment, queueBreaks } from '../../shared/calendar/calendar-of.ts'
import {
  type HallCatalogue,
  queueTargetMs,
  rightsOf,
  usualTargetMs,
} from '../../shared/catalogue/effective.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import { businessDay } from '../../shared/domain/business-day.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { Span } from '../../shared/domain/span.ts'
import type { Lane, Ticket } from '../../shared/domain/ticket.ts'
import { type LikelyWait, likelyWait, waitThrough } from '../../shared/domain/wait-estimate.ts'
import { openCountersOf } from '../../shared/view/counters.ts'
import type { HallKnowledge } from './use-case.ts'

/** The estimate that a visitor sees on the ticket. */
export interface Estimate {
  /** The number of waiting tickets that would be called before. */
  before: number
  /** Minutes; null while it is unknown. */
  wait: LikelyWait | null
}

/** Services that a mean needs; fewer give no useful mean. */
const minServices = 5

/** Sorts after every ticket id. */
const afterAll = '~'

/** A visitor who takes a ticket, and the hall at that moment. */
export interface Arrival {
  view: HallView<Ticket>
  hall: Pick<HallKnowledge, 'countBefore'>
  catalogue: HallCatalogue
  queue: QueueId
  category: string | undefined
  /** Unix ms. */
  now: number
  /** The queue's breaks after `now`. */
  breaks: readonly Span[]
}

/** Estimates the wait of a visitor who takes a ticket. */
export function estimate({ view, hall, catalogue, queue, category, now, breaks }: Arrival): Estimate {
  // The view may still be of yesterday, whose tickets nobody will call: this is the first visitor of the morning.
  if (!isOfToday(view, now)) return { before: 0, wait: null }
  const place = placeOf(view.settings, catalogue, { queue, category, at: now })
  return estimateAt({ view, hall, queue, now, breaks }, { ...place, id: afterAll })
}

/** The hall at the moment of an estimate. */
type Moment = Pick<Arrival, 'view' | 'hall'> &
  Pick<QueueMoment, 'catalogue' | 'now' | 'publicHolidays' | 'aroundTheClock'>

/** Estimates the rest of a waiting ticket's wait. @returns undefined for a ticket that does not wait today */
export function standingOf(
  { view, hall, ...moment }: Moment,
  { state, id, queue, lane, firstIssuedAt, orderBy }: Ticket,
): Estimate | undefined {
  if (state !== 'waiting' || !isOfToday(view, moment.now)) return undefined
  const { settings, days } = view
  const breaks = queueBreaks({ ...moment, settings, queue, days })
  return estimateAt(
    { view, hall, queue, now: moment.now, breaks },
    { lane, id, score: lane === 'first' ? firstIssuedAt : orderBy },
  )
}

/** Estimates the wait at a place in a queue. */
function estimateAt(
  { view, hall, queue, now, breaks }: Omit<Arrival, 'catalogue' | 'category'>,
  { lane, score, id }: { lane: Lane; score: number; id: string },
): Estimate {
  const counters = openCountersOf(view, queue)
  const served = new Set<QueueId>([queue, ...counters.flatMap(counter => counter.queues)])
  const aheadByQueue = Object.fromEntries(
    [...served].map(other => [other, hall.countBefore(other, lane, score, id)]),
  )
  const before = Object.values(aheadByQueue).reduce((sum, ahead) => sum + ahead, 0)
  const meanMsByQueue = (other: QueueId) => meanServiceMs(view, other)
  const wait = likelyWait({ aheadByQueue, meanMsByQueue, counters: counters.length })
  return { before, wait: wait && waitThrough(wait, now, breaks) }
}

/** @returns whether the view is of the present business day. */
export function isOfToday(view: HallView, now: number): boolean {
  const { zone, dayStartsAt } = view.settings
  return view.day === businessDay(now, zone, dayStartsAt).day
}

/** @returns the lane and score of a ticket issued at `at` (Unix ms), computed as in the script. */
export function placeOf(
  settings: CentreSettings,
  catalogue: HallCatalogue,
  { queue, category, at }: { queue: QueueId; category: string | undefined; at: number },
): { lane: Lane; score: number } {
  const isFirst = category !== undefined && rightsOf(settings, queue, catalogue).includes(category)
  if (isFirst) return { lane: 'first', score: at }
  return { lane: 'ordinary', score: at + (queueTargetMs(settings, queue, catalogue) ?? usualTargetMs) }
}

/**
 * @returns the mean service time of a queue in ms: today's once the hall has finished enough services, otherwise the last day's. Uses the
 * hall's mean while the queue has too few of its own. Null when neither day has enough.
 */
export function meanServiceMs(view: HallView, queue: QueueId): number | null {
  for (const sums of [view.sum, view.lastSum]) {
    const hall = services(sums, Object.keys(sums).flatMap(queueOfDone))
    if (hall.count < minServices) continue
    const own = services(sums, [queue])
    const { count, ms } = own.count >= minServices ? own : hall
    return ms / count
  }
  return null
}

function queueOfDone(field: string): string[] {
  return field.endsWith(':done') ? [field.slice(0, -':done'.length)] : []
}

/** Adds up the finished services of some queues whose times are trusted. */
function services(sums: Record<string, number>, queues: string[]): { count: number; ms: number } {
  let count = 0
  let ms = 0
  for (const queue of queues) {
    count += (sums[`${queue}:done`] ?? 0) - (sums[`${queue}:untrusted`] ?? 0)
    ms += sums[`${queue}:serviceMs`] ?? 0
  }
  return { count, ms }
}
