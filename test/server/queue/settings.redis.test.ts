import { expect, test } from 'vitest'
import { settingsArgs } from '../../../server/queue/rules.ts'
import type { QueueId } from '../../../shared/domain/queue.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import type { Ticket } from '../../../shared/domain/ticket.ts'
import { changedKeys, dump } from '../../kit/dump.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import { order } from '../../kit/order.ts'
import {
  ask,
  atWindow,
  codeOf,
  issue,
  kiosk,
  manager,
  must,
  serveUntil,
  sit,
  system,
} from '../../kit/steps.ts'
import { aids, client, collection, register, useRedis } from './scene.ts'

useRedis()

/** A manager changes the present settings. */
async function change(hall: TestHall, how: (settings: CentreSettings) => CentreSettings) {
  const { settings } = await hall.view()
  return ask(hall, 'update-settings', manager, settingsArgs(settings.version, how(settings), order))
}

async function ticketOf(hall: TestHall, id: string): Promise<Ticket> {
  const ticket = (await hall.view()).tickets[id]
  if (!ticket) throw new Error(`no ${id}`)
  return ticket
}

function take(hall: TestHall, queue: string): Promise<string> {
  return codeOf(hall, 'issue', kiosk, { queue, lang: 'kk', from: 'k1' })
}

test('settings made from an older version are refused, and change nothing', async () => {
  const hall = await openHall(client)
  const { settings } = await hall.view()
  expect(await change(hall, old => ({ ...old, ordinaryAfter: 1 }))).toMatchObject({
    ok: true,
    reply: { version: 2 },
  })
  const before = await dump(client, hall.prefix)
  const late = settingsArgs(1, { ...settings, ordinaryAfter: 5 }, order)
  expect(await ask(hall, 'update-settings', manager, late)).toEqual({
    ok: false,
    error: { code: 'STALE_SETTINGS', detail: { version: '2' } },
  })
  expect(changedKeys(before, await dump(client, hall.prefix))).toEqual([])
  expect((await hall.view()).settings).toMatchObject({ version: 2, ordinaryAfter: 1 })
})

test('a window can be removed only when nobody sits there, and may come back', async () => {
  const hall = await openHall(client)
  const seat = await sit(hall, '2', [register])
  const without = (settings: CentreSettings) => ({
    ...settings,
    counters: settings.counters.filter(own => own.id !== '2'),
  })
  expect(await change(hall, without)).toEqual({
    ok: false,
    error: { code: 'COUNTER_OCCUPIED', detail: { inspector: 'i2', counter: '2' } },
  })
  await must(hall, 'close-counter', seat.by, { counter: '2', session: seat.session })
  const all = (await hall.view()).settings.counters
  expect(await change(hall, without)).toMatchObject({ ok: true })
  expect(Object.keys((await hall.view()).counters)).not.toContain('2')
  expect(await codeOf(hall, 'call-next', seat.by, { counter: '2', session: seat.session })).toBe(
    'NO_SUCH_COUNTER',
  )
  expect(await change(hall, settings => ({ ...settings, counters: all }))).toMatchObject({ ok: true })
  expect((await hall.view()).counters['2']).toMatchObject({ state: 'closed', streak: 0 })
})

test('an open window serves at once the queues that a save gives it', async () => {
  const hall = await openHall(client)
  const seat = await sit(hall, '1', [register])
  const ticket = await issue(hall, aids)
  const serving = (queues: readonly QueueId[]) => (settings: CentreSettings) => ({
    ...settings,
    counters: settings.counters.map(own => (own.id === '1' ? { ...own, queues } : own)),
  })

  await change(hall, serving([aids]))

  expect((await hall.view()).counters['1']).toMatchObject({ state: 'open', queues: [aids] })
  expect(await serveUntil(hall, seat, 'called')).toBe(ticket)
})

test('the queues that an inspector chose stay where a save leaves the window as it was', async () => {
  const hall = await openHall(client)
  await sit(hall, '1', [register])
  await must(hall, 'set-counter-queues', manager, { counter: '1', queues: aids })

  await change(hall, settings => ({ ...settings, maxWaiting: 50 }))

  expect((await hall.view()).counters['1']).toMatchObject({ queues: [aids] })
})

test('a service that is switched off gives no tickets, takes no transfers, and keeps its waiting people', async () => {
  const hall = await openHall(client)
  const seat = await sit(hall, '1', [register, aids])
  const waiting = await issue(hall, register)
  const other = await issue(hall, aids)
  await change(hall, settings => ({
    ...settings,
    services: { 'housing-register': { submission: { on: false } } },
  }))
  expect(await take(hall, register)).toBe('QUEUE_OFF')
  expect(await codeOf(hall, 'transfer', manager, { ticket: other, queue: register })).toBe('QUEUE_OFF')
  expect((await ticketOf(hall, waiting)).state).toBe('waiting')
  expect(await serveUntil(hall, seat, 'done')).toBe(waiting)
})

test('no more tickets wait than the centre or the queue has room for', async () => {
  const hall = await openHall(client, settings => ({
    ...settings,
    maxWaiting: 3,
    services: { 'assistive-aids': { submission: { maxWaiting: 1 } } },
  }))
  const seat = await sit(hall, '1', [register, aids, collection])
  expect(await take(hall, aids)).toBe('OK')
  expect(await take(hall, aids)).toBe('QUEUE_FULL')
  expect(await take(hall, register)).toBe('OK')
  expect(await take(hall, collection)).toBe('OK')
  expect(await take(hall, collection)).toBe('CENTRE_FULL')
  const ticket = await serveUntil(hall, seat, 'called')
  expect(await take(hall, register)).toBe('OK')
  // A returning visitor finds a place, however full it is: nobody is refused twice.
  await must(hall, 'return-to-queue', seat.by, atWindow(seat, ticket))
  expect(await take(hall, register)).toBe('CENTRE_FULL')
})

test('everywhere: a claimed right counts in every queue', async () => {
  const hall = await openHall(client)
  for (const queue of [register, collection] as const) {
    const id = await issue(hall, queue, 'disability')
    expect(await ticketOf(hall, id)).toMatchObject({
      lane: 'first',
      claim: 'claimed',
      category: 'disability',
    })
  }
  expect(await ticketOf(hall, await issue(hall, register))).toMatchObject({ lane: 'ordinary' })
  expect((await ticketOf(hall, await issue(hall, register, 'unheard-of'))).lane).toBe('ordinary')
})

test('as-ordered: a right counts only where and for whom the order says', async () => {
  const hall = await openHall(client, settings => ({ ...settings, policy: 'as-ordered' }))
  const laneOf = async (queue: typeof register, category: string) =>
    (await ticketOf(hall, await issue(hall, queue, category))).lane
  expect(await laneOf(register, 'war-veteran')).toBe('first')
  expect(await laneOf(register, 'disability')).toBe('ordinary')
  expect(await laneOf('land-plots.submission', 'disability')).toBe('first')
  expect(await laneOf(collection, 'war-veteran')).toBe('ordinary')
  const plain = await issue(hall, register)
  const grant = (category: string) => codeOf(hall, 'grant-entitlement', manager, { ticket: plain, category })
  expect(await grant('disability')).toBe('NO_RIGHT_HERE')
  expect(await grant('war-veteran')).toBe('OK')
  expect(await grant('war-veteran')).toBe('ALREADY_FIRST')
})

test('a lane is taken by the policy then in force: on entering a queue, not while waiting', async () => {
  const hall = await openHall(client)
  const seat = await sit(hall, '1', [register, collection])
  const ticket = await issue(hall, collection, 'disability')
  await change(hall, settings => ({ ...settings, policy: 'as-ordered' }))
  expect((await ticketOf(hall, ticket)).lane).toBe('first')
  await serveUntil(hall, seat, 'no-show')
  await must(hall, 'restore', manager, { ticket })
  expect((await ticketOf(hall, ticket)).lane).toBe('ordinary')
})

test('an entitlement that was not proved leads to the ordinary place, in this queue and the next; one granted later does not', async () => {
  const hall = await openHall(client)
  const seat = await sit(hall, '1', [register, aids])
  const ordinary = await issue(hall, register)
  const claimed = await issue(hall, register, 'war-veteran')
  expect(await serveUntil(hall, seat, 'called')).toBe(claimed)
  await must(hall, 'refuse-entitlement', seat.by, atWindow(seat, claimed))
  expect(await ticketOf(hall, claimed)).toMatchObject({
    state: 'waiting',
    lane: 'ordinary',
    claim: 'refused',
    wait: 1,
  })
  expect(await serveUntil(hall, seat, 'called')).toBe(ordinary)
  await must(hall, 'transfer', seat.by, { ...atWindow(seat, ordinary), queue: aids })
  await must(hall, 'transfer', manager, { ticket: claimed, queue: aids })
  expect((await ticketOf(hall, claimed)).lane).toBe('ordinary')
  await must(hall, 'grant-entitlement', seat.by, { ticket: claimed, category: 'war-veteran' })
  expect(await ticketOf(hall, claimed)).toMatchObject({ lane: 'first', claim: 'granted' })
  expect(await serveUntil(hall, seat, 'called')).toBe(claimed)
  await must(hall, 'confirm-entitlement', seat.by, atWindow(seat, claimed))
  expect(await codeOf(hall, 'refuse-entitlement', seat.by, atWindow(seat, claimed))).toBe('NO_CLAIM')
})

test("granting an entitlement changes neither the day's arrivals nor the number waiting", async () => {
  const hall = await openHall(client)
  const ticket = await issue(hall, register)
  const before = await hall.view()
  await must(hall, 'grant-entitlement', manager, { ticket, category: 'disability' })
  expect((await hall.view()).curve).toEqual(before.curve)
})

test("a waiting visitor's transfer continues the wait under the new target; from a window a new wait begins", async () => {
  const hall = await openHall(client)
  const seat = await sit(hall, '1', [register, aids])
  const ticket = await issue(hall, register)
  const begin = Number(hall.clock.now)
  hall.clock.now = begin + 60_000
  await must(hall, 'transfer', manager, { ticket, queue: aids })
  expect(await ticketOf(hall, ticket)).toMatchObject({
    waitSince: begin,
    dueBy: begin + 40 * 60_000,
    orderBy: begin + 40 * 60_000,
    wait: 2,
    waitKind: 'issue',
  })
  await serveUntil(hall, seat, 'serving')
  hall.clock.now = begin + 120_000
  await must(hall, 'transfer', seat.by, { ...atWindow(seat, ticket), queue: collection })
  const moved = await ticketOf(hall, ticket)
  // Without a target nothing is due; the order of calls uses the default 30 minutes.
  expect(moved).toMatchObject({
    waitSince: begin + 120_000,
    orderBy: begin + 30 * 60_000,
    wait: 3,
    waitKind: 'transfer',
  })
  expect(moved).not.toHaveProperty('dueBy')
  expect(await codeOf(hall, 'note-breached', system, { ticket, wait: 3 })).toBe('WAIT_OVER')
})

test('alerts are raised once per wait, at 80 and 100 %, and not for a wait that is over', async () => {
  const hall = await openHall(client)
  const ticket = await issue(hall, register)
  const begin = Number(hall.clock.now)
  const note = (name: 'note-approaching' | 'note-breached', wait = 1) =>
    codeOf(hall, name, system, { ticket, wait })
  hall.clock.now = begin + 24 * 60_000 - 1
  expect(await note('note-approaching')).toBe('TOO_SOON')
  hall.clock.now = begin + 24 * 60_000
  expect(await note('note-approaching', 2)).toBe('WAIT_OVER')
  expect(await note('note-approaching')).toBe('OK')
  expect(await note('note-approaching')).toBe('ALREADY_NOTED')
  expect(await note('note-breached')).toBe('TOO_SOON')
  hall.clock.now = begin + 30 * 60_000
  expect(await note('note-breached')).toBe('OK')
  expect(await note('note-approaching')).toBe('ALREADY_NOTED')
  expect((await ticketOf(hall, ticket)).noted).toBe(100)
})

test('the latest report of a printer counts, and two printers do not send one ticket', async () => {
  const hall = await openHall(client)
  const ticket = await issue(hall, register)
  const said = (result: string, at: number) => codeOf(hall, 'record-print', system, { ticket, result, at })
  expect(await said('sending', 10)).toBe('OK')
  expect(await said('sending', 11)).toBe('STALE_RESULT')
  expect(await said('printed', 9)).toBe('STALE_RESULT')
  expect(await said('printed', 12)).toBe('OK')
  expect(await said('printed', 12)).toBe('STALE_RESULT')
  expect(await ticketOf(hall, ticket)).toMatchObject({ print: 'printed', printAt: 12 })
})
