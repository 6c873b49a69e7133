import type { ReportSectionId } from '../shared/i18n/reports/reports.ts'

/** A section of the reports; its script is loaded when it is first opened. */
export interface Section {
  id: ReportSectionId
  /** The element that the script defines. */
  tag: `kezek-${string}`
  /** The section is about a span of days, chosen above it. */
  hasSpan: boolean
  load(): Promise<unknown>
}

/** In the order of the navigation. */
export const sections: readonly Section[] = [
  {
    id: 'overview',
    tag: 'kezek-reports-overview',
    hasSpan: true,
    load: () => import('./overview/overview-section.ts'),
  },
  {
    id: 'tables',
    tag: 'kezek-reports-tables',
    hasSpan: true,
    load: () => import('./tables/tables-section.ts'),
  },
  {
    id: 'day',
    tag: 'kezek-reports-day',
    hasSpan: false,
    load: () => import('./day/day-section.ts'),
  },
  {
    id: 'ticket',
    tag: 'kezek-reports-ticket',
    hasSpan: false,
    load: () => import('./ticket/ticket-section.ts'),
  },
  {
    id: 'files',
    tag: 'kezek-reports-files',
    hasSpan: true,
    load: () => import('./files/files-section.ts'),
  },
  {
    id: 'archive',
    tag: 'kezek-reports-archive',
    hasSpan: false,
    load: () => import('./archive/archive-section.ts'),
  },
]
