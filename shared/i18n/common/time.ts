import type { Locale } from '../../domain/locale.ts'
import { type DayHours, type Weekday, type WeekHours, weekdays } from '../../domain/settings.ts'
import { localTimeBy, utcClock, type ZoneClock } from '../../domain/zone-clock.ts'
import type { Messages } from './messages.ts'

/**
 * Dates and times in words. Names of months and weekdays do not come from Intl, because the halls' Chromium has no Kazakh data
 * and writes "M11 23" for 23 қараша.
 */
interface TimeWords {
  /** Sunday first, like `weekday` of a local time. */
  days: readonly string[]
  shortDays: Readonly<Record<Weekday, string>>
  /** Months in the form that follows a day's number. */
  months: readonly string[]
  date: (day: number, month: string) => string
  year: (date: string, year: number) => string
  weekday: (date: string, weekday: string) => string
  tomorrow: (clock: string) => string
  everyDay: string
  aroundTheClock: string
  breakFrom: (span: string) => string
  hour: string
  minute: string
  second: string
}

const words: Messages<TimeWords> = {
  kk: {
    days: ['жексенбі', 'дүйсенбі', 'сейсенбі', 'сәрсенбі', 'бейсенбі', 'жұма', 'сенбі'],
    shortDays: { sun: 'жс', mon: 'дс', tue: 'сс', wed: 'ср', thu: 'бс', fri: 'жм', sat: 'сб' },
    months: [
      ...['қаңтар', 'ақпан', 'наурыз', 'сәуір', 'мамыр', 'маусым'],
      ...['шілде', 'тамыз', 'қыркүйек', 'қазан', 'қараша', 'желтоқсан'],
    ],
    date: (day, month) => `${day} ${month}`,
    year: (date, year) => `${year} жылғы ${date}`,
    weekday: (date, weekday) => `${date}, ${weekday}`,
    tomorrow: clock => `ертең сағат ${clock}`,
    everyDay: 'күн сайын',
    aroundTheClock: 'тәулік бойы',
    breakFrom: span => `үзіліс ${span}`,
    hour: 'сағ',
    minute: 'мин',
    second: 'сек',
  },
  ru: {
    days: ['воскресенье', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота'],
    shortDays: { sun: 'вс', mon: 'пн', tue: 'вт', wed: 'ср', thu: 'чт', fri: 'пт', sat: 'сб' },
    months: [
      ...['января', 'февраля', 'марта', 'апреля', 'мая', 'июня'],
      ...['июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
    ],
    date: (day, month) => `${day} ${month}`,
    year: (date, year) => `${date} ${year} года`,
    weekday: (date, weekday) => `${weekday}, ${date}`,
    tomorrow: clock => `завтра в ${clock}`,
    everyDay: 'ежедневно',
    aroundTheClock: 'круглосуточно',
    breakFrom: span => `перерыв ${span}`,
    hour: 'ч',
    minute: 'мин',
    second: 'с',
  },
  en: {
    days: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    shortDays: { sun: 'Sun', mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat' },
    months: [
      ...['January', 'February', 'March', 'April', 'May', 'June'],
      ...['July', 'August', 'September', 'October', 'November', 'December'],
    ],
    date: (day, month) => `${day} ${month}`,
    year: (date, year) => `${date} ${year}`,
    weekday: (date, weekday) => `${weekday}, ${date}`,
    tomorrow: clock => `tomorrow at ${clock}`,
    everyDay: 'every day',
    aroundTheClock: 'around the clock',
    breakFrom: span => `break ${span}`,
    hour: 'h',
    minute: 'min',
    second: 's',
  },
}

const two = (n: number) => String(n).padStart(2, '0')

/** @returns the time of day at `at` (Unix ms) in `zone` as `09:05`, in every language. */
export function formatClock(at: number, zone: ZoneClock): string {
  const { hour, minute } = localTimeBy(at, zone)
  return `${two(hour)}:${two(minute)}`
}

/** @returns the date at `at` (Unix ms) in `zone`, such as "23 қараша", optionally with weekday and year. */
export function formatDate(
  locale: Locale,
  at: number,
  zone: ZoneClock,
  show: { weekday?: boolean; year?: boolean } = {},
): string {
  const t = localTimeBy(at, zone)
  const { date, year, weekday, months, days } = words[locale]
  let text = date(t.day, months[t.month - 1] ?? '')
  if (show.year) text = year(text, t.year)
  return show.weekday ? weekday(text, days[t.weekday] ?? '') : text
}

/** @returns a moment near `now`: "09:00", "ертең 09:00", or with weekday and date if it is after tomorrow. */
export function formatMoment(locale: Locale, at: number, now: number, zone: ZoneClock): string {
  const [then, today] = [localTimeBy(at, zone), localTimeBy(now, zone)]
  const dateOf = (t: typeof then) => Date.UTC(t.year, t.month - 1, t.day)
  const daysOn = (dateOf(then) - dateOf(today)) / 86_400_000
  const clock = formatClock(at, zone)
  if (daysOn === 0) return clock
  if (daysOn === 1) return words[locale].tomorrow(clock)
  return `${formatDate(locale, at, zone, { weekday: true })}, ${clock}`
}

/** @returns a duration of `ms` in whole minutes, rounded down: "12 мин", "1 сағ 5 мин". */
export function formatDuration(locale: Locale, ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  const { hour, minute } = words[locale]
  const [h, m] = [Math.floor(minutes / 60), minutes % 60]
  // A number and its unit stay on one line.
  if (h === 0) return `${m}\u00a0${minute}`
  return m === 0 ? `${h}\u00a0${hour}` : `${h}\u00a0${hour} ${m}\u00a0${minute}`
}

/** @returns a duration of `ms`, below an hour with seconds: "45 с", "12 мин 30 с", "1 сағ 5 мин". */
export function formatTook(locale: Locale, ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000))
  if (seconds >= 3_600) return formatDuration(locale, seconds * 1_000)
  const { minute, second } = words[locale]
  const [m, s] = [Math.floor(seconds / 60), seconds % 60]
  const parts = [m > 0 && `${m}\u00a0${minute}`, (s > 0 || m === 0) && `${s}\u00a0${second}`]
  return parts.filter(Boolean).join(' ')
}

/** @returns a running time of `ms` as `03:25`, from an hour on `1:03:25`, in every language. */
export function formatTimer(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  return h === 0 ? `${two(m)}:${two(s)}` : `${h}:${two(m)}:${two(s)}`
}

const mondayFirst: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** @returns a weekday in short, 1 Monday to 7 Sunday. */
export function shortWeekday(locale: Locale, weekday: number): string {
  const day = mondayFirst[weekday - 1]
  return day ? words[locale].shortDays[day] : ''
}

/** @returns the business day `20261123` as the calendar day `2026-11-23`. */
export function isoDay(day: string): string {
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`
}

/** @returns the calendar day `2026-11-23` as a date: "23 қараша", optionally with weekday and year. */
export function formatDay(
  locale: Locale,
  day: string,
  show: { weekday?: boolean; year?: boolean } = {},
): string {
  return formatDate(locale, Date.parse(day), utcClock, show)
}

/** @returns a span of calendar days, both ends included: "2026 жылғы 20 қараша – 26 қараша". */
export function formatSpan(locale: Locale, { from, to }: { from: string; to: string }): string {
  const whole = (day: string) => formatDay(locale, day, { year: true })
  if (from === to) return whole(from)
  const isOneYear = from.slice(0, 4) === to.slice(0, 4)
  // In Kazakh the year comes before the day.
  const first = isOneYear && locale !== 'kk' ? formatDay(locale, from) : whole(from)
  const last = isOneYear && locale === 'kk' ? formatDay(locale, to) : whole(to)
  return `${first} – ${last}`
}

/** @returns a list of weekdays that joins three or more in a row: "дс–жм", "дс, ср", "күн сайын". */
export function formatDays(locale: Locale, days: readonly Weekday[]): string {
  const { shortDays, everyDay } = words[locale]
  if (weekdays.every(day => days.includes(day))) return everyDay
  const runs: Weekday[][] = []
  for (const day of mondayFirst) {
    if (!days.includes(day)) continue
    const run = runs.at(-1)
    const before = mondayFirst[mondayFirst.indexOf(day) - 1]
    if (run && before && run.at(-1) === before) run.push(day)
    else runs.push([day])
  }
  const name = (day: Weekday | undefined) => (day ? shortDays[day] : '')
  return runs
    .map(run => (run.length < 3 ? run.map(name).join(', ') : `${name(run[0])}–${name(run.at(-1))}`))
    .join(', ')
}

/** @returns hours in one line: "дс–жм 09:00–18:30, үзіліс 12:30–14:00; сб 10:00–14:00". */
export function formatHours(locale: Locale, hours: WeekHours): string {
  return hours.map(row => formatDayHours(locale, row)).join('; ')
}

function formatDayHours(locale: Locale, { days, open, close, breaks }: DayHours): string {
  const { aroundTheClock, breakFrom } = words[locale]
  const span = open === close ? aroundTheClock : `${open}–${close}`
  const pauses = breaks.map(({ from, to }) => breakFrom(`${from}–${to}`))
  return [`${formatDays(locale, days)} ${span}`.trim(), ...pauses].join(', ')
}
