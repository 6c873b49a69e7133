import { parentPort } from 'node:worker_threads'
import type { Locale } from '../../shared/domain/locale.ts'
import { cleanTexts } from '../../shared/domain/text.ts'
import type { FileAnswer, FileKind, FileRequest, Row, Sheet } from './sheet.ts'
import { XlsxStream } from './stream-xlsx.ts'
import { csvHeader, csvRows } from './write-csv.ts'
import { createMonthPdf } from './write-month.ts'
import { createXlsx } from './write-xlsx.ts'

type WholeSheet = Sheet & { rows: readonly Row[] }

// Runs in the thread that `file-thread.ts` starts. Makes one file from the requests it receives.

/** The file that the first request began. */
let begun:
  | { kind: FileKind; locale: Locale; about: readonly WholeSheet[]; sheets: (Sheet & { rows: Row[] })[] }
  | undefined
/** The workbook of a `long-xlsx` file. */
let long: XlsxStream | undefined

const nothing = new Uint8Array()
const textBytes = (text: string) => new TextEncoder().encode(text)

async function handle(request: FileRequest): Promise<Uint8Array> {
  if ('month' in request) return createMonthPdf(request.month)
  if ('begin' in request) {
    const sheets = request.sheets.map(sheet => ({ ...sheet, rows: [] }))
    const about = request.about ? [request.about] : []
    begun = { kind: request.begin, locale: request.locale, about, sheets }
    const [first] = sheets
    if (!first) throw new Error('no sheet was begun')
    if (begun.kind === 'csv') return textBytes(csvHeader(first.columns, begun.locale))
    if (begun.kind === 'long-xlsx') {
      const [front] = about
      if (!front) throw new Error('a long workbook needs a first sheet about itself')
      long = await XlsxStream.begin(front, first)
    }
    return long?.take() ?? nothing
  }
  if (!begun) throw new Error('no file was begun')
  if (long) {
    if ('end' in request) long.end()
    else long.add(request.rows)
    return long.take()
  }
  if ('end' in request) return begun.kind === 'csv' ? nothing : createXlsx([...begun.about, ...begun.sheets])
  const sheet = begun.sheets[request.sheet]
  if (!sheet) throw new Error('no such sheet')
  if (begun.kind === 'csv') return textBytes(csvRows(sheet.columns, request.rows, begun.locale))
  sheet.rows.push(...request.rows)
  return nothing
}

parentPort?.on('message', (request: FileRequest) => {
  const answer = (message: FileAnswer) => parentPort?.postMessage(message)
  // Archives of older versions hold characters that would make a workbook unreadable.
  handle(cleanTexts(request)).then(
    bytes => answer({ bytes }),
    (error: unknown) => answer({ error: error instanceof Error ? error.message : String(error) }),
  )
})
