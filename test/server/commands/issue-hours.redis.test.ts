import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endDay } from '../../../server/commands/close-day.ts'
import { issue as issueTicket } from '../../../server/commands/issue.ts'
import type { CommandResult } from '../../../server/commands/use-case.ts'
import { Hall } from '../../../server/halls/hall.ts'
import type { PublicHoliday } from '../../../shared/calendar/public-holidays.ts'
import type { QueueId } from '../../../shared/domain/queue.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import { order } from '../../kit/order.ts'
import { startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { endToday, manager, must, sit, sittingOf, system } from '../../kit/steps.ts'

/** 09:00 to 20:00. */
const register: QueueId = 'housing-register.submission'
/** 09:00 to 18:00, a break from 13:00 to 14:00. */
const aids: QueueId = 'assistive-aids.submission'

let redis: TestRedis
let client: TestClient
beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
})
afterAll(() => redis.stop())

/** @returns a time of the hall's Wednesday, or of a later day, in its own zone (UTC+5). */
function clockAt(hours: number, minutes = 0, days = 0): number {
  return Date.UTC(2099, 10, 25 + days, hours - 5, minutes)
}

interface Asking {
  queue?: QueueId
  device?: string
  role?: 'kiosk' | 'manager'
  aroundTheClock?: boolean
  publicHolidays?: readonly PublicHoliday[]
}

let serial = 0
/** Asks for a ticket as a kiosk does, on a node that has followed everything so far. */
async function ask(hall: TestHall, asking: Asking = {}): Promise<CommandResult> {
  const {
    queue = register,
    device = 'k1',
    role = 'kiosk',
    aroundTheClock = false,
    publicHolidays = [],
  } = asking
  const now = Number(hall.clock.now)
  const node = new Hall({
    centre: hall.centre,
    log: pino({ level: 'silent' }),
    readView: () => hall.store.readView(hall.centre),
    readSign: async () => undefined,
    onEvent: () => {},
    onReload: () => {},
  })
  await node.load()
  const deps = {
    store: hall.store,
    hall: () => node,
    catalogue: () => order,
    now: () => now,
    aroundTheClock,
    publicHolidays,
    prints: () => false,
    newSession: () => 'unused',
    checkTicket: async () => ({ ok: true as const, blocks: [] }),
    allowsPrinter: () => true,
  }
  const asker = { role, centre: hall.centre, by: `${role}:${device}`, device }
  return issueTicket(deps, { asker, requestId: `request-${++serial}`, sentAt: now }, { queue, lang: 'kk' })
}

async function refusal(hall: TestHall, asking: Asking = {}) {
  const result = await ask(hall, asking)
  return result.ok ? 'OK' : result.error
}

/** @returns what came of asking at each of these times. */
async function codesAt(hall: TestHall, times: readonly number[], asking: Asking = {}): Promise<string[]> {
  const codes: string[] = []
  for (const time of times) {
    hall.clock.now = time
    const result = await ask(hall, asking)
    codes.push(result.ok ? 'OK' : result.error.code)
  }
  return codes
}

test('the last ticket is given as long before closing as the centre says; a manager may open longer', async () => {
  const hall = await openHall(client, settings => ({ ...settings, lastTicketMinutes: 40 }))
  const edge = clockAt(19, 20)
  expect(await codesAt(hall, [edge, edge + 1])).toEqual(['OK', 'LAST_TICKET_PAST'])
  const { day } = hall.store.today(hall.centre)
  await must(hall, 'set-day', manager, { target: day, setting: '{"mode":"open","close":"21:00"}' })
  expect(await codesAt(hall, [edge + 1, clockAt(20, 20), clockAt(20, 21)])).toEqual([
    'OK',
    'OK',
    'LAST_TICKET_PAST',
  ])
})

test('outside the hours of the service the refusal says when it opens', async () => {
  const hall = await openHall(client)
  const answers: unknown[] = []
  for (const [time, queue] of [
    [clockAt(8, 59), register],
    [clockAt(13, 30), aids],
    [clockAt(13, 30), register],
    [clockAt(20), register],
  ] as const) {
    hall.clock.now = time
    answers.push(await refusal(hall, { queue }))
  }
  const closed = (opensAt: number) => ({ code: 'SERVICE_CLOSED', detail: { opensAt } })
  expect(answers).toEqual([closed(clockAt(9)), closed(clockAt(14)), 'OK', closed(clockAt(9, 0, 1))])
})

test('on a day that a manager has closed or ended the refusal says when the next day opens', async () => {
  const closed = { code: 'DAY_CLOSED', detail: { opensAt: clockAt(9, 0, 1) } }
  const shut = await openHall(client)
  const { day } = shut.store.today(shut.centre)
  await must(shut, 'set-day', manager, { target: day, setting: '{"mode":"closed"}' })
  expect(await refusal(shut)).toEqual(closed)
  const ended = await openHall(client)
  expect(await refusal(ended)).toBe('OK')
  await endToday(ended)
  expect(await refusal(ended)).toEqual(closed)
})

test('a locked kiosk gives nothing; others and the manager do', async () => {
  const kiosks = { k1: { locked: true }, k2: { locked: false } }
  const hall = await openHall(client, settings => ({ ...settings, kiosks }))
  expect(await refusal(hall)).toEqual({ code: 'KIOSK_LOCKED' })
  expect(await refusal(hall, { device: 'k2' })).toBe('OK')
  expect(await refusal(hall, { role: 'manager' })).toBe('OK')
})

test('a kiosk refuses what it does not offer; another kiosk and the manager give it', async () => {
  const kiosks = { k1: { offers: { purposes: ['collection'] } }, k3: { offers: { groups: ['A'] } } } as const
  const hall = await openHall(client, settings => ({ ...settings, kiosks }))

  const answers = [
    await refusal(hall),
    await refusal(hall, { queue: 'housing-register.collection' }),
    await refusal(hall, { device: 'k2' }),
    await refusal(hall, { role: 'manager' }),
    await refusal(hall, { device: 'k3' }),
    await refusal(hall, { device: 'k3', queue: aids }),
  ]

  const notHere = (queue: QueueId) => ({ code: 'NOT_OFFERED_HERE', detail: { queue } })
  expect(answers).toEqual([notHere(register), 'OK', 'OK', 'OK', 'OK', notHere(aids)])
})

test('a demonstration is open at night, and to the last minute, unless a manager closes the day', async () => {
  const hall = await openHall(client)
  const night = [clockAt(3), clockAt(19, 59), clockAt(23, 59)]
  expect(await codesAt(hall, night, { aroundTheClock: true })).toEqual(['OK', 'OK', 'OK'])
  expect(await codesAt(hall, [clockAt(23, 59)])).toEqual(['SERVICE_CLOSED'])
  const { day } = hall.store.today(hall.centre)
  await must(hall, 'set-day', manager, { target: day, setting: '{"mode":"closed"}' })
  expect(await refusal(hall, { aroundTheClock: true })).toEqual({
    code: 'DAY_CLOSED',
    detail: { opensAt: clockAt(0, 0, 1) },
  })
})

test('two minutes before a break a visitor is promised a call after it', async () => {
  const hall = await openHall(client)
  hall.clock.now = clockAt(12, 30)
  await sit(hall, '1', [aids])
  const waitAt = async (hour: number, minutes: number) => {
    hall.clock.now = clockAt(hour, minutes)
    const result = await ask(hall, { queue: aids })
    const { waitFrom, waitTo, ticket } = result.ok ? result.reply : {}
    await must(hall, 'cancel', manager, { ticket: String(ticket), word: 'left' })
    return [waitFrom, waitTo]
  }
  expect(await waitAt(12, 40)).toEqual([0, 5])
  // The break is from 13:00 to 14:00.
  expect(await waitAt(12, 58)).toEqual([60, 70])
})

test('a wait target runs on through a break, as the visitor’s wait does', async () => {
  const targetMs = 40 * 60_000
  const hall = await openHall(client)
  hall.clock.now = clockAt(12, 58)

  const result = await ask(hall, { queue: aids })

  if (!result.ok) expect.fail(result.error.code)
  const { tickets } = await hall.view()
  expect(tickets[String(result.reply.ticket)]?.dueBy).toBe(clockAt(12, 58) + targetMs)
})

test('on a public holiday nobody gets a ticket, unless a manager opens the day', async () => {
  const hall = await openHall(client)
  const publicHolidays: PublicHoliday[] = [{ date: '2099-11-25', id: 'new-year' }]
  const { day } = hall.store.today(hall.centre)
  hall.clock.now = clockAt(10)

  const onHoliday = await refusal(hall, { publicHolidays })
  await must(hall, 'set-day', manager, { target: day, setting: '{"mode":"open","close":"12:00"}' })
  const opened = await refusal(hall, { publicHolidays })

  expect(onHoliday).toEqual({ code: 'SERVICE_CLOSED', detail: { opensAt: clockAt(9, 0, 1) } })
  expect(opened).toBe('OK')
})

test('a day that a manager closes while people wait gives no more tickets, and who waits is still called', async () => {
  const hall = await openHall(client)
  hall.clock.now = clockAt(10)
  const seat = await sit(hall, '1', [register])
  const waiting = await ask(hall)
  const { day } = hall.store.today(hall.centre)

  await must(hall, 'set-day', manager, { target: day, setting: '{"mode":"closed"}' })
  const refused = await refusal(hall)
  const { reply: called } = await must(hall, 'call-next', seat.by, sittingOf(seat))

  expect(refused).toEqual({ code: 'DAY_CLOSED', detail: { opensAt: clockAt(9, 0, 1) } })
  expect(called.ticket).toBe(waiting.ok ? waiting.reply.ticket : 'none')
})

test('the next opening passes over the days that a manager has closed', async () => {
  const hall = await openHall(client)
  const { day } = hall.store.today(hall.centre)
  for (const ahead of [1, 2]) {
    const target = String(Number(day) + ahead)
    await must(hall, 'set-day', manager, { target, setting: '{"mode":"closed"}' })
  }
  hall.clock.now = clockAt(20)
  expect(await refusal(hall)).toEqual({ code: 'SERVICE_CLOSED', detail: { opensAt: clockAt(9, 0, 3) } })
})

test('a clock that is set back by 30 s over midnight shuts no kiosk: days are judged by the time that scripts hold', async () => {
  const hall = await openHall(client)
  hall.clock.now = clockAt(23, 59)
  expect(await refusal(hall, { aroundTheClock: true })).toBe('OK')
  const { day } = hall.store.today(hall.centre)
  const afterMidnight = clockAt(0, 0, 1) + 10_000
  hall.clock.now = afterMidnight
  await must(hall, 'open-day', system)
  await endDay(hall.store, hall.centre, { by: system }, { day, zone: 'Asia/Almaty', dayStartsAt: '00:00' })
  hall.clock.now = afterMidnight - 30_000
  expect(await ask(hall, { aroundTheClock: true })).toMatchObject({ ok: true, reply: { at: afterMidnight } })
  // A larger step is a correction, and leads into the day that has ended.
  hall.clock.now = afterMidnight - 90_000
  expect(await refusal(hall, { aroundTheClock: true })).toMatchObject({ code: 'DAY_CLOSED' })
})
