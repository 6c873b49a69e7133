import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import { reportTables } from '../../shared/i18n/reports/tables.ts'
import { formatCell } from '../../shared/report/tables.ts'
import type { MonthSheet } from './sheet.ts'

const fontOf = (file: string) =>
  createRequire(import.meta.url).resolve(`@expo-google-fonts/golos-text/${file}`)
/** Golos Text has all letters of Kazakh. */
const fonts = {
  regular: fontOf('400Regular/GolosText_400Regular.ttf'),
  bold: fontOf('700Bold/GolosText_700Bold.ttf'),
}

/** PDF points on each side of the page. */
const margin = 36
const inks = { text: '#0e1b2c', quiet: '#48566a', line: '#c9d2de', bar: '#0b5fa5', wait: '#b3541e' }
/** PDF points. */
const chartHeight = 120
/** PDF points below each row of a table. */
const rowPad = 4

type Doc = PDFKit.PDFDocument

/** @returns a month as the bytes of a PDF, on A4: figures, a chart of its days, tables, and page numbers. */
export function createMonthPdf(sheet: MonthSheet): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    bufferPages: true,
    lang: sheet.locale,
    info: { Title: `${sheet.place}, ${sheet.month}`, Producer: 'Kezek', Creator: 'Kezek' },
  })
  const parts: Buffer[] = []
  doc.on('data', part => parts.push(part))
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
  doc.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold)
  drawHeader(doc, sheet)
  drawTiles(doc, sheet)
  drawDays(doc, sheet)
  for (const table of sheet.tables) drawTable(doc, table, sheet)
  numberPages(doc, sheet)
  doc.end()
  return done
}

const widthOf = (doc: Doc) => doc.page.width - 2 * margin

function drawHeader(doc: Doc, { place, month, indicator, note }: MonthSheet): void {
  doc.font('bold').fontSize(18).fillColor(inks.text).text(place)
  doc.font('regular').fontSize(13).fillColor(inks.quiet).text(month)
  doc.moveDown(0.6).font('bold').fontSize(11).fillColor(inks.text).text(indicator)
  if (note) doc.font('regular').fontSize(9).fillColor(inks.quiet).text(note)
  doc.moveDown(0.8)
}

function drawTiles(doc: Doc, { tiles: all }: MonthSheet): void {
  const perRow = 4
  const width = widthOf(doc) / perRow
  for (let at = 0; at < all.length; at += perRow) {
    const top = doc.y
    let bottom = top
    for (const [column, { title, value }] of all.slice(at, at + perRow).entries()) {
      const left = margin + column * width
      doc
        .font('bold')
        .fontSize(15)
        .fillColor(inks.text)
        .text(value, left, top, { width: width - 8 })
      doc
        .font('regular')
        .fontSize(8.5)
        .fillColor(inks.quiet)
        .text(title, left, doc.y, { width: width - 8 })
      bottom = Math.max(bottom, doc.y)
    }
    doc.y = bottom + 8
  }
  doc.x = margin
}

/** Draws a bar of visitors and a dot of the 90th percentile of waits for each day. The tallest bar shows its value. */
function drawDays(doc: Doc, { days: { title, bars } }: MonthSheet): void {
  if (bars.length === 0) return
  doc.moveDown(0.5).font('bold').fontSize(10).fillColor(inks.text).text(title, margin)
  const [top, width] = [doc.y + 8, widthOf(doc)]
  const step = width / bars.length
  const most = Math.max(1, ...bars.map(({ visitors }) => visitors))
  const longest = Math.max(1, ...bars.map(({ p90 }) => p90 ?? 0))
  const base = top + chartHeight
  doc.font('regular').fontSize(6.5)
  for (const [at, { label, visitors, p90 }] of bars.entries()) {
    const left = margin + at * step
    const height = (visitors / most) * (chartHeight - 20)
    doc.rect(left + step * 0.15, base - height, step * 0.7, height).fill(inks.bar)
    if (p90 !== null) {
      const y = base - (p90 / longest) * (chartHeight - 20)
      doc
        .circle(left + step / 2, y, 2.4)
        .lineWidth(1)
        .fillAndStroke(inks.wait, '#ffffff')
    }
    doc.fillColor(inks.quiet).text(label, left, base + 3, { width: step, align: 'center', lineBreak: false })
    if (visitors === most) {
      const text = String(visitors)
      doc
        .fillColor(inks.text)
        .text(text, left - 10, base - height - 9, { width: step + 20, align: 'center', lineBreak: false })
    }
  }
  doc
    .moveTo(margin, base)
    .lineTo(margin + width, base)
    .lineWidth(0.6)
    .stroke(inks.line)
  doc.x = margin
  doc.y = base + 18
}

function drawTable(
  doc: Doc,
  { title, columns, rows }: MonthSheet['tables'][number],
  { locale }: MonthSheet,
): void {
  const width = widthOf(doc)
  const first = width * 0.27
  const rest = (width - first) / Math.max(1, columns.length - 1)
  const widths = columns.map((_, at) => (at === 0 ? first : rest))
  /** Draws one row. Begins a new page and returns false when the row does not fit. */
  const drawRow = (texts: readonly string[], font: 'regular' | 'bold') => {
    doc.font(font).fontSize(7.5)
    const height = Math.max(
      ...texts.map((text, at) => doc.heightOfString(text, { width: (widths[at] ?? rest) - 6 })),
    )
    if (doc.y + height + rowPad > doc.page.height - margin - 16) {
      doc.addPage()
      return false
    }
    let left = margin
    const top = doc.y
    for (const [at, text] of texts.entries()) {
      const cell = widths[at] ?? rest
      const align = at === 0 ? ('left' as const) : ('right' as const)
      doc
        .fillColor(font === 'bold' ? inks.quiet : inks.text)
        .text(text, left, top, { width: cell - 6, align })
      left += cell
    }
    doc.x = margin
    doc.y = top + height + rowPad
    doc
      .moveTo(margin, doc.y - rowPad / 2)
      .lineTo(margin + width, doc.y - rowPad / 2)
      .lineWidth(0.4)
      .stroke(inks.line)
    return true
  }
  const heads = columns.map(column => column.title)
  if (doc.y > doc.page.height - margin - 90) doc.addPage()
  doc.moveDown(0.6).font('bold').fontSize(10).fillColor(inks.text).text(title, margin)
  doc.moveDown(0.3)
  drawRow(heads, 'bold')
  for (const row of rows) {
    const texts = row.map((cell, at) => formatCell(locale, columns[at]?.kind ?? 'text', cell))
    if (drawRow(texts, 'regular')) continue
    // The row did not fit, and a new page has begun: repeat the column titles first.
    drawRow(heads, 'bold')
    drawRow(texts, 'regular')
  }
}

function numberPages(doc: Doc, { made, locale }: MonthSheet): void {
  const { start, count } = doc.bufferedPageRange()
  for (let at = start; at < start + count; at++) {
    doc.switchToPage(at)
    // PDFKit would begin a new page for text below the bottom margin.
    doc.page.margins.bottom = 0
    doc.font('regular').fontSize(7.5).fillColor(inks.quiet)
    const y = doc.page.height - margin + 6
    const options = { width: widthOf(doc), lineBreak: false }
    doc.text(made, margin, y, { ...options, align: 'left' })
    doc.text(reportTables[locale].page(at - start + 1, count), margin, y, { ...options, align: 'right' })
  }
}
