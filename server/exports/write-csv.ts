import { stringify } from 'csv-stringify/sync'
import type { Locale } from '../../shared/domain/locale.ts'
import { delimiters } from '../../shared/i18n/reports/csv-delimiters.ts'
import type { CellKind, TableColumn } from '../../shared/report/table.ts'
import type { Cell, Row } from './sheet.ts'

/** Marks the file as UTF-8. Without it spreadsheet programs guess the encoding, and guess wrong for Kazakh. */
const byteOrderMark = '\uFEFF'

/** @returns the first line of a CSV file: the byte order mark and the column titles. */
export function csvHeader(columns: readonly TableColumn[], locale: Locale): string {
  return byteOrderMark + lines([columns.map(({ title }) => title)], locale)
}

/** @returns rows as CSV lines; numbers and durations are written as a spreadsheet program of that language reads them. */
export function csvRows(columns: readonly TableColumn[], rows: readonly Row[], locale: Locale): string {
  return lines(
    rows.map(row => row.map((cell, at) => csvCell(cell, columns[at]?.kind ?? 'text', locale))),
    locale,
  )
}

function lines(rows: readonly (readonly string[])[], locale: Locale): string {
  return stringify(rows as string[][], { delimiter: delimiters[locale], escape_formulas: true })
}

function csvCell(cell: Cell, kind: CellKind, locale: Locale): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  if (kind === 'time') return clockOf(cell)
  const text = kind === 'share' ? `${(cell * 100).toFixed(1)}%` : String(cell)
  return locale === 'en' ? text : text.replace('.', ',')
}

/** @returns a duration as `1:05:09`, with hours even when there are none. */
function clockOf(ms: number): string {
  const seconds = Math.round(ms / 1_000)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
