import type { CustomSeriesRenderItem } from 'echarts'
import type { EChartsCoreOption } from 'echarts/core'
import {
  type CounterActivity,
  type CounterSpan,
  counterActivities,
  type DayReport,
} from '../../shared/contract/archive-report.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { offsetMsAt, type ZoneClock } from '../../shared/domain/zone-clock.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { formatClock, formatTook } from '../../shared/i18n/common/time.ts'
import { reportsDay } from '../../shared/i18n/reports/day.ts'
import { colours, decals, edge, ink } from '../../shared/ui/charts/looks.ts'
import { axisLabel, hint, names } from '../../shared/ui/charts/parts.ts'
import type { ChartView } from './chart-figure.ts'

const rowPx = 44
/** Pixels around the rows: legend, hours and the handles of the zoom. */
const aroundPx = 130
const hourMs = 3_600_000

/** Each activity has its own pattern as well as its colour. */
export const activityLooks: Readonly<Record<CounterActivity, { color: string; decal: object }>> = {
  idle: { color: colours.green, decal: decals.dots },
  called: { color: colours.vermilion, decal: decals.falling },
  serving: { color: colours.blue, decal: decals.plain },
  paused: { color: colours.purple, decal: decals.upright },
  away: { color: colours.black, decal: decals.rising },
}

interface Bar {
  row: number
  counter: string
  span: CounterSpan
}

/** @returns a chart of what each window of a centre did hour by hour, which can be zoomed. */
export function timelineChart(locale: Locale, report: DayReport): ChartView {
  const t = reportsDay[locale]
  const bars = barsOf(report)
  const windows = report.counters.map(({ counter }) => common[locale].window(counter))
  const tell = (bar: Bar) => tellBar(locale, report, bar)
  return {
    height: aroundPx + rowPx * windows.length,
    drawing: width =>
      drawing(report, bars, windows, {
        width,
        words: t.activities,
        hintOf: bar => tell(bar).filter(Boolean).join('\n'),
      }),
    table: {
      id: 'windows',
      title: t.windows,
      columns: [
        { id: 'window', title: t.window, kind: 'text' },
        { id: 'state', title: t.doing, kind: 'text' },
        { id: 'ticket', title: t.ticket, kind: 'text' },
        { id: 'inspector', title: t.inspector, kind: 'text' },
        { id: 'from', title: t.begin, kind: 'text' },
        { id: 'to', title: t.end, kind: 'text' },
      ],
      rows: bars.map(({ row, span: { state, number, inspector, from, to, isUntrusted } }) => [
        windows[row] ?? '',
        t.activities[state],
        number ?? null,
        nameOf(report, inspector) ?? null,
        formatClock(from, report.zone),
        isUntrusted ? t.endUnknown : formatClock(to, report.zone),
      ]),
    },
  }
}

function barsOf({ counters }: DayReport): Bar[] {
  return counters.flatMap(({ counter, spans }, row) => spans.map(span => ({ row, counter, span })))
}

function nameOf({ people }: DayReport, inspector: string | undefined): string | undefined {
  return inspector === undefined ? undefined : (people[inspector] ?? inspector)
}

function tellBar(locale: Locale, report: DayReport, { counter, span }: Bar): (string | undefined)[] {
  const t = reportsDay[locale]
  const { state, number, inspector, from, to, isUntrusted } = span
  const times = `${formatClock(from, report.zone)}–${formatClock(to, report.zone)}, ${formatTook(locale, to - from)}`
  return [
    `${common[locale].window(counter)}: ${t.activities[state]}${number === undefined ? '' : ` ${number}`}`,
    nameOf(report, inspector),
    isUntrusted ? `${formatClock(from, report.zone)}, ${t.endUnknown}` : times,
  ]
}

/**
 * The axis tells times as a clock in UTC would: what it is given are the centre's own, so that a manager elsewhere reads the hall's
 * hours.
 */
function wallClock(at: number, zone: ZoneClock): number {
  return at + offsetMsAt(at, zone)
}

interface Looks {
  width: number
  words: Readonly<Record<CounterActivity, string>>
  hintOf(bar: Bar): string
}

function drawing(
  { zone }: DayReport,
  bars: readonly Bar[],
  windows: readonly string[],
  { width, words, hintOf }: Looks,
): EChartsCoreOption {
  const clock = (at: number) => wallClock(at, zone)
  // Full hours around all bars.
  const from = Math.floor(Math.min(...bars.map(({ span }) => clock(span.from))) / hourMs) * hourMs
  const to = Math.ceil(Math.max(...bars.map(({ span }) => clock(span.to))) / hourMs) * hourMs
  const isNarrow = width < 560
  return {
    useUTC: true,
    tooltip: {
      ...hint,
      formatter: ({ seriesIndex, dataIndex }: { seriesIndex: number; dataIndex: number }) => {
        const bar = bars.filter(({ span }) => span.state === counterActivities[seriesIndex])[dataIndex]
        return bar ? hintOf(bar) : ''
      },
    },
    legend: {
      top: 0,
      left: 0,
      itemGap: isNarrow ? 8 : 20,
      itemWidth: 28,
      selectedMode: false,
      textStyle: { fontSize: 13 },
    },
    grid: { left: isNarrow ? 72 : 92, right: 20, top: isNarrow ? 80 : 40, bottom: isNarrow ? 66 : 76 },
    xAxis: {
      type: 'time',
      min: from,
      max: to,
      axisLabel: { ...axisLabel, formatter: '{HH}:{mm}' },
      axisLine: { lineStyle: { color: edge } },
      splitLine: { show: true },
    },
    yAxis: names(windows, { inverse: true, axisLabel: { ...axisLabel, interval: 0, hideOverlap: false } }),
    // The wheel scrolls the page as everywhere; with Ctrl it zooms.
    dataZoom: [
      {
        type: 'inside',
        filterMode: 'weakFilter',
        zoomOnMouseWheel: 'ctrl',
        moveOnMouseWheel: false,
        minValueSpan: 5 * 60_000,
      },
      {
        type: 'slider',
        filterMode: 'weakFilter',
        bottom: 8,
        height: 24,
        showDataShadow: false,
        labelFormatter: '',
      },
    ],
    series: counterActivities.map(state => ({
      type: 'custom',
      name: words[state],
      clip: true,
      encode: { x: [0, 1], y: 2 },
      renderItem: barOf(state),
      itemStyle: { color: activityLooks[state].color, decal: activityLooks[state].decal },
      data: bars
        .filter(({ span }) => span.state === state)
        .map(({ row, span }) => [clock(span.from), clock(span.to), row]),
    })),
  }
}

function barOf(state: CounterActivity): CustomSeriesRenderItem {
  const { color, decal } = activityLooks[state]
  return (_params, api) => {
    const [left = 0, middle = 0] = api.coord([api.value(0), api.value(2)])
    const [right = 0] = api.coord([api.value(1), api.value(2)])
    const height = 26
    return {
      type: 'rect',
      // An activity of one second is visible, too.
      shape: { x: left, y: middle - height / 2, width: Math.max(1.5, right - left), height },
      style: { fill: color, decal, stroke: ink, lineWidth: 0.5 },
    }
  }
}
