import writeExcelFile, { type Row as ExcelRow, type SheetData } from 'write-excel-file/node'
import { beginningOf } from '../../shared/domain/text.ts'
import type { CellKind } from '../../shared/report/table.ts'
import type { Cell, Row, Sheet } from './sheet.ts'

const dayMs = 86_400_000
/** Number formats of cells. Shares and durations stay numbers, so that a spreadsheet can add them up. */
const formats: Readonly<Record<Exclude<CellKind, 'text'>, string>> = {
  count: '#,##0',
  time: '[h]:mm:ss',
  share: '0.0%',
  date: 'yyyy-mm-dd',
  clock: 'hh:mm:ss',
  label: '0',
}
/** Column widths in characters; names are long, figures short. */
const widths: Readonly<Record<CellKind, number>> = {
  text: 34,
  count: 13,
  time: 13,
  share: 13,
  date: 12,
  clock: 10,
  label: 10,
}
/** Characters in a sheet's name; Excel allows no more. */
const maxNameLength = 31

/** @returns the bytes of a workbook (XLSX) with one sheet per table. */
export function createXlsx(sheets: readonly (Sheet & { rows: readonly Row[] })[]): Promise<Buffer> {
  const names = new Set<string>()
  return writeExcelFile(
    sheets.map(({ title, columns, rows }) => ({
      sheet: sheetName(title, names),
      columns: columns.map(({ kind }) => ({ width: widths[kind] })),
      stickyRowsCount: 1,
      data: [
        columns.map(({ title: head }) => ({ value: head, fontWeight: 'bold' as const, wrap: true })),
        ...rows.map(row => row.map((cell, at) => excelCell(cell, columns[at]?.kind ?? 'text'))),
      ] as SheetData,
    })),
  ).toBuffer()
}

function excelCell(cell: Cell, kind: CellKind): ExcelRow[number] {
  if (cell === null) return null
  const value = cellValue(cell, kind)
  // A cell of type String is never read as a formula, even when it begins with "=".
  if (typeof value === 'string' || kind === 'text') return { value: String(value), type: String }
  return { value, type: Number, format: formats[kind] }
}

/** Day 0 of workbooks, 30 December 1899, as Unix ms. */
const dayZero = Date.UTC(1899, 11, 30)

/**
 * @returns a cell's value in a workbook: durations and times of day as fractions of a day, dates as days since day 0, numeric labels as
 * numbers. A text that does not match its column's kind stays text.
 */
export function cellValue(cell: string | number, kind: CellKind): string | number {
  if (typeof cell === 'number') return kind === 'time' ? cell / dayMs : cell
  if (kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(cell)) return (Date.parse(cell) - dayZero) / dayMs
  if (kind === 'clock' && /^\d\d:\d\d:\d\d$/.test(cell)) return Date.parse(`1970-01-01T${cell}Z`) / dayMs
  // A label with a leading zero stays text: a number would lose the zero.
  if (kind === 'label' && /^[1-9]\d{0,8}$/.test(cell)) return Number(cell)
  return cell
}

/** @returns a sheet name that Excel accepts: at most 31 characters, without reserved ones, and unique in the workbook. */
function sheetName(title: string, taken: Set<string>): string {
  const plain = title.replaceAll(/[\\/?*[\]:]/g, ' ').trim()
  let name = beginningOf(plain, maxNameLength).trim()
  for (let copy = 2; taken.has(name.toLowerCase()); copy++) {
    const ending = ` ${copy}`
    name = beginningOf(plain, maxNameLength - ending.length) + ending
  }
  taken.add(name.toLowerCase())
  return name
}
