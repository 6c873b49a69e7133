/**
 * `npm run bench:reports`: measures reports over a year of 24 centres and 10 million tickets, on its own
 * PostgreSQL. `--tickets N`: another number. `--json`: prints one object and nothing else to stdout.
 */

import { parseArgs } from 'node:util'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { pino } from 'pino'
import { openArchive } from '../../server/archive/open-archive.ts'
import { readReport } from '../../server/reports/read-report.ts'
import { sleep } from '../../shared/domain/sleep.ts'
import { centres as allCentres, order, orderSettings } from '../../test/kit/order.ts'
import { makeData } from '../../test/kit/reports/make-data.ts'
import { type Figure, figure, toObject, toTable } from '../figure.ts'
import { median } from '../statistics.ts'
import { startBenchPostgres } from './postgres.ts'

const centres = allCentres.map(({ id }) => id)
const year = { centre: 'all', from: '2025-01-01', to: '2025-12-31' }
/** All days of the year except Sundays. */
const workingDays = 313
const openTimeoutMs = 20_000

const { values } = parseArgs({
  options: { tickets: { type: 'string', default: '10000000' }, json: { type: 'boolean', default: false } },
})

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1_000
}

async function measure(url: string, tickets: number): Promise<Figure[]> {
  const log = pino({ level: 'silent' })
  const archive = await openWhenThere(() => openArchive({ url }, log))
  // The archive's own client has time limits for reports: creating an index of 10 million rows exceeds them.
  const pool = new pg.Pool({ connectionString: url })
  const maker = drizzle(pool)
  try {
    const ticketsADay = Math.ceil(tickets / (workingDays * centres.length))
    const size = { ...year, centres, ticketsADay }
    let made = 0
    const makeSeconds = await secondsOf(async () => {
      made = await makeData(maker, size, done =>
        console.error(`${Math.round(performance.now() / 1_000)} s: ${done}`),
      )
    })
    console.error(`${made} tickets made and summed up in ${makeSeconds.toFixed(0)} s; reporting …`)
    const report = (from: string, to: string, of = centres) =>
      secondsOf(() => readReport(archive.db, { centre: 'all', from, to }, of, orderSettings(), order))
    const months = []
    const odd = []
    const years = []
    const weeks = []
    for (const month of ['01', '03', '05', '07', '08']) {
      months.push(await report(`2025-${month}-01`, `2025-${month}-31`))
      odd.push(await report(`2025-${month}-10`, `2025-${String(Number(month) + 1).padStart(2, '0')}-09`))
      weeks.push(await report(`2025-${month}-03`, `2025-${month}-09`, ['akmola']))
      years.push(await report(year.from, year.to))
    }
    return [
      figure('ticketsMade', 'tickets in the archive', made),
      figure('makeMinutes', 'to make and sum them up, minutes', makeSeconds / 60, { atMost: 10 }),
      figure('monthS', 'a month of 24 centres, the slowest of five, s', Math.max(...months), { atMost: 1 }),
      figure('oddMonthS', 'a month that begins on the tenth, the slowest of five, s', Math.max(...odd)),
      figure('yearS', 'the year of 24 centres, the slowest of five, s', Math.max(...years), { atMost: 3 }),
      figure('yearMedianS', 'the same, the middle one, s', median(years)),
      figure('weekS', 'a week of one centre, the slowest of five, s', Math.max(...weeks)),
    ]
  } finally {
    await pool.end()
    await archive.close()
  }
}

async function openWhenThere<T>(open: () => Promise<T>): Promise<T> {
  const end = performance.now() + openTimeoutMs
  for (;;) {
    try {
      return await open()
    } catch (error) {
      if (performance.now() > end) throw error
      await sleep(200)
    }
  }
}

const postgres = await startBenchPostgres()
try {
  const figures = await measure(postgres.url, Number(values.tickets))
  console.log(values.json ? JSON.stringify(toObject(figures)) : toTable(figures))
} finally {
  await postgres.stop()
}
