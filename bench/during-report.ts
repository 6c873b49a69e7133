import { join } from 'node:path'
import { pino } from 'pino'
import { openArchive } from '../server/archive/open-archive.ts'
import type { ApiReply } from '../shared/contract/api.ts'
import type { ArchiveReport } from '../shared/contract/archive-report.ts'
import { sleep } from '../shared/domain/sleep.ts'
import { centres } from '../test/kit/order.ts'
import { makeData } from '../test/kit/reports/make-data.ts'
import { startServer } from './app-process.ts'
import { callAround, fillHalls, openWindows } from './calls.ts'
import type { Connection } from './connection.ts'
import { type Figure, figure } from './figure.ts'
import type { Sizes } from './sizes.ts'
import { percentile } from './statistics.ts'

const year = { from: '2025-01-01', to: '2025-12-31' }
/** The demonstration accepts the role that a page names; an administrator sees all centres. */
const asAdministrator = { 'kezek-role': 'administrator' }
const openTimeoutMs = 60_000

/**
 * Measures the time of a call while a year of all centres is read again and again from an archive inside the
 * server.
 */
export async function callDuringReport(sizes: Sizes): Promise<Figure[]> {
  let tickets = 0
  const server = await startServer(async dataDir => {
    const archive = await openArchive({ folder: join(dataDir, 'archive') }, pino({ level: 'silent' }))
    const size = {
      ...year,
      centres: centres.map(({ id }) => id),
      ticketsADay: sizes.archivedADay,
      // The server must collect its statistics by itself.
      withoutStatistics: true,
    }
    tickets = await makeData(archive.db, size)
    await archive.close()
  })
  const lines: Connection[] = []
  try {
    await fillHalls(server, sizes.waiting)
    const windows = await openWindows(server.url, lines)
    await untilThere(server.url)
    let isOver = false
    let reports = 0
    const reading = (async () => {
      while (!isOver) {
        const report = await readYear(server.url)
        if (report.total.visitors < tickets) throw new Error('the report is not about the whole year')
        reports++
      }
    })()
    const calls = await callAround(windows, sizes)
    isOver = true
    await reading
    const times = calls.map(({ took }) => took)
    const what = `call-next sent until it is answered while a year of ${tickets.toLocaleString('en')} tickets is reported by PGlite, p99 of ${times.length} calls, p50 ${percentile(times, 0.5).toFixed(1)} ms, ${reports} reports`
    return [figure('callDuringReportP99Ms', what, percentile(times, 0.99), { atMost: 50 })]
  } finally {
    for (const line of lines) line.close()
    await server.stop()
  }
}

async function askYear(url: string): Promise<ApiReply<ArchiveReport>> {
  const path = `/api/reports/figures?centre=all&from=${year.from}&to=${year.to}`
  const response = await fetch(`${url}${path}`, { headers: asAdministrator })
  return (await response.json()) as ApiReply<ArchiveReport>
}

async function readYear(url: string): Promise<ArchiveReport> {
  const answer = await askYear(url)
  if (!answer.ok) throw new Error(`no report: ${answer.error.code}`)
  return answer.reply
}

async function untilThere(url: string): Promise<void> {
  const end = performance.now() + openTimeoutMs
  while (!(await askYear(url)).ok) {
    if (performance.now() > end) throw new Error('the archive has not opened')
    await sleep(200)
  }
}
