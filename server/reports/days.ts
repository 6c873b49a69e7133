import { addDays } from '../../shared/domain/dates.ts'

/** @returns a day `2026-11-26` as the archive stores it: 20261126. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''))
}

/** @returns a day 20261126 of the archive as addresses and forms write it: `2026-11-26`. */
export function dayText(day: number): string {
  const digits = String(day)
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`
}

/** @returns the months (202611) that lie wholly within a span of days. */
export function wholeMonths({ from, to }: { from: string; to: string }): number[] {
  const months: number[] = []
  let first = from.slice(8) === '01' ? from : firstOfNext(from)
  for (;;) {
    const next = firstOfNext(first)
    if (addDays(next, -1) > to) return months
    months.push(Math.trunc(dayNumber(first) / 100))
    first = next
  }
}

function firstOfNext(day: string): string {
  const date = new Date(day)
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)).toISOString().slice(0, 10)
}

/**
 * Splits a span into periods that have sums: whole months (202611), and single days (20261126) for the rest.
 *
 * @param isOutdated whether a month's sums no longer match its days; its days are listed instead
 */
export function periodsOf(
  span: { from: string; to: string },
  isOutdated: (month: number) => boolean,
): number[] {
  const months = new Set(wholeMonths(span).filter(month => !isOutdated(month)))
  const days: number[] = []
  for (let day = span.from; day <= span.to; day = addDays(day, 1)) {
    const number = dayNumber(day)
    if (!months.has(Math.trunc(number / 100))) days.push(number)
  }
  return [...months, ...days]
}
