/**
 * Milliseconds before and after the store's own time within which a screen must have sent a command. Both ways: a screen whose
 * clock is ahead would otherwise keep its commands fresh for as long.
 */
export const freshMs = 10_000

/** Milliseconds for which a refused request stays refused: as long as it can be fresh, before and after, and a margin. */
export const refusalTtlMs = 30_000
