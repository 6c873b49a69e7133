import type { HallView } from '../../../shared/contract/hall-view.ts'
import type { Ticket } from '../../../shared/domain/ticket.ts'
import type { ModelState, ModelTicket } from './state.ts'

type Figures = Record<string, number>

/** Leaves out zeros: a figure of zero and a missing one are the same. */
function withoutNoughts(figures: Figures): Figures {
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== 0))
}

/** The content of an undo note without the way to undo: tests see that when it is done. */
function withoutBefore({ before: _, endedFrom: __, undo, ...ticket }: ModelTicket) {
  if (!undo) return ticket
  const { was: ___, sums: ____, ...note } = undo
  return { ...ticket, undo: note }
}

/** @returns the day's sums, counted from tickets and valid calls */
export function sumOf(state: ModelState, day: string): Figures {
  const sum: Figures = {}
  const add = (queue: string, what: string, by = 1) => {
    sum[`${queue}:${what}`] = (sum[`${queue}:${what}`] ?? 0) + by
  }
  const ofDay = (thing: { ticket: string }) => thing.ticket.startsWith(day)
  for (const { queue } of state.issued.filter(ofDay)) add(queue, 'issued')
  for (const call of state.standing.filter(ofDay)) {
    if (call.again) {
      add(call.queue, 'again')
      continue
    }
    add(call.queue, 'called')
    add(call.queue, 'waitMs', call.waited)
    if (call.within) add(call.queue, 'within')
  }
  for (const ticket of state.tickets.filter(ticket => ticket.id.startsWith(day))) {
    const { queue, started = 0, ended = 0 } = ticket
    if (ticket.state === 'no-show') add(queue, 'missed')
    if (ticket.state === 'done') add(queue, 'done')
    if (ticket.state === 'unserved') add(queue, 'unserved')
    if (ticket.state === 'cancelled') add(queue, 'cancelled')
    if (ticket.state !== 'done') continue
    if (ticket.trusted === 0) add(queue, 'untrusted')
    else add(queue, 'serviceMs', Math.max(0, ended - started))
  }
  for (const [key, ms] of Object.entries(state.longest)) {
    if (key.startsWith(day)) sum[`${key.slice(9)}:longestMs`] = ms
  }
  return withoutNoughts(sum)
}

/** @returns a model's state in the form in which views are compared */
export function comparableView(state: ModelState) {
  const { n, clock, day, days, settings, counters, tickets, calls, flow, printers, voice } = state
  const today = tickets.filter(ticket => ticket.id.startsWith(day))
  return {
    n,
    at: clock,
    day,
    days,
    settings,
    voice,
    counters: Object.fromEntries(counters),
    tickets: Object.fromEntries(today.map(ticket => [ticket.id, withoutBefore(ticket)])),
    calls: calls
      .filter(call => call.ticket.startsWith(day))
      .slice(-20)
      .reverse(),
    sum: sumOf(state, day),
    curve: withoutNoughts(flow[day] ?? {}),
    printers,
  }
}

/** @returns a view in the form in which views are compared. Signs and the last day's sums are compared separately. */
export function comparable(view: HallView<Ticket>) {
  const { n, at, day, days, settings, counters, tickets, calls, sum, curve, printers, voice } = view
  return {
    n,
    at,
    day,
    days,
    settings,
    voice,
    counters,
    tickets: Object.fromEntries(Object.entries(tickets).map(([id, ticket]) => [id, withoutBefore(ticket)])),
    calls,
    sum: withoutNoughts(sum),
    curve: withoutNoughts(curve),
    printers,
  }
}
