import { type Locale, locales } from '../shared/domain/locale.ts'
import type { DaySetting } from '../shared/domain/settings.ts'

/** What stands in the fields of the day's dialog. */
export interface DayForm {
  mode: 'usual' | 'open' | 'closed'
  open: string
  close: string
  notice: Record<Locale, string>
}

/** What is wrong with a form, by the name of the sentence that says it. */
export type DayFault = 'badTime' | 'timeMissing' | 'noticeAll'

/** @returns the fields for what was said of a day before; undefined: nothing was. */
export function formOf(setting: DaySetting | undefined): DayForm {
  return {
    mode: setting?.mode ?? 'usual',
    open: setting?.open ?? '',
    close: setting?.close ?? '',
    notice: { kk: '', ru: '', en: '', ...setting?.notice },
  }
}

const clock = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/

/** @returns the setting that the fields say, null to take an earlier one back, or what is wrong with them. */
export function settingOf(form: DayForm): DaySetting | null | DayFault {
  if (form.mode === 'usual') return null
  const texts = locales.map(language => form.notice[language].trim())
  if (texts.some(Boolean) && !texts.every(Boolean)) return 'noticeAll'
  const [kk = '', ru = '', en = ''] = texts
  const notice = kk ? { notice: { kk, ru, en } } : {}
  if (form.mode === 'closed') return { mode: 'closed', ...notice }
  const [open, close] = [timeOf(form.open), timeOf(form.close)]
  if (open === null || close === null) return 'badTime'
  if (open === undefined && close === undefined) return 'timeMissing'
  return { mode: 'open', ...(open && { open }), ...(close && { close }), ...notice }
}

/** @returns `HH:MM` of what was typed ("9:00" and "9.00" too); undefined where nothing was, null where it is no time. */
function timeOf(typed: string): string | undefined | null {
  const text = typed.trim()
  if (text === '') return undefined
  const [, hour, minute] = clock.exec(text) ?? []
  return hour === undefined ? null : `${hour.padStart(2, '0')}:${minute}`
}

/** So far ahead a manager plans a holiday or a repair. */
const daysAhead = 14

/** @returns business days (yyyymmdd) from `day` on. */
export function daysFrom(day: string): string[] {
  const first = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8)))
  return Array.from({ length: daysAhead }, (_, index) =>
    new Date(first + index * 86_400_000).toISOString().slice(0, 10).replaceAll('-', ''),
  )
}
