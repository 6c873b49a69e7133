import { expect, test } from 'vitest'
import { Hall } from '../../../server/halls/hall.ts'
import { parseView } from '../../../server/queue/parse-view.ts'
import { eventBodies } from '../../../shared/contract/events.ts'
import { roles } from '../../../shared/domain/roles.ts'
import { silent } from '../../kit/archive.ts'
import { changedKeys, dump } from '../../kit/dump.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import {
  ask,
  codeOf,
  endToday,
  eventsOf,
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

const minute = 60_000
const dayMs = 86_400_000

/** Reopens today in as many batches as needed. */
async function reopen(hall: TestHall, by = manager): Promise<void> {
  const { day } = hall.store.today(hall.centre)
  let { reply } = await must(hall, 'reopen-day', by, { target: day })
  while (reply.done !== true) reply = (await must(hall, 'reopen-day', by, { target: day, onward: 1 })).reply
}

test('tickets that waited, were put aside or called when the day was closed are back, and served ones stay served', async () => {
  const hall = await openHall(client)
  const [first, second, third] = [
    await sit(hall, '1', [register]),
    await sit(hall, '2', [register]),
    await sit(hall, '3', [register]),
  ]
  for (let at = 0; at < 5; at++) await issue(hall, register)
  const rightful = await issue(hall, register, 'war-veteran')
  await must(hall, 'call-ticket', first.by, { ...first, ticket: rightful, word: 'asked' })
  await must(hall, 'mark-no-show', first.by, { ...first, ticket: rightful })
  const parked = await serveUntil(hall, first, 'parked')
  const called = await serveUntil(hall, first, 'called')
  const serving = await serveUntil(hall, second, 'serving')
  const done = await serveUntil(hall, third, 'done')
  hall.clock.now = Number(hall.clock.now) + 5 * minute
  const before = await hall.view()
  await endToday(hall)
  hall.clock.now = Number(hall.clock.now) + minute
  await reopen(hall)
  const after = await hall.view()
  const stateOf = (ticket: string) => after.tickets[ticket]?.state
  expect([parked, called, serving, done, rightful].map(stateOf)).toEqual([
    ...['parked', 'waiting', 'done', 'done', 'no-show'],
  ])
  for (const ticket of Object.values(before.tickets)) {
    if (ticket.state !== 'waiting' && ticket.state !== 'parked') continue
    const { undo: _, ...was } = ticket
    expect(after.tickets[ticket.id], 'everything but the offered undo is as it was').toEqual(was)
  }
  expect(after.tickets[called]).toEqual({
    ...Object.fromEntries(
      Object.entries(before.tickets[called] ?? {}).filter(
        ([field]) => !['counter', 'called', 'reason'].includes(field),
      ),
    ),
    state: 'waiting',
  })
  // The call is taken back: of the five calls, those of the missed, parked, served and done tickets remain.
  expect(before.sum).toMatchObject({ [`${register}:called`]: 5 })
  expect(after.sum).toMatchObject({ [`${register}:called`]: 4, [`${register}:unserved`]: 0 })
  expect(after.days[after.day]).toBe('open')
  expect(Object.values(after.counters).every(({ state, ticket }) => state === 'closed' && !ticket)).toBe(true)
})

test('the reopened day continues: tickets are issued, and the next is called in the old order', async () => {
  const hall = await openHall(client)
  const seat = await sit(hall, '1', [register])
  const first = await issue(hall, register)
  await issue(hall, register)
  expect(await serveUntil(hall, seat, 'called')).toBe(first)
  await endToday(hall)
  expect(await codeOf(hall, 'call-next', seat.by, seat)).toBe('COUNTER_CLOSED')
  await reopen(hall)
  const next = await must(hall, 'issue', kiosk, { queue: register, lang: 'kk', from: 'k1' })
  expect(next.reply).toMatchObject({ number: 'A003' })
  const again = await sit(hall, '1', [register])
  const order = []
  for (let at = 0; at < 3; at++) order.push((await serveUntil(hall, again, 'done')).slice(-1))
  expect(order).toEqual(['1', '2', '3'])
  await endToday(hall)
  expect((await hall.view()).days[hall.store.today(hall.centre).day]).toBe('closed')
})

test('each restored ticket names the event that is taken back, and the node’s view equals the store’s', async () => {
  const hall = await openHall(client)
  const seat = await sit(hall, '1', [register])
  for (const queue of [register, aids, collection]) await issue(hall, queue)
  await serveUntil(hall, seat, 'called')
  const node = new Hall({
    centre: hall.centre,
    log: silent,
    readView: () => hall.store.readView(hall.centre),
    readSign: async () => undefined,
    onEvent: () => {},
    onReload: () => {},
  })
  await node.load()
  const { n } = await hall.view()
  await endToday(hall)
  await reopen(hall)
  const events = await eventsOf(client, hall, n)
  for (const event of events) {
    expect(eventBodies[event.type].safeParse(event.body).error).toBeUndefined()
    expect(await node.follow(event)).toBe(true)
  }
  const stored = parseView(hall.centre, await hall.store.readView(hall.centre))
  const { queues: _, ...view } = node.view ?? {}
  expect({ ...view, queues: {} }).toEqual(stored)
  const ended = events.filter(({ type }) => type === 'ticket:left-unserved')
  const undone = events.filter(({ type }) => type === 'ticket:undone')
  expect(undone.map(({ ticket, body }) => [ticket, body])).toMatchObject(
    ended.map(event => [event.ticket, { of: event.n, command: 'close-day', was: { state: 'unserved' } }]),
  )
  expect(ended).toHaveLength(3)
})

test('a large day is reopened in batches: nobody is called before all are back, and another node continues a dead one’s work', async () => {
  const hall = await openHall(client, settings => ({ ...settings, maxWaiting: 1_000 }))
  const seat = await sit(hall, '1', [register])
  for (let at = 0; at < 450; at++) await issue(hall, at % 2 === 0 ? register : collection)
  await endToday(hall)
  const { day } = hall.store.today(hall.centre)
  expect((await must(hall, 'reopen-day', manager, { target: day })).reply).toEqual({ done: false, back: 200 })
  // The node dies here.
  expect((await hall.view()).days[day]).toBe('reopening')
  expect(await codeOf(hall, 'issue', kiosk, { queue: register, lang: 'kk', from: 'k1' })).toBe('DAY_CLOSED')
  const opening = { counter: '1', newSession: 's2', inspector: 'i1', queues: register }
  expect(await codeOf(hall, 'open-counter', seat.by, opening)).toBe('DAY_CLOSED')
  // Another manager presses the button again.
  expect((await must(hall, 'reopen-day', 'manager:m2', { target: day })).reply).toEqual({
    done: false,
    back: 200,
  })
  const last = { target: day, onward: 1 }
  expect((await must(hall, 'reopen-day', 'manager:m2', last)).reply).toEqual({ done: true, back: 50 })
  expect(await codeOf(hall, 'reopen-day', manager, last)).toBe('DAY_NOT_ENDED')
  const view = await hall.view()
  expect(Object.values(view.tickets).every(({ state }) => state === 'waiting')).toBe(true)
  expect(view.sum).toMatchObject({ [`${register}:unserved`]: 0, [`${collection}:unserved`]: 0 })
})

test('a day whose reopening broke off can be closed by a manager, and is closed by schedule once it is over', async () => {
  for (const isOver of [false, true]) {
    const hall = await openHall(client, settings => ({ ...settings, maxWaiting: 1_000 }))
    for (let at = 0; at < 250; at++) await issue(hall, register)
    await endToday(hall)
    const { day, from, to } = hall.store.today(hall.centre)
    await must(hall, 'reopen-day', manager, { target: day })
    const args = { target: day, targetFrom: from, targetTo: to }
    if (isOver) hall.clock.now = Number(hall.clock.now) + dayMs
    else
      expect(await ask(hall, 'close-day', manager, { ...args, waiting: 0 })).toEqual({
        ok: false,
        error: { code: 'WAITING_CHANGED', detail: { waiting: '200' } },
      })
    const by = isOver ? system : manager
    await must(hall, 'close-day', by, isOver ? args : { ...args, waiting: 200 })
    await must(hall, 'close-day', by, args)
    const key = hall.store.keys(hall.centre).centre.replace(/centre$/, `d:${day}:sum`)
    expect(await client.hGet(key, `${register}:unserved`)).toBe('250')
  }
})

test('a repeated request does not reopen a day that was closed once more meanwhile', async () => {
  const hall = await openHall(client, settings => ({ ...settings, maxWaiting: 1_000 }))
  for (let at = 0; at < 250; at++) await issue(hall, register)
  await endToday(hall)
  const { day } = hall.store.today(hall.centre)
  const request = { asker: 'screen', id: 'request-1' }
  const press = () => hall.store.run(hall.centre, 'reopen-day', { by: manager, request }, { target: day })
  const first = await press()
  await must(hall, 'reopen-day', manager, { target: day, onward: 1 })
  await endToday(hall)
  const before = await dump(client, hall.prefix)
  expect(await press()).toMatchObject({ ok: true, reply: first.ok ? first.reply : {} })
  expect(await codeOf(hall, 'reopen-day', manager, { target: day, onward: 1 })).toBe('DAY_NOT_ENDED')
  expect(changedKeys(before, await dump(client, hall.prefix))).toEqual([])
})

test('of two managers who reopen the day at once, one succeeds and the other is refused', async () => {
  const hall = await openHall(client)
  await issue(hall, register)
  await endToday(hall)
  const { day } = hall.store.today(hall.centre)
  const codes = await Promise.all(
    ['manager:m1', 'manager:m2'].map(by => codeOf(hall, 'reopen-day', by, { target: day })),
  )
  expect(codes.sort()).toEqual(['DAY_NOT_ENDED', 'OK'])
  expect((await eventsOf(client, hall)).filter(({ type }) => type === 'ticket:undone')).toHaveLength(1)
})

test('only a manager may reopen a day, only while it lasts, and only one that a manager closed', async () => {
  const hall = await openHall(client)
  await issue(hall, register)
  const today = hall.store.today(hall.centre)
  expect(await codeOf(hall, 'reopen-day', manager, { target: today.day })).toBe('DAY_NOT_ENDED')
  await endToday(hall)
  for (const role of roles) {
    if (role === 'manager' || role === 'administrator') continue
    expect(await codeOf(hall, 'reopen-day', `${role}:x`, { target: today.day }), role).toBe('NOT_PERMITTED')
  }
  // The last millisecond of the day, and the first of the next.
  hall.clock.now = today.to
  expect(await codeOf(hall, 'reopen-day', manager, { target: today.day })).toBe('DAY_OVER')
  const next = hall.store.today(hall.centre).day
  expect(await codeOf(hall, 'reopen-day', manager, { target: next })).toBe('DAY_NOT_ENDED')
})

test('up to its last moment, a day is opened again by an administrator too', async () => {
  const hall = await openHall(client)
  const ticket = await issue(hall, register)
  await endToday(hall)
  hall.clock.now = hall.store.today(hall.centre).to - 1
  await reopen(hall, 'administrator:a1')
  expect((await hall.view()).tickets[ticket]?.state).toBe('waiting')
})

test('closing by schedule is final and stores nothing for a reopening', async () => {
  const hall = await openHall(client)
  await issue(hall, register)
  const { day, from, to } = hall.store.today(hall.centre)
  hall.clock.now = Number(hall.clock.now) + dayMs
  await must(hall, 'open-day', system)
  await must(hall, 'close-day', system, { target: day, targetFrom: from, targetTo: to })
  expect(await codeOf(hall, 'reopen-day', manager, { target: day })).toBe('DAY_OVER')
  expect((await client.keys(`${hall.prefix}*:ends`)).length).toBe(0)
})

test('tickets left unserved also come back after the day was opened by its hours', async () => {
  const hall = await openHall(client)
  const ticket = await issue(hall, register)
  await endToday(hall)
  const { day } = hall.store.today(hall.centre)
  await must(hall, 'set-day', manager, { target: day, setting: '{"mode":"open"}' })
  expect((await hall.view()).tickets[ticket]?.state).toBe('unserved')
  await reopen(hall)
  expect((await hall.view()).tickets[ticket]?.state).toBe('waiting')
  expect(await codeOf(hall, 'reopen-day', manager, { target: day })).toBe('DAY_NOT_ENDED')
})

test('a mark that was raised is not raised again, and one that was not is', async () => {
  const hall = await openHall(client)
  const [raised, other] = [await issue(hall, register), await issue(hall, register)]
  hall.clock.now = Number(hall.clock.now) + 25 * minute
  await must(hall, 'note-approaching', system, { ticket: raised, wait: 1 })
  await endToday(hall)
  expect(await codeOf(hall, 'note-approaching', system, { ticket: other, wait: 1 })).not.toBe('OK')
  await reopen(hall)
  expect(await codeOf(hall, 'note-approaching', system, { ticket: raised, wait: 1 })).toBe('ALREADY_NOTED')
  expect(await codeOf(hall, 'note-approaching', system, { ticket: other, wait: 1 })).toBe('OK')
})

test('the data for a reopening expires with the day’s other keys', async () => {
  const hall = await openHall(client)
  await issue(hall, register)
  await endToday(hall)
  const [key = ''] = await client.keys(`${hall.prefix}*:ends`)
  expect(await client.pExpireTime(key)).toBe(hall.store.today(hall.centre).to + 8 * dayMs)
})
