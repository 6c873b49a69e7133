import { type HallCatalogue, isOn, letterOf, queueTargetMs } from '../shared/catalogue/effective.ts'
import type { HallView, QueueFigures } from '../shared/contract/hall-view.ts'
import type { QueueId } from '../shared/domain/queue.ts'
import { openCountersOf } from '../shared/view/counters.ts'

/** The day's sums for one queue or for all. */
export interface DaySums {
  issued: number
  served: number
  missed: number
  cancelled: number
  /** Waits that ended by a call, those opened by restore or resume left out (indicator 1.2). */
  called: number
  /** Calls within the target. */
  within: number
}

/** A queue as the manager's table shows it. All times are Unix ms. */
export interface QueueRow extends QueueFigures, DaySums {
  queue: QueueId
  letter: string
  /** ms; null: none. */
  target: number | null
  on: boolean
  /** Windows that serve it: open, with somebody at them. */
  windows: number
}

export type Totals = QueueFigures & DaySums & { longestIn: QueueId | null }

const nobody: QueueFigures = {
  waiting: 0,
  first: 0,
  longestSince: null,
  nextDueBy: null,
  approaching: 0,
  breached: 0,
}

/** @returns a row for each queue of the catalogue, in its order. `now`: Unix ms. */
export function queueRows(view: HallView, catalogue: HallCatalogue, now: number): QueueRow[] {
  const { settings } = view
  return catalogue.queues.map(queue => {
    const figures = view.queues[queue] ?? nobody
    return {
      queue,
      letter: letterOf(settings, queue, catalogue),
      target: queueTargetMs(settings, queue, catalogue),
      on: isOn(settings, queue, catalogue),
      windows: openCountersOf(view, queue).length,
      ...figures,
      // A background job reports a breach and may be late; the deadline itself is exact.
      breached: Math.max(figures.breached, isPast(figures.nextDueBy, now) ? 1 : 0),
      ...sumsOf(view.sum, queue),
    }
  })
}

function sumsOf(sum: Readonly<Record<string, number>>, queue: QueueId): DaySums {
  const of = (what: string) => sum[`${queue}:${what}`] ?? 0
  return {
    issued: of('issued'),
    served: of('done'),
    missed: of('missed'),
    cancelled: of('cancelled'),
    called: of('called'),
    within: of('within'),
  }
}

const summed = [
  'waiting',
  'first',
  'approaching',
  'breached',
  'issued',
  'served',
  'missed',
  'cancelled',
  'called',
  'within',
] as const satisfies readonly (keyof Totals)[]

/** @returns the centre's figures: sums over its queues, the longest wait and the nearest deadline among them. */
export function totalsOf(rows: readonly QueueRow[]): Totals {
  const totals = { longestSince: null, nextDueBy: null, longestIn: null } as Totals
  for (const field of summed) totals[field] = rows.reduce((sum, row) => sum + row[field], 0)
  for (const { queue, longestSince, nextDueBy } of rows) {
    if (longestSince !== null && (totals.longestSince === null || longestSince < totals.longestSince)) {
      totals.longestSince = longestSince
      totals.longestIn = queue
    }
    if (nextDueBy !== null) totals.nextDueBy = Math.min(nextDueBy, totals.nextDueBy ?? nextDueBy)
  }
  return totals
}

/** @returns the share (0 to 1) of calls that came within the target; null before the first. */
export function shareWithin({ called, within }: Pick<DaySums, 'called' | 'within'>): number | null {
  return called > 0 ? within / called : null
}

/** @returns how near a wait's deadline is, as the alerts have it: from 80 % of the target on it is approaching. */
export function urgencyOf(
  wait: { waitSince?: number; dueBy?: number },
  now: number,
): 'calm' | 'approaching' | 'breached' {
  const { waitSince, dueBy } = wait
  if (waitSince === undefined || dueBy === undefined) return 'calm'
  if (now >= dueBy) return 'breached'
  return now >= waitSince + (dueBy - waitSince) * approachingShare ? 'approaching' : 'calm'
}
const approachingShare = 0.8

function isPast(at: number | null, now: number): boolean {
  return at !== null && at <= now
}

export type SortKey = 'queue' | 'waiting' | 'longest' | 'due' | 'breached' | 'served' | 'share' | 'windows'

/** What a column sorts by; a larger value comes first when it is sorted downwards. Null sorts last in both directions. */
const sortValues: Record<Exclude<SortKey, 'queue'>, (row: QueueRow) => number | null> = {
  waiting: row => row.waiting,
  longest: row => (row.longestSince === null ? null : -row.longestSince),
  due: row => row.nextDueBy,
  // One breach weighs more than any number of tickets that approach theirs.
  breached: row => row.breached * 10_000 + row.approaching,
  served: row => row.served,
  share: row => shareWithin(row),
  windows: row => row.windows,
}

/** @returns the rows in the order asked for; equal ones stay in the catalogue's. */
export function sortRows(rows: readonly QueueRow[], key: SortKey, direction: 'up' | 'down'): QueueRow[] {
  if (key === 'queue') return direction === 'up' ? [...rows] : [...rows].reverse()
  const value = sortValues[key]
  const sign = direction === 'up' ? 1 : -1
  return [...rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return sign * (left - right)
  })
}

/** @returns whether anything happened or happens in a queue today; the others are folded away. */
export function isLively(row: QueueRow): boolean {
  return row.waiting > 0 || row.issued > 0 || row.called > 0
}
