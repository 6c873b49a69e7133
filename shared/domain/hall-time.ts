/** Largest backward step of the store's clock, ms, that the hall's time ignores; a larger one corrects a wrong clock. */
export const maxIgnoredStepMs = 60_000

/**
 * Computes the time that decides about a hall's days and hours. After a small backward step the time does not move until the
 * clock has caught up, so that past events stay in the past. A larger step is a correction and takes effect.
 *
 * @param lastAt when the hall's last event happened, Unix ms
 * @param now the store's clock, Unix ms
 * @returns Unix ms
 */
export function hallTime(lastAt: number, now: number): number {
  return now < lastAt && lastAt - now < maxIgnoredStepMs ? lastAt : now
}
