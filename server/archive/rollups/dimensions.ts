/**
 * The dimensions by which sums of a day and a month are broken down.
 *
 * `queue`: its id · `slot`: `<weekday>:<hour>` of the issue, the wait's beginning, or the call · `lane` ·
 * `counter`, `inspector`: their ids · `reason`: of the call · `chosen`: `<inspector> <word>` (with a tab between)
 * of calls that an inspector chose.
 */
export const dimensions = ['queue', 'slot', 'lane', 'counter', 'inspector', 'reason', 'chosen'] as const
