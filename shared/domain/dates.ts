const dayMs = 86_400_000

/** @returns the date `days` days after `day`, as `2026-11-26`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
}

/** @returns the number of days in a span, both ends included. */
export function daysOf({ from, to }: { from: string; to: string }): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1
}

/** @returns the Monday of a day's week. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(day).getUTCDay() + 6) % 7))
}

/** @returns whether a span is exactly one calendar month. */
export function isMonth({ from, to }: { from: string; to: string }): boolean {
  return from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7) && addDays(to, 1).endsWith('-01')
}
