const dayMs = 86_400_000
/** Milliseconds by which clocks in Kazakhstan are ahead of UTC; halls of tests begin their day at midnight there. */
const aheadMs = 5 * 3_600_000
/** Milliseconds before midnight in which no file begins: the slowest one takes three minutes on a busy machine. */
const quietMs = 240_000

/**
 * A hall whose day ends in the middle of a test gives new numbers and forgets its visitors, as it should. Tests assume that
 * the day stays the same.
 *
 * @returns the milliseconds for which a file that begins at `now` waits, so that no day ends while it runs; mostly 0
 */
export function waitOverMidnight(now: number): number {
  const leftMs = dayMs - ((now + aheadMs) % dayMs)
  return leftMs <= quietMs ? leftMs : 0
}
