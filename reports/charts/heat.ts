import type { ArchiveReport, HeatCell } from '../../shared/contract/archive-report.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { formatNumber } from '../../shared/i18n/common/numbers.ts'
import { shortWeekday } from '../../shared/i18n/common/time.ts'
import { reportsOverview } from '../../shared/i18n/reports/overview.ts'
import { edge, heat, heatColour, inkOn } from '../../shared/ui/charts/looks.ts'
import { axisLabel, hint, names } from '../../shared/ui/charts/parts.ts'
import type { ChartView } from './chart-figure.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7]
/** Office hours are always shown, even without visitors. */
const usualHours = { first: 9, last: 18 }

interface Heat {
  id: string
  title: string
  /** @returns the hour's value; undefined for none. */
  pick(cell: HeatCell): number | undefined
  digits: number
}

/** @returns a chart of visitors by weekday and hour of their tickets. */
export function visitorsHeat(locale: Locale, report: ArchiveReport): ChartView {
  const title = reportsOverview[locale].heatVisitors
  const pick = ({ visitors }: HeatCell) => (visitors > 0 ? visitors : undefined)
  return heatChart(locale, report, { id: 'arrivals', title, pick, digits: 0 })
}

/** @returns a chart of the wait that 90 % did not exceed, in minutes, by weekday and hour of their tickets. */
export function waitsHeat(locale: Locale, report: ArchiveReport): ChartView {
  const title = reportsOverview[locale].heatWaits
  const pick = ({ p90 }: HeatCell) => (p90 === null ? undefined : Math.round(p90 / 6_000) / 10)
  return heatChart(locale, report, { id: 'waits', title, pick, digits: 1 })
}

function heatChart(locale: Locale, report: ArchiveReport, { id, title, pick, digits }: Heat): ChartView {
  const hours = hoursOf(report.heat)
  const cells = report.heat.flatMap(cell => {
    const value = pick(cell)
    return value === undefined ? [] : [{ ...cell, value }]
  })
  const most = Math.max(1, ...cells.map(({ value }) => value))
  const days = weekdays.map(day => shortWeekday(locale, day))
  const at = (day: number, hour: number) =>
    cells.find(cell => cell.weekday === day && cell.hour === hour)?.value
  return {
    height: 340,
    drawing: width => ({
      // Light and dark carry the value; a pattern over all cells would add nothing.
      aria: { enabled: false },
      tooltip: {
        ...hint,
        formatter: ({ value: [hour, day, value] }: { value: [number, number, number] }) =>
          `${days[day]}, ${clock(hours[hour] ?? 0)}: ${formatNumber(locale, value, digits)}`,
      },
      grid: { left: 36, right: 8, top: 12, bottom: 78 },
      xAxis: names(hours.map(String), { splitArea: { show: false } }),
      // Inverted, so that Monday is on top.
      yAxis: names(days, { inverse: true, axisLabel: { ...axisLabel, hideOverlap: false, interval: 0 } }),
      visualMap: {
        min: 0,
        max: most,
        calculable: false,
        orient: 'horizontal',
        left: 'center',
        bottom: 4,
        inRange: { color: heat },
        itemWidth: 14,
        itemHeight: Math.min(220, width / 2),
        text: [formatNumber(locale, most, digits), '0'],
      },
      series: {
        type: 'heatmap',
        // Draws all cells in one frame: cells of later frames would be missing on paper.
        progressive: 0,
        itemStyle: { borderColor: edge, borderWidth: 1 },
        data: cells.map(({ weekday, hour, value }) => ({
          value: [hours.indexOf(hour), weekday - 1, value],
          label: {
            show: width / hours.length >= 30,
            color: inkOn(heatColour(value / most)),
            formatter: formatNumber(locale, value, value < 10 ? digits : 0),
          },
        })),
      },
    }),
    table: {
      id,
      title,
      columns: [
        { id: 'hour', title: reportsOverview[locale].hour, kind: 'text' },
        ...days.map((title, day) => ({ id: `day${day + 1}`, title, kind: 'count' as const })),
      ],
      rows: hours.map(hour => [
        clock(hour),
        ...weekdays.map(day => {
          const value = at(day, hour)
          return value === undefined ? null : digits === 0 ? value : formatNumber(locale, value, digits)
        }),
      ]),
    },
  }
}

/** @returns all hours from the first with visitors to the last. */
function hoursOf(cells: readonly HeatCell[]): number[] {
  const hours = cells.map(({ hour }) => hour)
  const first = Math.min(usualHours.first, ...hours)
  const last = Math.max(usualHours.last, ...hours)
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}
