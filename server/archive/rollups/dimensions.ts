/**
 * In which ways the sums of a day and a month are told apart.
 *
 * `queue`: its id · `slot`: `<weekday>:<hour>` of the issue, of the beginning of a wait, or of the call · `lane` · `counter`, `inspector`:
 * their ids · `reason`: why somebody was called · `chosen`: `<inspector> <word>` of calls that somebody chose, with a tab between.
 */
export const dimensions = ['queue', 'slot', 'lane', 'counter', 'inspector', 'reason', 'chosen'] as const
export type Dimension = (typeof dimensions)[number]
