import type { ArchiveReport, TrendStep } from '../../shared/contract/archive-report.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { formatNumber } from '../../shared/i18n/common/numbers.ts'
import { formatDay } from '../../shared/i18n/common/time.ts'
import { reportsOverview } from '../../shared/i18n/reports/overview.ts'
import { colours } from '../../shared/ui/charts/looks.ts'
import { hint, names, numbers } from '../../shared/ui/charts/parts.ts'
import type { ChartView } from './chart-figure.ts'

/** @returns a chart with visitors as columns and the wait that 90 % did not exceed as a line; below it, the share within the target. */
export function trendChart(locale: Locale, { trend, trendBy }: ArchiveReport): ChartView {
  const t = reportsOverview[locale]
  const days = trend.map(step => nameOf(locale, step))
  const shares = trend.map(shareOf)
  const waits = trend.map(({ figures }) => figures.wait?.p90 ?? null)
  return {
    height: 460,
    drawing: width => ({
      tooltip: {
        ...hint,
        trigger: 'axis',
        formatter: (points: { seriesIndex: number; dataIndex: number; value: number | null }[]) =>
          hintOf(locale, days, [t.visitors, t.shortP90, t.shortWithin], points),
      },
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      legend: { top: 0, left: 0, itemGap: width < 560 ? 8 : 20, textStyle: { fontSize: 13 } },
      grid: [
        { left: 52, right: 44, top: width < 560 ? 88 : 48, height: width < 560 ? 190 : 230 },
        { left: 52, right: 44, bottom: 28, height: 100 },
      ],
      xAxis: [names(days, { gridIndex: 0, axisLabel: { show: false } }), names(days, { gridIndex: 1 })],
      yAxis: [
        numbers(locale, { gridIndex: 0, minInterval: 1 }),
        numbers(locale, { gridIndex: 0, position: 'right', splitLine: { show: false } }),
        numbers(locale, { gridIndex: 1, max: 100, interval: 50 }),
      ],
      series: [
        {
          type: 'bar',
          name: t.visitors,
          barMaxWidth: 48,
          data: trend.map(({ figures }) => figures.visitors),
          itemStyle: { color: colours.blue },
        },
        {
          type: 'line',
          name: t.shortP90,
          yAxisIndex: 1,
          symbol: 'diamond',
          symbolSize: 9,
          data: waits.map(ms => (ms === null ? null : Math.round(ms / 6_000) / 10)),
          lineStyle: { width: 2.5, type: 'dashed' },
          itemStyle: { color: colours.vermilion },
        },
        {
          type: 'line',
          name: t.shortWithin,
          xAxisIndex: 1,
          yAxisIndex: 2,
          symbol: 'circle',
          symbolSize: 7,
          data: shares.map(share => (share === null ? null : Math.round(share * 1_000) / 10)),
          lineStyle: { width: 2.5 },
          itemStyle: { color: colours.green },
        },
      ],
    }),
    table: {
      id: 'trend',
      title: t.trend[trendBy],
      columns: [
        { id: 'day', title: t[trendBy], kind: 'text' },
        { id: 'visitors', title: t.visitors, kind: 'count' },
        { id: 'wait', title: t.p90, kind: 'time' },
        { id: 'within', title: t.within, kind: 'share' },
      ],
      rows: trend.map((step, at) => [
        days[at] ?? '',
        step.figures.visitors,
        waits[at] ?? null,
        shares[at] ?? null,
      ]),
    },
  }
}

function nameOf(locale: Locale, { from, to }: TrendStep): string {
  return from === to ? formatDay(locale, from) : `${formatDay(locale, from)} – ${formatDay(locale, to)}`
}

function shareOf({ figures: { counted, within } }: TrendStep): number | null {
  return counted === 0 ? null : within / counted
}

/** @returns the hint for one day: the values of both charts under one name. */
function hintOf(
  locale: Locale,
  days: readonly string[],
  series: readonly string[],
  points: readonly { seriesIndex: number; dataIndex: number; value: number | null }[],
): string {
  const lines = points
    .toSorted((a, b) => a.seriesIndex - b.seriesIndex)
    .map(({ seriesIndex, value }) => {
      const text = typeof value === 'number' ? formatNumber(locale, value, 1) : '–'
      return `${series[seriesIndex]}: ${text}`
    })
  return [days[points[0]?.dataIndex ?? 0], ...lines].join('\n')
}
