import { expect, test } from 'vitest'
import type { Patch } from '../../../server/queue/build-scripts.ts'
import { loadScripts } from '../../../server/queue/load-scripts.ts'
import { parseView } from '../../../server/queue/parse-view.ts'
import { QueueStore } from '../../../server/queue/queue-store.ts'
import { settingsArgs } from '../../../server/queue/rules.ts'
import { scriptArgs } from '../../../server/queue/script-args.ts'
import { type BusinessDay, businessDay } from '../../../shared/domain/business-day.ts'
import { dump } from '../../kit/dump.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import { mutants } from '../../kit/mutants.ts'
import { order } from '../../kit/order.ts'
import {
  ask,
  atWindow,
  codeOf,
  endToday,
  eventsOf,
  issue,
  kiosk,
  manager,
  must,
  serveUntil,
  sit,
  sittingOf,
  system,
} from '../../kit/steps.ts'
import { aids, client, collection, register, useRedis } from './scene.ts'

useRedis()

const hour = 3_600_000
const day = 24 * hour

/** A node that determined its day once, like one whose timer has not fired. */
class StuckStore extends QueueStore {
  #day: BusinessDay | undefined
  override today(centre: string, at?: number): BusinessDay {
    this.#day ??= super.today(centre, at)
    return this.#day
  }
}

/** Makes every node of this centre use the day on which it was started. */
function withStuckNode(hall: TestHall, patch: Patch): TestHall {
  const calendar = { zone: 'Asia/Almaty', dayStartsAt: '00:00' }
  const store = new StuckStore(client, {
    prefix: hall.prefix,
    calendarOf: () => calendar,
    clock: () => Number(hall.clock.now),
    now: () => Number(hall.clock.now),
    scripts: loadScripts(scriptArgs, patch),
  })
  store.today(hall.centre)
  return { ...hall, store }
}

async function fridayIsNotMonday(stuck?: Patch): Promise<void> {
  const opened = await openHall(client, undefined, { now: Date.UTC(2099, 10, 27, 12) })
  const hall = stuck ? withStuckNode(opened, stuck) : opened
  const friday = await sit(hall, '1', [register])
  const left = await issue(hall, register)
  await issue(hall, register)
  const called = await serveUntil(hall, friday, 'called')
  // The server is off until Monday morning, so nothing has been reset.
  hall.clock.now = Date.UTC(2099, 10, 30, 4)
  expect(await codeOf(hall, 'call-next', friday.by, sittingOf(friday))).toBe('COUNTER_CLOSED')
  const monday = await sit(hall, '1', [register])
  expect(await codeOf(hall, 'call-next', monday.by, sittingOf(monday))).toBe('QUEUE_EMPTY')
  for (const ticket of [left, called]) {
    const chosen = { ...atWindow(monday, ticket), word: 'of Friday' }
    expect(await codeOf(hall, 'call-ticket', monday.by, chosen)).toBe('NO_SUCH_TICKET')
  }
  const { reply } = await must(hall, 'issue', kiosk, { queue: register, lang: 'kk', from: 'k1' })
  expect(reply).toMatchObject({ ticket: '20991130-000001', number: 'A001' })
}

test('defect 07: Friday’s waiting tickets cannot be called on Monday, and numbers start again', () =>
  fridayIsNotMonday())
test('defect 07 is seen: a variant whose day waits for a timer calls them', async () => {
  await expect(fridayIsNotMonday(mutants.trustsTheNodesDay)).rejects.toThrow()
})

test.each([
  // Zone, begin of the day, the last moment of a day (UTC), its name and the next.
  ['Asia/Almaty', '00:00', Date.UTC(2099, 10, 25, 18, 59, 59, 999), '20991125', '20991126'],
  ['Asia/Almaty', '04:00', Date.UTC(2099, 10, 25, 22, 59, 59, 999), '20991125', '20991126'],
  ['Europe/Berlin', '00:00', Date.UTC(2099, 9, 25, 22, 59, 59, 999), '20991025', '20991026'],
  ['America/New_York', '04:00', Date.UTC(2099, 2, 9, 7, 59, 59, 999), '20990308', '20990309'],
  ['Pacific/Kiritimati', '00:00', Date.UTC(2099, 11, 31, 9, 59, 59, 999), '20991231', '21000101'],
])(
  'defect 07: in %s, days beginning at %s, the day changes at its own midnight',
  async (zone, dayStartsAt, last, old, next) => {
    const hall = await openHall(client, undefined, { now: last, calendar: { zone, dayStartsAt } })
    expect(await issue(hall, register)).toBe(`${old}-000001`)
    expect(await issue(hall, register)).toBe(`${old}-000002`)
    hall.clock.now = last + 1
    const n = (await hall.view()).n
    const { reply } = await must(hall, 'issue', kiosk, { queue: register, lang: 'kk', from: 'k1' })
    expect(reply).toMatchObject({ ticket: `${next}-000001`, number: 'A001' })
    expect((await eventsOf(client, hall, n)).map(event => event.type)).toEqual([
      'day:opened',
      'ticket:issued',
    ])
  },
)

test('defect 07: two centres of one server have each its own day', async () => {
  const now = Date.UTC(2099, 10, 25, 19)
  const west = await openHall(client, undefined, {
    now,
    calendar: { zone: 'Europe/Berlin', dayStartsAt: '00:00' },
  })
  const east = await openHall(client, undefined, { now })
  expect(await issue(west, register)).toBe('20991125-000001')
  expect(await issue(east, register)).toBe('20991126-000001')
})

test('a node with a wrong clock gets the time from the script and derives the day again', async () => {
  // Redis's own time decides here; the node believes that it is a week ago.
  const hall = await openHall(client, undefined, { now: undefined })
  const wrong = new QueueStore(client, {
    prefix: hall.prefix,
    calendarOf: () => ({ zone: 'Asia/Almaty', dayStartsAt: '00:00' }),
    clock: () => Date.now() - 7 * day,
  })
  const result = await wrong.run(
    hall.centre,
    'issue',
    { by: kiosk },
    { queue: register, lang: 'kk', from: 'k1' },
  )
  const days = [Date.now() - hour / 60, Date.now()].map(at => businessDay(at, 'Asia/Almaty', '00:00').day)
  expect(days.map(today => `${today}-000001`)).toContain(result.ok && result.reply.ticket)
})

test('a call with another day is answered DAY_CHANGED with the time, and changes nothing', async () => {
  const hall = await openHall(client)
  const stuck = withStuckNode(hall, (_, source) => source)
  hall.clock.now = Number(hall.clock.now) + day
  const before = await dump(client, hall.prefix)
  expect(await ask(stuck, 'issue', kiosk, { queue: register })).toMatchObject({
    error: { code: 'DAY_CHANGED' },
  })
  expect(await dump(client, hall.prefix)).toEqual(before)
})

test('every key of a day expires eight days after it, also those that closing an older day creates', async () => {
  const hall = await openHall(client)
  const seat = await sit(hall, '1', [register, aids])
  for (const queue of [register, aids, register, register, register, collection] as const) {
    await issue(hall, queue, queue === register ? 'war-veteran' : '')
  }
  await serveUntil(hall, seat, 'no-show')
  await serveUntil(hall, seat, 'parked')
  const done = await serveUntil(hall, seat, 'done')
  await must(hall, 'record-print', system, { ticket: done, result: 'printed', at: 1 })
  await serveUntil(hall, seat, 'serving')
  const { day: today, from, to } = hall.store.today(hall.centre)
  hall.clock.now = Number(hall.clock.now) + 3 * day
  await sit(hall, '1', [register])
  await must(hall, 'close-day', system, { target: today, targetFrom: from, targetTo: to })
  const keys = await client.keys(`${hall.prefix}*:d:${today}:*`)
  expect(keys.length).toBeGreaterThan(10)
  for (const key of keys) expect(await client.pExpireTime(key), key).toBe(to + 8 * day)
  for (const key of await client.keys(`${hall.prefix}*:d:*`))
    expect(await client.pTTL(key), key).toBeGreaterThan(0)
})

async function waitingIn(hall: TestHall, count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, (_, at) => issue(hall, at % 2 === 0 ? register : collection)),
  )
}

test('a day is closed in batches of 200, and continues where it was after an interruption', async () => {
  const hall = await openHall(client)
  await waitingIn(hall, 450)
  const { day: today, from, to } = hall.store.today(hall.centre)
  const args = { target: today, targetFrom: from, targetTo: to, waiting: 450 }
  expect((await must(hall, 'close-day', manager, args)).reply).toEqual({ done: false, left: 200 })
  // The node dies here. On a day that is being closed nothing can be issued or called.
  expect(await codeOf(hall, 'issue', kiosk, { queue: register, lang: 'kk', from: 'k1' })).toBe('DAY_CLOSED')
  expect((await hall.view()).days[today]).toBe('closing')
  // Another node continues, by schedule and without knowing how many wait.
  const onward = { target: today, targetFrom: from, targetTo: to }
  expect((await must(hall, 'close-day', system, onward)).reply).toEqual({ done: false, left: 200 })
  expect((await must(hall, 'close-day', system, onward)).reply).toEqual({ done: true, left: 50 })
  expect(await codeOf(hall, 'close-day', system, onward)).toBe('ALREADY_CLOSED')
  const view = await hall.view()
  expect(view.days[today]).toBe('closed')
  expect(Object.values(view.tickets).filter(ticket => ticket.state === 'unserved')).toHaveLength(450)
  expect(view.sum).toMatchObject({ [`${register}:unserved`]: 225, [`${collection}:unserved`]: 225 })
  const left = (await eventsOf(client, hall)).filter(event => event.type === 'ticket:left-unserved')
  expect(new Set(left.map(event => event.ticket)).size).toBe(450)
  expect(left).toHaveLength(450)
})

test('a manager closes the day only when shown how many still wait, and the schedule not before it is over', async () => {
  const hall = await openHall(client)
  await waitingIn(hall, 3)
  const { day: today, from, to } = hall.store.today(hall.centre)
  const args = { target: today, targetFrom: from, targetTo: to }
  expect(await ask(hall, 'close-day', manager, { ...args, waiting: 2 })).toEqual({
    ok: false,
    error: { code: 'WAITING_CHANGED', detail: { waiting: '3' } },
  })
  expect(await codeOf(hall, 'close-day', system, args)).toBe('DAY_NOT_OVER')
  expect(await codeOf(hall, 'close-day', manager, { ...args, target: '20991201' })).toBe('ALREADY_CLOSED')
  expect(await codeOf(hall, 'close-day', manager, { ...args, waiting: 3 })).toBe('OK')
})

test('an older day is closed, with the visitor whom it left at a window that was opened again or removed', async () => {
  const hall = await openHall(client)
  const seats = [
    await sit(hall, '1', [register]),
    await sit(hall, '2', [register]),
    await sit(hall, '3', [register]),
  ]
  for (let at = 0; at < 4; at++) await issue(hall, register)
  const [first, second, third] = seats
  if (!first || !second || !third) throw new Error('nobody sits')
  const left = [
    await serveUntil(hall, first, 'serving'),
    await serveUntil(hall, second, 'called'),
    await serveUntil(hall, third, 'serving'),
  ]
  const { day: old, from, to } = hall.store.today(hall.centre)
  hall.clock.now = Number(hall.clock.now) + day
  const today = await sit(hall, '1', [register])
  const { settings } = await hall.view()
  const fewer = { ...settings, counters: settings.counters.filter(counter => counter.id !== '2') }
  await must(hall, 'update-settings', manager, settingsArgs(1, fewer, order))
  await issue(hall, register)
  const present = await serveUntil(hall, today, 'called')
  expect(
    (await must(hall, 'close-day', system, { target: old, targetFrom: from, targetTo: to })).reply,
  ).toEqual({
    done: true,
    left: 1,
  })
  const states = await Promise.all(left.map(id => client.hmGet(ticketKey(hall, id), ['state', 'trusted'])))
  expect(states).toEqual([
    ['done', '0'],
    ['unserved', null],
    ['done', '0'],
  ])
  // The present day is unchanged.
  const view = await hall.view()
  expect(view.counters['1']?.ticket).toBe(present)
  expect(view.tickets[present]?.state).toBe('called')
  expect(view.sum[`${register}:unserved`] ?? 0).toBe(0)
  expect(view.lastSum).toMatchObject({ [`${register}:unserved`]: 2, [`${register}:untrusted`]: 2 })
})

function ticketKey(hall: TestHall, id: string): string {
  return `${hall.store.keys(hall.centre).centre.slice(0, -'centre'.length)}d:${id.slice(0, 8)}:t:${id}`
}

test('a day whose keys have expired is closed all the same', async () => {
  const hall = await openHall(client)
  const seat = await sit(hall, '1', [register])
  await issue(hall, register)
  await serveUntil(hall, seat, 'serving')
  const { day: old, from, to } = hall.store.today(hall.centre)
  await client.unlink(await client.keys(`${hall.prefix}*:d:${old}:*`))
  hall.clock.now = Number(hall.clock.now) + 20 * day
  await must(hall, 'close-day', system, { target: old, targetFrom: from, targetTo: to })
  const view = await hall.view()
  expect(view.days[old]).toBe('closed')
  expect(view.counters['1']).toMatchObject({ state: 'closed' })
  expect(view.counters['1']).not.toHaveProperty('ticket')
})

test('closing a day removes settings of days over 60 days ago', async () => {
  const hall = await openHall(client)
  const first = hall.store.today(hall.centre).day
  await must(hall, 'set-day', manager, { target: first, setting: '{"mode":"open"}' })
  hall.clock.now = Number(hall.clock.now) + 59 * day
  await must(hall, 'open-day', system)
  const near = hall.store.today(hall.centre)
  hall.clock.now = Number(hall.clock.now) + 6 * day
  await must(hall, 'open-day', system)
  expect(Object.keys((await hall.view()).days)).toContain(first)
  await must(hall, 'close-day', system, { target: near.day, targetFrom: near.from, targetTo: near.to })
  const { days } = await hall.view()
  expect(Object.keys(days).sort()).toEqual([near.day, hall.store.today(hall.centre).day])
})

test('a manager closes a day to new visitors, and those who wait are still called', async () => {
  const hall = await openHall(client)
  const waiting = await issue(hall, register)
  const { day: today } = hall.store.today(hall.centre)
  await must(hall, 'set-day', manager, { target: today, setting: '{"mode":"closed"}' })
  expect(await codeOf(hall, 'issue', kiosk, { queue: register, lang: 'kk', from: 'k1' })).toBe('DAY_CLOSED')
  const seat = await sit(hall, '1', [register])
  expect(await serveUntil(hall, seat, 'done')).toBe(waiting)
  await must(hall, 'set-day', manager, { target: today, setting: '' })
  expect((await hall.view()).days[`set:${today}`]).toBeUndefined()
  await issue(hall, register)
})

test('a closed day issues no tickets until a manager opens it again, and its tickets keep their ends', async () => {
  const hall = await openHall(client)
  const seat = await sit(hall, '1', [register])
  const ticket = await issue(hall, register)
  await endToday(hall)
  const { day: today } = hall.store.today(hall.centre)
  expect(await codeOf(hall, 'issue', kiosk, { queue: register, lang: 'kk', from: 'k1' })).toBe('DAY_CLOSED')
  expect(await codeOf(hall, 'cancel', manager, { ticket, word: 'left' })).toBe('DAY_CLOSED')
  const opening = { counter: '1', newSession: 's2', inspector: 'i1', queues: register }
  expect(await codeOf(hall, 'open-counter', seat.by, opening)).toBe('DAY_CLOSED')
  await must(hall, 'set-day', manager, { target: today, setting: '{"mode":"open"}' })
  expect((await hall.view()).days[today]).toBe('open')
  await sit(hall, '1', [register])
  expect(await codeOf(hall, 'cancel', manager, { ticket, word: 'left' })).toBe('ILLEGAL_TRANSITION')
  const next = await issue(hall, register)
  expect(next.endsWith('-000002')).toBe(true)
  await endToday(hall)
  expect((await hall.view()).tickets[next]?.state).toBe('unserved')
})

test('a clock set back over midnight leads into a day that continues and is closed once more', async () => {
  const hall = await openHall(client)
  const ticket = await issue(hall, register)
  const old = hall.store.today(hall.centre)
  const before = Number(hall.clock.now)
  hall.clock.now = before + day
  await must(hall, 'open-day', system)
  const args = { target: old.day, targetFrom: old.from, targetTo: old.to }
  await must(hall, 'close-day', system, args)
  hall.clock.now = before + hour
  const next = await issue(hall, register)
  const view = parseView(hall.centre, await hall.store.readView(hall.centre))
  expect(view).toMatchObject({ day: old.day, days: { [old.day]: 'open' } })
  expect(view?.tickets).toMatchObject({ [ticket]: { state: 'unserved' }, [next]: { state: 'waiting' } })
  hall.clock.now = before + day
  await must(hall, 'open-day', system)
  await must(hall, 'close-day', system, args)
  expect(await client.hGet(ticketKey(hall, next), 'state')).toBe('unserved')
})
