import { asc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../server/archive/database.ts'
import { rebuild } from '../../../server/archive/rebuild.ts'
import {
  absences,
  counterSessions,
  counterStates,
  printerStates,
  services,
  tickets,
  undigested,
  waits,
} from '../../../server/archive/schema.ts'
import { archiveAll, archivedOf, databaseKinds, derivedOf, streamOf } from '../../kit/archive.ts'
import { morning, openHall, type TestHall } from '../../kit/hall.ts'
import {
  atWindow,
  endToday,
  issue,
  manager,
  must,
  type Seat,
  serveUntil,
  sit,
  system,
} from '../../kit/steps.ts'
import { useArchives } from '../../kit/use-archives.ts'

const queue = 'housing-register.submission'
const other = 'housing-register.collection'
const minute = 60_000

const archives = useArchives()
const { databases } = archives

function passTime(hall: TestHall, minutes: number): void {
  hall.clock.now = (hall.clock.now ?? 0) + minutes * minute
}

/** Makes a morning with every kind of row. @returns the tickets by their outcome */
async function wholeDay(hall: TestHall): Promise<Record<string, string>> {
  const seat: Seat = await sit(hall, '1', [queue, other])
  const served = await issue(hall, queue)
  passTime(hall, 10)
  await serveUntil(hall, seat, 'serving')
  passTime(hall, 5)
  await must(hall, 'finish', seat.by, atWindow(seat, served))

  const moved = await issue(hall, queue)
  passTime(hall, 1)
  await serveUntil(hall, seat, 'called')
  passTime(hall, 1)
  await must(hall, 'transfer', seat.by, { ...atWindow(seat, moved), queue: other })
  passTime(hall, 41)
  await serveUntil(hall, seat, 'done')

  const back = await issue(hall, queue)
  passTime(hall, 1)
  await serveUntil(hall, seat, 'no-show')
  passTime(hall, 2)
  await must(hall, 'restore', manager, { ticket: back })
  passTime(hall, 1)
  await serveUntil(hall, seat, 'done')

  const undone = await issue(hall, queue)
  passTime(hall, 1)
  await serveUntil(hall, seat, 'serving')
  const { n } = await must(hall, 'finish', seat.by, atWindow(seat, undone))
  await must(hall, 'undo', seat.by, { ticket: undone, of: n })
  passTime(hall, 3)
  await must(hall, 'finish', seat.by, atWindow(seat, undone))

  const returned = await issue(hall, queue)
  passTime(hall, 1)
  await serveUntil(hall, seat, 'called')
  passTime(hall, 1)
  await must(hall, 'return-to-queue', seat.by, atWindow(seat, returned))
  await must(hall, 'cancel', manager, { ticket: returned, word: 'left' })

  await must(hall, 'pause-counter', manager, { counter: '1', session: seat.session })
  const left = await issue(hall, queue)
  passTime(hall, 1)
  await endToday(hall)
  return { served, moved, back, undone, returned, left }
}

describe.each(databaseKinds)('on %s', kind => {
  let db: Database
  let hall: TestHall
  let ids: Record<string, string>

  beforeAll(async () => {
    db = await databases.open(kind)
    hall = await openHall(archives.client)
    ids = await wholeDay(hall)
    await archiveAll(db, hall.centre, await streamOf(archives.client, hall), { batch: 7 })
  })

  test("a centre's day gives exact rows", async () => {
    const shortWait = ({
      ticket,
      wait,
      kind,
      queue,
      begun,
      ended,
      how,
      counted,
      within,
      reason,
      counter,
      inspector,
    }: typeof waits.$inferSelect) => [
      nameOf(ticket),
      wait,
      kind,
      queue.split('.')[1],
      ended === null ? null : (ended - begun) / minute,
      how,
      counted,
      within,
      reason,
      counter,
      inspector,
    ]
    const nameOf = (ticket: string) => Object.entries(ids).find(([, id]) => id === ticket)?.[0]
    const foundWaits = await db.select().from(waits).orderBy(asc(waits.ticket), asc(waits.wait))
    expect(foundWaits.map(shortWait)).toEqual([
      ['served', 1, 'issue', 'submission', 10, 'called', true, true, 'deadline', '1', 'i1'],
      ['moved', 1, 'issue', 'submission', 1, 'called', true, true, 'deadline', '1', 'i1'],
      ['moved', 2, 'transfer', 'collection', 41, 'called', true, false, 'deadline', '1', 'i1'],
      ['back', 1, 'issue', 'submission', 1, 'called', true, true, 'deadline', '1', 'i1'],
      ['back', 2, 'again', 'submission', 1, 'called', false, null, 'restored', '1', 'i1'],
      ['undone', 1, 'issue', 'submission', 1, 'called', true, true, 'deadline', '1', 'i1'],
      ['returned', 1, 'issue', 'submission', 2, 'cancelled', false, null, null, null, null],
      ['left', 1, 'issue', 'submission', 1, 'unserved', false, null, null, null, null],
    ])
    const foundServices = await db.select().from(services).orderBy(asc(services.ticket), asc(services.call))
    expect(
      foundServices.map(({ ticket, queue, counter, inspector, called, started, ended, how, trusted }) => [
        ...[nameOf(ticket), queue.split('.')[1], counter, inspector],
        ...[
          started === null ? null : (started - called) / minute,
          ended === null ? null : (ended - called) / minute,
        ],
        ...[how, trusted],
      ]),
    ).toEqual([
      ['served', 'submission', '1', 'i1', 0, 5, 'done', true],
      ['moved', 'submission', '1', 'i1', null, 1, 'transferred', true],
      ['moved', 'collection', '1', 'i1', 0, 0, 'done', true],
      ['back', 'submission', '1', 'i1', null, 0, 'no-show', true],
      ['back', 'submission', '1', 'i1', 0, 0, 'done', true],
      ['undone', 'submission', '1', 'i1', 0, 3, 'done', true],
      ['returned', 'submission', '1', 'i1', null, 1, 'returned', true],
    ])
    const foundTickets = await db.select().from(tickets).orderBy(asc(tickets.ticket))
    expect(
      foundTickets.map(({ ticket, state, purpose, restores, day }) => [
        nameOf(ticket),
        state,
        purpose,
        restores,
        day,
      ]),
    ).toEqual([
      ['served', 'done', 'submission', 0, '20991125'],
      ['moved', 'done', 'collection', 0, '20991125'],
      ['back', 'done', 'submission', 1, '20991125'],
      ['undone', 'done', 'submission', 0, '20991125'],
      ['returned', 'cancelled', 'submission', 0, '20991125'],
      ['left', 'unserved', 'submission', 0, '20991125'],
    ])
    // By the centre's clock: Wednesday, 10:00.
    expect(foundTickets[0]).toMatchObject({ issued: morning, hour: 10, weekday: 3, lang: 'kk', device: 'k1' })
    expect(await db.select().from(counterSessions)).toMatchObject([
      { counter: '1', inspector: 'i1', since: morning, until: hall.clock.now },
    ])
    const states = await db.select().from(counterStates).orderBy(asc(counterStates.n))
    expect(states.map(({ state, since, until }) => [state, ((until ?? 0) - since) / minute])).toEqual([
      ['open', 68],
      ['paused', 1],
    ])
    expect(await db.select().from(undigested)).toEqual([])
  })

  test('repeated events and other batches give the same rows', async () => {
    const before = await derivedOf(db)
    const entries = await streamOf(archives.client, hall)
    await archiveAll(db, hall.centre, entries, { batch: 3 })
    expect(await derivedOf(db)).toEqual(before)
    expect((await archivedOf(db, hall.centre)).map(([, , id]) => id)).toEqual(entries.map(([id]) => id))
  })

  test('a rebuild makes the same tables', async () => {
    const before = await derivedOf(db)
    const progress: number[] = []
    await rebuild(db, ({ done, of }) => progress.push(done / of))
    expect(await derivedOf(db)).toEqual(before)
    expect(progress.at(-1)).toBe(1)
  })

  test('absences at a window are stored until the inspector is back, sits down again or closes', async () => {
    const next = await openHall(archives.client, settings => settings, { centre: 'aktobe' })
    const first = await sit(next, '1', [queue])
    passTime(next, 10)
    await must(next, 'note-presence', system, { ...first, away: morning + 8 * minute })
    passTime(next, 5)
    await must(next, 'note-presence', system, { ...first, away: '' })
    await must(next, 'note-presence', system, { ...first, away: morning + 15 * minute })
    passTime(next, 5)
    await must(next, 'close-counter', manager, { counter: '1' })
    await archiveAll(db, 'aktobe', await streamOf(archives.client, next))
    const found = await db.select().from(absences).orderBy(asc(absences.n))
    expect(found).toMatchObject([
      { counter: '1', since: morning + 8 * minute, until: morning + 15 * minute },
      { counter: '1', since: morning + 15 * minute, until: morning + 20 * minute },
    ])
  })

  test('printer states are stored, and times that are not known at the end of a day are marked', async () => {
    const next = await openHall(archives.client, settings => settings, { centre: 'almaty-region' })
    const seat = await sit(next, '1', [queue])
    const ticket = await issue(next, queue)
    await must(next, 'record-printer', system, { printer: 'p1', cause: 'paper-out', nearEnd: 0 })
    await serveUntil(next, seat, 'serving')
    passTime(next, 5)
    await must(next, 'record-printer', system, { printer: 'p1', cause: '', nearEnd: 1 })
    await endToday(next)
    await archiveAll(db, 'almaty-region', await streamOf(archives.client, next))
    const found = await db.select().from(services).where(eq(services.centre, 'almaty-region'))
    expect(found).toMatchObject([{ ticket, how: 'done', trusted: false }])
    const states = await db.select().from(printerStates).orderBy(asc(printerStates.n))
    expect(states).toMatchObject([
      { printer: 'p1', cause: 'paper-out', nearEnd: false, since: morning, until: morning + 5 * minute },
      { printer: 'p1', cause: null, nearEnd: true, since: morning + 5 * minute, until: null },
    ])
  })
})
