import writeExcelFile, { type Row as ExcelRow, type SheetData } from 'write-excel-file/node'
import { beginningOf } from '../../shared/domain/text.ts'
import type { CellKind } from '../../shared/report/table.ts'
import type { Cell, Row, Sheet } from './sheet.ts'

const dayMs = 86_400_000
/** A share and a duration are numbers there, which can be summed up; only their looks are ours. */
const formats: Readonly<Record<Exclude<CellKind, 'text'>, string>> = {
  count: '#,##0',
  time: '[h]:mm:ss',
  share: '0.0%',
  date: 'yyyy-mm-dd',
  clock: 'hh:mm:ss',
  label: '0',
}
/** In characters: names are long, figures are not. */
const widths: Readonly<Record<CellKind, number>> = {
  ...{ text: 34, count: 13, time: 13, share: 13 },
  ...{ date: 12, clock: 10, label: 10 },
}
const longestName = 31

/** @returns a workbook with a sheet for each table. */
export function xlsxOf(sheets: readonly (Sheet & { rows: readonly Row[] })[]): Promise<Buffer> {
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
  // A text stays one, whatever it begins with.
  if (typeof value === 'string' || kind === 'text') return { value: String(value), type: String }
  return { value, type: Number, format: formats[kind] }
}

/** Day 0 of workbooks: 30 December 1899. */
const dayZero = Date.UTC(1899, 11, 30)

/**
 * @returns a cell as a workbook has it: a duration and a time of day are parts of a day, a date is a count of days, a name of digits is
 * a number. What does not look like its kind stays a text.
 */
export function cellValue(cell: string | number, kind: CellKind): string | number {
  if (typeof cell === 'number') return kind === 'time' ? cell / dayMs : cell
  if (kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(cell)) return (Date.parse(cell) - dayZero) / dayMs
  if (kind === 'clock' && /^\d\d:\d\d:\d\d$/.test(cell)) return Date.parse(`1970-01-01T${cell}Z`) / dayMs
  // A name that begins with 0 would lose it.
  if (kind === 'label' && /^[1-9]\d{0,8}$/.test(cell)) return Number(cell)
  return cell
}

/** A sheet's name is short, has none of these signs, and is no other's. */
function sheetName(title: string, taken: Set<string>): string {
  const plain = title.replaceAll(/[\\/?*[\]:]/g, ' ').trim()
  let name = beginningOf(plain, longestName).trim()
  for (let copy = 2; taken.has(name.toLowerCase()); copy++) {
    const ending = ` ${copy}`
    name = beginningOf(plain, longestName - ending.length) + ending
  }
  taken.add(name.toLowerCase())
  return name
}
