import type { Span } from '../../shared/contract/archive-requests.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import type { ZoneClock } from '../../shared/domain/zone-clock.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { formatClock, formatDate, formatSpan } from '../../shared/i18n/common/time.ts'
import { fileAbout } from '../../shared/i18n/reports/file-about.ts'
import type { Row, Sheet } from './sheet.ts'

export interface AboutFile {
  locale: Locale
  /** The titles of the other sheets. */
  what: string
  /** Names of the centres, in the file's language. */
  centres: readonly string[]
  span: Span
  /** Unix ms. */
  madeAt: number
  zone: ZoneClock
  /** The person's name; the role or the id when the name is unknown. */
  by: string
}

/** Returns a workbook's first sheet: its centres, its days, when it was made and by whom. */
export function createAboutSheet({ locale, what, centres, span, madeAt, zone, by }: AboutFile): Sheet & {
  rows: readonly Row[]
} {
  const t = fileAbout[locale]
  const text = (id: string, title: string) => ({ id, title, kind: 'text' as const })
  const made = `${formatDate(locale, madeAt, zone, { year: true })}, ${formatClock(madeAt, zone)}`
  return {
    title: t.title,
    columns: [text('what', common[locale].product), text('value', '')],
    rows: [
      [t.what, what],
      ...centres.map((centre, at): Row => [at === 0 ? t.centre : null, centre]),
      [t.days, formatSpan(locale, span)],
      [t.made, made],
      [t.by, by],
      [t.clocks, t.centreClocks],
    ],
  }
}
