import { expect, test } from 'vitest'
import { parseSettings } from '../../../shared/contract/settings.ts'
import { localTime } from '../../../shared/domain/business-day.ts'
import { splitQueue } from '../../../shared/domain/queue.ts'
import { order, orderSettings, queues, serviceById } from '../../kit/order.ts'

test('a new centre has default settings in the one zone of the country', () => {
  const { zone, languages, version } = orderSettings()
  expect(languages).toEqual(['kk', 'ru', 'en'])
  expect(version).toBe(1)
  // UTC+5 since 1 March 2024.
  expect(localTime(Date.UTC(2026, 10, 23, 19, 30), zone)).toMatchObject({ day: 24, hour: 0, minute: 30 })
})

test('eight windows serve every queue, two of them collection', () => {
  const { counters } = orderSettings()
  expect(counters.map(counter => counter.id)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
  for (const queue of queues)
    expect(counters.filter(counter => counter.queues.includes(queue)).length, queue).toBeGreaterThanOrEqual(2)
  const lettersOf = (at: number) =>
    new Set(counters[at]?.queues.map(queue => serviceById(splitQueue(queue).service)?.group))
  const purposesOf = (at: number) => new Set(counters[at]?.queues.map(queue => splitQueue(queue).purpose))
  const expected = ['AH', 'AH', 'BC', 'BC', 'AE', 'AE', 'ABCEH', 'ABCEH']
  for (const [at, letters] of expected.entries()) {
    expect(lettersOf(at)).toEqual(new Set(letters))
    expect(purposesOf(at)).toEqual(new Set([at < 6 ? 'submission' : 'collection']))
  }
  expect(counters.every(counter => counter.ownQueues)).toBe(true)
})

test('the order’s entitlements count everywhere, without a limit', () => {
  expect(orderSettings()).toMatchObject({
    policy: 'everywhere',
    ordinaryAfter: 0,
    maxWaiting: 1_000,
    lastTicketMinutes: 15,
    noShowAfter: 0,
    dayStartsAt: '00:00',
    holidays: [],
    kiosks: {},
    services: {},
    entitlements: [{ id: 'war-veteran' }, { id: 'disability' }],
  })
})

test('the default settings are valid', () => {
  const settings = JSON.parse(JSON.stringify(orderSettings()))
  expect(parseSettings(settings, order)).toEqual({ ok: true, settings: orderSettings() })
})
