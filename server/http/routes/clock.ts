import { Router } from 'express'
import type { CentreClock } from '../../../shared/contract/centre-clock.ts'
import { businessDay, zoneClock } from '../../../shared/domain/business-day.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { isoDay } from '../../../shared/i18n/common/time.ts'

export interface ClockDeps {
  /** Redis's time, Unix ms. */
  now(): number
  isCentre(centre: string): boolean
  calendarOf(centre: string): Pick<CentreSettings, 'zone' | 'dayStartsAt'>
  /** @returns the centre whose clock is used when a request names none. */
  firstCentre(): string
}

/** Creates `GET /api/clock`: the time and the business day at a centre, so that pages do not rely on the browser's clock. Needs no sign-in. */
export function clockRoutes(deps: ClockDeps): Router {
  const router = Router()
  router.get('/api/clock', (request, response) => {
    const asked = String(request.query.centre ?? '')
    const { zone, dayStartsAt } = deps.calendarOf(deps.isCentre(asked) ? asked : deps.firstCentre())
    const now = deps.now()
    const clock: CentreClock = {
      now,
      zone: zoneClock(zone),
      today: isoDay(businessDay(now, zone, dayStartsAt).day),
    }
    response.set('Cache-Control', 'no-store').json({ ok: true, reply: clock })
  })
  return router
}
