import { expect, test } from 'vitest'
import { hallTime } from '../../../shared/domain/hall-time.ts'

test.each([
  ['later than the last event', 1_000, 1_000],
  ['at the same moment', 0, 0],
  ['a little earlier: the time is held', -1, 0],
  ['earlier by less than a minute: the time is held', -59_999, 0],
  ['earlier by a minute: a correction', -60_000, -60_000],
])('a clock %s', (_, now, is) => {
  expect(hallTime(0, now)).toBe(is)
})
