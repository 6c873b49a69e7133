import type { ViewChange, ViewEvent } from '../contract/audience-event.ts'
import type { Call, CounterPatch } from '../contract/events.ts'
import type { HallView } from '../contract/hall-view.ts'
import type { Counter } from '../domain/counter.ts'
import { maxCalls } from '../domain/retention.ts'
import type { Ticket } from '../domain/ticket.ts'
import { lastDayOf } from './days.ts'

/**
 * Applies one event to a view, in place, because copying a thousand tickets would cost more than the event. The caller has
 * checked that `event.n` is the next number. All decisions were made by the script that wrote the event.
 */
export function applyEvent(view: HallView, event: ViewEvent): void {
  view.n = event.n
  view.at = event.at
  if (event.change) applyChange(view, event.change)
}

function applyChange(view: HallView, change: ViewChange): void {
  if (change.day !== undefined && change.day !== view.day) beginDay(view, change.day)
  if (change.days) {
    for (const [field, value] of Object.entries(change.days)) {
      if (value === null) delete view.days[field]
      else view.days[field] = value
    }
  }
  if (change.settings) view.settings = change.settings
  if (change.voice) Object.assign(view.voice, change.voice)
  if (change.persons) Object.assign(view.persons, change.persons)
  for (const counter of change.counters ?? []) {
    if ('gone' in counter) delete view.counters[counter.id]
    else view.counters[counter.id] = patchCounter(view.counters[counter.id], counter.id, counter.set)
  }
  if (change.counter) {
    const { id, set } = change.counter
    view.counters[id] = patchCounter(view.counters[id], id, set)
  }
  if (change.printers) Object.assign(view.printers, change.printers)
  if (change.queues) Object.assign(view.queues, change.queues)
  if (change.forDay !== undefined && change.forDay !== view.day) {
    // An event at the end of the previous day counts towards that day's sums.
    if (change.sum && change.forDay === lastDayOf(view)) Object.assign(view.lastSum, change.sum)
    return
  }
  if (change.ticket?.id.startsWith(view.day)) applyTicket(view, change.ticket)
  if (change.call) view.calls = [change.call, ...view.calls].slice(0, maxCalls) as Call[]
  if (change.sum) Object.assign(view.sum, change.sum)
  if (change.curve) Object.assign(view.curve, change.curve)
}

/** Empties the view for a new business day. Counters stay; a counter of another day counts as closed. */
function beginDay(view: HallView, day: string): void {
  view.lastSum = view.sum
  view.day = day
  view.tickets = {}
  view.queues = {}
  view.sum = {}
  view.curve = {}
  view.calls = []
}

function applyTicket(view: HallView, ticket: NonNullable<ViewChange['ticket']>): void {
  if ('gone' in ticket) {
    delete view.tickets[ticket.id]
    return
  }
  const next: Record<string, unknown> = { ...view.tickets[ticket.id], id: ticket.id }
  for (const [field, value] of Object.entries(ticket.set)) {
    if (value === null) delete next[field]
    else next[field] = value
  }
  view.tickets[ticket.id] = next as Partial<Ticket>
}

function patchCounter(old: Counter | undefined, id: string, set: CounterPatch): Counter {
  const { queues, ...rest } = set
  const next: Record<string, unknown> = {
    ...(old ?? { id, state: 'closed', queues: [], streak: 0 }),
    ...rest,
    ...(queues !== undefined && { queues: queues.split(',') }),
  }
  for (const [field, value] of Object.entries(next)) if (value === '') delete next[field]
  return next as unknown as Counter
}
