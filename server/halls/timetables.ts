import { daysOffOf, queueOpening } from '../../shared/calendar/calendar-of.ts'
import { daySettingOf } from '../../shared/calendar/day-setting.ts'
import { isLastTicketPast } from '../../shared/calendar/opening.ts'
import type { PublicHoliday } from '../../shared/calendar/public-holidays.ts'
import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import { hoursOf, isClosedOnHolidays, isOn } from '../../shared/catalogue/effective.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import {
  type DayOff,
  hallOpening,
  type TicketOpening,
  type Timetable,
} from '../../shared/contract/timetable.ts'
import { businessDay, zoneClock } from '../../shared/domain/business-day.ts'
import { type QueueId, splitQueue } from '../../shared/domain/queue.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { Audience } from '../../shared/view/audiences.ts'

/** What a timetable is computed from. */
interface TimetableInput {
  readonly view: Pick<HallView, 'settings' | 'days'>
  readonly catalogue: Catalogue
  /** The country's holidays, in order of time. */
  readonly publicHolidays: readonly PublicHoliday[]
  /** Unix ms. */
  readonly now: number
  readonly aroundTheClock: boolean
}

interface CachedTimetable {
  readonly settings: CentreSettings
  readonly catalogue: Catalogue
  /** The days as JSON when the timetable was computed; the view changes in place. */
  readonly days: string
  readonly minute: number
  readonly timetable: Timetable
}

const minuteMs = 60_000

/**
 * Computes and caches the timetables of a node's halls. Hours and breaks begin and end on whole minutes, so it computes a timetable once
 * per hall and minute, and when settings or days change.
 */
export class Timetables {
  readonly #cached = new Map<string, CachedTimetable>()
  #versions = 0

  /** @returns the present timetable of a centre, with a version that changes with the content */
  of(centre: string, given: TimetableInput): Timetable {
    const { catalogue } = given
    const { settings } = given.view
    const days = JSON.stringify(given.view.days)
    const minute = Math.floor(given.now / minuteMs)
    const old = this.#cached.get(centre)
    if (
      old &&
      old.minute === minute &&
      old.settings === settings &&
      old.catalogue === catalogue &&
      old.days === days
    )
      return old.timetable
    const content = computeTimetable(given)
    const isSame = old !== undefined && isEqual(old.timetable, content)
    const timetable = isSame ? old.timetable : { ...content, version: ++this.#versions }
    this.#cached.set(centre, { settings, catalogue, days, minute, timetable })
    return timetable
  }
}

/**
 * @returns the timetable as one audience may see it: only those who issue tickets at the entrance get the openings of queues, only managers
 * the days off.
 */
export function cutTimetable(timetable: Timetable, audience: Audience): Timetable {
  const { daysOff, queues, ...rest } = timetable
  return {
    ...rest,
    ...(audience === 'manager' && daysOff && { daysOff }),
    queues: audience === 'kiosk' || audience === 'consultant' ? queues : {},
  }
}

/** Computes a centre's timetable at a moment. */
export function computeTimetable(given: TimetableInput): Omit<Timetable, 'version'> {
  const { settings } = given.view
  const { zone, dayStartsAt } = settings
  const queues = ticketOpenings(given)
  const { day, from, to } = businessDay(given.now, zone, dayStartsAt)
  const notice = daySettingOf(given.view.days, day)?.notice
  return {
    catalogue: given.catalogue.version,
    zone: zoneClock(zone),
    day: { day, from, to },
    ...(notice && { notice }),
    hall: hallOpening(Object.values(queues)),
    daysOff: daysOffFrom(given, day.slice(0, 4)),
    queues,
  }
}

/** @returns the days off of a year and the next one, in order. */
function daysOffFrom({ view, ...given }: TimetableInput, year: string): DayOff[] {
  const years = [year, String(Number(year) + 1)]
  return [...daysOffOf({ ...given, ...view })]
    .filter(([date]) => years.includes(date.slice(0, 4)))
    .map(([date, off]) => ({ date, ...off }))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
}

/** Computes the opening of each queue, once for all queues with the same hours and holidays. */
function ticketOpenings({
  view,
  catalogue,
  now,
  publicHolidays,
  aroundTheClock,
}: TimetableInput): Record<QueueId, TicketOpening> {
  const { settings, days } = view
  const known = new Map<string, TicketOpening>()
  const openings: Record<QueueId, TicketOpening> = {}
  for (const queue of catalogue.queues) {
    if (!isOn(settings, queue, catalogue)) continue
    const key = JSON.stringify([
      hoursOf(settings, queue, catalogue),
      isClosedOnHolidays(settings, splitQueue(queue).service, catalogue),
    ])
    const opening =
      known.get(key) ??
      ticketOpening(settings.lastTicketMinutes, now, at =>
        queueOpening({ settings, catalogue, queue, days, publicHolidays, now: at, aroundTheClock }),
      )
    known.set(key, opening)
    openings[queue] = opening
  }
  return openings
}

/** @returns whether a queue issues tickets. After the last ticket it does not, though waiting visitors are still served. */
function ticketOpening(
  lastTicketMinutes: number,
  now: number,
  openingAt: (at: number) => ReturnType<typeof queueOpening>,
): TicketOpening {
  const opening = openingAt(now)
  if (!opening.open) return opening
  const { closesAt } = opening
  if (closesAt === null) return { ...opening, lastTicketAt: null }
  if (!isLastTicketPast({ closesAt, now, likelyUpperMs: null, lastTicketMinutes }))
    return { ...opening, lastTicketAt: closesAt - lastTicketMinutes * minuteMs }
  const then = openingAt(closesAt)
  return { open: false, why: 'after', opensAt: then.open ? closesAt : then.opensAt }
}

function isEqual({ version: _, ...old }: Timetable, content: Omit<Timetable, 'version'>): boolean {
  return JSON.stringify(old) === JSON.stringify(content)
}
