import type { Locale } from '../shared/domain/locale.ts'
import type { ZoneClock } from '../shared/domain/zone-clock.ts'
import { formatClock } from '../shared/i18n/common/time.ts'
import type { Drawing } from '../shared/ui/charts/kezek-chart.ts'
import { colours } from '../shared/ui/charts/looks.ts'
import { axisLabel, numbers } from '../shared/ui/charts/parts.ts'
import type { Point } from './chart-series.ts'

/** One line. Its dashes tell it apart as well as its colour does. */
export interface Line {
  name: string
  points: readonly Point[]
  look: keyof typeof looks
}

const hourMs = 3_600_000
/** Labels on the time axis: more of them would touch each other on a phone. */
const maxHourLabels = 7

/** Colours that stay apart for every kind of colour blindness. */
const looks = {
  solid: { color: colours.black, type: 'solid' },
  dashed: { color: colours.blue, type: [9, 6] },
  dotted: { color: colours.vermilion, type: [1, 6] },
  mixed: { color: colours.green, type: [9, 6, 1, 6] },
} as const

/** @returns a line chart over the hours of a day, in the centre's time. */
export function lineDrawing(locale: Locale, zone: ZoneClock, lines: readonly Line[]): Drawing {
  const times = lines.flatMap(({ points }) => points.map(({ at }) => at))
  const [from, to] = hoursAround(times)
  const isNamed = lines.length > 1
  return () => ({
    legend: {
      show: isNamed,
      top: 0,
      left: 0,
      itemWidth: 40,
      itemGap: 20,
      selectedMode: false,
      textStyle: { fontSize: 14 },
    },
    grid: { left: 44, right: 24, top: isNamed ? 40 : 12, bottom: 30 },
    // A time axis would show the browser's time; these are the centre's hours.
    xAxis: {
      type: 'value',
      min: from,
      max: to,
      interval: Math.max(1, Math.ceil((to - from) / hourMs / maxHourLabels)) * hourMs,
      splitLine: { show: false },
      axisLabel: {
        ...axisLabel,
        showMaxLabel: (to - from) % hourMs === 0,
        formatter: (at: number) => formatClock(at, zone),
      },
    },
    yAxis: numbers(locale, { minInterval: 1, axisLine: { show: false } }),
    series: lines.map(({ name, points, look }) => ({
      type: 'line',
      name,
      symbol: 'none',
      symbolSize: 7,
      silent: true,
      color: looks[look].color,
      lineStyle: { width: 2.5, cap: 'round', join: 'round', type: looks[look].type },
      data: points.map(({ at, value }, index) => ({
        value: [at, value],
        symbol: isLonely(points, index) ? 'circle' : 'none',
      })),
    })),
  })
}

/** @returns the span of the picture: at least an hour, so that a day's first visitor does not fill it. */
function hoursAround(times: readonly number[]): [from: number, to: number] {
  const from = Math.floor(Math.min(...times) / hourMs) * hourMs
  return [from, Math.max(from + hourMs, ...times)]
}

/** @returns whether a point lies between two gaps, where no line would show it. */
function isLonely(points: readonly Point[], index: number): boolean {
  const hasValue = (at: number) => (points[at]?.value ?? null) !== null
  return hasValue(index) && !hasValue(index - 1) && !hasValue(index + 1)
}
