import { daySettingOf, isEndedDay } from '../shared/catalogue/day-setting.ts'
import type { HallView } from '../shared/contract/hall-view.ts'
import type { Timetable } from '../shared/contract/timetable.ts'
import type { Locale } from '../shared/domain/locale.ts'
import { formatMoment } from '../shared/i18n/common/time.ts'
import { display } from '../shared/i18n/display/display.ts'

/** What the hall screen knows when it shows no call. All of it comes from the server. */
export interface CalmHall {
  view: Pick<HallView, 'days' | 'day' | 'counters'>
  /** The present business day, yyyymmdd; the view may still be of the day before. */
  day: string
  timetable: Timetable | undefined
  /** The hall's time, Unix ms. */
  now: number
}

type CalmState = 'dayEnded' | 'dayClosed' | 'nobodyCalled' | 'stillCalled' | 'hallClosed'

/** @returns why nobody is called at this moment. */
function calmStateOf({ view, day, timetable }: CalmHall): CalmState {
  if (isEndedDay(view.days[day])) return 'dayEnded'
  if (daySettingOf(view.days, day)?.mode === 'closed') return 'dayClosed'
  if (!timetable || timetable.hall.open) return 'nobodyCalled'
  // Past the hours windows still call whoever has a ticket.
  const isCalling = Object.values(view.counters).some(
    counter => counter.state !== 'closed' && counter.day === view.day && view.day === day,
  )
  return isCalling ? 'stillCalled' : 'hallClosed'
}

/** @returns what stands on the screen while nobody is called, and when the hall opens again where it is closed. */
export function calmWords(hall: CalmHall, locale: Locale): string {
  const t = display[locale]
  const { timetable, now } = hall
  const state = calmStateOf(hall)
  if (!timetable || timetable.hall.open || timetable.hall.opensAt === null) return t[state]
  return `${t[state]}. ${t.nextOpening(formatMoment(locale, timetable.hall.opensAt, now, timetable.zone))}`
}

/** Letters that fill the room under the clock at full size, on a screen of 1280 x 720. */
const fullSizeLetters = 150
/** The smallest letters that are read across a hall, as a share of the full size. */
const minScale = 0.45

/** @returns how large to write some texts, as a share of the full size, so that all of them fit: their area grows with its square. */
export function calmScale(texts: readonly string[]): number {
  const letters = texts.reduce((sum, text) => sum + text.length, 0)
  return Math.min(1, Math.max(minScale, Math.sqrt(fullSizeLetters / letters)))
}
