import { expect, test } from 'vitest'
import { waitOf } from '../../counter/waits.ts'

const minute = 60_000
const ticket = { waitSince: 0, dueBy: 30 * minute }

test.each([
  [23.9, 'within'],
  [24, 'approaching'],
  [29.9, 'approaching'],
  [30, 'breached'],
  [95, 'breached'],
] as const)('after %d of 30 minutes a wait is %s', (minutes, level) => {
  expect(waitOf(ticket, minutes * minute)).toEqual({ waited: minutes * minute, target: 30 * minute, level })
})

test('a wait ends with the call', () => {
  expect(waitOf({ ...ticket, called: 5 * minute }, 90 * minute)).toMatchObject({
    waited: 5 * minute,
    level: 'within',
  })
})

test('a queue without a target has no level', () => {
  expect(waitOf({ waitSince: 0 }, 90 * minute)).toEqual({
    waited: 90 * minute,
    target: undefined,
    level: 'none',
  })
})

test('a clock that was set back gives no negative wait', () => {
  expect(waitOf({ waitSince: 1_000 }, 0).waited).toBe(0)
})
