import fc from 'fast-check'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { issue as issueTicket } from '../../../server/commands/issue.ts'
import type { CommandResult } from '../../../server/commands/use-case.ts'
import { Hall } from '../../../server/events/hall.ts'
import type { QueueId } from '../../../shared/domain/queue.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { openHall, type TestHall } from '../../support/hall.ts'
import { startRedis, type TestClient, type TestRedis } from '../../support/redis.ts'
import {
  atWindow,
  endToday,
  issue,
  manager,
  must,
  serveUntil,
  sit,
  sittingOf,
  system,
} from '../../support/steps.ts'

/** 09:00 to 20:00. */
const register: QueueId = 'housing-register.submission'
/** 09:00 to 18:00, a break from 13:00 to 14:00; 40 minutes, where `register` has 30. */
const aids: QueueId = 'assistive-aids.submission'
const collection: QueueId = 'child-benefit.collection'

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
  category?: string
  requestId?: string
  aroundTheClock?: boolean
}

let serial = 0
/** Asks for a ticket as a kiosk does, on a node that has followed everything so far. */
async function ask(hall: TestHall, asking: Asking = {}): Promise<CommandResult> {
  const { queue = register, device = 'k1', role = 'kiosk', category, aroundTheClock = false } = asking
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
    now: () => now,
    aroundTheClock,
    newSession: () => 'unused',
  }
  const { requestId = `request-${++serial}` } = asking
  const asker = { role, centre: hall.centre, by: `${role}:${device}`, device }
  return issueTicket(
    deps,
    { asker, requestId, sentAt: now },
    { queue, lang: 'kk', ...(category && { category }) },
  )
}

async function told(hall: TestHall, asking: Asking = {}): Promise<Record<string, unknown>> {
  const result = await ask(hall, asking)
  if (!result.ok) throw new Error(result.error.code)
  return result.reply
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

/** Five visitors come and are served at one window, ten minutes each. */
async function serveFive(hall: TestHall) {
  const seat = await sit(hall, '1', [register])
  for (let visitor = 0; visitor < 5; visitor++) {
    await issue(hall, register)
    const ticket = await serveUntil(hall, seat, 'serving')
    hall.clock.now = Number(hall.clock.now) + 600_000
    await must(hall, 'finish', seat.by, atWindow(seat, ticket))
  }
  return seat
}

const visitor = fc.record({
  queue: fc.constantFrom(register, aids, collection),
  after: fc.constantFrom(0, 1, 4, 11),
  hasRight: fc.boolean(),
})

test('as many are called before a visitor as the ticket says, whoever came in whatever order', async () => {
  const counts = new Set<unknown>()
  await fc.assert(
    fc.asyncProperty(fc.array(visitor, { maxLength: 12 }), visitor, async (others, last) => {
      const hall = await openHall(client)
      const seat = await sit(hall, '1', [register, aids, collection])
      const come = ({ queue, after, hasRight }: typeof last) => {
        hall.clock.now = Number(hall.clock.now) + after * 60_000
        return told(hall, { queue, ...(hasRight && { category: 'war-veteran' }) })
      }
      for (const other of others) await come(other)
      const { ticket, before } = await come(last)
      let called = 0
      for (;;) {
        const { reply } = await must(hall, 'call-next', seat.by, sittingOf(seat))
        if (reply.ticket === ticket) break
        await must(hall, 'start', seat.by, atWindow(seat, String(reply.ticket)))
        await must(hall, 'finish', seat.by, atWindow(seat, String(reply.ticket)))
        called++
      }
      expect(before).toBe(called)
      counts.add(before)
    }),
    { numRuns: 40 },
  )
  // Not one and the same answer.
  expect(counts.size).toBeGreaterThan(4)
})

test('visitors one after the other are counted one behind the other, each in its lane', async () => {
  const hall = await openHall(client)
  await sit(hall, '1', [register, aids])
  await sit(hall, '2', [collection])
  const seen: unknown[] = []
  for (const asking of [
    { queue: register },
    { queue: register },
    { queue: register, category: 'war-veteran' },
    { queue: register },
    // Waits at the other window alone.
    { queue: collection },
    // Ten minutes more of a target: behind all of the register.
    { queue: aids },
    { queue: aids, category: 'disability' },
    { queue: register },
  ])
    seen.push((await told(hall, asking)).before)
  expect(seen).toEqual([0, 1, 0, 3, 0, 4, 1, 5])
})

test("the likely wait comes from today's services, the next morning from the last day's", async () => {
  const hall = await openHall(client)
  expect(await told(hall)).not.toHaveProperty('waitFrom')
  const seat = await sit(hall, '1', [register])
  await serveUntil(hall, seat, 'done')
  await must(hall, 'close-counter', seat.by, sittingOf(seat))
  const { counter } = await serveFive(hall)
  await told(hall)
  // One ahead. Six were served in 50 minutes, the first of them at once: 8.3 minutes each.
  expect(await told(hall)).toMatchObject({ before: 1, waitFrom: 5, waitTo: 15 })
  hall.clock.now = clockAt(9, 30, 1)
  await must(hall, 'open-day', system)
  expect(await told(hall)).toMatchObject({ before: 0 })
  expect(await told(hall)).not.toHaveProperty('waitFrom')
  await sit(hall, counter, [register])
  expect(await told(hall)).toMatchObject({ before: 2, waitFrom: 10, waitTo: 25 })
})

test('the last ticket is given a quarter of an hour before closing, or as long before as the centre says', async () => {
  const edge = clockAt(19, 45)
  const times = [edge, edge + 1, clockAt(19, 59)]
  expect(await codesAt(await openHall(client), times)).toEqual(['OK', 'LAST_TICKET_PAST', 'LAST_TICKET_PAST'])
  const longer = await openHall(client, settings => ({ ...settings, lastTicketMinutes: 40 }))
  const early = clockAt(19, 20)
  expect(await codesAt(longer, [early, early + 1])).toEqual(['OK', 'LAST_TICKET_PAST'])
})

test('no ticket is given that would hardly be served before closing', async () => {
  const hall = await openHall(client)
  await serveFive(hall)
  hall.clock.now = clockAt(18)
  for (let waiting = 0; waiting < 6; waiting++) await issue(hall, register)
  // Six at ten minutes: an hour in the mean, an hour and a half at the upper end.
  const edge = clockAt(18, 30)
  expect(await codesAt(hall, [edge + 1, edge])).toEqual(['LAST_TICKET_PAST', 'OK'])
  // A manager who knows better opens longer.
  const { day } = hall.store.today(hall.centre)
  await must(hall, 'set-day', manager, { target: day, setting: '{"mode":"open","close":"21:00"}' })
  expect(await codesAt(hall, [clockAt(18, 40)])).toEqual(['OK'])
})

test('outside the hours of the service the visitor is told when it opens', async () => {
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

test('on a day that a manager has closed or ended the visitor is told of the next one', async () => {
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

test('a request that was carried out keeps its answer when the hall has closed since', async () => {
  const hall = await openHall(client)
  const first = await ask(hall, { requestId: 'request-of-the-day' })
  hall.clock.now = clockAt(20, 30)
  expect(await ask(hall, { requestId: 'request-of-the-day' })).toEqual({ ...first, seen: true })
  expect(await refusal(hall)).toMatchObject({ code: 'SERVICE_CLOSED' })
})

test('a locked kiosk gives nothing; others and the manager do', async () => {
  const kiosks = { k1: { locked: true }, k2: { locked: false } }
  const hall = await openHall(client, settings => ({ ...settings, kiosks }))
  expect(await refusal(hall)).toEqual({ code: 'KIOSK_LOCKED' })
  expect(await refusal(hall, { device: 'k2' })).toBe('OK')
  expect(await refusal(hall, { role: 'manager' })).toBe('OK')
})

test('a full hall and a full queue give nothing until somebody is called', async () => {
  const bounded = (settings: CentreSettings): CentreSettings => ({
    ...settings,
    maxWaiting: 3,
    services: { 'housing-register': { submission: { maxWaiting: 2 } } },
  })
  const hall = await openHall(client, bounded)
  const seat = await sit(hall, '1', [register])
  const wanted = [register, register, register, aids, aids]
  const answers: unknown[] = []
  for (const queue of wanted) answers.push(await refusal(hall, { queue }))
  expect(answers).toEqual(['OK', 'OK', { code: 'QUEUE_FULL' }, 'OK', { code: 'CENTRE_FULL' }])
  await serveUntil(hall, seat, 'called')
  expect(await refusal(hall, { queue: aids })).toBe('OK')
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
