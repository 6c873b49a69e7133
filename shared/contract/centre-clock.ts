import type { ZoneClock } from '../domain/zone-clock.ts'

/** Answer of `GET /api/clock?centre=…`: the time at a centre, for pages without a connection to its hall. */
export interface CentreClock {
  /** Unix ms */
  now: number
  zone: ZoneClock
  /** The business day, `yyyy-mm-dd` */
  today: string
}
