import type { CustomSeriesRenderItem } from 'echarts'
import type { ArchiveReport, WaitBin } from '../../shared/contract/archive-report.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { formatNumber } from '../../shared/i18n/common/numbers.ts'
import { reportsOverview } from '../../shared/i18n/reports/overview.ts'
import { colours, decals, ink } from '../../shared/ui/charts/looks.ts'
import { axisLabel, hint, numbers } from '../../shared/ui/charts/parts.ts'
import type { ChartView } from './chart-figure.ts'

/** Minutes drawn for the last bin, which has no end. */
const openWidth = 5

/**
 * @returns a chart of how long visitors waited: a column per five minutes, the wait targets as lines. Columns are on an axis of minutes: a
 * target lies between two of them, where an axis of names has no place for it.
 */
export function distributionChart(locale: Locale, { distribution, targets }: ArchiveReport): ChartView {
  const t = reportsOverview[locale]
  const shown = upTo(distribution, Math.max(0, ...targets))
  const end = shown.at(-1)
  const last = end ? (end.to ?? end.from + openWidth) : openWidth
  return {
    height: 340,
    drawing: () => ({
      tooltip: {
        ...hint,
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const bin = shown[dataIndex]
          return bin ? `${t.minutesOf(bin.from, bin.to)}: ${formatNumber(locale, bin.waits)}` : ''
        },
      },
      grid: { left: 52, right: 24, top: 20 + 18 * targets.length, bottom: 48 },
      xAxis: numbers(locale, {
        min: 0,
        max: last,
        interval: last > 60 ? 10 : 5,
        name: t.minutes,
        nameLocation: 'middle',
        nameGap: 28,
        splitLine: { show: false },
        // Where the axis ends between two steps, its last two labels would overlap.
        axisLabel: { ...axisLabel, showMaxLabel: last % 10 === 0 || last <= 60 },
      }),
      yAxis: numbers(locale, { minInterval: 1 }),
      series: {
        type: 'custom',
        encode: { x: [0, 1], y: 2 },
        data: shown.map(({ from, to, waits }) => [from, to ?? from + openWidth, waits]),
        renderItem: column,
        itemStyle: { color: colours.blue },
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: ink, width: 2, type: 'dashed' },
          data: targets.map((target, at) => ({
            xAxis: target,
            label: {
              formatter: t.target(target),
              color: ink,
              fontSize: 12,
              fontWeight: 600,
              // Labels are stacked, because 20, 30 and 40 minutes are close together, and lie on the side with more room.
              align: target < last / 2 ? 'left' : 'right',
              position: 'end',
              distance: [0, 4 + 18 * at],
            },
          })),
        },
      },
    }),
    table: {
      id: 'distribution',
      title: t.distribution,
      columns: [
        { id: 'minutes', title: t.minutes, kind: 'text' },
        { id: 'waits', title: t.waits, kind: 'count' },
      ],
      rows: shown.map(({ from, to, waits }) => [t.minutesOf(from, to), waits]),
    },
  }
}

const column: CustomSeriesRenderItem = (_params, api) => {
  const [from, to, waits] = [api.value(0), api.value(1), api.value(2)]
  const [left = 0, top = 0] = api.coord([from, waits])
  const [right = 0, foot = 0] = api.coord([to, 0])
  return {
    type: 'rect',
    shape: { x: left + 1, y: top, width: Math.max(1, right - left - 2), height: foot - top },
    style: { fill: colours.blue, decal: decals.rising },
  }
}

/** @returns the bins up to the last non-empty one, and to beyond the longest target. */
function upTo(bins: readonly WaitBin[], target: number): WaitBin[] {
  const last = bins.findLastIndex(({ from, waits }) => waits > 0 || from <= target)
  return bins.slice(0, last + 1)
}
