import { expect, test } from 'vitest'
import type { Patch } from '../../../server/queue/build-scripts.ts'
import { changedKeys, dump } from '../../kit/dump.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import { mutants } from '../../kit/mutants.ts'
import { atWindow, eventsOf, issue, kiosk, must, serveUntil, sit, sittingOf } from '../../kit/steps.ts'
import { client, register, useRedis } from './scene.ts'

useRedis()

const visitor = { queue: register, lang: 'kk', from: 'k1' } as const

/** A kiosk's request, sent `ago` ms before now. */
function take(hall: TestHall, id: string, age?: number, asker = 'kiosk-k1') {
  const sentAt = age === undefined ? {} : { sentAt: Number(hall.clock.now) - age }
  return hall.store.run(hall.centre, 'issue', { by: kiosk, request: { asker, id }, ...sentAt }, visitor)
}

/** A request gives one ticket, however often it comes and whatever happens in between. */
async function oneTicketARequest(patch?: Patch): Promise<void> {
  const hall = await openHall(client, undefined, { patch })
  const first = await take(hall, 'touch-session-1')
  await take(hall, 'touch-session-2')
  hall.clock.now = Number(hall.clock.now) + 3_000
  const again = await Promise.all(Array.from({ length: 8 }, () => take(hall, 'touch-session-1')))
  for (const result of again) expect(result).toEqual({ ...first, seen: true })
  expect(Object.keys((await hall.view()).tickets)).toHaveLength(2)
}

test('defect 02: a repeated tap gives the same ticket', () => oneTicketARequest())
test('defect 02 is seen: a variant that forgets requests gives another', async () => {
  await expect(oneTicketARequest(mutants.forgetsRequests)).rejects.toThrow()
})

test('the same request id of another device is another request', async () => {
  const hall = await openHall(client)
  const [one, two] = [await take(hall, 'r1', 0, 'kiosk-k1'), await take(hall, 'r1', 0, 'kiosk-k2')]
  expect(one.ok && one.reply.ticket).not.toBe(two.ok && two.reply.ticket)
})

test('a request id of another command is refused, whatever its age, and changes nothing', async () => {
  const hall = await openHall(client)
  await take(hall, 'r1')
  const seat = await sit(hall, '1', [register])
  const before = await dump(client, hall.prefix)
  for (const age of [0, 60_000]) {
    const request = { asker: 'kiosk-k1', id: 'r1' }
    const context = { by: seat.by, request, sentAt: Number(hall.clock.now) - age }
    expect(await hall.store.run(hall.centre, 'call-next', context, sittingOf(seat))).toEqual({
      ok: false,
      error: { code: 'REQUEST_ID_REUSED', detail: { command: 'issue' } },
    })
  }
  expect(changedKeys(before, await dump(client, hall.prefix))).toEqual([])
})

test('a refusal is final for its request: a first delivery that comes late cannot succeed', async () => {
  const hall = await openHall(client)
  const seat = await sit(hall, '1', [register])
  const sentAt = Number(hall.clock.now)
  const press = (id: string) =>
    hall.store.run(
      hall.centre,
      'call-next',
      { by: seat.by, request: { asker: 'tab-1', id }, sentAt },
      sittingOf(seat),
    )
  // The first delivery is stuck in a node; the screen repeats it elsewhere and is refused.
  hall.clock.now = sentAt + 5_000
  expect(await press('r1')).toEqual({ ok: false, error: { code: 'QUEUE_EMPTY' } })
  await issue(hall, register)
  hall.clock.now = sentAt + 6_000
  const before = await dump(client, hall.prefix)
  expect(await press('r1')).toEqual({ ok: false, error: { code: 'QUEUE_EMPTY' }, seen: true })
  expect(changedKeys(before, await dump(client, hall.prefix))).toEqual([])
  expect(await press('r2')).toMatchObject({ ok: true })
})

test('a stored refusal keeps its details, and expires when its request can only be too old', async () => {
  const hall = await openHall(client)
  const first = await sit(hall, '1', [register])
  const ticket = await issue(hall, register)
  await must(hall, 'call-next', first.by, sittingOf(first))
  const press = () =>
    hall.store.run(
      hall.centre,
      'call-next',
      { by: first.by, request: { asker: 'tab-1', id: 'r1' } },
      sittingOf(first),
    )
  const refused = { ok: false, error: { code: 'COUNTER_BUSY', detail: { ticket } } }
  expect(await press()).toEqual(refused)
  expect(await press()).toEqual({ ...refused, seen: true })
  const left = await client.pTTL(hall.store.keys(hall.centre).request('tab-1', 'r1'))
  // A request is valid from 10 s before its time to 10 s after it.
  expect(left).toBeGreaterThan(20_000)
  expect(left).toBeLessThanOrEqual(30_000)
})

test('a refusal that is answered at once stores nothing: no screen repeats its request within that time', async () => {
  const hall = await openHall(client, settings => ({ ...settings, maxWaiting: 1 }))
  const ticket = await issue(hall, register)
  const record = hall.store.keys(hall.centre).request('kiosk-k1', 'r1')
  expect(await take(hall, 'r1', 20)).toEqual({ ok: false, error: { code: 'CENTRE_FULL' } })
  expect(await client.exists(record)).toBe(0)
  await must(hall, 'cancel', 'manager:m1', { ticket, word: 'left' })
  expect(await take(hall, 'r1', 20)).toMatchObject({ ok: true, seen: false })
})

test('a node’s own refusal is final too, unless the request was answered before', async () => {
  const hall = await openHall(client)
  const context = (id: string) => ({ by: kiosk, request: { asker: 'kiosk-k1', id } })
  const refused = { ok: false, error: { code: 'SERVICE_CLOSED', detail: { opensAt: 5 } } } as const
  expect(await hall.store.refuse(hall.centre, 'issue', context('r1'), refused)).toEqual(refused)
  expect(await take(hall, 'r1')).toEqual({ ...refused, seen: true })
  const given = await take(hall, 'r2')
  expect(await hall.store.refuse(hall.centre, 'issue', context('r2'), refused)).toEqual({
    ...given,
    seen: true,
  })
  expect(await take(hall, 'r2')).toEqual({ ...given, seen: true })
})

test.each([
  ['10 s old', 10_000, 'OK'],
  ['older than 10 s', 10_001, 'EXPIRED'],
  ['of yesterday', 86_400_000, 'EXPIRED'],
  ['10 s ahead', -10_000, 'OK'],
  ['further ahead', -10_001, 'EXPIRED'],
])('a command %s', async (_, age, code) => {
  const hall = await openHall(client)
  const before = await dump(client, hall.prefix)
  const result = await take(hall, 'r1', age)
  expect(result.ok ? 'OK' : result.error.code).toBe(code)
  if (code === 'EXPIRED') expect(changedKeys(before, await dump(client, hall.prefix))).toEqual([])
})

test('a known request is answered again even when it is old, on the next day too', async () => {
  const hall = await openHall(client)
  const first = await take(hall, 'r1', 0)
  expect(await take(hall, 'r1', 60_000)).toEqual({ ...first, seen: true })
  hall.clock.now = Number(hall.clock.now) + 20 * 3_600_000
  expect(await take(hall, 'r1', 20 * 3_600_000)).toEqual({ ...first, seen: true })
})

test('a request whose record is gone is too old to be carried out twice', async () => {
  const hall = await openHall(client)
  await take(hall, 'r1', 0)
  await client.del(hall.store.keys(hall.centre).request('kiosk-k1', 'r1'))
  hall.clock.now = Number(hall.clock.now) + 86_400_000
  expect(await take(hall, 'r1', 86_400_000)).toEqual({ ok: false, error: { code: 'EXPIRED' } })
})

test('a request is remembered for 24 hours', async () => {
  const hall = await openHall(client)
  await take(hall, 'r1')
  const left = await client.pTTL(hall.store.keys(hall.centre).request('kiosk-k1', 'r1'))
  expect(left).toBeGreaterThan(86_400_000 - 60_000)
  expect(left).toBeLessThanOrEqual(86_400_000)
})

test('a clock set back by 30 s is held and refuses no screen meanwhile', async () => {
  const hall = await openHall(client)
  const before = Number(hall.clock.now)
  await take(hall, 'r1', 0)
  hall.clock.now = before - 30_000
  // Ticks send the clock as it is, so screens send that time.
  const late = await take(hall, 'r2', 0)
  expect(late).toMatchObject({ ok: true, reply: { at: before } })
  const events = await eventsOf(client, hall)
  expect(events.map(event => event.at)).toEqual(events.map(() => before))
  expect(events.some(event => event.body.clockBack !== undefined)).toBe(false)
})

test('a clock set back by 5 minutes is accepted and reported once, and no wait becomes negative', async () => {
  const hall = await openHall(client)
  const before = Number(hall.clock.now)
  const seat = await sit(hall, '1', [register])
  const first = await issue(hall, register)
  await must(hall, 'call-next', seat.by, sittingOf(seat))
  await must(hall, 'start', seat.by, atWindow(seat, first))
  const second = await issue(hall, register)
  const n = (await hall.view()).n
  hall.clock.now = before - 5 * 60_000
  await must(hall, 'finish', seat.by, atWindow(seat, first))
  expect(await serveUntil(hall, seat, 'called')).toBe(second)
  const reported = await eventsOf(client, hall, n)
  expect(reported.map(event => [event.type, event.at, event.body.clockBack])).toEqual([
    ['ticket:finished', before - 300_000, 300_000],
    ['ticket:called', before - 300_000, undefined],
  ])
  expect(reported[0]?.body).toMatchObject({ service: 0 })
  expect(reported[1]?.body).toMatchObject({ waited: 0 })
  expect((await hall.view()).sum).toMatchObject({
    [`${register}:serviceMs`]: 0,
    [`${register}:waitMs`]: 0,
    [`${register}:longestMs`]: 0,
  })
})
