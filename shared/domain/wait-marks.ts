import { type Ticket, type WaitMark, waitMarks } from './ticket.ts'

/** @returns the mark that the ticket's current wait reaches next, and when (Unix ms); undefined if none is left. */
export function nextMark(ticket: Ticket): { mark: WaitMark; at: number } | undefined {
  const { state, waitSince, dueBy, noted = 0 } = ticket
  if (state !== 'waiting' || dueBy === undefined) return undefined
  const mark = (['approaching', 'breached'] as const).find(name => waitMarks[name] > noted)
  // Rounded up, because the script works in whole milliseconds and would otherwise refuse the mark as too early.
  return mark && { mark, at: Math.ceil(waitSince + ((dueBy - waitSince) * waitMarks[mark]) / 100) }
}
