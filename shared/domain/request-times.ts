/**
 * Largest difference, ms, between a command's `sentAt` and the store's clock. It applies in both directions, because the
 * commands of a screen whose clock is ahead would otherwise stay valid for longer.
 */
export const freshMs = 10_000

/** Time, ms, for which the store remembers a refused request: the whole span of `freshMs` before and after, plus a margin. */
export const refusalTtlMs = 30_000
