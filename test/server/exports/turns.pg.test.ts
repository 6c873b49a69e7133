import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../server/archive/database.ts'
import { exportFiles, exportParts } from '../../../server/archive/schema.ts'
import type { Exports } from '../../../server/exports/exports.ts'
import { FileThread } from '../../../server/exports/file-thread.ts'
import { readReport } from '../../../server/reports/read-report.ts'
import { ReportsAway } from '../../../server/reports/reports.ts'
import type { ArchiveReport, ExportJob } from '../../../shared/contract/archive-report.ts'
import { databaseKinds, TestDatabases } from '../../kit/archive.ts'
import { begin, centres, fileOf, finished, me, month, open, stopAll } from '../../kit/file-scene.ts'
import { order, orderSettings } from '../../kit/order.ts'
import { makeData } from '../../kit/reports/make-data.ts'
import { until } from '../../kit/until.ts'

const databases = new TestDatabases()

afterEach(stopAll)
afterAll(() => databases.stop())

const partsOf = (db: Database, id: string) => db.$count(exportParts, eq(exportParts.id, id))

/** Holds back the reports of files until `letGo` releases them. */
class Held {
  most = 0
  now = 0
  readonly #go: (() => void)[] = []
  readonly #report: ArchiveReport

  constructor(report: ArchiveReport) {
    this.#report = report
  }

  readonly report = async (): Promise<ArchiveReport> => {
    this.most = Math.max(this.most, ++this.now)
    await new Promise<void>(resolve => this.#go.push(resolve))
    this.now--
    return this.#report
  }

  /** Releases the report that was requested first. */
  letGo(): void {
    this.#go.shift()?.()
  }
}

describe.each(databaseKinds)('in %s', kind => {
  let db: Database
  let report: ArchiveReport

  beforeAll(async () => {
    db = await databases.open(kind)
    await makeData(db, { ...month, centres, ticketsADay: 10 })
    report = { ...(await readReport(db, month, centres, orderSettings(), order)), titles: {}, people: {} }
  })

  test('of ten files that a person requests at once at two nodes, three are begun', async () => {
    const held = new Held(report)
    const nodes = [open(db, { report: held.report }), open(db, { report: held.report })]
    const asked = { ...month, kind: 'tables-xlsx', lang: 'kk' } as const
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => (nodes[n % 2] as Exports).begin('manager:m6', asked, centres)),
    )
    expect(answers.filter(answer => 'job' in answer)).toHaveLength(3)
    expect(answers.filter(answer => 'refusal' in answer)[0]).toEqual({
      refusal: { code: 'TOO_MANY_EXPORTS' },
    })
  })

  test('a node makes two files at a time, in order, also when waiting ones were cancelled', async () => {
    const held = new Held(report)
    const exports = open(db, { report: held.report })
    const first = [await begin(exports, {}, 'manager:a'), await begin(exports, {}, 'manager:a')]
    await until('two are being made', () => held.now === 2)
    const stopped = [await begin(exports, {}, 'manager:b'), await begin(exports, {}, 'manager:b')]
    for (const { id } of stopped) await exports.cancelOrRemove('manager:b', id)
    for (const _ of first) held.letGo()
    await exports.waitUntilIdle()
    expect(await finished(exports, first[0] as ExportJob, 'manager:a')).toMatchObject({ state: 'done' })

    const last: [string, ExportJob][] = []
    for (const by of ['manager:c', 'manager:d', 'manager:e', 'manager:f'])
      last.push([by, await begin(exports, {}, by)])
    for (const [by, job] of last) {
      await until('one is being made', () => held.now > 0)
      held.letGo()
      // In the order of the requests.
      expect(await finished(exports, job, by)).toMatchObject({ state: 'done' })
    }
    expect(held.most).toBe(2)
  })

  test('a file that is cancelled at its last moment leaves nothing', async () => {
    const held = new Held(report)
    const exports = open(db, { report: held.report })
    const job = await begin(exports, {})
    await until('it is being made', () => held.now === 1)
    // The node has not learnt of it yet, and continues to the end.
    await db.update(exportFiles).set({ state: 'cancelled' }).where(eq(exportFiles.id, job.id))
    held.letGo()
    await exports.waitUntilIdle()
    expect(await exports.find(me, job.id)).toMatchObject({ state: 'cancelled', name: null })
    expect(await partsOf(db, job.id)).toBe(0)
  })

  test('the parts that a killed node left are removed and free their space', async () => {
    const exports = open(db)
    const long = { by: me, asked: { ...month, kind: 'tickets-csv', lang: 'kk' }, of: 9, bytes: 0 } as const
    const begun = Date.now() - 40_000
    const sizes: number[] = []
    for (let round = 0; round < 4; round++) {
      const id = `killed-${round}`
      await db.insert(exportFiles).values({ ...long, id, state: 'running', done: 3, begun, beat: begun })
      // Random bytes, which do not compress.
      const content = Buffer.from(Uint32Array.from({ length: 500_000 }, () => Math.random() * 2 ** 32).buffer)
      await db.insert(exportParts).values({ id, part: 0, content })
      await exports.cleanUp()
      expect(await partsOf(db, id)).toBe(0)
      expect(await exports.find(me, id)).toMatchObject({ state: 'failed', error: 'STOPPING' })
      const { rows } = await db.execute<{ size: string }>(
        sql`select pg_total_relation_size('export_parts') as size`,
      )
      sizes.push(Number(rows[0]?.size))
    }
    // Two megabytes each time: unless freed, they would add up to eight.
    expect(Math.max(...sizes)).toBeLessThan(5_000_000)
  })
})

describe('in PostgreSQL', () => {
  let db: Database
  beforeAll(async () => {
    db = await databases.open('PostgreSQL')
    await makeData(db, { ...month, centres, ticketsADay: 10 })
  })

  test('when the archive goes away while a file is made, the failure is recorded once it is back, and nothing is left', async () => {
    let isAway = false
    let missed = 0
    const exports = open(() => (isAway ? void missed++ : db), {
      report: async () => {
        isAway = true
        throw new ReportsAway('it went')
      },
    })
    const job = await begin(exports, {})
    await until('the archive is missed', () => missed > 0)
    isAway = false
    expect(await finished(exports, job)).toMatchObject({ state: 'failed', error: 'ARCHIVE_AWAY' })
    expect(await partsOf(db, job.id)).toBe(0)

    await fileOf(open(db), {})
  })

  test('a file that is removed during its download breaks off instead of being short', async () => {
    const exports = open(db)
    const [job] = await fileOf(exports, {})
    const parts = exports.content({ ...job, bytes: job.bytes + 1 })
    await expect(async () => {
      for await (const _ of parts);
    }).rejects.toThrow('the file is gone')
  })

  test('a thread that has ended rejects the next request', async () => {
    const thread = new FileThread()
    await thread.close()
    await expect(thread.send({ end: true })).rejects.toThrow('has ended')
  })
})
