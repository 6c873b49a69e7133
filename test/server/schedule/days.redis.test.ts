import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { QueueStore } from '../../../server/queue/queue-store.ts'
import { businessDay } from '../../../shared/domain/business-day.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { openHall } from '../../kit/hall.ts'
import { issue as issueAt, type Member, member } from '../../kit/member.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { randomPrefix, startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { eventsOf, issue, serveUntil, sit } from '../../kit/steps.ts'
import { until } from '../../kit/until.ts'

const dayMs = 86_400_000
const queue = 'housing-register.submission'

let redis: TestRedis
let store: TestClient
let node: TestNode | undefined
const members: Member[] = []

beforeAll(async () => {
  redis = await startRedis()
  store = await redis.client()
})
afterEach(async () => {
  for (const one of members.splice(0)) one.close()
  await node?.stop()
  node = undefined
})
afterAll(() => redis.stop())

/** A start of the day that is as far away as possible, so that no day changes while the test runs. */
function calmSettings() {
  const inHalfADay = new Date(Date.now() + 12 * 3_600_000 + 5 * 3_600_000)
  const dayStartsAt = inHalfADay.toISOString().slice(11, 16)
  return { zone: 'Asia/Almaty', dayStartsAt }
}

async function join(url: string, centre: string): Promise<Member> {
  const one = await member(url, { role: 'manager', centre })
  members.push(one)
  return one
}

test('after a weekend switched off, Friday’s waiting tickets are unserved, the windows are closed, and Monday begins with 001', async () => {
  const calendar = calmSettings()
  const friday = Date.now() - 3 * dayMs
  const hall = await openHall(store, settings => ({ ...settings, ...calendar }), { now: friday, calendar })
  const seat = await sit(hall, '1', [queue])
  const tickets = [
    await issue(hall, queue),
    await issue(hall, queue),
    await issue(hall, queue),
    await issue(hall, queue),
  ]
  await serveUntil(hall, seat, 'parked')
  await serveUntil(hall, seat, 'serving')
  const { day } = hall.store.today(hall.centre)

  node = await startNode(redis, { prefix: hall.prefix })
  const manager = await join(node.url, hall.centre)
  await until('Friday is closed', () => manager.hall.view?.days[day] === 'closed')
  const ends = (await eventsOf(store, hall)).filter(({ type }) => /left-unserved|finished/.test(type))
  expect(ends.map(({ type, ticket }) => [type, ticket]).sort()).toEqual(
    [
      ['ticket:finished', tickets[1]],
      ['ticket:left-unserved', tickets[0]],
      ['ticket:left-unserved', tickets[2]],
      ['ticket:left-unserved', tickets[3]],
    ].sort(),
  )
  expect(manager.hall.view?.counters['1']?.state).toBe('closed')
  const first = await issueAt(manager, queue)
  expect(first.number).toBe('A001')
  expect(first.ticket.slice(0, 8)).toBe(businessDay(Date.now(), calendar.zone, calendar.dayStartsAt).day)
  // Friday's tickets are no longer in the view.
  const [old = ''] = tickets
  expect(await manager.answer('ticket:cancel', { ticket: old, word: 'left' })).toMatchObject({
    error: { code: 'NO_SUCH_TICKET' },
  })
})

test('each centre’s day follows its own time zone and start of the day', async () => {
  const prefix = randomPrefix()
  const now = Date.now()
  const calendars = {
    // The two zones are a day apart at any hour.
    akmola: { zone: 'Pacific/Kiritimati', dayStartsAt: '00:00' },
    aktobe: { zone: 'Pacific/Pago_Pago', dayStartsAt: '00:00' },
    // Open past midnight: yesterday's evening continues until this minute tomorrow.
    atyrau: { zone: 'UTC', dayStartsAt: new Date(now + 3_600_000).toISOString().slice(11, 16) },
  }
  for (const [centre, calendar] of Object.entries(calendars))
    await openHall(store, settings => ({ ...settings, ...calendar }), { prefix, centre, now, calendar })
  node = await startNode(redis, { prefix })
  const days: string[] = []
  for (const [centre, { zone, dayStartsAt }] of Object.entries(calendars)) {
    const manager = await join(node.url, centre)
    const { ticket, number } = await issueAt(manager, queue)
    const { day } = businessDay(Date.now(), zone, dayStartsAt)
    days.push(day)
    expect([ticket, number, manager.hall.tick?.day]).toEqual([`${day}-000001`, 'A001', day])
  }
  expect(days[0] && days[1] && days[0] > days[1]).toBe(true)

  const { day: yesterday } = businessDay(now - 3_600_000 * 23, 'UTC', '00:00')
  expect(days[2]).toBe(yesterday)
})

test('an opened day ends the one before it, whenever the schedule checks next', async () => {
  const prefix = randomPrefix()
  node = await startNode(redis, { prefix })
  const manager = await join(node.url, 'akmola')
  // The store's clock is a day behind for one command.
  const yesterday = () => Date.now() - dayMs
  const calendar = { zone: 'Asia/Almaty', dayStartsAt: '00:00' }
  const late = new QueueStore(store, { prefix, calendarOf: () => calendar, clock: yesterday, now: yesterday })
  const given = await late.run('akmola', 'issue', { by: 'kiosk:k1' }, { queue, lang: 'kk', from: 'k1' })
  if (!given.ok) throw new Error(given.error.code)
  const ticket = String(given.reply.ticket)
  const day = ticket.slice(0, 8)
  // The schedule leads out of that day again within a second, and a screen may hear of both at once: what stays is that it was.
  await until('the screen knows the day before', () => manager.hall.view?.days[day] !== undefined)
  const next = await issueAt(manager, queue)
  expect(next.number).toBe('A001')
  expect(next.ticket.slice(0, 8) > day).toBe(true)

  await until('the day before is closed', () => manager.hall.view?.days[day] === 'closed')
  await until('only today’s visitor waits', () => manager.hall.view?.queues[queue]?.waiting === 1)

  const story = await manager.query('story', { ticket })
  // No printer is there: the paper fails before or after the day's end.
  const ofVisitor = story.steps.filter(({ type }) => !type.startsWith('ticket:print'))
  expect(ofVisitor.at(-1)?.type).toBe('ticket:left-unserved')
})

test('settings that would move a ticket’s day are refused with the reason, and everything continues as before', async () => {
  node = await startNode(redis, { prefix: randomPrefix() })
  const manager = await join(node.url, 'akmola')
  const first = await issueAt(manager, queue)
  const save = async (what: Partial<CentreSettings>) => {
    const { settings } = manager.hall.view ?? {}
    return manager.answer('settings:update-settings', {
      base: settings?.version ?? 0,
      settings: { ...settings, ...what },
    })
  }
  for (const moved of [
    { zone: 'Pacific/Pago_Pago' },
    { zone: 'Pacific/Kiritimati' },
    { dayStartsAt: '01:00' },
  ]) {
    const detail = { day: first.ticket.slice(0, 8), tickets: 1 }
    expect(await save(moved)).toEqual({ ok: false, error: { code: 'DAY_IN_USE', detail } })
  }

  const second = await issueAt(manager, queue)
  expect([first.number, second.number]).toEqual(['A001', 'A002'])

  await until('both wait', () => manager.hall.view?.queues[queue]?.waiting === 2)
  const found = await manager.query('find', { number: 'A001' })
  expect(found.tickets.map(({ id }) => id)).toEqual([first.ticket])
})
