import { stringify } from 'csv-stringify/sync'
import type { Locale } from '../../shared/domain/locale.ts'
import { delimiters } from '../../shared/i18n/reports/csv-delimiters.ts'
import type { CellKind, TableColumn } from '../../shared/report/table.ts'
import type { Cell, Row } from './sheet.ts'

/** Says its alphabet: without it table programs guess, and guess wrong of Kazakh. */
const mark = '\uFEFF'

/** @returns the first line of a file for a table program. */
export function csvHead(columns: readonly TableColumn[], locale: Locale): string {
  return mark + lines([columns.map(({ title }) => title)], locale)
}

/** @returns rows as lines, numbers and durations as a table program of that language reads them. */
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

/** `1:05:09`, hours even where they are none. */
function clockOf(ms: number): string {
  const seconds = Math.round(ms / 1_000)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
