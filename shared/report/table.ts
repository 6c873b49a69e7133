/** How a cell is written: `text` as it is, `count` a whole number, `time` a duration in ms, `share` 0 to 1. Null: nothing to tell. */
export type CellKind = 'text' | 'count' | 'time' | 'share'

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
