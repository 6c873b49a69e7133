import {
  type ArchiveReport,
  type Figures,
  type ReportGroup,
  reportGroups,
} from '../contract/archive-report.ts'
import type { Locale } from '../domain/locale.ts'
import type { Purpose } from '../domain/queue.ts'
import { common } from '../i18n/common/common.ts'
import { formatNumber, formatPercent } from '../i18n/common/numbers.ts'
import { formatTook } from '../i18n/common/time.ts'
import { reportTables } from '../i18n/reports/tables.ts'
import type { CellKind, ReportTable, TableColumn } from './table.ts'

/** Names of services, centres and groups in the reader's language. */
export interface TableNames {
  service(id: string): string
  centre(id: string): string
  group(letter: string): string
  /** Id of the indicator that counts waits within their targets; undefined: the organisation has none. */
  waitIndicator: string | undefined
  purpose(id: Purpose): string
}

type Cell = string | number | null

/** @returns a cell of a report's table as text in the language. */
export function formatCell(locale: Locale, kind: CellKind, value: Cell): string {
  if (value === null) return '–'
  if (typeof value === 'string') return value
  if (kind === 'time') return formatTook(locale, value)
  return kind === 'share' ? formatPercent(locale, value, 1) : formatNumber(locale, value)
}

/** @returns the tables of a report, without empty ones. */
export function tablesOf(report: ArchiveReport, locale: Locale, names: TableNames): ReportTable[] {
  const t = reportTables[locale]
  const nameOf = createNaming(report, locale, names)
  const groups = reportGroups.map(
    (group): ReportTable => ({
      id: group,
      title: t.titles[group],
      columns: [
        { id: 'name', title: t.heads[group], kind: 'text' },
        ...figureColumns(locale, group === 'counter' || group === 'inspector'),
      ],
      rows: report.by[group].map(({ key, figures }) => [nameOf(group, key), ...figureCells(figures)]),
    }),
  )
  const total: ReportTable = {
    id: 'total',
    title: t.titles.total,
    columns: figureColumns(locale, false),
    rows: [figureCells(report.total)],
  }
  return [
    total,
    ...groups,
    reasons(report, locale),
    chosen(report, locale),
    heat(report, locale),
    distribution(report, locale),
    trend(report, locale),
  ].filter(({ rows }) => rows.length > 0)
}

/** @returns a function that names a row by its group and key. */
function createNaming(report: ArchiveReport, locale: Locale, names: TableNames) {
  const t = reportTables[locale]
  return (group: ReportGroup, key: string): string => {
    switch (group) {
      case 'centre':
        return names.centre(key)
      case 'service':
        return report.titles[key]?.[locale] ?? names.service(key)
      case 'group':
        return names.group(key)
      case 'purpose':
        return names.purpose(key as Purpose)
      case 'lane':
        return t.lanes[key as 'first' | 'ordinary']
      case 'hour':
        return hourText(Number(key))
      case 'weekday':
        return t.weekdays[Number(key) - 1] ?? key
      case 'inspector':
        return report.people[key] ?? key
      case 'counter': {
        const [centre = '', counter] = key.split('/')
        return counter === undefined ? t.counter(key) : t.counterOf(counter, names.centre(centre))
      }
    }
  }
}

/** @returns an hour of the day as `09:00–10:00`. */
function hourText(hour: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(hour)}:00–${two((hour + 1) % 24)}:00`
}

function figureColumns(locale: Locale, isOfWindow: boolean): TableColumn[] {
  const t = reportTables[locale]
  const column = (id: keyof typeof t & string, kind: CellKind): TableColumn => ({
    id,
    kind,
    title: t[id] as string,
  })
  return [
    { ...column('visitors', 'count'), ...(isOfWindow && { title: t.calls }) },
    ...(['served', 'missed', 'unserved', 'cancelled'] as const).map(id => column(id, 'count')),
    column('within', 'share'),
    ...(['waitMean', 'waitMedian', 'waitP90', 'waitP95', 'waitLongest'] as const).map(id =>
      column(id, 'time'),
    ),
    ...(['serviceMean', 'serviceMedian', 'serviceP90', 'serviceP95', 'serviceLongest'] as const).map(id =>
      column(id, 'time'),
    ),
    column('untrusted', 'count'),
  ]
}

function figureCells(figures: Figures): Cell[] {
  const { visitors, served, missed, unserved, cancelled, wait, service, counted, within, untrusted } = figures
  return [
    ...[visitors, served, missed, unserved, cancelled],
    counted === 0 ? null : within / counted,
    ...[wait, service].flatMap(spread => {
      const { mean = null, median = null, p90 = null, p95 = null, longest = null } = spread ?? {}
      return [mean, median, p90, p95, longest]
    }),
    untrusted,
  ]
}

function reasons(report: ArchiveReport, locale: Locale): ReportTable {
  const t = reportTables[locale]
  const all = report.reasons.reduce((sum, { calls }) => sum + calls, 0)
  return {
    id: 'reasons',
    title: t.titles.reasons,
    columns: [
      { id: 'name', title: t.heads.reason, kind: 'text' },
      { id: 'calls', title: t.calls, kind: 'count' },
      { id: 'share', title: t.share, kind: 'share' },
    ],
    rows:
      all === 0
        ? []
        : report.reasons.map(({ reason, calls }) => [common[locale].callReasons[reason], calls, calls / all]),
  }
}

function chosen(report: ArchiveReport, locale: Locale): ReportTable {
  const t = reportTables[locale]
  return {
    id: 'chosen',
    title: t.titles.chosen,
    columns: [
      { id: 'name', title: t.heads.inspector, kind: 'text' },
      { id: 'word', title: t.heads.word, kind: 'text' },
      { id: 'calls', title: t.calls, kind: 'count' },
    ],
    rows: report.chosen.map(({ inspector, word, calls }) => [
      inspector === null ? null : (report.people[inspector] ?? inspector),
      word ?? t.noWord,
      calls,
    ]),
  }
}

function heat(report: ArchiveReport, locale: Locale): ReportTable {
  const t = reportTables[locale]
  return {
    id: 'heat',
    title: t.titles.heat,
    columns: [
      { id: 'name', title: t.heads.weekday, kind: 'text' },
      { id: 'hour', title: t.heads.hour, kind: 'text' },
      { id: 'visitors', title: t.visitors, kind: 'count' },
      { id: 'waitP90', title: t.waitP90, kind: 'time' },
    ],
    rows: report.heat.map(({ weekday, hour, visitors, p90 }) => [
      t.weekdays[weekday - 1] ?? null,
      hourText(hour),
      visitors,
      p90,
    ]),
  }
}

function distribution(report: ArchiveReport, locale: Locale): ReportTable {
  const t = reportTables[locale]
  const all = report.distribution.reduce((sum, { waits }) => sum + waits, 0)
  let passed = 0
  return {
    id: 'distribution',
    title: t.titles.distribution,
    columns: [
      { id: 'name', title: t.heads.wait, kind: 'text' },
      { id: 'waits', title: t.waits, kind: 'count' },
      { id: 'share', title: t.share, kind: 'share' },
      { id: 'upTo', title: t.upTo, kind: 'share' },
    ],
    rows:
      all === 0
        ? []
        : report.distribution.map(({ from, to, waits }) => {
            passed += waits
            return [t.minutes(from, to), waits, waits / all, passed / all]
          }),
  }
}

function trend(report: ArchiveReport, locale: Locale): ReportTable {
  const t = reportTables[locale]
  return {
    id: 'trend',
    title: t.titles.trend,
    columns: [
      { id: 'from', title: t.heads.from, kind: 'text' },
      { id: 'to', title: t.heads.to, kind: 'text' },
      ...figureColumns(locale, false),
    ],
    rows: report.trend.map(({ from, to, figures }) => [from, to, ...figureCells(figures)]),
  }
}
