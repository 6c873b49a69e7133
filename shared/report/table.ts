/**
 * Kind of a column's cells: `text`, `count` (a whole number), `time` (a duration in ms) or `share` (0 to 1). Null is an empty
 * cell. Spreadsheet programs convert three kinds of texts: `date` (2026-11-27), `clock` (09:05:30) and `label`, a name that
 * becomes a number if it has only digits.
 */
export type CellKind = 'text' | 'count' | 'time' | 'share' | 'date' | 'clock' | 'label'

export interface TableColumn {
  id: string
  title: string
  kind: CellKind
}

/** A table of a report in one language. The page and the files show the same table. */
export interface ReportTable {
  /** The table's name in links and file names, in lower case. */
  id: string
  title: string
  columns: readonly TableColumn[]
  rows: readonly (readonly (string | number | null)[])[]
}
