/**
 * How a cell is written: `text` as it is, `count` a whole number, `time` a duration in ms, `share` 0 to 1. Null: nothing to tell. Three
 * kinds are texts that table programs know better: `date` (2026-11-27), `clock` (09:05:30) and `label`, a name that is a number where
 * it has digits only.
 */
export type CellKind = 'text' | 'count' | 'time' | 'share' | 'date' | 'clock' | 'label'

export interface TableColumn {
  id: string
  title: string
  kind: CellKind
}

/** What a report says about one thing, in one language: the page and the files show the same. */
export interface ReportTable {
  /** Also the name that a link and a file call it by: small letters. */
  id: string
  title: string
  columns: readonly TableColumn[]
  rows: readonly (readonly (string | number | null)[])[]
}
