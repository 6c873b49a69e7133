import { expect, test } from 'vitest'
import { settingsArgs } from '../../../server/queue/rules.ts'
import type { ScriptResult } from '../../../server/queue/script-runner.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import { order } from '../../kit/order.ts'
import { ask, endToday, issue, manager, must, serveUntil, sit } from '../../kit/steps.ts'
import { client, useRedis } from './scene.ts'

const queue = 'housing-register.submission'
const day = '20991125'
const hourMs = 3_600_000

useRedis()

async function change(hall: TestHall, what: Partial<CentreSettings>): Promise<ScriptResult> {
  const { settings } = await hall.view()
  const args = settingsArgs(settings.version, { ...settings, ...what }, order, [], hall.clock.now)
  return ask(hall, 'update-settings', manager, args)
}

const inTheWay = (tickets: number, of = day) => ({
  ok: false,
  error: { code: 'DAY_IN_USE', detail: { day: of, tickets } },
})

test.each<[string, Partial<CentreSettings>]>([
  ['a zone in which it is yesterday', { zone: 'Pacific/Pago_Pago' }],
  ['a zone in which the same day began at another time', { zone: 'Asia/Kathmandu' }],
  ['a day that begins later than now', { dayStartsAt: '11:00' }],
  ['a day that began an hour later', { dayStartsAt: '01:00' }],
])('a ticket of the day keeps %s from being set, and nothing changes', async (_, what) => {
  const hall = await openHall(client)
  await issue(hall, queue)
  await issue(hall, queue)
  const before = await hall.view()
  expect(await change(hall, what)).toEqual(inTheWay(2))
  expect(await hall.view()).toEqual(before)
  expect(await change(hall, { ordinaryAfter: 3 })).toMatchObject({ ok: true })
})

test('a zone with the same clock can be set at any time', async () => {
  const hall = await openHall(client)
  await issue(hall, queue)
  expect(await change(hall, { zone: 'Asia/Qyzylorda' })).toMatchObject({ ok: true })
  expect(await issue(hall, queue)).toBe(`${day}-000002`)
})

test('before the first ticket the day moves, and the next command belongs to the other day', async () => {
  const hall = await openHall(client)
  expect(await change(hall, { zone: 'Pacific/Pago_Pago' })).toMatchObject({ ok: true })
  // This node derives its days by the calendar that it knew before.
  expect(await issue(hall, queue)).toBe('20991124-000001')
  expect(await issue(hall, queue)).toBe('20991124-000002')
  expect((await hall.view()).day).toBe('20991124')
})

test('ended tickets and a day that a manager has closed also prevent the move', async () => {
  const hall = await openHall(client)
  const seat = await sit(hall, '1', [queue])
  await issue(hall, queue)
  await serveUntil(hall, seat, 'done')
  await endToday(hall)
  expect(await change(hall, { dayStartsAt: '11:00' })).toEqual(inTheWay(1))
})

test('the day does not move back into one that has tickets', async () => {
  const hall = await openHall(client)
  await issue(hall, queue)
  await endToday(hall)
  hall.clock.now = (hall.clock.now ?? 0) + 24 * hourMs
  expect(await change(hall, { dayStartsAt: '11:00' })).toEqual(inTheWay(1))
  // Where the day stays the same, nothing prevents the change.
  expect(await change(hall, { dayStartsAt: '03:00' })).toMatchObject({ ok: true })
})

test('a day that is over and not yet closed prevents the move', async () => {
  const hall = await openHall(client)
  await issue(hall, queue)
  hall.clock.now = (hall.clock.now ?? 0) + 24 * hourMs
  expect(await change(hall, { dayStartsAt: '03:00' })).toEqual(inTheWay(1))
})

test('an open window prevents the move', async () => {
  const hall = await openHall(client)
  await sit(hall, '1', [queue])
  expect(await change(hall, { zone: 'Pacific/Pago_Pago' })).toEqual({
    ok: false,
    error: { code: 'COUNTER_OCCUPIED', detail: { inspector: 'i1', counter: '1' } },
  })
  expect(await change(hall, { dayStartsAt: '03:00' })).toMatchObject({ ok: true })
})

test('a store without a stored calendar decides by its settings', async () => {
  const hall = await openHall(client)
  await client.hDel(hall.store.keys(hall.centre).centre, 'calendar')
  await issue(hall, queue)
  expect(await change(hall, { zone: 'Pacific/Pago_Pago' })).toEqual(inTheWay(1))
  expect(await change(hall, { ordinaryAfter: 3 })).toMatchObject({ ok: true })
})

test('a node that does not know the new calendar opens no window of the old day', async () => {
  const hall = await openHall(client)
  await must(hall, 'open-day', 'system:schedule').catch(() => {})
  expect(await change(hall, { zone: 'Pacific/Kiritimati' })).toMatchObject({ ok: true })
  await sit(hall, '1', [queue])
  const view = await hall.view()
  expect([view.day, view.counters[1]?.day]).toEqual(['20991125', '20991125'])
  hall.clock.now = (hall.clock.now ?? 0) + 6 * hourMs
  await issue(hall, queue)
  expect((await hall.view()).day).toBe('20991126')
})
