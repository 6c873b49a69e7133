import type { ExportRequest } from '../../shared/contract/archive-ask.ts'
import { type ArchiveReport, allCentres } from '../../shared/contract/archive-report.ts'
import { zoneClock } from '../../shared/domain/business-day.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { account } from '../../shared/i18n/account/account.ts'
import { formatClock, formatDate } from '../../shared/i18n/common/time.ts'
import { type TableNames, tablesOf } from '../../shared/report/tables.ts'
import type { Database, Transaction } from '../archive/database.ts'
import { aboutSheet } from './about-sheet.ts'
import { FileThread } from './file-thread.ts'
import { monthSheetOf } from './month.ts'
import type { FileRequest } from './sheet.ts'
import { countTickets, type TicketLook, ticketRows, ticketSheet } from './ticket-rows.ts'

/** Longer sheets take table programs minutes to open; a million lines are 350 MB of the archive's disk. */
const mostRows = { 'tickets-xlsx': 200_000, 'tickets-csv': 1_000_000 } as const

/** What files are made of. */
export interface FileMaker {
  database(): Database | undefined
  report(asked: ExportRequest, centres: readonly string[]): Promise<ArchiveReport>
  names(locale: Locale, centres: readonly string[]): TableNames
  zoneOf(centre: string): string
  /** @returns names of people by id: all that are known. */
  people(): Promise<Readonly<Record<string, string>>>
  now(): number
  /** @returns how many rows a file will have, and how many it may have. */
  rowsOf(
    db: Database | Transaction,
    asked: ExportRequest,
    centres: readonly string[],
  ): Promise<{ count: number; most: number }>
}

/** Where a file goes. Each throws when it is to be stopped. */
export interface Making {
  /** It is to be stopped, even while bytes are being made. */
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

/** @returns how many rows; tables of a report are few. */
export async function rowsOf(
  db: Database | Transaction,
  asked: ExportRequest,
  centres: readonly string[],
): Promise<{ count: number; most: number }> {
  const { kind } = asked
  if (kind !== 'tickets-xlsx' && kind !== 'tickets-csv') return { count: 0, most: 0 }
  return { count: await countTickets(db, asked, centres), most: mostRows[kind] }
}

/** Makes a file, in a thread of its own. @throws when it is stopped or cannot be made */
export async function makeFile(maker: FileMaker, task: Task, making: Making): Promise<void> {
  const thread = new FileThread()
  const end = () => void thread.close()
  making.signal.addEventListener('abort', end)
  const tell = async (request: FileRequest) => making.write(await thread.ask(request))
  try {
    await (task.asked.kind.startsWith('tickets') ? tickets : report)(maker, task, making, tell)
  } finally {
    making.signal.removeEventListener('abort', end)
    await thread.close()
  }
}

type Tell = (request: FileRequest) => Promise<void>

/** @returns the sheet that says what a workbook is about. */
async function aboutOf(maker: FileMaker, { asked, centres, by }: Task, what: string) {
  const { lang: locale, from, to } = asked
  const names = maker.names(locale, centres)
  const people = await maker.people()
  const [role = '', id = ''] = by.split(':')
  return aboutSheet({
    ...{ locale, what, span: { centre: asked.centre, from, to }, madeAt: maker.now() },
    centres: centres.map(centre => names.centre(centre)),
    zone: zoneClock(maker.zoneOf(centres[0] ?? '')),
    by: people[id] ?? (account[locale].roles as Readonly<Record<string, string>>)[role] ?? by,
  })
}

async function tickets(maker: FileMaker, task: Task, making: Making, tell: Tell): Promise<void> {
  const { asked, centres } = task
  const { lang: locale, kind } = asked
  const db = maker.database()
  if (!db) throw new Error('the archive is not open')
  const people = await maker.people()
  const look: TicketLook = {
    ...{ locale, names: maker.names(locale, centres), zoneOf: maker.zoneOf },
    personOf: id => people[id] ?? id,
  }
  const sheet = ticketSheet(locale)
  if (kind === 'tickets-csv') await tell({ begin: 'csv', sheets: [sheet], locale })
  else {
    const about = await aboutOf(maker, task, sheet.title)
    await tell({ begin: 'long-xlsx', about, sheets: [sheet], locale })
  }
  let done = 0
  for await (const rows of ticketRows(db, asked, centres, look)) {
    await tell({ sheet: 0, rows })
    done += rows.length
    making.progress(done)
  }
  await tell({ end: true })
}

async function report(maker: FileMaker, task: Task, making: Making, tell: Tell): Promise<void> {
  const { asked, centres } = task
  const { lang: locale, kind, table: wanted } = asked
  const found = await maker.report(asked, centres)
  making.progress(0)
  const names = maker.names(locale, centres)
  if (kind === 'month-pdf') {
    const zone = zoneClock(maker.zoneOf(centres[0] ?? ''))
    const made = `${formatDate(locale, maker.now(), zone, { year: true })}, ${formatClock(maker.now(), zone)}`
    return tell({ month: monthSheetOf(found, { locale, names, made }) })
  }
  const tables = tablesOf(found, locale, names)
  const chosen = kind === 'table-csv' ? tables.filter(({ id }) => id === wanted) : tables
  const begin = kind === 'table-csv' ? 'csv' : 'xlsx'
  // A table that has no rows has no file, but whoever asked gets one that says so by its emptiness.
  const sheets = chosen.length > 0 ? chosen : tables.slice(0, 1)
  const about = begin === 'xlsx' && (await aboutOf(maker, task, chosen.map(({ title }) => title).join(', ')))
  const heads = sheets.map(({ title, columns }) => ({ title, columns }))
  await tell({ begin, sheets: heads, ...(about && { about }), locale })
  for (const [sheet, { rows }] of sheets.entries()) {
    if (chosen.length > 0) await tell({ sheet, rows })
  }
  await tell({ end: true })
}

/** @returns a name in Latin letters: any computer keeps it. */
export function nameOf({ kind, from, to, centre, table }: ExportRequest, centres: readonly string[]): string {
  const place = centre === allCentres ? `${centres.length}-centres` : centre
  const days = kind === 'month-pdf' ? from.slice(0, 7) : from === to ? from : `${from}-${to}`
  const [what = '', type = ''] = kind.split('-')
  const parts = ['kezek', place, days, what === 'table' ? table : what]
  return `${parts.filter(Boolean).join('-')}.${type}`
}
