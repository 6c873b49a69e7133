import { afterAll, beforeAll, expect, test } from 'vitest'
import { Presence } from '../../../server/screens/presence.ts'
import { morning, openHall, type TestHall } from '../../kit/hall.ts'
import { startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { codeOf, manager, must, sit, system } from '../../kit/steps.ts'

const queue = 'housing-register.submission'
const minute = 60_000

let redis: TestRedis
let client: TestClient

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
})
afterAll(() => redis.stop())

interface Moment {
  /** The steady clock of the node, in ms. */
  steadyMs: number
  /** The store's clock, Unix ms. */
  now: number
}

/** Checks a hall's windows, as a node does each second, and writes changes to the store. @returns the windows without anyone */
async function look(presence: Presence, hall: TestHall, present: string[], at: Moment): Promise<string[]> {
  const view = await hall.view()
  const away = presence.away(view, new Set(present), at.steadyMs)
  for (const change of presence.changes(view, away, at))
    await must(hall, 'note-presence', system, { ...change })
  return away
}

/** @returns a moment of the morning by both clocks. */
const after = (ms: number): Moment => ({ steadyMs: ms, now: morning + ms })

test('a window without a screen for a minute is noted once, with the time when its screen left, and again when somebody is back', async () => {
  const hall = await openHall(client)
  const presence = new Presence(minute)
  const { session } = await sit(hall, '1', [queue])
  const noted = async () => (await hall.view()).counters['1']?.away
  expect(await look(presence, hall, ['1'], after(0))).toEqual([])
  expect(await look(presence, hall, [], after(5_000))).toEqual([])
  expect(await look(presence, hall, [], after(5_000 + minute - 1))).toEqual([])
  expect(await noted()).toBeUndefined()

  const before = (await hall.view()).n
  expect(await look(presence, hall, [], after(5_000 + minute))).toEqual(['1'])
  expect(await look(presence, hall, [], after(3 * minute))).toEqual(['1'])
  expect(await noted()).toBe(session)
  expect((await hall.view()).n).toBe(before + 1)
  expect(await look(presence, hall, ['1'], after(4 * minute))).toEqual([])
  expect(await noted()).toBeUndefined()
  expect((await hall.view()).n).toBe(before + 2)
})

test.each([
  ['an hour ahead', 60 * minute],
  ['an hour back', -60 * minute],
])('a step of the store’s clock, %s, makes no window away early or late', async (_, stepMs) => {
  const hall = await openHall(client)
  const presence = new Presence(minute)
  await sit(hall, '1', [queue])
  const stepped = (ms: number): Moment => ({ steadyMs: ms, now: morning + ms + stepMs })
  expect(await look(presence, hall, [], after(0))).toEqual([])
  expect(await look(presence, hall, [], stepped(1_000))).toEqual([])
  expect(await look(presence, hall, [], stepped(minute - 1))).toEqual([])
  const view = await hall.view()
  const away = presence.away(view, new Set(), minute)
  expect(away).toEqual(['1'])
  // The absence begins when the screen left, by the clock as it is now.
  const [change] = presence.changes(view, away, stepped(minute))
  expect(change?.away).toBe(morning + stepMs)
})

test('a second node notes the same without a change, and a new sitting counts as present', async () => {
  const hall = await openHall(client)
  const { session } = await sit(hall, '1', [queue])
  const away = { counter: '1', session, away: morning }
  await must(hall, 'note-presence', system, away)
  expect(await codeOf(hall, 'note-presence', system, away)).toBe('ALREADY_NOTED')
  expect(await codeOf(hall, 'note-presence', manager, away)).toBe('NOT_PERMITTED')

  await must(hall, 'close-counter', manager, { counter: '1' })
  expect(await codeOf(hall, 'note-presence', system, { ...away, away: '' })).toBe('COUNTER_CLOSED')

  await sit(hall, '1', [queue])
  const presence = new Presence(minute)
  const view = await hall.view()
  expect(presence.changes(view, presence.away(view, new Set(['1']), 0), after(0))).toEqual([])
  expect(await codeOf(hall, 'note-presence', system, away)).toBe('COUNTER_CLOSED')
})
