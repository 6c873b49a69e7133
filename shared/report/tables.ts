import type { ArchiveReport } from '../contract/archive-report.ts'
import { common } from '../i18n/common.ts'
import type { Locale } from '../i18n/locale.ts'
import { reportsOverview } from '../i18n/reports-overview.ts'
import type { ReportTable } from './table.ts'

export interface TableNames {
  service(id: string): string
  centre(id: string): string
  group(letter: string): string
}

export function tablesOf(report: ArchiveReport, locale: Locale, names: TableNames): ReportTable[] {
  const t = reportsOverview[locale]
  return [
    {
      id: 'service',
      title: common[locale].product,
      columns: [
        { id: 'name', title: t.reason, kind: 'text' },
        { id: 'visitors', title: t.visitors, kind: 'count' },
        { id: 'p90', title: t.p90, kind: 'time' },
      ],
      rows: report.by.service.map(({ key, figures }) => [
        names.service(key),
        figures.visitors,
        figures.wait?.p90 ?? null,
      ]),
    },
  ]
}
