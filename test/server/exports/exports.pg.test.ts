import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { eq } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../server/archive/database.ts'
import { exportFiles, exportParts } from '../../../server/archive/schema.ts'
import { readReport } from '../../../server/reports/read-report.ts'
import { tableNames } from '../../../server/reports/table-names.ts'
import { locales } from '../../../shared/domain/locale.ts'
import { reportTables } from '../../../shared/i18n/reports/tables.ts'
import { tablesOf } from '../../../shared/report/tables.ts'
import { databaseKinds, TestDatabases } from '../../kit/archive.ts'
import {
  begin,
  centres,
  fileOf,
  finished,
  me,
  month,
  open,
  people,
  sheetsOf,
  stopAll,
} from '../../kit/file-scene.ts'
import { order, orderSettings } from '../../kit/order.ts'
import { makeData } from '../../kit/reports/make-data.ts'

const run = promisify(execFile)
/** 26 working days of 40 tickets. */
const tickets = 1_040

const databases = new TestDatabases()
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kezek-files-'))
})
afterEach(async () => {
  await stopAll()
})
afterAll(async () => {
  await databases.stop()
  await rm(folder, { recursive: true, force: true })
})

describe.each(databaseKinds)('in %s', kind => {
  let db: Database
  beforeAll(async () => {
    db = await databases.open(kind)
    await makeData(db, { ...month, centres, ticketsADay: 40 })
  })

  test('a workbook has a sheet per table, with numbers that a spreadsheet can add up, in each language', async () => {
    const exports = open(db)
    const report = { ...(await readReport(db, month, centres, orderSettings(), order)), titles: {}, people }
    for (const lang of locales) {
      const [job, content] = await fileOf(exports, { lang })
      expect(job.name).toBe('kezek-akmola-2026-09-01-2026-09-30-tables.xlsx')
      const sheets = sheetsOf(content)
      const tables = tablesOf(report, lang, tableNames(lang, undefined, order))
      expect(Object.values(sheets)).toHaveLength(tables.length + 1)
      const t = reportTables[lang]
      const [heads, ...rows] = sheets[t.titles.inspector] ?? []
      expect(heads?.slice(0, 2)).toEqual([t.heads.inspector, t.calls])
      const inspectors = tables.find(({ id }) => id === 'inspector')
      expect(rows).toHaveLength(inspectors?.rows.length ?? 0)
      expect(rows.map(([name]) => name)).toContain('Әбдіғалиева Ғазиза Қөңүрұһі')
      // A workbook holds a duration as a fraction of a day and a share as a fraction of one.
      const at = (id: string) => inspectors?.columns.findIndex(column => column.id === id) ?? -1
      const [first = []] = rows
      const expected = inspectors?.rows[0] ?? []
      expect(Number(first[at('waitP90')]) * 86_400_000).toBeCloseTo(Number(expected[at('waitP90')]), 3)
      expect(first[at('within')]).toBeCloseTo(Number(expected[at('within')]), 9)
    }
  })

  test('a CSV file and a workbook of a month’s tickets have one row per ticket', async () => {
    const exports = open(db)
    const [job, csv] = await fileOf(exports, { kind: 'tickets-csv', lang: 'ru' })
    expect(job).toMatchObject({
      done: tickets,
      of: tickets,
      name: 'kezek-akmola-2026-09-01-2026-09-30-tickets.csv',
    })

    const lines = csv.toString('utf8').trimEnd().split('\n')
    expect(lines[0]).toMatch(/^\uFEFFТалон;Центр;День;/)
    expect(lines).toHaveLength(tickets + 1)
    expect(new Set(lines).size).toBe(tickets + 1)

    const [, book] = await fileOf(exports, { kind: 'tickets-xlsx', lang: 'ru' })
    const [about = [], [, ...rows] = []] = Object.values(sheetsOf(book))
    expect(about.map(([what]) => what)).toEqual(
      expect.arrayContaining(['Центр', 'Период', 'Составлено', 'Составил(а)']),
    )
    expect(about.flat().join(' ')).toContain(tableNames('ru', undefined, order).centre('akmola'))
    expect(rows).toHaveLength(tickets)

    // Both have the same number, centre, day and time per ticket; the workbook holds dates and times as numbers.
    const ticketsInBook = rows.map(([number, centre, day, issued]) => {
      const at = new Date(Math.round(Date.UTC(1899, 11, 30) + (Number(day) + Number(issued)) * 86_400_000))
      return [number, centre, at.toISOString().slice(0, 10), at.toISOString().slice(11, 19)].join(';')
    })
    expect(ticketsInBook).toEqual(lines.slice(1).map(line => line.split(';').slice(0, 4).join(';')))
  })

  test('a cancelled file leaves nothing and a finished one can be removed; nobody else sees either', async () => {
    const exports = open(db)
    const job = await begin(exports, { kind: 'tickets-xlsx' })
    expect(await exports.cancelOrRemove('manager:m2', job.id)).toBeUndefined()
    expect(await exports.cancelOrRemove(me, job.id)).toMatchObject({ state: 'cancelled' })

    const [, content] = await fileOf(exports, { kind: 'tables-xlsx' })
    expect(content.length).toBeGreaterThan(1_000)
    expect(await db.$count(exportParts, eq(exportParts.id, job.id))).toBe(0)

    const done = (await exports.list(me)).find(({ state }) => state === 'done')
    expect(await exports.find('manager:m2', done?.id ?? '')).toBeUndefined()
    expect(await exports.list('manager:m2')).toEqual([])

    await exports.cancelOrRemove(me, done?.id ?? '')
    expect(await exports.find(me, done?.id ?? '')).toBeUndefined()
    expect(await db.$count(exportParts, eq(exportParts.id, done?.id ?? ''))).toBe(0)
  })
})

describe('in PostgreSQL', () => {
  let db: Database
  beforeAll(async () => {
    db = await databases.open('PostgreSQL')
    await makeData(db, { ...month, centres, ticketsADay: 40 })
  })

  test('a month’s PDF has all letters of Kazakh and a number on each page', async () => {
    const exports = open(db)
    for (const lang of locales) {
      const [job, pdf] = await fileOf(exports, { kind: 'month-pdf', lang })
      expect(job.name).toBe('kezek-akmola-2026-09-month.pdf')
      const path = join(folder, `${lang}.pdf`)
      await writeFile(path, pdf)
      const { stdout: text } = await run('pdftotext', ['-layout', path, '-'])
      const t = reportTables[lang]
      expect(text).toContain(t.month(t.months[8] ?? '', 2026))
      expect(text).toContain('Әбдіғалиева Ғазиза')
      expect(text).toContain(t.titles.service)
      const pages = text.split('\f').filter(page => page.trim() !== '')
      expect(pages.at(-1)).toContain(t.page(pages.length, pages.length))
    }
  })

  test('a table is written as CSV; an unknown table gives column titles alone', async () => {
    const exports = open(db)
    const [, csv] = await fileOf(exports, { kind: 'table-csv', table: 'weekday', lang: 'kk' })
    const lines = csv.toString('utf8').trimEnd().split('\n')
    expect(lines).toHaveLength(7)
    expect(lines[1]).toMatch(/^дүйсенбі;/)
    // A share with a decimal comma, and a duration as spreadsheets read it.
    expect(lines[1]).toMatch(/;\d+,\d%;\d+:\d\d:\d\d;/)

    const [, other] = await fileOf(exports, { kind: 'table-csv', table: 'nothing', lang: 'kk' })
    expect(other.toString('utf8').trimEnd().split('\n')).toHaveLength(1)
  })

  test('a text that begins like a formula stays a text', async () => {
    const formula = '=HYPERLINK("http://x")'
    const exports = open(db, {
      names: () => ({ ...tableNames('en', undefined, order), service: () => formula }),
    })
    const [, csv] = await fileOf(exports, { kind: 'table-csv', table: 'service', lang: 'en' })
    expect(csv.toString('utf8')).toContain(`"'=HYPERLINK(""http://x"")"`)

    const [, book] = await fileOf(exports, { lang: 'en' })
    expect(sheetsOf(book)['By service']?.[1]?.[0]).toBe(formula)
    expect(
      strFromU8(Object.values(unzipSync(book)).reduce((a, b) => (a.length > b.length ? a : b))),
    ).not.toContain('<f>')
  })

  test('a file with too many rows is refused before it is begun, and so is a fourth unfinished one', async () => {
    const large = open(db, { countRows: async () => ({ count: 1_000_001, max: 1_000_000 }) })
    const asked = { ...month, kind: 'tickets-csv', lang: 'kk' } as const
    expect(await large.begin(me, asked, centres)).toEqual({
      refusal: { code: 'EXPORT_TOO_LARGE', detail: { rows: 1_000_001 } },
    })

    const slow = open(db, { report: () => new Promise(() => {}) })
    for (let n = 0; n < 3; n++) await begin(slow, {}, 'manager:m3')
    expect(await slow.begin('manager:m3', asked, centres)).toEqual({ refusal: { code: 'TOO_MANY_EXPORTS' } })
    expect(await slow.begin('manager:m4', asked, centres)).toHaveProperty('job')
  })

  test('the unfinished files of a stopped or killed node are shown as failed', async () => {
    const dying = open(db, {
      report: () => new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 300)),
    })
    const job = await begin(dying, {}, 'manager:m5')
    await dying.stop()
    const exports = open(db)
    expect(await exports.find('manager:m5', job.id)).toMatchObject({ state: 'failed', error: 'STOPPING' })

    // A killed node cannot record the failure; its job has had no heartbeat for too long.
    const lost = { by: 'manager:m5', asked: job.asked, state: 'running' as const, done: 3, of: 10, bytes: 0 }
    await db
      .insert(exportFiles)
      .values({ ...lost, id: 'lost', begun: Date.now() - 60_000, beat: Date.now() - 40_000 })
    expect(await exports.find('manager:m5', 'lost')).toMatchObject({ state: 'failed', error: 'STOPPING' })
  })

  test('a file that cannot be made is shown as failed, and the next one is made', async () => {
    const broken = open(db, { report: () => Promise.reject(new RangeError('a mistake of ours')) })
    expect(await finished(broken, await begin(broken, {}))).toMatchObject({
      state: 'failed',
      error: 'INTERNAL',
    })
    await fileOf(open(db), {})
  })
})
