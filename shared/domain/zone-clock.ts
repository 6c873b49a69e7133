/** Civil date and time in a time zone. */
export interface LocalTime {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  /** 0 Sunday … 6 Saturday */
  weekday: number
}

/**
 * The clocks of a time zone, as the server knows them. Screens compute every local time from this table and never from
 * their browser's own: a browser may carry the rules of years ago.
 */
export interface ZoneClock {
  /** IANA name. */
  readonly name: string
  /**
   * Rows of a start (Unix ms) and the minutes by which the clocks are ahead of UTC from then on, in order of time. The first
   * row also applies to all time before it.
   */
  readonly offsets: readonly (readonly [from: number, minutes: number])[]
}

export const utcClock: ZoneClock = { name: 'UTC', offsets: [[0, 0]] }

const minuteMs = 60_000

/** @returns the ms by which the clocks are ahead of UTC at `at` (Unix ms). */
export function offsetMsAt(at: number, { offsets }: ZoneClock): number {
  const row = offsets.findLast(([from]) => from <= at) ?? offsets[0]
  return (row?.[1] ?? 0) * minuteMs
}

/** @returns the civil time that the clocks show at `at` (Unix ms) */
export function localTimeBy(at: number, clock: ZoneClock): LocalTime {
  const shown = new Date(at + offsetMsAt(at, clock))
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
    weekday: shown.getUTCDay(),
  }
}

/** @returns the Unix ms at which a calendar date (`yyyy-mm-dd`) begins by these clocks; NaN if the text is no date. */
export function dateBegins(date: string, clock: ZoneClock): number {
  const midnight = Date.parse(`${date}T00:00:00Z`)
  // If the clocks skip midnight, the date begins after the gap; if they show it twice, at the first.
  const near = clock.offsets.map(([, minutes]) => midnight - minutes * minuteMs)
  const exact = near.filter(at => at + offsetMsAt(at, clock) === midnight)
  return exact.length > 0 ? Math.min(...exact) : midnight - offsetMsAt(midnight - 86_400_000, clock)
}
