import writeExcelFile, { type Row as ExcelRow, type SheetData } from 'write-excel-file/node'
import type { CellKind } from '../../shared/report/table.ts'
import type { Cell, Row, Sheet } from './sheet.ts'

const dayMs = 86_400_000
/** A share and a duration are numbers there, which can be summed up; only their looks are ours. */
const formats: Readonly<Record<Exclude<CellKind, 'text'>, string>> = {
  count: '#,##0',
  time: '[h]:mm:ss',
  share: '0.0%',
}
/** In characters: names are long, figures are not. */
const widths: Readonly<Record<CellKind, number>> = { text: 34, count: 13, time: 13, share: 13 }
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
  // A text stays one, whatever it begins with.
  if (typeof cell === 'string' || kind === 'text') return { value: String(cell), type: String }
  return { value: numberOf(cell, kind), type: Number, format: formats[kind] }
}

/** @returns a number as a workbook has it: a duration is a part of a day. */
export function numberOf(cell: number, kind: Exclude<CellKind, 'text'>): number {
  return kind === 'time' ? cell / dayMs : cell
}

/** A sheet's name is short, has none of these signs, and is no other's. */
function sheetName(title: string, taken: Set<string>): string {
  const plain = title.replaceAll(/[\\/?*[\]:]/g, ' ').trim()
  let name = plain.slice(0, longestName).trim()
  for (let copy = 2; taken.has(name.toLowerCase()); copy++) {
    const ending = ` ${copy}`
    name = plain.slice(0, longestName - ending.length) + ending
  }
  taken.add(name.toLowerCase())
  return name
}
