import { z } from 'zod'
import { weekdays } from '../domain/settings.ts'
import { type HoursProblem, hoursProblems } from '../domain/week-hours.ts'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00')

const dayHours = z.strictObject({
  days: z.array(z.enum(weekdays)).min(1).max(7),
  open: clock,
  close: clock,
  breaks: z.array(z.strictObject({ from: clock, to: clock })).max(5),
})

const messages: Record<HoursProblem['problem'], string> = {
  'weekday-twice': 'a weekday is there twice',
  'overlaps-next-day': 'the hours end after those of the next day begin',
  'break-outside': 'the break is not within the hours, or ends before it begins',
  'breaks-overlap': 'the break overlaps another one',
}

/** Schema of the hours of a week, in the catalogue and in settings. */
export const weekHours = z
  .array(dayHours)
  .max(7)
  .superRefine((hours, context) => {
    for (const { row, field, at, problem } of hoursProblems(hours))
      context.addIssue({
        code: 'custom',
        path: [row, field, ...(at === undefined ? [] : [at])],
        message: messages[problem],
      })
  })
