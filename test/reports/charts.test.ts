import { describe, expect, test } from 'vitest'
import { distributionChart } from '../../reports/charts/distribution.ts'
import { visitorsHeat, waitsHeat } from '../../reports/charts/heat.ts'
import { reasonsChart } from '../../reports/charts/reasons.ts'
import { activityLooks, timelineChart } from '../../reports/charts/timeline.ts'
import { trendChart } from '../../reports/charts/trend.ts'
import type { ArchiveReport, DayReport, Figures } from '../../shared/contract/archive-report.ts'
import { zoneClock } from '../../shared/domain/business-day.ts'
import { locales } from '../../shared/domain/locale.ts'
import { callReasons } from '../../shared/domain/ticket.ts'
import { colours, contrast, edge, ground, heat, heatColour, inkOn } from '../../shared/ui/charts/looks.ts'

const minute = 60_000
const spread = (p90: number) => ({ count: 10, mean: p90, median: p90, p90, p95: p90, longest: p90 })
const figures = (visitors: number, p90: number | null): Figures => ({
  visitors,
  served: visitors,
  missed: 0,
  unserved: 0,
  cancelled: 0,
  untrusted: 0,
  service: null,
  wait: p90 === null ? null : spread(p90),
  counted: visitors,
  within: visitors / 2,
})

const report = {
  trendBy: 'day',
  trend: [
    { from: '2026-11-21', to: '2026-11-21', figures: figures(10, 12 * minute) },
    { from: '2026-11-22', to: '2026-11-22', figures: figures(0, null) },
  ],
  heat: [
    { weekday: 1, hour: 8, visitors: 4, p90: 90_000 },
    { weekday: 6, hour: 12, visitors: 6, p90: null },
  ],
  distribution: [
    { from: 0, to: 5, waits: 3 },
    { from: 5, to: 10, waits: 0 },
    { from: 10, to: 15, waits: 2 },
    { from: 15, to: 20, waits: 0 },
    { from: 20, to: 25, waits: 0 },
    { from: 25, to: null, waits: 0 },
  ],
  targets: [20],
  reasons: callReasons.map((reason, at) => ({ reason, calls: at })),
} as unknown as ArchiveReport

describe('a chart’s table tells what the chart shows', () => {
  test('days: visitors, waits, the share within the target; nothing where nobody came', () => {
    expect(trendChart('en', report).table.rows).toEqual([
      ['21 November', 10, 12 * minute, 0.5],
      ['22 November', 0, null, null],
    ])
  })

  test('weeks are named by both ends', () => {
    const week = [{ from: '2026-11-16', to: '2026-11-22', figures: figures(4, null) }]
    expect(trendChart('ru', { ...report, trendBy: 'week', trend: week }).table.rows[0]?.[0]).toBe(
      '16 ноября – 22 ноября',
    )
  })

  test('hours run from the first to the last that anybody came in, and over office hours', () => {
    const { rows } = visitorsHeat('en', report).table
    expect(rows.map(([hour]) => hour)).toEqual(
      Array.from({ length: 11 }, (_, at) => `${String(at + 8).padStart(2, '0')}:00`),
    )
    expect(rows[0]).toEqual(['08:00', 4, null, null, null, null, null, null])
    expect(waitsHeat('kk', report).table.rows[0]?.[1]).toBe('1,5')
    expect(waitsHeat('en', report).table.rows[4]?.[6]).toBeNull()
  })

  test('the bins of waits reach the longest target, even if nobody waited that long', () => {
    expect(distributionChart('en', report).table.rows.map(([bin]) => bin)).toEqual([
      ...['0–5', '5–10', '10–15', '15–20', '20–25'],
    ])
  })

  test.each(locales)('every reason has a word in %s', locale => {
    const { rows } = reasonsChart(locale, report).table
    expect(rows.map(([, calls]) => calls)).toEqual([0, 1, 2, 3, 4])
    expect(new Set(rows.map(([word]) => word)).size).toBe(callReasons.length)
  })

  test('a row of a day names window, activity, ticket, inspector and times; an unknown end time is shown as unknown', () => {
    const at = Date.UTC(2026, 10, 26, 4)
    const day = {
      centre: 'akmola',
      day: '2026-11-26',
      zone: zoneClock('Asia/Almaty'),
      from: at,
      to: at + 3_600_000,
      summary: null,
      titles: {},
      people: { p5: 'Асанов Бауыржан' },
      counters: [
        {
          counter: '5',
          spans: [
            { state: 'serving', from: at, to: at + 5 * minute, number: 'A001', inspector: 'p5' },
            { state: 'idle', from: at + 5 * minute, to: at + 9 * minute, isUntrusted: true },
          ],
        },
      ],
    } as DayReport
    expect(timelineChart('en', day).table.rows).toEqual([
      ['Window 5', 'Serving', 'A001', 'Асанов Бауыржан', '09:00', '09:05'],
      ['Window 5', 'Free', null, null, '09:05', 'end time unknown'],
    ])
  })
})

describe('colours', () => {
  test.each(Object.entries(colours))('%s has a contrast of 3:1 against the ground', (_name, colour) => {
    expect(contrast(colour, ground)).toBeGreaterThanOrEqual(3)
  })

  test('the border of heat map fields has a contrast of 3:1 against the ground, whatever their fill', () => {
    expect(contrast(edge, ground)).toBeGreaterThanOrEqual(3)
  })

  test('each activity of a window has its own colour and its own pattern', () => {
    const looks = Object.values(activityLooks)
    expect(new Set(looks.map(({ color }) => color)).size).toBe(looks.length)
    expect(new Set(looks.map(({ decal }) => JSON.stringify(decal))).size).toBe(looks.length)
  })

  test('heat gets darker all the way, and its figures are read on every shade', () => {
    const shades = Array.from({ length: 21 }, (_, at) => heatColour(at / 20))
    expect([shades[0], shades[20]]).toEqual([heat[0], heat.at(-1)])
    const light = shades.map(shade => contrast(shade, '#000000'))
    expect(light).toEqual(light.toSorted((a, b) => b - a))
    for (const shade of shades) expect(contrast(shade, inkOn(shade)), shade).toBeGreaterThanOrEqual(4)
  })
})
