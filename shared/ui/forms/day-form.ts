import { type Locale, locales } from '../../domain/locale.ts'
import type { DaySetting } from '../../domain/settings.ts'
import { parseTypedTime } from './typed-time.ts'

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

/** @returns the setting in the fields, null to remove an earlier one, or what is wrong with the fields. */
export function settingOf(form: DayForm): DaySetting | null | DayFault {
  if (form.mode === 'usual') return null
  const texts = locales.map(language => form.notice[language].trim())
  if (texts.some(Boolean) && !texts.every(Boolean)) return 'noticeAll'
  const [kk = '', ru = '', en = ''] = texts
  const notice = kk ? { notice: { kk, ru, en } } : {}
  if (form.mode === 'closed') return { mode: 'closed', ...notice }
  const [open, close] = [parseTypedTime(form.open), parseTypedTime(form.close)]
  if (open === null || close === null) return 'badTime'
  if (open === undefined && close === undefined) return 'timeMissing'
  return { mode: 'open', ...(open && { open }), ...(close && { close }), ...notice }
}

/** @returns a setting as the command takes it, without undefined fields. */
export function settingBody({ mode, open, close, notice }: DaySetting) {
  return {
    mode,
    ...(open !== undefined && { open }),
    ...(close !== undefined && { close }),
    ...(notice && { notice: { ...notice } }),
  }
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
