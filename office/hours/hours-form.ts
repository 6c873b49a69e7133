import { purposes, type QueueId, queueId, splitQueue } from '../../shared/domain/queue.ts'
import type { CentreSettings, DayHours, WeekHours } from '../../shared/domain/settings.ts'
import { endsAfterBusinessDay, type HoursProblem, hoursProblems } from '../../shared/domain/week-hours.ts'
import { parseTypedTime } from '../../shared/ui/forms/typed-time.ts'
import type { Part } from '../draft.ts'

/** What the section changes in the settings. Times are as typed until they are times. */
export interface HoursPart {
  /** The centre's usual hours; null: the organisation's. */
  usual: WeekHours | null
  publicHolidays: CentreSettings['publicHolidays']
  zone: string
  dayStartsAt: string
  /** Queues to which the centre gives hours of their own. */
  own: Readonly<Record<QueueId, WeekHours>>
}

export const hoursPart: Part<HoursPart> = {
  name: 'hours',
  hasShape: value =>
    typeof value === 'object' && value !== null && 'usual' in value && 'own' in value && 'zone' in value,
  read: ({ hours, publicHolidays, zone, dayStartsAt, services }) => ({
    usual: hours ?? null,
    publicHolidays,
    zone,
    dayStartsAt,
    own: Object.fromEntries(
      Object.entries(services).flatMap(([service, own]) =>
        purposes.flatMap(purpose => {
          const hours = own[purpose]?.hours
          return hours ? [[queueId(service, purpose), hours] as const] : []
        }),
      ),
    ),
  }),
  write: (settings, { usual, publicHolidays, zone, dayStartsAt, own }) => {
    const { hours: _, ...rest } = settings
    return {
      ...rest,
      ...(usual && { hours: usual }),
      publicHolidays,
      zone,
      dayStartsAt,
      services: withOwnHours(settings.services, own),
    }
  },
}

function withOwnHours(
  services: CentreSettings['services'],
  own: HoursPart['own'],
): CentreSettings['services'] {
  const next: Record<string, CentreSettings['services'][string]> = {}
  const named = Object.keys(own).map(queue => splitQueue(queue as QueueId).service)
  for (const service of new Set([...Object.keys(services), ...named])) {
    const about = { ...services[service] }
    for (const purpose of purposes) {
      const { hours: _, ...queue } = about[purpose] ?? {}
      const hours = own[queueId(service, purpose)]
      delete about[purpose]
      if (hours || Object.keys(queue).length > 0) about[purpose] = { ...queue, ...(hours && { hours }) }
    }
    if (Object.keys(about).length > 0) next[service] = about
  }
  return next
}

/** What is wrong with a field of a row. */
export interface FieldProblem {
  row: number
  field: 'days' | 'open' | 'close' | 'breaks'
  /** With `breaks`: index of the break. */
  at?: number
  problem: HoursProblem['problem'] | 'no-weekday' | 'bad-time' | 'ends-before-begin'
}

/** @returns whether a text is a time as the settings have it, `09:00` */
export function isTime(text: string): boolean {
  return parseTypedTime(text) === text
}

/** @returns everything that is wrong with hours as they were typed; one problem for each field */
export function fieldProblems(hours: WeekHours, dayStartsAt: string): FieldProblem[] {
  const found: FieldProblem[] = []
  for (const [row, { days, open, close, breaks }] of hours.entries()) {
    if (days.length === 0) found.push({ row, field: 'days', problem: 'no-weekday' })
    if (!isTime(open)) found.push({ row, field: 'open', problem: 'bad-time' })
    if (!isTime(close)) found.push({ row, field: 'close', problem: 'bad-time' })
    for (const [at, { from, to }] of breaks.entries())
      if (!isTime(from) || !isTime(to)) found.push({ row, field: 'breaks', at, problem: 'bad-time' })
  }
  // Rows with times that are none cannot be compared.
  if (found.some(({ problem }) => problem === 'bad-time')) return found
  for (const [row, hoursOfRow] of hours.entries())
    if (endsAfterBusinessDay(hoursOfRow, dayStartsAt))
      found.push({ row, field: 'close', problem: 'ends-before-begin' })
  for (const problem of hoursProblems(hours)) {
    const isSame = (other: FieldProblem) =>
      other.row === problem.row && other.field === problem.field && other.at === problem.at
    if (!found.some(isSame)) found.push(problem)
  }
  return found
}

/** @returns a new row: the weekdays that are in no row yet, with usual times */
export function newRow(hours: WeekHours): DayHours {
  const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
  const free = week.filter(day => !hours.some(({ days }) => days.includes(day)))
  return { days: free, open: '09:00', close: '18:00', breaks: [] }
}

/** @returns typed text as a time where it is one, else as it was typed */
export function cleanTime(typed: string): string {
  return parseTypedTime(typed) ?? typed.trim()
}
