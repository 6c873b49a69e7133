import type { ArchiveReport } from '../../shared/contract/archive-report.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { formatNumber, formatPercent } from '../../shared/i18n/common/numbers.ts'
import { reportTables } from '../../shared/i18n/reports/tables.ts'
import { formatCell, type TableNames, tablesOf } from '../../shared/report/tables.ts'
import type { MonthSheet } from './sheet.ts'

/** The columns of a table that fit side by side on A4. */
const columnsOnPaper = [
  'name',
  'visitors',
  'served',
  'missed',
  'within',
  'waitMedian',
  'waitP90',
  'serviceMedian',
]
/** The tables on a month's sheet, in this order. */
const tablesOfMonth = ['centre', 'service', 'lane', 'inspector', 'reasons']

/** Returns a month's report, ready to print. @param made the time of printing, in words */
export function monthSheetOf(
  report: ArchiveReport,
  { locale, names, made }: { locale: Locale; names: TableNames; made: string },
): MonthSheet {
  const t = reportTables[locale]
  const { total, span } = report
  const [year = 0, month = 1] = span.from.split('-').map(Number)
  const [only] = report.centres
  const number = (n: number) => formatNumber(locale, n)
  const time = (ms: number | undefined) => formatCell(locale, 'time', ms ?? null)
  const shareWithin = t.shareWithin(
    formatPercent(locale, total.within / total.counted, 1),
    total.within,
    total.counted,
  )
  const tables = tablesOf(report, locale, names)
  return {
    locale,
    made: t.made(made),
    place: report.centres.length === 1 && only !== undefined ? names.centre(only) : t.titles.centre,
    month: t.month(t.months[month - 1] ?? '', year),
    indicator:
      total.counted === 0
        ? ''
        : [
            ...(names.waitIndicator === undefined ? [] : [t.indicator(names.waitIndicator)]),
            shareWithin,
          ].join('. '),
    note: total.untrusted === 0 ? '' : t.untrustedNote(total.untrusted),
    tiles: [
      { title: t.visitors, value: number(total.visitors) },
      { title: t.served, value: number(total.served) },
      { title: t.missed, value: number(total.missed) },
      { title: t.unserved, value: number(total.unserved) },
      { title: t.waitMedian, value: time(total.wait?.median) },
      { title: t.waitP90, value: time(total.wait?.p90) },
      { title: t.waitLongest, value: time(total.wait?.longest) },
      { title: t.serviceMedian, value: time(total.service?.median) },
    ],
    days: {
      title: t.visitorsByDay,
      bars: report.trend.map(({ from, figures: { visitors, wait } }) => ({
        label: String(Number(from.slice(8))),
        visitors,
        p90: wait ? wait.p90 / 60_000 : null,
      })),
    },
    tables: tablesOfMonth.flatMap(id => {
      const table = tables.find(one => one.id === id)
      // With a single centre, the table of centres only repeats the total.
      if (!table || (id === 'centre' && table.rows.length < 2)) return []
      const kept = table.columns.flatMap(({ id: column }, at) =>
        columnsOnPaper.includes(column) || id === 'reasons' ? [at] : [],
      )
      return {
        title: table.title,
        columns: kept.flatMap(at => table.columns[at] ?? []),
        rows: table.rows.map(row => kept.map(at => row[at] ?? null)),
      }
    }),
  }
}
