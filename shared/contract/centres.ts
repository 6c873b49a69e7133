import type { ZoneClock } from '../domain/zone-clock.ts'
import type { HallOpening } from './timetable.ts'

/** State of one centre, for people who look after several. */
export interface CentreState {
  centre: string
  /** The node follows the centre's events; otherwise the rest may be out of date. */
  isLive: boolean
  hall: HallOpening
  zone: ZoneClock
  windowsOpen: number
  windows: number
  waiting: number
  /** When the longest current wait began, Unix ms; null: nobody waits. */
  longestSince: number | null
  /** Visitors who have waited longer than their target. */
  pastTarget: number
  /** Printers that do not print, hall screens that are not well, and windows whose screen has left. */
  troubles: number
}

/** The message that `GET /api/centres/states` sends whenever something has changed. */
export interface CentreStates {
  /** The server's time, Unix ms. */
  now: number
  centres: readonly CentreState[]
}
