import type { Ticket } from './ticket.ts'

/** At 80 % of its target a wait is approaching, at 100 % breached. */
const marks = [80, 100] as const
export type WaitMark = (typeof marks)[number]

/** @returns the mark that this ticket's present wait reaches next, and when (Unix ms); undefined where none is left. */
export function nextMark(ticket: Ticket): { mark: WaitMark; at: number } | undefined {
  const { state, waitSince, dueBy, noted = 0 } = ticket
  if (state !== 'waiting' || dueBy === undefined) return undefined
  const mark = marks.find(one => one > noted)
  // Rounded up: the script, which knows no fractions of a millisecond, would otherwise find it too soon.
  return mark && { mark, at: Math.ceil(waitSince + ((dueBy - waitSince) * mark) / 100) }
}
