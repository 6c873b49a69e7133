import type { Locale } from '../../domain/locale.ts'
import { reportTables } from '../reports/tables.ts'
import type { Messages } from './messages.ts'

/** Words of a date field and its calendar. */
export interface DateFieldMessages {
  /** Format of a typed date, as a hint in the field. */
  format: string
  /** Button that opens the calendar of the field with this name. */
  choose: (field: string) => string
  previousMonth: string
  nextMonth: string
  close: string
  /** Monday first. */
  weekdays: readonly string[]
  separator: '.' | '/'
}

export const dateField: Messages<DateFieldMessages> = {
  kk: {
    format: 'КК.АА.ЖЖЖЖ',
    choose: field => `${field}: күнтізбеден таңдау`,
    previousMonth: 'Алдыңғы ай',
    nextMonth: 'Келесі ай',
    close: 'Жабу',
    weekdays: ['дс', 'сс', 'ср', 'бс', 'жм', 'сб', 'жс'],
    separator: '.',
  },
  ru: {
    format: 'ДД.ММ.ГГГГ',
    choose: field => `${field}: выбрать в календаре`,
    previousMonth: 'Предыдущий месяц',
    nextMonth: 'Следующий месяц',
    close: 'Закрыть',
    weekdays: ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'],
    separator: '.',
  },
  en: {
    format: 'DD/MM/YYYY',
    choose: field => `${field}: choose in the calendar`,
    previousMonth: 'Previous month',
    nextMonth: 'Next month',
    close: 'Close',
    weekdays: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
    separator: '/',
  },
}

/** @returns a month with its year, such as `November 2026`. @param month `2026-11` */
export function formatMonth(locale: Locale, month: string): string {
  const [year = 0, at = 1] = month.split('-').map(Number)
  return reportTables[locale].month(reportTables[locale].months[at - 1] ?? '', year)
}

/** @returns the date `2026-11-27` as people type it in the language: `27.11.2026`. */
export function formatTypedDate(locale: Locale, day: string): string {
  const { separator } = dateField[locale]
  return day.split('-').reverse().join(separator)
}

/** Century of a year with two digits; no archive is older. */
const century = 2_000

/**
 * Reads a typed date: day, month and year with any separators or none, the year with two or four digits; or `2026-11-27`.
 * @returns the date as `2026-11-27`; undefined if there is no such date
 */
export function parseTypedDate(text: string): string | undefined {
  const plain = text.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain)
  const typed =
    /^(\d{1,2})[\s./,-]+(\d{1,2})[\s./,-]+(\d{4}|\d\d)\.?$/.exec(plain) ??
    /^(\d\d)(\d\d)(\d{4}|\d\d)$/.exec(plain)
  const [year, month, day] = iso ? iso.slice(1) : (typed?.slice(1).toReversed() ?? [])
  if (year === undefined || month === undefined || day === undefined) return undefined
  const whole = year.length === 2 ? century + Number(year) : Number(year)
  const date = [String(whole), month.padStart(2, '0'), day.padStart(2, '0')].join('-')
  const at = Date.parse(date)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date) ? date : undefined
}
