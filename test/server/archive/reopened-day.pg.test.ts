import { asc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database } from '../../../server/archive/database.ts'
import { rebuild } from '../../../server/archive/rebuild.ts'
import { dayEnds, services, tickets, undigested, waits } from '../../../server/archive/schema.ts'
import { archiveAll, databaseKinds, derivedOf, streamOf } from '../../kit/archive.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import { endToday, issue, manager, must, serveUntil, sit } from '../../kit/steps.ts'
import { useArchives } from '../../kit/use-archives.ts'

const queue = 'housing-register.submission'
const minute = 60_000

const archives = useArchives()
const { databases } = archives

function passTime(hall: TestHall, minutes: number): void {
  hall.clock.now = (hall.clock.now ?? 0) + minutes * minute
}

async function rowsOf(db: Database) {
  const foundTickets = await db.select().from(tickets).orderBy(asc(tickets.ticket))
  const foundWaits = await db.select().from(waits).orderBy(asc(waits.ticket), asc(waits.wait))
  const foundServices = await db.select().from(services).orderBy(asc(services.ticket), asc(services.call))
  return {
    tickets: foundTickets.map(({ number, state, ended }) => [number, state, ended === null]),
    waits: foundWaits.map(({ ticket, wait, ended, begun, how, counted }) => [
      ...[ticket.slice(-1), wait, ended === null ? null : (ended - begun) / minute, how, counted],
    ]),
    services: foundServices.map(({ ticket, how, trusted }) => [ticket.slice(-1), how, trusted]),
    ends: (await db.select().from(dayEnds)).length,
    undigested: (await db.select().from(undigested)).length,
  }
}

test.each(databaseKinds)('a reopened day leaves no ticket unserved in the archive, on %s', async kind => {
  const db = await databases.open(kind)
  const hall = await openHall(archives.client)
  const [first, second] = [await sit(hall, '1', [queue]), await sit(hall, '2', [queue])]
  for (let at = 0; at < 4; at++) await issue(hall, queue)
  passTime(hall, 5)
  await serveUntil(hall, first, 'parked')
  await serveUntil(hall, first, 'called')
  await serveUntil(hall, second, 'serving')
  passTime(hall, 5)
  await endToday(hall)
  const archive = async () => archiveAll(db, hall.centre, await streamOf(archives.client, hall), { batch: 3 })
  await archive()
  expect(await rowsOf(db)).toMatchObject({ ends: 1, undigested: 0 })
  expect((await rowsOf(db)).tickets.map(([, state]) => state)).toEqual([
    ...['unserved', 'unserved', 'done', 'unserved'],
  ])

  passTime(hall, 1)
  await must(hall, 'reopen-day', manager, { target: hall.store.today(hall.centre).day })
  await archive()
  expect(await rowsOf(db)).toEqual({
    tickets: [
      ['A001', 'parked', true],
      ['A002', 'waiting', true],
      ['A003', 'done', false],
      ['A004', 'waiting', true],
    ],
    waits: [
      ['1', 1, 5, 'called', true],
      ['2', 1, null, null, false],
      ['3', 1, 5, 'called', true],
      ['4', 1, null, null, false],
    ],
    services: [
      ['1', 'parked', true],
      ['2', 'unserved', true],
      ['3', 'done', false],
    ],
    ends: 0,
    undigested: 0,
  })

  passTime(hall, 4)
  const again = await sit(hall, '1', [queue])
  await serveUntil(hall, again, 'done')
  passTime(hall, 1)
  await serveUntil(hall, again, 'done')
  await must(hall, 'cancel', manager, {
    ticket: `${hall.store.today(hall.centre).day}-000001`,
    word: 'left',
  })
  await endToday(hall)
  await archive()
  expect(await rowsOf(db)).toMatchObject({
    tickets: [
      ['A001', 'cancelled', false],
      ['A002', 'done', false],
      ['A003', 'done', false],
      ['A004', 'done', false],
    ],
    // The waits continued from their beginning, across the end that was taken back.
    waits: [
      ['1', 1, 5, 'called', true],
      ['2', 1, 15, 'called', true],
      ['3', 1, 5, 'called', true],
      ['4', 1, 16, 'called', true],
    ],
    ends: 1,
    undigested: 0,
  })
  const before = await derivedOf(db)
  await rebuild(db, () => {})
  expect(await derivedOf(db)).toEqual(before)
})
