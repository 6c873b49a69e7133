import { z } from 'zod'
import { holidayIds, type PublicHoliday } from '../../shared/calendar/public-holidays.ts'
import kazakhstan from './kazakhstan.json' with { type: 'json' }

const fileSchema = z.object({
  holidays: z.array(z.strictObject({ date: z.iso.date(), id: z.enum(holidayIds) })),
})

/** The public holidays of Kazakhstan in order of time, without the working days that replace some of them. */
export const publicHolidays: readonly PublicHoliday[] = fileSchema.parse(kazakhstan).holidays
