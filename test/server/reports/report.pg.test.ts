import { afterAll, describe, expect, test } from 'vitest'
import { readReport } from '../../../server/reports/read-report.ts'
import { databaseKinds, TestDatabases } from '../../kit/archive.ts'
import { holdAgainstRows } from '../../kit/figures.ts'
import { centres as allCentres, order, orderSettings } from '../../kit/order.ts'
import { readRows } from '../../kit/reports/exact.ts'
import { makeData } from '../../kit/reports/make-data.ts'

const databases = new TestDatabases()
afterAll(() => databases.stop())

const all = allCentres.map(({ id }) => id)

test('for 200,000 tickets in 24 centres, every figure of a quarter, a month, odd days and a week equals the count of single rows', async () => {
  const db = await databases.open('PostgreSQL')
  // 77 working days. Few busy days take a third of the time of a year of quiet ones and check the same figures.
  const made = await makeData(db, { from: '2026-01-01', to: '2026-03-31', centres: all, ticketsADay: 109 })
  expect(made).toBeGreaterThan(200_000)
  for (const [from, to, centres] of [
    ['2026-01-01', '2026-03-31', all],
    ['2026-02-01', '2026-02-28', all.slice(0, 12)],
    ['2026-01-20', '2026-03-10', ['akmola', 'aktobe']],
    ['2026-03-02', '2026-03-08', ['akmola']],
  ] as const) {
    const span = { centre: centres.length === 1 ? 'akmola' : 'all', from, to }
    const report = await readReport(db, span, centres, orderSettings(), order)
    const rows = await readRows(db, span, centres)
    expect(rows.tickets.length).toBeGreaterThan(0)
    holdAgainstRows(report, rows, orderSettings())
  }
})

describe.each(databaseKinds)('in %s', kind => {
  test('a report of two months includes changes since they were rolled up', async () => {
    const db = await databases.open(kind)
    const centres = ['akmola', 'aktobe']
    const size = { centres, ticketsADay: 15 }
    await makeData(db, { ...size, from: '2026-09-25', to: '2026-10-31' })
    const span = { centre: 'all', from: '2026-09-01', to: '2026-10-31' }
    holdAgainstRows(
      await readReport(db, span, centres, orderSettings(), order),
      await readRows(db, span, centres),
      orderSettings(),
    )
    // A week arrives late, into months that are already rolled up.
    await makeData(db, { ...size, from: '2026-09-14', to: '2026-09-19' })
    const report = await readReport(db, span, centres, orderSettings(), order)
    const rows = await readRows(db, span, centres)
    holdAgainstRows(report, rows, orderSettings())
    expect(report.trend.map(({ from }) => from)).toHaveLength(61)
  })

  test('a report of days without visitors is empty', async () => {
    const db = await databases.open(kind)
    const span = { centre: 'akmola', from: '2026-02-27', to: '2026-03-02' }
    const report = await readReport(db, span, ['akmola'], orderSettings(), order)
    expect(report.total).toEqual({
      visitors: 0,
      served: 0,
      missed: 0,
      unserved: 0,
      cancelled: 0,
      counted: 0,
      within: 0,
      untrusted: 0,
      wait: null,
      service: null,
    })
    expect(report.trend.map(({ from, to }) => [from, to])).toEqual(
      ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'].map(day => [day, day]),
    )
    expect(report.by.service).toEqual([])
  })
})
