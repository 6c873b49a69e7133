import type { Ticket } from './ticket.ts'

/** At 80 % of its target a wait is approaching, at 100 % breached. */
export const marks = [80, 100] as const
export type WaitMark = (typeof marks)[number]

/** @returns when a wait reaches `mark`, Unix ms; never, where it has no target. */
export function markAt({ waitSince, dueBy }: Pick<Ticket, 'waitSince' | 'dueBy'>, mark: WaitMark): number {
  if (dueBy === undefined) return Number.POSITIVE_INFINITY
  // Rounded up, so that the script, which knows no fractions of a millisecond, does not find it too soon.
  return Math.ceil(waitSince + ((dueBy - waitSince) * mark) / 100)
}
