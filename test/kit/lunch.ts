import type { CentreSettings, WeekHours } from '../../shared/domain/settings.ts'
import { weekdays } from '../../shared/domain/settings.ts'
import { servicesById } from './order.ts'

const hours: WeekHours = [
  { days: weekdays, open: '09:00', close: '18:00', breaks: [{ from: '13:00', to: '14:00' }] },
]

/** Settings of services by which a whole centre has its break at once, from 13:00 to 14:00. */
export const lunchForAll: CentreSettings['services'] = Object.fromEntries(
  [...servicesById.keys()].map(id => [id, { submission: { hours }, collection: { hours } }]),
)
