import type { Ticket } from '../shared/domain/ticket.ts'

/** Level of a wait, compared with its target. */
export type WaitLevel = 'none' | 'within' | 'approaching' | 'breached'

/** Share of the target from which a wait is approaching it. */
const approachingFrom = 0.8

export interface Wait {
  /** Length of the wait until the call or until now, ms. */
  waited: number
  /** Target, ms; undefined: the queue has none. */
  target: number | undefined
  level: WaitLevel
}

/** @returns the length of a ticket's current wait, until its call or `now`, with its target and level. */
export function waitOf(
  { waitSince = 0, called, dueBy }: Pick<Partial<Ticket>, 'waitSince' | 'called' | 'dueBy'>,
  now: number,
): Wait {
  const waited = Math.max(0, (called ?? now) - waitSince)
  const target = dueBy === undefined ? undefined : dueBy - waitSince
  return { waited, target, level: levelOf(waited, target) }
}

function levelOf(waited: number, target: number | undefined): WaitLevel {
  if (target === undefined) return 'none'
  if (waited >= target) return 'breached'
  return waited >= target * approachingFrom ? 'approaching' : 'within'
}
