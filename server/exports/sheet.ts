import type { Locale } from '../../shared/domain/locale.ts'
import type { TableColumn } from '../../shared/report/table.ts'

export type Cell = string | number | null
export type Row = readonly Cell[]

/** A table whose rows come later, some at a time. */
export interface Sheet {
  title: string
  columns: readonly TableColumn[]
}

/** What a month's sheet says besides its tables. */
export interface MonthSheet {
  /** The centre, or that it is about all. */
  place: string
  month: string
  made: string
  /** Indicator 1.2 in words. */
  indicator: string
  /** What was left out, in words; empty: nothing. */
  note: string
  tiles: readonly { title: string; value: string }[]
  /** Visitors of each day, and the p90 of their waits in minutes. */
  days: { title: string; bars: readonly { label: string; visitors: number; p90: number | null }[] }
  tables: readonly (Sheet & { rows: readonly Row[] })[]
  locale: Locale
}

/** `long-xlsx`: a workbook of a sheet that is complete at once, and one whose rows are let go of as they come. */
export type FileKind = 'xlsx' | 'long-xlsx' | 'csv'

/** What the thread that makes files is told, one after the other; it answers each. */
export type FileRequest =
  /** `about`: the first sheet of a workbook; other files have none. */
  | { begin: FileKind; sheets: readonly Sheet[]; about?: Sheet & { rows: readonly Row[] }; locale: Locale }
  /** Rows of one of the sheets begun. */
  | { sheet: number; rows: readonly Row[] }
  | { end: true }
  | { month: MonthSheet }

/** What there is of the file so far and was not given before; or why there is none. */
export type FileAnswer = { bytes: Uint8Array } | { error: string }
