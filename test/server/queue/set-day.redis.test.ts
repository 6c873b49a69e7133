import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandBodies } from '../../../shared/contract/commands.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'

let redis: TestRedis
let hall: TestHall

beforeAll(async () => {
  redis = await startRedis()
  // 25 November 2099.
  hall = await openHall(await redis.client())
})
afterAll(() => redis?.stop())

const closed = JSON.stringify({ mode: 'closed' })
const setDay = (target: string, setting = closed) =>
  hall.store.run('akmola', 'set-day', { by: 'manager:m1' }, { target, setting })
const refusedWith = (code: string) => ({ ok: false, error: { code } })
const setDays = async () => Object.keys((await hall.view()).days).filter(field => field.startsWith('set:'))

test.each(['00000000', '20990231', '20991301', '99999999'])('%s is no date, and no day is set by it', day => {
  const body = { day, setting: { mode: 'closed' } }
  expect(commandBodies['day:set-day'].safeParse(body).success).toBe(false)
})

test('a day is set at most a year away, and any setting can be taken back', async () => {
  for (const day of ['21001126', '20981124', '30000101'])
    expect(await setDay(day)).toMatchObject(refusedWith('DAY_TOO_FAR'))
  for (const day of ['21001125', '20991125']) expect(await setDay(day)).toMatchObject({ ok: true })
  expect(await setDay('30000101', '')).toMatchObject({ ok: true })
  for (const day of ['21001125', '20991125']) expect(await setDay(day, '')).toMatchObject({ ok: true })
  expect(await setDays()).toEqual([])
})

test('at most a hundred days are stored; one of them can be changed, and a removed one makes room', async () => {
  const ahead = (count: number) =>
    new Date(Date.UTC(2099, 10, 26 + count)).toISOString().slice(0, 10).replaceAll('-', '')
  for (let count = 0; count < 100; count++) expect(await setDay(ahead(count))).toMatchObject({ ok: true })
  expect(await setDay(ahead(100))).toMatchObject(refusedWith('TOO_MANY_DAYS'))
  expect(await setDay(ahead(7), JSON.stringify({ mode: 'open' }))).toMatchObject({ ok: true })
  expect(await setDay(ahead(0), '')).toMatchObject({ ok: true })
  expect(await setDay(ahead(100))).toMatchObject({ ok: true })
  expect(await setDays()).toHaveLength(100)
})

test('days long past are removed automatically, and the event says so', async () => {
  const before = hall.clock.now ?? 0
  hall.clock.now = before + 200 * 86_400_000
  expect(await setDay('21000801')).toMatchObject({ ok: true })
  expect(await setDays()).toEqual(['set:21000801'])
  hall.clock.now = before
})
