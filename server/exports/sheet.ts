import type { Locale } from '../../shared/domain/locale.ts'
import type { TableColumn } from '../../shared/report/table.ts'

export type Cell = string | number | null
export type Row = readonly Cell[]

/** A table's title and columns; the rows follow in pages. */
export interface Sheet {
  title: string
  columns: readonly TableColumn[]
}

/** The content of a month's PDF. */
export interface MonthSheet {
  /** The centre's name, or the words for all centres. */
  place: string
  month: string
  made: string
  /** The share of waits within their targets, in words. */
  indicator: string
  /** A sentence about tickets that were left out; empty when none were. */
  note: string
  tiles: readonly { title: string; value: string }[]
  /** Visitors of each day, and the p90 of their waits in minutes. */
  days: { title: string; bars: readonly { label: string; visitors: number; p90: number | null }[] }
  tables: readonly (Sheet & { rows: readonly Row[] })[]
  locale: Locale
}

/** `long-xlsx`: a workbook of one complete short sheet and one long sheet, whose rows are packed as they arrive. */
export type FileKind = 'xlsx' | 'long-xlsx' | 'csv'

/** A request to the thread that makes files. The thread answers each before it gets the next. */
export type FileRequest =
  /** Begins a file. `about`: the first sheet of a workbook; other files have none. */
  | { begin: FileKind; sheets: readonly Sheet[]; about?: Sheet & { rows: readonly Row[] }; locale: Locale }
  /** Adds rows to the sheet with this index. */
  | { sheet: number; rows: readonly Row[] }
  | { end: true }
  | { month: MonthSheet }

/** The bytes produced since the previous answer, or the reason why the file cannot be made. */
export type FileAnswer = { bytes: Uint8Array } | { error: string }
