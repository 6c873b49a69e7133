import { expect, test } from 'vitest'
import { estimate, meanServiceMs, standingOf } from '../../../server/commands/estimate.ts'
import { QueueIndex } from '../../../server/halls/queue-index.ts'
import type { HallView } from '../../../shared/contract/hall-view.ts'
import type { Counter } from '../../../shared/domain/counter.ts'
import type { QueueId } from '../../../shared/domain/queue.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import type { Ticket } from '../../../shared/domain/ticket.ts'
import { order, orderSettings } from '../../kit/order.ts'

const minute = 60_000
const now = Date.UTC(2099, 10, 25, 5)
const day = '20991125'

const register: QueueId = 'housing-register.submission'
/** 40 minutes, where the others have 30. */
const aids: QueueId = 'assistive-aids.submission'
const land: QueueId = 'land-plots.submission'
/** Without a target: ordered as if it had 30 minutes. */
const collection: QueueId = 'child-benefit.collection'

type Sums = Record<string, number>
interface Given {
  waiting?: Ticket[]
  counters?: Counter[]
  sum?: Sums
  lastSum?: Sums
  settings?: Partial<CentreSettings>
}

let serial = 0
/** @returns a waiting ticket issued `ago` minutes ago, with a target of `target` minutes. */
function waits(queue: QueueId, ago: number, target: number, more: Partial<Ticket> = {}): Ticket {
  const at = now - ago * minute
  serial++
  return {
    ...{ id: `${day}-${String(serial).padStart(6, '0')}`, number: `A${serial}`, state: 'waiting', queue },
    ...{ lane: 'ordinary', firstIssuedAt: at, orderBy: at + target * minute, waitSince: at },
    ...{ wait: 1, waitKind: 'issue', lang: 'kk', from: 'k1', ...more },
  }
}

function window(id: string, queues: QueueId[], more: Partial<Counter> = {}): Counter {
  return { id, state: 'open', inspector: 'i1', day, queues, streak: 0, ...more }
}

/** What the sums of a day say of one queue. */
function served(queue: QueueId, done: number, eachMinutes: number, untrusted = 0): Sums {
  return {
    [`${queue}:done`]: done + untrusted,
    [`${queue}:untrusted`]: untrusted,
    [`${queue}:serviceMs`]: done * eachMinutes * minute,
  }
}

function viewOf({ waiting = [], counters = [], sum = {}, lastSum = {}, settings }: Given): HallView<Ticket> {
  return {
    ...{ centre: 'akmola', epoch: 'e', n: 10, at: now, day, days: {} },
    settings: { ...orderSettings(), ...settings },
    voice: {},
    counters: Object.fromEntries(counters.map(counter => [counter.id, counter])),
    tickets: Object.fromEntries(waiting.map(ticket => [ticket.id, ticket])),
    ...{ queues: {}, sum, lastSum, curve: {}, calls: [], persons: {}, printers: {} },
  }
}

function estimateFor(given: Given, queue: QueueId, category?: string) {
  const view = viewOf(given)
  const hall = new QueueIndex(Object.values(view.tickets))
  return estimate({ view, hall, catalogue: order, queue, category, now, breaks: [] })
}

test('before you are people with an earlier deadline, in every queue of the windows that serve yours', () => {
  const waiting = [
    waits(register, 3, 30),
    waits(register, 0, 30),
    // Its deadline is later than that of a ticket of `register` taken now, though it was there before.
    waits(aids, 5, 40),
    waits(aids, 15, 40),
    waits(collection, 1, 30),
    waits(land, 20, 30),
  ]
  const counters = [window('1', [register, aids]), window('2', [collection, register]), window('3', [land])]
  expect(estimateFor({ waiting, counters }, register).before).toBe(4)
  expect(estimateFor({ waiting, counters }, land).before).toBe(1)
  // No window serves it: its own people alone.
  expect(estimateFor({ waiting, counters: [window('1', [aids])] }, register).before).toBe(2)
})

test('ahead of a waiting ticket are those that will be called before it, in every queue of its windows', () => {
  const [first, second] = [waits(register, 20, 30), waits(register, 10, 30)]
  const entitled = waits(register, 1, 30, { lane: 'first' })
  const elsewhere = waits(aids, 25, 40)
  const waiting = [second, first, elsewhere, waits(land, 25, 30), entitled]
  const view = viewOf({ waiting, counters: [window('1', [register, aids]), window('2', [land])] })
  const moment = {
    view,
    hall: new QueueIndex(waiting),
    catalogue: order,
    now,
    publicHolidays: [],
    aroundTheClock: true,
  }

  const ahead = [entitled, first, elsewhere, second].map(ticket => standingOf(moment, ticket)?.before)

  expect(ahead).toEqual([0, 1, 2, 3])
})

test('a ticket that does not wait, or waited on another day, has nobody ahead', () => {
  const ticket = waits(register, 20, 30)
  const view = viewOf({ waiting: [ticket], counters: [window('1', [register])] })
  const moment = {
    view,
    hall: new QueueIndex([ticket]),
    catalogue: order,
    now,
    publicHolidays: [],
    aroundTheClock: true,
  }

  const called = standingOf(moment, { ...ticket, state: 'called' })
  const tomorrow = standingOf({ ...moment, now: now + 24 * 60 * minute }, ticket)

  expect([called, tomorrow]).toEqual([undefined, undefined])
})

test('a window that is paused, closed or of another day brings nobody before you', () => {
  const waiting = [waits(register, 3, 30), waits(aids, 15, 40), waits(land, 20, 30), waits(collection, 9, 30)]
  const counters = [
    window('1', [register, aids], { state: 'paused' }),
    window('2', [register, land], { state: 'closed' }),
    window('3', [register, collection], { day: '20991124' }),
  ]
  expect(estimateFor({ waiting, counters }, register)).toEqual({ before: 1, wait: null })
})

test('the first visitor of a morning has nobody before, whatever yesterday left in the view', () => {
  const view = { ...viewOf({ waiting: [waits(register, 3, 30)], counters: [window('1', [register])] }) }
  const tomorrow = now + 24 * 60 * minute
  const hall = new QueueIndex(Object.values(view.tickets))
  const arrival = { view, hall, catalogue: order, queue: register, category: undefined, breaks: [] }
  expect(estimate({ ...arrival, now }).before).toBe(1)
  expect(estimate({ ...arrival, now: tomorrow })).toEqual({ before: 0, wait: null })
})

test('out of turn: before all ordinary ones, behind those out of turn who came before', () => {
  const waiting = [
    waits(register, 25, 30),
    waits(register, 9, 30, { lane: 'first' }),
    waits(aids, 4, 40, { lane: 'first' }),
  ]
  const counters = [window('1', [register, aids])]
  expect(estimateFor({ waiting, counters }, register, 'war-veteran').before).toBe(2)
  expect(estimateFor({ waiting, counters }, register).before).toBe(3)
  expect(estimateFor({ waiting, counters }, register, 'no-such-right').before).toBe(3)
})

test('a right that does not count in this queue leads to no other place', () => {
  const waiting = [waits(aids, 25, 40), waits(register, 25, 30)]
  const counters = [window('1', [register, aids])]
  const settings = { policy: 'as-ordered' } as const
  // The order names veterans for the register, people with disabilities for neither.
  expect(estimateFor({ waiting, counters, settings }, register, 'war-veteran').before).toBe(0)
  expect(estimateFor({ waiting, counters, settings }, register, 'disability').before).toBe(2)
  expect(estimateFor({ waiting, counters }, register, 'disability').before).toBe(0)
})

test('the likely wait: each queue ahead by its own mean of today, shared among the windows that serve yours', () => {
  const waiting = [waits(register, 3, 30), waits(register, 2, 30), waits(aids, 20, 40)]
  const sum = { ...served(register, 5, 10), ...served(aids, 6, 40) }
  const one = [window('1', [register, aids])]
  // 10 + 10 + 40 minutes at one window: 42 to 90, rounded out to fives.
  expect(estimateFor({ waiting, sum, counters: one }, register).wait).toEqual({ from: 40, to: 90 })
  const two = [...one, window('2', [register])]
  expect(estimateFor({ waiting, sum, counters: two }, register).wait).toEqual({ from: 20, to: 45 })
  const notMine = [...one, window('2', [land])]
  expect(estimateFor({ waiting, sum, counters: notMine }, register).wait).toEqual({ from: 40, to: 90 })
})

test('without an open window that serves the queue the wait is not known, whatever is known of means', () => {
  const sum = served(register, 50, 10)
  expect(estimateFor({ sum, counters: [window('1', [land])] }, register).wait).toBeNull()
  expect(estimateFor({ sum, counters: [window('1', [register])] }, register).wait).toEqual({ from: 0, to: 5 })
})

test.each<[string, Given, number | null]>([
  ['its own mean of today from five services on', { sum: served(register, 5, 10) }, 10],
  ['four tell nothing', { sum: served(register, 4, 10) }, null],
  [
    "with four of its own, today's mean of the hall",
    { sum: { ...served(register, 4, 10), ...served(land, 4, 20) } },
    15,
  ],
  ["before that, the last day's", { sum: served(register, 4, 10), lastSum: served(register, 9, 12) }, 12],
  [
    "the last day's hall, where the queue had too few",
    { lastSum: { ...served(register, 1, 60), ...served(land, 5, 12) } },
    20,
  ],
  ['today before the last day', { sum: served(land, 5, 8), lastSum: served(register, 90, 12) }, 8],
  ["services ended by the day's end count for nothing", { sum: served(register, 4, 10, 3) }, null],
  ['and lengthen or shorten no mean', { sum: served(register, 5, 10, 3) }, 10],
  ['nothing is known on the first day', {}, null],
])('the mean of a queue: %s', (_, given, minutes) => {
  expect(meanServiceMs(viewOf(given), register)).toBe(minutes === null ? null : minutes * minute)
})
