import type { HallView } from '../shared/contract/hall-view.ts'
import type { ArchiveTrouble, DisplayStatus, HallStatus, StoreNotice } from '../shared/contract/wire.ts'
import type { Counter } from '../shared/domain/counter.ts'
import type { QueueId } from '../shared/domain/queue.ts'
import { stateOf } from '../shared/view/counters.ts'
import type { PrinterNews } from '../shared/view/printers.ts'
import type { QueueRow } from './figures.ts'

/** What needs the manager, by kind. `id` stays the same while it lasts, so that a screen reader says it once. */
export type Alert = { id: string; level: 'bad' | 'warn' } & (
  | { kind: 'space-full' | 'space-low' }
  | { kind: 'store'; notice: StoreNotice }
  | { kind: 'no-window' | 'breached' | 'approaching'; queue: QueueId; count: number }
  | { kind: 'archive'; trouble: ArchiveTrouble; since: number }
  | { kind: 'behind'; reader: string; seconds: number }
  | { kind: 'away'; counter: string }
  | { kind: 'display'; display: DisplayStatus }
  | { kind: 'printer'; printer: string; cause: string }
  | { kind: 'paper-low'; printer: string; left: number }
)
type AlertKind = Alert['kind']

/** Most urgent first: nothing works, no window serves a queue, a wait target was missed, one soon will be. */
const order: readonly AlertKind[] = [
  'store',
  'space-full',
  'no-window',
  'breached',
  'printer',
  'behind',
  'away',
  'display',
  'paper-low',
  'archive',
  'approaching',
  'space-low',
]

/** The store works but needs attention soon. */
const mildNotices: readonly StoreNotice[] = ['repaired', 'unsafe', 'no-backup']

/** Background work that visitors notice at once: without it a target is missed or a ticket is not printed. */
const urgentWork: readonly string[] = ['targets', 'printing']

/** @returns what needs the manager now, the most urgent first; within a kind, where more people are concerned. */
export function alertsOf(
  rows: readonly QueueRow[],
  status: HallStatus | undefined,
  papers: readonly PrinterNews[] = [],
): Alert[] {
  const alerts: Alert[] = []
  const add = (level: 'bad' | 'warn', alert: Unranked) =>
    alerts.push({ id: idOf(alert), level, ...alert } as Alert)

  for (const { queue, waiting, windows, breached, approaching } of rows) {
    if (waiting > 0 && windows === 0) add('bad', { kind: 'no-window', queue, count: waiting })
    if (waiting > 0 && breached > 0) add('bad', { kind: 'breached', queue, count: breached })
    if (waiting > 0 && approaching > 0) add('warn', { kind: 'approaching', queue, count: approaching })
  }
  for (const notice of status?.store ?? [])
    add(mildNotices.includes(notice) ? 'warn' : 'bad', { kind: 'store', notice })
  if (status?.archive) add('warn', { kind: 'archive', ...status.archive })
  for (const counter of status?.away ?? []) add('warn', { kind: 'away', counter })
  for (const { reader, seconds } of status?.behind ?? []) {
    add(urgentWork.includes(reader) ? 'bad' : 'warn', { kind: 'behind', reader, seconds })
  }
  for (const display of status?.displays ?? [])
    if (display.state !== 'ok') add('warn', { kind: 'display', display })
  for (const news of papers) {
    if ('cause' in news) add('bad', { kind: 'printer', ...news })
    else add('warn', { kind: 'paper-low', ...news })
  }
  if (status?.space === 'full') add('bad', { kind: 'space-full' })
  if (status?.space === 'low') add('warn', { kind: 'space-low' })
  return alerts.sort((a, b) => rankOf(a) - rankOf(b) || countOf(b) - countOf(a))
}

type Unranked = Alert extends infer A ? (A extends Alert ? Omit<A, 'id' | 'level'> : never) : never

function idOf(alert: Unranked): string {
  if ('queue' in alert) return `${alert.kind}:${alert.queue}`
  if ('printer' in alert) return `${alert.kind}:${alert.printer}`
  if ('notice' in alert) return `${alert.kind}:${alert.notice}`
  if ('reader' in alert) return `${alert.kind}:${alert.reader}`
  if ('display' in alert) {
    const { device, counter = '', state } = alert.display
    return `${alert.kind}:${device}:${counter}:${state}`
  }
  return 'counter' in alert ? `${alert.kind}:${alert.counter}` : alert.kind
}

/** Puts urgent alerts before warnings: a list that scrolls shows only its first rows. */
function rankOf({ level, kind }: Alert): number {
  return order.indexOf(kind) + (level === 'bad' ? 0 : order.length)
}

function countOf(alert: Alert): number {
  return 'count' in alert ? alert.count : 0
}

/**
 * @returns the window that could best begin to serve `queue`: a closed one that is meant to, one on a break that does,
 * any open one that could take it as well, any other.
 */
export function counterFor(view: HallView, queue: QueueId): Counter | undefined {
  const counters = Object.values(view.counters).sort(byNumber)
  const meant = new Set(view.settings.counters.filter(c => c.queues.includes(queue)).map(c => c.id))
  const isIn = (state: string) => (counter: Counter) => stateOf(view, counter) === state
  return (
    counters.filter(isIn('closed')).find(counter => meant.has(counter.id)) ??
    counters.filter(isIn('paused')).find(counter => counter.queues.includes(queue)) ??
    counters.find(isIn('open')) ??
    counters[0]
  )
}

/** Windows by number: 2 before 10. */
export function byNumber(a: { id: string }, b: { id: string }): number {
  return a.id.localeCompare(b.id, 'en', { numeric: true })
}
