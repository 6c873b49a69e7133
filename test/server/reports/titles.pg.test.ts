import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../server/archive/database.ts'
import { events, settings } from '../../../server/archive/schema.ts'
import { packJson } from '../../../server/lib/packed-json.ts'
import { Reports } from '../../../server/reports/reports.ts'
import { tableNames } from '../../../server/reports/table-names.ts'
import { type Catalogue, createCatalogue } from '../../../shared/catalogue/catalogue.ts'
import { tablesOf } from '../../../shared/report/tables.ts'
import { databaseKinds, TestDatabases } from '../../kit/archive.ts'
import { order, orderSettings } from '../../kit/order.ts'
import { makeData } from '../../kit/reports/make-data.ts'

const centre = 'akmola'
const service = 'housing-register'
const inThree = (word: string) => ({ kk: word, ru: word, en: word })
const at = (day: number, hour = 12) => Date.UTC(2026, 8, day, hour)
const now = Date.UTC(2026, 9, 20)
/** The service was retired on the 25th, after it had been renamed on the 15th. */
const versions = [
  { n: 1, at: at(1), catalogue: named('Old name') },
  { n: 2, at: at(15), catalogue: named('New name') },
  { n: 3, at: at(25), catalogue: named('New name', true) },
]
const present = named('Name of today', true)

const databases = new TestDatabases()
afterAll(() => databases.stop())

function named(title: string, retired = false): Catalogue {
  const services = order.services.map(one =>
    one.id === service ? { ...one, kioskTitle: inThree(title), ...(retired && { retired }) } : one,
  )
  return createCatalogue({ ...order, services }, 1)
}

function eventOf({ n, at, catalogue }: (typeof versions)[number]) {
  const body = { version: n, changed: [], packed: packJson(JSON.stringify(catalogue)) }
  const row = { centre: 'catalogue', epoch: 'e', n, id: `${at}-0`, type: 'catalogue:replaced', at, body }
  return { ...row, by: 'system:operator' }
}

describe.each(databaseKinds)('in %s', kind => {
  let db: Database
  let reports: Reports

  beforeAll(async () => {
    db = await databases.open(kind)
    await makeData(db, { centres: [centre, 'aktobe'], ticketsADay: 40, from: '2026-09-02', to: '2026-09-30' })
    await db.insert(events).values(versions.map(eventOf))
    reports = new Reports({
      database: () => db,
      settingsOf: () => orderSettings(),
      catalogue: () => present,
      names: async () => ({}),
      now: () => now,
    })
  })

  /** @returns names in the table of services, in English, without those of services that keep their names */
  async function namesIn(from: string, to: string, centres = [centre, 'aktobe']): Promise<string[]> {
    const report = await reports.report({ centre: 'all', from, to }, centres)
    const names = tableNames('en', undefined, present)
    const table = tablesOf(report, 'en', names).find(({ id }) => id === 'service')
    expect(report.by.service.filter(({ key }) => key === service)).toHaveLength(1)
    const known = order.services.filter(({ id }) => id !== service).map(({ kioskTitle }) => kioskTitle.en)
    return (table?.rows ?? []).map(([name]) => String(name)).filter(name => !known.includes(name))
  }

  test('a report has a renamed service in one row, under its name on the last day', async () => {
    const before = await namesIn('2026-09-02', '2026-09-14')
    const across = await namesIn('2026-09-02', '2026-09-20')

    expect(before).toEqual(['Old name'])
    expect(across).toEqual(['New name'])
  })

  test('a retired service keeps its name, and days before the first version have the first names', async () => {
    const retired = await namesIn('2026-09-26', '2026-09-30')
    const titles = await reports.titles({ centre: 'all', from: '2026-08-01', to: '2026-08-31' }, [centre])

    expect(retired).toEqual(['New name'])
    expect(titles[service]).toEqual(inThree('Old name'))
  })

  test('a day’s report has the names of that day', async () => {
    const { titles } = await reports.day({ centre, day: '2026-09-04' })

    expect(titles[service]).toEqual(inThree('Old name'))
  })

  test('the names of today are those of the present catalogue', async () => {
    const titles = await reports.titles({ centre: 'all', from: '2026-10-20', to: '2026-10-20' }, [centre])

    expect(titles).toEqual({})
  })

  test('a centre’s own name counts in a report of that centre alone', async () => {
    const own = { ...orderSettings(), services: { [service]: { kioskTitle: inThree('Own name') } } }
    const row = {
      centre,
      epoch: 'e',
      n: 1,
      at: at(10),
      zone: own.zone,
      dayStartsAt: own.dayStartsAt,
      body: own,
    }
    await db.insert(settings).values(row)

    const early = await namesIn('2026-09-02', '2026-09-09', [centre])
    const later = await namesIn('2026-09-02', '2026-09-14', [centre])
    const both = await namesIn('2026-09-02', '2026-09-14')

    expect([early, later, both]).toEqual([['Old name'], ['Own name'], ['Old name']])
  })
})
