import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Hall } from '../../../server/halls/hall.ts'
import { openHall } from '../../kit/hall.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { eventsOf, issue, must, system } from '../../kit/steps.ts'

let redis: TestRedis
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.stop())

test('a view is read again when a clock set back over midnight leads into a day that it has dropped', async () => {
  const client = await redis.client()
  const hall = await openHall(client)
  let reloads = 0
  const view = new Hall({
    centre: hall.centre,
    log: pino({ level: 'silent' }),
    readView: () => hall.store.readView(hall.centre),
    readSign: async () => undefined,
    onEvent: () => {},
    onReload: () => {
      reloads++
    },
  })
  const early = await issue(hall, 'housing-register.submission')
  await view.load()
  const before = Number(hall.clock.now)
  hall.clock.now = before + 86_400_000
  await must(hall, 'open-day', system)
  const midnight = await eventsOf(client, hall, view.view?.n)
  for (const event of midnight) expect(await view.follow(event)).toBe(true)
  expect(view.view?.tickets).toEqual({})

  hall.clock.now = before + 3_600_000
  const late = await issue(hall, 'housing-register.submission')
  const [back] = await eventsOf(client, hall, view.view?.n)
  expect(back?.type).toBe('day:opened')
  expect(back && (await view.follow(back))).toBe(false)

  await view.load()
  expect(reloads).toBe(2)
  expect(Object.keys(view.view?.tickets ?? {})).toEqual([early, late])
})
