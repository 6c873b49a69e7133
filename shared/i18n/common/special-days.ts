import type { ShownDay } from '../../calendar/special-days.ts'
import type { Locale } from '../../domain/locale.ts'
import { holidayName } from './holidays.ts'
import type { Messages } from './messages.ts'
import { formatDay } from './time.ts'

interface SpecialDayMessages {
  kinds: Readonly<Record<ShownDay['kind'], string>>
  /** A day with other hours; a missing time is the usual one. */
  openFromTo: (from: string, to: string) => string
  openFrom: (from: string) => string
  openTo: (to: string) => string
  openAllDay: string
  /** Heading of the list of the next ones. */
  next: string
  /** Link to the calendar of the year. */
  calendar: string
}

export const specialDays: Messages<SpecialDayMessages> = {
  kk: {
    kinds: {
      closed: 'жабық',
      moved: 'басқа уақыт',
      holiday: 'мереке, жабық',
      'day-off': 'демалыс күні',
      usual: 'әдеттегідей',
    },
    openFromTo: (from, to) => `${from}–${to} ашық`,
    openFrom: from => `${from} бастап ашық`,
    openTo: to => `${to} дейін ашық`,
    openAllDay: 'тәулік бойы ашық',
    next: 'Алдағы ерекше күндер',
    calendar: 'Жыл күнтізбесі',
  },
  ru: {
    kinds: {
      closed: 'закрыто',
      moved: 'другие часы',
      holiday: 'праздник, закрыто',
      'day-off': 'выходной',
      usual: 'как обычно',
    },
    openFromTo: (from, to) => `открыто ${from}–${to}`,
    openFrom: from => `открыто с ${from}`,
    openTo: to => `открыто до ${to}`,
    openAllDay: 'открыто весь день',
    next: 'Ближайшие особые дни',
    calendar: 'Календарь года',
  },
  en: {
    kinds: {
      closed: 'closed',
      moved: 'other hours',
      holiday: 'holiday, closed',
      'day-off': 'day off',
      usual: 'as usual',
    },
    openFromTo: (from, to) => `open ${from}–${to}`,
    openFrom: from => `open from ${from}`,
    openTo: to => `open until ${to}`,
    openAllDay: 'open all day',
    next: 'Next special days',
    calendar: 'Calendar of the year',
  },
}

/** @returns what a day is: "closed", "open 10:00–14:00", "holiday, closed" */
function kindInWords(locale: Locale, { kind, setting }: ShownDay): string {
  const { kinds, openFromTo, openFrom, openTo, openAllDay } = specialDays[locale]
  if (kind !== 'moved') return kinds[kind]
  const { open, close } = setting ?? {}
  if (open !== undefined && close !== undefined) return openFromTo(open, close)
  if (open !== undefined) return openFrom(open)
  return close === undefined ? openAllDay : openTo(close)
}

/** @returns a day in one line: date, what it is, the holiday's name */
export function dayInWords(locale: Locale, day: ShownDay): string {
  const parts = [
    formatDay(locale, day.date, { weekday: true }),
    kindInWords(locale, day),
    day.holiday && holidayName(locale, day.holiday),
  ]
  return parts.filter(Boolean).join(' · ')
}
