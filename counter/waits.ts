import type { Ticket } from '../shared/domain/ticket.ts'

/** How a wait stands against its target. */
export type WaitLevel = 'none' | 'within' | 'approaching' | 'breached'

/** From this share of the target on, a wait is approaching it. */
const approachingFrom = 0.8

export interface Wait {
  /** ms, until the call or so far */
  waited: number
  /** ms; undefined: the queue has none */
  target: number | undefined
  level: WaitLevel
}

/** @returns how long a ticket's present wait lasted until its call, or has lasted at `now`, against its target. */
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
