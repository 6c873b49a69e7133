import { daySettingOf, isEndedDay } from '../shared/calendar/day-setting.ts'
import type { HallView } from '../shared/contract/hall-view.ts'
import type { Timetable } from '../shared/contract/timetable.ts'
import type { Locale } from '../shared/domain/locale.ts'
import { formatClock, formatMoment } from '../shared/i18n/common/time.ts'
import { visitor } from '../shared/i18n/common/visitor.ts'
import { display } from '../shared/i18n/display/display.ts'

/** The hall's state when the screen shows no calls, all from the server. */
export interface CalmHall {
  view: Pick<HallView, 'days' | 'day' | 'counters'>
  /** The current business day, yyyymmdd; the view may still be of the day before. */
  day: string
  timetable: Timetable | undefined
  /** The hall's time, Unix ms. */
  now: number
}

type CalmState = 'dayEnded' | 'dayClosed' | 'nobodyCalled' | 'stillCalled' | 'hallClosed'

/** @returns why there are no calls now. */
function calmStateOf({ view, day, timetable }: CalmHall): CalmState {
  if (isEndedDay(view.days[day])) return 'dayEnded'
  if (daySettingOf(view.days, day)?.mode === 'closed') return 'dayClosed'
  if (!timetable || timetable.hall.open) return 'nobodyCalled'
  const { isBreak } = timetable.hall
  // After closing, windows still call visitors with a ticket. In the centre's break a paused window calls nobody.
  const isCalling = Object.values(view.counters).some(
    ({ state, day: counterDay }) =>
      (state === 'open' || (state === 'paused' && !isBreak)) && counterDay === view.day && view.day === day,
  )
  return isCalling ? 'stillCalled' : 'hallClosed'
}

/** @returns the text of the screen without calls; for a hall that is closed or has a break with the time of its next opening. */
export function calmWords(hall: CalmHall, locale: Locale): string {
  const t = display[locale]
  const { timetable, now } = hall
  const state = calmStateOf(hall)
  if (!timetable || timetable.hall.open || timetable.hall.opensAt === null) return t[state]
  const { isBreak, opensAt } = timetable.hall
  if (state === 'hallClosed' && isBreak)
    return visitor[locale].hallBreak(formatClock(opensAt, timetable.zone))
  return `${t[state]}. ${t.nextOpening(formatMoment(locale, opensAt, now, timetable.zone))}`
}

/** Letters that fit under the clock at full size, on a screen of 1280 x 720. */
const fullSizeLetters = 150
/** Smallest letters that people can read across a hall, as a share of the full size. */
const minScale = 0.45

/** @returns the font size at which all texts fit, as a share of the full size; their area grows with its square. */
export function calmScale(texts: readonly string[]): number {
  const letters = texts.reduce((sum, text) => sum + text.length, 0)
  return Math.min(1, Math.max(minScale, Math.sqrt(fullSizeLetters / letters)))
}
