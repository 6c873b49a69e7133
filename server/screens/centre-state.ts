import type { CentreState } from '../../shared/contract/centres.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { Timetable } from '../../shared/contract/timetable.ts'
import type { HallStatus } from '../../shared/contract/wire.ts'
import { stateOf } from '../../shared/view/counters.ts'
import { printerNews } from '../../shared/view/printers.ts'

/** What a centre's state is computed from: a node's view, and what its ticks say. */
export interface CentreNow {
  view: HallView
  isLive: boolean
  timetable: Pick<Timetable, 'hall' | 'zone'>
  status: Pick<HallStatus, 'away' | 'displays'>
  /** Unix ms. */
  now: number
}

/** @returns the state of a centre at a glance */
export function centreState({ view, isLive, timetable, status, now }: CentreNow): CentreState {
  const queues = Object.values(view.queues)
  const since = queues.flatMap(({ longestSince }) => longestSince ?? [])
  const counters = Object.values(view.counters)
  const printers = printerNews(view).filter(news => 'cause' in news)
  const displays = status.displays.filter(({ state }) => state !== 'ok')
  return {
    centre: view.centre,
    isLive,
    hall: timetable.hall,
    zone: timetable.zone,
    windowsOpen: counters.filter(counter => stateOf(view, counter) === 'open').length,
    windows: view.settings.counters.length,
    waiting: queues.reduce((sum, { waiting }) => sum + waiting, 0),
    longestSince: since.length > 0 ? Math.min(...since) : null,
    // A background job reports a breach and may be late; the deadline itself is exact.
    pastTarget: queues.reduce(
      (sum, { breached, nextDueBy }) =>
        sum + Math.max(breached, nextDueBy !== null && nextDueBy < now ? 1 : 0),
      0,
    ),
    troubles: printers.length + displays.length + status.away.length,
  }
}
