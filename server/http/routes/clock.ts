import { Router } from 'express'
import type { CentreClock } from '../../../shared/contract/centre-clock.ts'
import { businessDay, zoneClock } from '../../../shared/domain/business-day.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { isoDay } from '../../../shared/i18n/common/time.ts'

export interface ClockDeps {
  /** Unix ms */
  now(): number
  isCentre(centre: string): boolean
  calendarOf(centre: string): Pick<CentreSettings, 'zone' | 'dayStartsAt'>
  /** Whose clock holds for several centres: the country has one zone. */
  firstCentre: string
}

/** `GET /api/clock`: what time and day it is at a centre. No browser has to know, and nothing of it is secret. */
export function clockRoutes(deps: ClockDeps): Router {
  const router = Router()
  router.get('/api/clock', (request, response) => {
    const asked = String(request.query.centre ?? '')
    const { zone, dayStartsAt } = deps.calendarOf(deps.isCentre(asked) ? asked : deps.firstCentre)
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
