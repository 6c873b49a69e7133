import type { ArchiveReport } from '../../shared/contract/archive-report.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { formatNumber } from '../../shared/i18n/common/numbers.ts'
import { reportsOverview } from '../../shared/i18n/reports/overview.ts'
import { colours } from '../../shared/ui/charts/looks.ts'
import { axisLabel, hint, names, numbers } from '../../shared/ui/charts/parts.ts'
import type { ChartView } from './chart-figure.ts'

/** @returns a chart of why tickets were called: one bar per reason. */
export function reasonsChart(locale: Locale, { reasons }: ArchiveReport): ChartView {
  const t = reportsOverview[locale]
  const words = reasons.map(({ reason }) => common[locale].callReasons[reason])
  return {
    height: 280,
    drawing: width => ({
      tooltip: { ...hint, valueFormatter: (value: number) => formatNumber(locale, value) },
      grid: { left: width < 560 ? 116 : 180, right: 48, top: 8, bottom: 28 },
      xAxis: numbers(locale, { minInterval: 1 }),
      yAxis: names(words, {
        inverse: true,
        axisLabel: {
          ...axisLabel,
          interval: 0,
          hideOverlap: false,
          width: width < 560 ? 106 : 170,
          overflow: 'break',
          lineHeight: 15,
        },
      }),
      series: {
        type: 'bar',
        name: t.calls,
        barMaxWidth: 28,
        itemStyle: { color: colours.blue },
        data: reasons.map(({ calls }) => calls),
        label: {
          show: true,
          position: 'right',
          formatter: ({ value }: { value: number }) => formatNumber(locale, value),
        },
      },
    }),
    table: {
      id: 'reasons',
      title: t.reasons,
      columns: [
        { id: 'reason', title: t.reason, kind: 'text' },
        { id: 'calls', title: t.calls, kind: 'count' },
      ],
      rows: reasons.map(({ calls }, at) => [words[at] ?? '', calls]),
    },
  }
}
