import type { DaySummary } from '../contract/archive-report.ts'
import type { Locale } from '../domain/locale.ts'
import { daySummary } from '../i18n/common/day-summary.ts'
import { formatPercent } from '../i18n/common/numbers.ts'
import { formatTook } from '../i18n/common/time.ts'

/** @returns a day's summary in short sentences, without empty ones. */
export function describeDaySummary(
  locale: Locale,
  { figures, busiest, slowest, chosen }: DaySummary,
  serviceName: (service: string) => string,
): string[] {
  const t = daySummary[locale]
  const { visitors, served, missed, unserved, cancelled, wait, counted, within } = figures
  return [
    t.visitors(visitors),
    t.served(served),
    missed > 0 && t.missed(missed),
    unserved > 0 && t.unserved(unserved),
    cancelled > 0 && t.cancelled(cancelled),
    wait && t.p90(formatTook(locale, wait.p90)),
    counted > 0 && t.within(formatPercent(locale, within / counted, 1)),
    busiest && t.busiest(clockOf(busiest.hour), clockOf((busiest.hour + 1) % 24), busiest.visitors),
    slowest && t.slowest(serviceName(slowest.service), formatTook(locale, slowest.p90)),
    chosen > 0 && t.chosen(chosen),
  ].filter(sentence => typeof sentence === 'string')
}

function clockOf(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}
