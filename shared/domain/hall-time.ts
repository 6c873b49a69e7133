/** Milliseconds by which a clock may be set back without the hall's time going back: a larger step is a correction of the clock. */
export const heldMs = 60_000

/**
 * @param lastAt when the hall's last event happened
 * @param now the store's clock, both Unix ms
 * @returns the time by which a hall's days and hours are judged: after a small step back it stands still until the clock has
 * caught up, so that what happened stays in the past. A larger step is a correction, and is taken.
 */
export function hallTime(lastAt: number, now: number): number {
  return now < lastAt && lastAt - now < heldMs ? lastAt : now
}
