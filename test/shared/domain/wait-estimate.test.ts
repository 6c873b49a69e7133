import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { QueueId } from '../../../shared/domain/queue.ts'
import { likelyWait, waitThrough } from '../../../shared/domain/wait-estimate.ts'

const minute = 60_000
const aid: QueueId = 'housing-aid.submission'
const land: QueueId = 'land-plots.submission'

const wait = (
  ahead: Partial<Record<QueueId, number>>,
  minutes: Record<string, number | null>,
  counters: number,
) =>
  likelyWait({
    aheadByQueue: ahead,
    meanMsByQueue: queue => {
      const mean = minutes[queue] ?? null
      return mean === null ? null : mean * minute
    },
    counters,
  })

test.each([
  // 60 minutes of work at two windows: 30 in the mean, 21 to 45, rounded out.
  [{ [aid]: 6 }, { [aid]: 10 }, 2, { from: 20, to: 45 }],
  // Each queue by its own mean: 20 + 40 minutes at one window, 42 to 90.
  [{ [aid]: 2, [land]: 2 }, { [aid]: 10, [land]: 20 }, 1, { from: 40, to: 90 }],
  [{ [aid]: 1 }, { [aid]: 1 }, 1, { from: 0, to: 5 }],
  // 50 x 0.7 = 35 and 50 x 1.5 = 75 are on the edge, and stay there.
  [{ [aid]: 5 }, { [aid]: 10 }, 1, { from: 35, to: 75 }],
  [{ [aid]: 1 }, { [aid]: 10 / 3 }, 1, { from: 0, to: 5 }],
])('%j at means %j, %i windows', (ahead, means, counters, expected) => {
  expect(wait(ahead, means, counters)).toEqual(expected)
})

test('nobody ahead: 0 to 5 minutes, even before anything is known', () => {
  expect(wait({}, {}, 3)).toEqual({ from: 0, to: 5 })
  expect(wait({ [aid]: 0 }, {}, 1)).toEqual({ from: 0, to: 5 })
})

test('not known without a window or without the mean of someone ahead', () => {
  expect(wait({ [aid]: 4 }, { [aid]: 10 }, 0)).toBeNull()
  expect(wait({}, {}, 0)).toBeNull()
  expect(wait({ [aid]: 4, [land]: 1 }, { [aid]: 10 }, 2)).toBeNull()
})

test('holds 0.7 to 1.5 of the mean wait, and is less than a step wider at either end', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 1_000, max: 3_600_000 }),
      fc.integer({ min: 1, max: 40 }),
      (ahead, mean, counters) => {
        const range = likelyWait({ aheadByQueue: { [aid]: ahead }, meanMsByQueue: () => mean, counters })
        const expected = (ahead * mean) / counters / minute
        if (!range) return expect.unreachable()
        const [low, high] = [expected * 0.7, expected * 1.5]
        expect(range.from % 5).toBe(0)
        expect(range.to % 5).toBe(0)
        expect(range.from).toBeLessThan(range.to)
        expect(range.from).toBeLessThanOrEqual(low + 1e-6)
        expect(range.to).toBeGreaterThanOrEqual(high - 1e-6)
        expect(low - range.from).toBeLessThan(5)
        expect(range.to - high).toBeLessThan(5)
      },
    ),
  )
})

const now = Date.UTC(2026, 10, 23, 7, 28)
const lunch = { from: now + 2 * minute, to: now + 92 * minute }

test.each([
  ['two minutes before a break: after it', { from: 0, to: 5 }, [lunch], { from: 90, to: 100 }],
  ['what is done before the break stays', { from: 0, to: 5 }, [later(lunch, 60)], { from: 0, to: 5 }],
  ['what only the slow half reaches: both', { from: 10, to: 30 }, [later(lunch, 23)], { from: 10, to: 125 }],
  ['two breaks', { from: 30, to: 60 }, [later(lunch, 18), later(lunch, 130)], { from: 125, to: 250 }],
  ['a break that has begun: the rest of it', { from: 5, to: 10 }, [later(lunch, -12)], { from: 85, to: 90 }],
])('breaks: %s', (_case, wait, breaks, expected) => {
  expect(waitThrough(wait, now, breaks)).toEqual(expected)
})

test('with breaks a wait is never shorter, and nobody is called within one', () => {
  const span = fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 120 }))
  const wait = fc
    .tuple(fc.nat(60), fc.nat(60))
    .map(([from, more]) => ({ from: from * 5, to: (from + more + 1) * 5 }))
  fc.assert(
    fc.property(wait, fc.array(span, { maxLength: 4 }), (wait, drawn) => {
      const breaks = drawn
        .sort(([a], [b]) => a - b)
        .map(([from, long]) => ({ from: now + from * minute, to: now + (from + long) * minute }))
      const likely = waitThrough(wait, now, breaks)
      expect(likely.from).toBeGreaterThanOrEqual(wait.from)
      expect(likely.to).toBeGreaterThanOrEqual(wait.to)
      expect(likely.to).toBeGreaterThanOrEqual(likely.from)
      // Because of rounding to whole fives, the upper end may be less than a step inside a break.
      const upper = now + (likely.to - 5) * minute
      for (const { from, to } of breaks) expect(upper >= from && upper + 5 * minute < to).toBe(false)
    }),
  )
})

function later({ from, to }: { from: number; to: number }, minutes: number) {
  return { from: from + minutes * minute, to: to + minutes * minute }
}
