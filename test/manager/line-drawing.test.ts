import { expect, test } from 'vitest'
import type { Point } from '../../manager/chart-series.ts'
import { lineDrawing } from '../../manager/line-drawing.ts'
import { zoneClock } from '../../shared/domain/business-day.ts'

const hourMs = 3_600_000
const nine = Date.parse('2026-11-30T09:00:00+05:00')
const zone = zoneClock('Asia/Almaty')

interface Drawn {
  xAxis: { min: number; max: number; interval: number; axisLabel: { formatter: (at: number) => string } }
  series: { data: { value: [number, number | null]; symbol: string }[] }[]
}

/** @param values one an hour from nine o'clock */
function drawn(...values: (number | null)[]): Drawn {
  const points: Point[] = values.map((value, hour) => ({ at: nine + hour * hourMs, value }))
  return lineDrawing('en', zone, [{ name: 'All', points, look: 'solid' }])(600) as unknown as Drawn
}

test('a point between two gaps is drawn as a dot, points of a line are not', () => {
  const [line] = drawn(1, 2, null, 3, null, 4, 5).series
  expect(line?.data.map(({ symbol }) => symbol)).toEqual([
    'none',
    'none',
    'none',
    'circle',
    'none',
    'none',
    'none',
  ])
  expect(line?.data[2]?.value[1]).toBeNull()
})

test("the time axis shows full hours of the centre's clock, at most seven of them", () => {
  const { xAxis } = drawn(...Array.from({ length: 14 }, () => 1))
  expect(xAxis.axisLabel.formatter(xAxis.min)).toBe('09:00')
  expect(xAxis.interval).toBe(2 * hourMs)
})

test('a day with one visitor yet fills an hour of the axis', () => {
  const { xAxis } = drawn(1)
  expect(xAxis.max - xAxis.min).toBe(hourMs)
})
