import { expect, test } from 'vitest'
import { openCountersOf, stateOf } from '../../../shared/view/counters.ts'
import { canFollow, lastDayOf } from '../../../shared/view/days.ts'
import { emptyView, openCounter, today, tomorrow } from '../../kit/empty-view.ts'

const queue = 'housing-register.submission'
const yesterday = '20261125'
/** Days after which the store has forgotten the tickets of a day. */
const daysKept = 8

test('the last day is the latest opened before the present one, whatever is set for other days', () => {
  const days = {
    '20261123': 'closed',
    '20261124': 'closed',
    [yesterday]: 'closed',
    [today]: 'open',
    'set:20261122': '{}',
  }

  expect(lastDayOf({ day: today, days })).toBe(yesterday)
  expect(lastDayOf({ day: '20261123', days })).toBeUndefined()
})

test('a view follows to a later day, and to none whose tickets it lacks', () => {
  const view = { day: today, days: { [yesterday]: 'closed', [today]: 'open', 'set:20261130': '{}' } }
  const after = (days: number) => `202612${String(days - 4).padStart(2, '0')}`

  expect(canFollow(view, {})).toBe(true)
  expect(canFollow(view, { day: today })).toBe(true)
  expect(canFollow({ ...view, day: '' }, { day: yesterday })).toBe(true)
  expect(canFollow(view, { day: tomorrow })).toBe(true)
  expect(canFollow(view, { day: yesterday })).toBe(false)
  expect(canFollow(view, { day: after(daysKept - 1) })).toBe(true)
  expect(canFollow(view, { day: after(daysKept) })).toBe(false)
})

test('a view that knows a later day than its own does not follow to a new one', () => {
  expect(
    canFollow({ day: yesterday, days: { [yesterday]: 'open', [today]: 'open' } }, { day: tomorrow }),
  ).toBe(false)
})

test('a view cannot follow when the store forgets the last day', () => {
  const view = { day: today, days: { '20261124': 'closed', [yesterday]: 'closed', [today]: 'open' } }

  expect(canFollow(view, { days: { [yesterday]: null } })).toBe(false)
  expect(canFollow(view, { days: { '20261124': null, [yesterday]: 'closed' } })).toBe(true)
})

test('a window of another day is closed', () => {
  const view = emptyView()

  expect(stateOf(view, openCounter())).toBe('open')
  expect(stateOf(view, openCounter({ day: yesterday }))).toBe('closed')
})

test('a queue is served by open windows of today that have an inspector and the queue', () => {
  const { inspector: _nobody, ...empty } = openCounter({ id: '5' })
  const counters = {
    '1': openCounter(),
    '2': openCounter({ id: '2', state: 'paused' }),
    '3': openCounter({ id: '3', day: yesterday }),
    '4': openCounter({ id: '4', queues: ['birth-certificate.submission'] }),
    '5': empty,
  }

  expect(openCountersOf(emptyView({ counters }), queue).map(({ id }) => id)).toEqual(['1'])
})
