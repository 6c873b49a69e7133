import { type ArchiveReport, allCentres } from '../../shared/contract/archive-report.ts'
import type { ExportRequest } from '../../shared/contract/archive-requests.ts'
import { zoneClock } from '../../shared/domain/business-day.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { account } from '../../shared/i18n/account/account.ts'
import { formatClock, formatDate } from '../../shared/i18n/common/time.ts'
import { type TableNames, tablesOf } from '../../shared/report/tables.ts'
import type { Database, Transaction } from '../archive/database.ts'
import { createAboutSheet } from './about-sheet.ts'
import { FileThread } from './file-thread.ts'
import { monthSheetOf } from './month.ts'
import type { FileRequest } from './sheet.ts'
import { countTickets, readTicketRows, type TicketFormat, ticketSheet } from './ticket-rows.ts'

/** Rows per file. Spreadsheet programs take minutes to open longer workbooks; a million lines are 350 MB of the archive's disk. */
const maxRows = { 'tickets-xlsx': 200_000, 'tickets-csv': 1_000_000 } as const

/** What makes files needs of the rest of the server. */
export interface FileMaker {
  database(): Database | undefined
  report(asked: ExportRequest, centres: readonly string[]): Promise<ArchiveReport>
  names(locale: Locale, centres: readonly string[]): TableNames
  /** @returns what services were called on the last day of the file, where that is not today's name. */
  titles(asked: ExportRequest, centres: readonly string[]): Promise<ArchiveReport['titles']>
  zoneOf(centre: string): string
  /** @returns the names of all known people by id. */
  people(): Promise<Readonly<Record<string, string>>>
  now(): number
  /** @returns the number of rows that a file will have, and the number that it may have. */
  countRows(
    db: Database | Transaction,
    asked: ExportRequest,
    centres: readonly string[],
  ): Promise<{ count: number; max: number }>
}

/** Takes the bytes of a file. Each method throws when the file is cancelled. */
export interface FileSink {
  /** Aborts when the file is cancelled, even while bytes are being made. */
  readonly signal: AbortSignal
  write(bytes: Uint8Array): Promise<void>
  progress(done: number): void
}

interface Task {
  asked: ExportRequest
  centres: readonly string[]
  /** `<role>:<id>` of the person who asked for it. */
  by: string
}

/** Counts the rows of a file of tickets. The tables of a report are short and are not counted: 0 of 0. */
export async function countRows(
  db: Database | Transaction,
  asked: ExportRequest,
  centres: readonly string[],
): Promise<{ count: number; max: number }> {
  const { kind } = asked
  if (kind !== 'tickets-xlsx' && kind !== 'tickets-csv') return { count: 0, max: 0 }
  return { count: await countTickets(db, asked, centres), max: maxRows[kind] }
}

/** Makes a file in a separate thread and writes it to `sink`. @throws when the file is cancelled or cannot be made */
export async function makeFile(maker: FileMaker, task: Task, sink: FileSink): Promise<void> {
  const thread = new FileThread()
  const end = () => void thread.close()
  sink.signal.addEventListener('abort', end)
  const send = async (request: FileRequest) => sink.write(await thread.send(request))
  try {
    await (task.asked.kind.startsWith('tickets') ? sendTickets : sendReport)(maker, task, sink, send)
  } finally {
    sink.signal.removeEventListener('abort', end)
    await thread.close()
  }
}

/** Sends a request to the thread and writes the bytes that it answers. */
type Send = (request: FileRequest) => Promise<void>

/** @returns the first sheet of a workbook, which describes the file. */
async function readAboutSheet(maker: FileMaker, { asked, centres, by }: Task, what: string) {
  const { lang: locale, from, to } = asked
  const names = maker.names(locale, centres)
  const people = await maker.people()
  const [role = '', id = ''] = by.split(':')
  return createAboutSheet({
    locale,
    what,
    span: { centre: asked.centre, from, to },
    madeAt: maker.now(),
    centres: centres.map(centre => names.centre(centre)),
    zone: zoneClock(maker.zoneOf(centres[0] ?? '')),
    by: people[id] ?? (account[locale].roles as Readonly<Record<string, string>>)[role] ?? by,
  })
}

async function sendTickets(maker: FileMaker, task: Task, sink: FileSink, send: Send): Promise<void> {
  const { asked, centres } = task
  const { lang: locale, kind } = asked
  const db = maker.database()
  if (!db) throw new Error('the archive is not open')
  const people = await maker.people()
  const titles = await maker.titles(asked, centres)
  const names = maker.names(locale, centres)
  const format: TicketFormat = {
    locale,
    names: { ...names, service: id => titles[id]?.[locale] ?? names.service(id) },
    zoneOf: maker.zoneOf,
    personOf: id => people[id] ?? id,
  }
  const sheet = ticketSheet(locale)
  if (kind === 'tickets-csv') await send({ begin: 'csv', sheets: [sheet], locale })
  else {
    const about = await readAboutSheet(maker, task, sheet.title)
    await send({ begin: 'long-xlsx', about, sheets: [sheet], locale })
  }
  let done = 0
  for await (const rows of readTicketRows(db, asked, centres, format)) {
    await send({ sheet: 0, rows })
    done += rows.length
    sink.progress(done)
  }
  await send({ end: true })
}

async function sendReport(maker: FileMaker, task: Task, sink: FileSink, send: Send): Promise<void> {
  const { asked, centres } = task
  const { lang: locale, kind, table: wanted } = asked
  const found = await maker.report(asked, centres)
  sink.progress(0)
  const names = maker.names(locale, centres)
  if (kind === 'month-pdf') {
    const zone = zoneClock(maker.zoneOf(centres[0] ?? ''))
    const made = `${formatDate(locale, maker.now(), zone, { year: true })}, ${formatClock(maker.now(), zone)}`
    return send({ month: monthSheetOf(found, { locale, names, made }) })
  }
  const tables = tablesOf(found, locale, names)
  const chosen = kind === 'table-csv' ? tables.filter(({ id }) => id === wanted) : tables
  const begin = kind === 'table-csv' ? 'csv' : 'xlsx'
  // A report leaves out tables without rows. The person who asked for one gets an empty file with column titles.
  const sheets = chosen.length > 0 ? chosen : tables.slice(0, 1)
  const about =
    begin === 'xlsx' && (await readAboutSheet(maker, task, chosen.map(({ title }) => title).join(', ')))
  const heads = sheets.map(({ title, columns }) => ({ title, columns }))
  await send({ begin, sheets: heads, ...(about && { about }), locale })
  for (const [sheet, { rows }] of sheets.entries()) {
    if (chosen.length > 0) await send({ sheet, rows })
  }
  await send({ end: true })
}

/** @returns a file's name in Latin letters, which every computer can store: `kezek-akmola-2026-11-service.csv`. */
export function fileNameOf(
  { kind, from, to, centre, table }: ExportRequest,
  centres: readonly string[],
): string {
  const place = centre === allCentres ? `${centres.length}-centres` : centre
  const days = kind === 'month-pdf' ? from.slice(0, 7) : from === to ? from : `${from}-${to}`
  const [what = '', type = ''] = kind.split('-')
  const parts = ['kezek', place, days, what === 'table' ? table : what]
  return `${parts.filter(Boolean).join('-')}.${type}`
}
