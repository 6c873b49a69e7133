import { formatNumber, formatPercent, type Locale } from '../shared/i18n/locale.ts'
import { formatTook } from '../shared/i18n/time.ts'
import type { CellKind } from '../shared/report/table.ts'

/** @returns a cell of a report's table, as its language writes it. */
export function formatCell(locale: Locale, kind: CellKind, value: string | number | null): string {
  if (value === null) return '–'
  if (typeof value === 'string') return value
  if (kind === 'time') return formatTook(locale, value)
  return kind === 'share' ? formatPercent(locale, value, 1) : formatNumber(locale, value)
}
