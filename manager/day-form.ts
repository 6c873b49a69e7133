import { type Locale, locales } from '../shared/domain/locale.ts'
import type { DaySetting } from '../shared/domain/settings.ts'

/** The fields of the day's dialog. */
export interface DayForm {
  mode: 'usual' | 'open' | 'closed'
  open: string
  close: string
  notice: Record<Locale, string>
}

/** What is wrong with the form: the key of its message. */
export type DayFault = 'badTime' | 'timeMissing' | 'noticeAll'

/** @returns the fields for a day's present setting; undefined means the usual hours. */
export function formOf(setting: DaySetting | undefined): DayForm {
  return {
    mode: setting?.mode ?? 'usual',
    open: setting?.open ?? '',
    close: setting?.close ?? '',
    notice: { kk: '', ru: '', en: '', ...setting?.notice },
  }
}

const clock = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/

/** @returns the setting in the fields, null to remove an earlier one, or what is wrong with the fields. */
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

/** @returns typed text as `HH:MM` ("9:00" and "9.00" too); undefined when empty, null when it is no time. */
function timeOf(typed: string): string | undefined | null {
  const text = typed.trim()
  if (text === '') return undefined
  const [, hour, minute] = clock.exec(text) ?? []
  return hour === undefined ? null : `${hour.padStart(2, '0')}:${minute}`
}

/** Days that a manager can set ahead: enough for a holiday or a repair. */
const daysAhead = 14

/** @returns business days (yyyymmdd) from `day` on. */
export function daysFrom(day: string): string[] {
  const first = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8)))
  return Array.from({ length: daysAhead }, (_, index) =>
    new Date(first + index * 86_400_000).toISOString().slice(0, 10).replaceAll('-', ''),
  )
}
