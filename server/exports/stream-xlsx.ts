import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate'
import type { TableColumn } from '../../shared/report/table.ts'
import type { Cell, Row, Sheet } from './sheet.ts'
import { cellValue, createXlsx } from './write-xlsx.ts'

/** The long sheet's path in the workbook. Sheet 1 is short: the library writes it whole. */
const sheetPath = 'xl/worksheets/sheet2.xml'
const rowsEnd = '</sheetData>'
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * A workbook of a short sheet and a long one, whose rows are packed as they arrive. The library behind `createXlsx` keeps cells, text and
 * bytes in memory at once: 500 MB for 100,000 tickets. Here it writes everything but the long sheet's rows.
 */
export class XlsxStream {
  readonly #zip: Zip
  readonly #sheet: ZipDeflate
  readonly #columns: readonly TableColumn[]
  /** The style attribute of numbers, by column. */
  readonly #styles: readonly string[]
  readonly #tail: string
  #packed: Uint8Array[] = []
  #failure: Error | undefined
  /** Rows written so far; the column titles are row 1. */
  #rows = 1

  private constructor(columns: readonly TableColumn[], files: Record<string, Uint8Array>) {
    this.#columns = columns
    this.#zip = new Zip((error, bytes) => {
      if (error) this.#failure ??= error
      else this.#packed.push(bytes)
    })
    for (const [path, content] of Object.entries(files)) {
      if (path === sheetPath) continue
      const file = new ZipDeflate(path)
      this.#zip.add(file)
      file.push(content, true)
    }
    const xml = strFromU8(files[sheetPath] ?? new Uint8Array())
    const sample = xml.lastIndexOf('<row ')
    const end = xml.indexOf(rowsEnd)
    this.#tail = xml.slice(end)
    const cells = [...xml.slice(sample, end).matchAll(/<c r="[A-Z]+2"( s="\d+")?/g)].map(
      ([, style = '']) => style,
    )
    if (cells.length !== columns.length) throw new Error('the XLSX library has changed its row format')
    this.#styles = cells
    this.#sheet = new ZipDeflate(sheetPath)
    this.#zip.add(this.#sheet)
    this.#sheet.push(strToU8(xml.slice(0, sample)))
  }

  /** Begins a workbook. @param about the short first sheet @param sheet the long sheet, whose rows follow with `add` */
  static async begin(about: Sheet & { rows: readonly Row[] }, sheet: Sheet): Promise<XlsxStream> {
    const sample = sheet.columns.map(({ kind }) => (kind === 'text' ? '–' : 1))
    return new XlsxStream(sheet.columns, unzipSync(await createXlsx([about, { ...sheet, rows: [sample] }])))
  }

  add(rows: readonly Row[]): void {
    let xml = ''
    for (const row of rows) {
      const at = ++this.#rows
      xml += `<row r="${at}">${row.map((cell, column) => this.#cell(cell, column, at)).join('')}</row>`
    }
    this.#sheet.push(strToU8(xml))
  }

  end(): void {
    this.#sheet.push(strToU8(this.#tail), true)
    this.#zip.end()
  }

  /** Returns the bytes packed since the previous call. @throws Error when packing failed */
  take(): Uint8Array {
    if (this.#failure) throw this.#failure
    const bytes = Buffer.concat(this.#packed)
    this.#packed = []
    return bytes
  }

  #cell(cell: Cell, column: number, row: number): string {
    if (cell === null || cell === '') return ''
    const kind = this.#columns[column]?.kind ?? 'text'
    const place = `r="${letterOf(column)}${row}"`
    const value = cellValue(cell, kind)
    if (typeof value === 'number' && kind !== 'text')
      return `<c ${place}${this.#styles[column]}><v>${value}</v></c>`
    // An inline string is never read as a formula, even when it begins with "=".
    const text = String(cell).replaceAll(/[&<>]/g, sign => escapes[sign] ?? '')
    return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
  }
}

/** @returns a column's name: A to Z, then AA. */
function letterOf(column: number): string {
  const before = Math.floor(column / 26)
  return `${before === 0 ? '' : letterOf(before - 1)}${String.fromCharCode(65 + (column % 26))}`
}
