import { type Ticket, type WaitMark, waitMarks } from './ticket.ts'

/** @returns the mark that this ticket's present wait reaches next, and when (Unix ms); undefined where none is left. */
export function nextMark(ticket: Ticket): { mark: WaitMark; at: number } | undefined {
  const { state, waitSince, dueBy, noted = 0 } = ticket
  if (state !== 'waiting' || dueBy === undefined) return undefined
  const mark = (['approaching', 'breached'] as const).find(name => waitMarks[name] > noted)
  // Rounded up: the script, which knows no fractions of a millisecond, would otherwise find it too soon.
  return mark && { mark, at: Math.ceil(waitSince + ((dueBy - waitSince) * waitMarks[mark]) / 100) }
}
