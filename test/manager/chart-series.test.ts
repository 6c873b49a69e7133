import { describe, expect, test } from 'vitest'
import { curvesOf, slotMs } from '../../manager/chart-series.ts'

const from = Date.UTC(2026, 10, 24, 19)
const at = (slot: number) => from + slot * slotMs
const minute = 60_000

const curve = {
  '108:housing-register.submission:in': 5,
  '108:housing-register.submission:out': 1,
  '108:housing-register.submission:calls': 1,
  '108:housing-register.submission:waitMs': 2 * minute,
  '110:child-benefit.submission:in': 2,
  '110:housing-register.submission:out': 3,
  '110:housing-register.submission:calls': 3,
  '110:housing-register.submission:waitMs': 27 * minute,
  '111:housing-register.collection:in': 1,
}
const span = { from, to: at(112) + 1_000 }
const values = (points: readonly { value: number | null }[]) => points.map(point => point.value)

describe('the day so far', () => {
  test('who waits is the sum of all who came less all who went, slots without change included', () => {
    const { waiting } = curvesOf(curve, span)
    expect(values(waiting.all)).toEqual([4, 4, 3, 4, 4])
    expect(values(waiting.submission)).toEqual([4, 4, 3, 3, 3])
    expect(values(waiting.collection)).toEqual([0, 0, 0, 1, 1])
  })

  test('the mean wait of a slot counts the people called in it; a slot without a call has none', () => {
    const { wait } = curvesOf(curve, span)
    expect(values(wait.submission)).toEqual([2, null, 9, null, null])
    expect(values(wait.collection)).toEqual([null, null, null, null, null])
  })

  test('a point is at the end of its slot, the last one at the present time', () => {
    const { waiting } = curvesOf(curve, span)
    expect(waiting.all.map(point => point.at)).toEqual([109, 110, 111, 112].map(at).concat(span.to))
  })

  test('coarser points tell the same end', () => {
    const { waiting, wait } = curvesOf(curve, span, 6)
    expect(values(waiting.all)).toEqual([4])
    expect(values(wait.submission)).toEqual([29 / 4])
  })

  test('an undone step counts back', () => {
    const undone = { ...curve, '112:child-benefit.submission:in': 1, '112:child-benefit.submission:out': 2 }
    expect(values(curvesOf(undone, span).waiting.all).at(-1)).toBe(3)
  })

  test('consultations are a line of their own, and count among all', () => {
    const asked = { ...curve, '110:housing-register.consultation:in': 2 }

    const { waiting } = curvesOf(asked, span)

    expect(values(waiting.consultation)).toEqual([0, 0, 2, 2, 2])
    expect(values(waiting.all)).toEqual([4, 4, 5, 6, 6])
  })

  test('a day on which nobody has come has no points', () => {
    expect(curvesOf({}, span).waiting.all).toEqual([])
  })

  test('a slot later than now is not lost: clocks may differ by a moment', () => {
    const early = curvesOf(curve, { from, to: at(110) })
    expect(values(early.waiting.all)).toEqual([4, 4, 3, 4])
  })
})
