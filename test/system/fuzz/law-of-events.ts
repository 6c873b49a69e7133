import type { EventType, StreamEvent } from '../../../shared/contract/events.ts'
import type { HallView } from '../../../shared/contract/hall-view.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import type { Ticket } from '../../../shared/domain/ticket.ts'
import { counterTransitions, transitions } from '../../../shared/domain/transitions.ts'
import { law, permitted } from '../../kit/model/law.ts'

/** All events about a paper share one row of the table. */
const rowOf: Partial<Record<EventType, string>> = {
  'ticket:printing': 'ticket:printed',
  'ticket:print-failed': 'ticket:printed',
}

/** A window that a manager opened for anyone is opened again by the first inspector. */
const commandsOf: Partial<Record<EventType, readonly string[]>> = {
  'counter:opened': ['open-counter'],
  'counter:taken-over': ['open-counter'],
  'counter:resumed': ['open-counter'],
  'counter:paused': ['pause-counter'],
  'counter:queues-set': ['set-counter-queues'],
  'counter:closed': ['close-counter', 'close-day'],
}

/** Other events, with who may cause them. */
const others: Partial<Record<EventType, readonly Role[]>> = {
  'presence:changed': ['system'],
  'printer:changed': ['system'],
  'day:set': ['manager'],
  'day:closing': ['manager', 'system'],
  'day:closed': ['manager', 'system'],
  'day:reopening': ['manager', 'administrator'],
  'day:reopened': ['manager', 'administrator'],
  'settings:updated': ['manager', 'administrator', 'system'],
  'voice:changed': ['manager', 'administrator'],
}

/** @returns why an event must not happen in the given state; undefined: it may */
export function breachOf(before: HallView<Ticket>, event: StreamEvent): string | undefined {
  const role = event.by.slice(0, event.by.indexOf(':')) as Role
  const where = `${event.type} by ${event.by}`
  if (event.type.startsWith('ticket:')) return ticketBreach(before, event, role, where)
  if (event.type.startsWith('counter:')) return counterBreach(before, event, role, where)
  const who = others[event.type]
  return who && !who.includes(role) ? where : undefined
}

function ticketBreach(
  before: HallView<Ticket>,
  { type, ticket: id = '', body }: StreamEvent,
  role: Role,
  where: string,
): string | undefined {
  const { ticket, forDay } = body.change
  // A ticket of an older day is no longer in the view.
  if (forDay !== undefined && forDay !== before.day) return undefined
  const from = before.tickets[id]?.state ?? null
  const to = ticket?.set.state ?? from
  const rows = transitions.filter(
    row =>
      row.event === (rowOf[type] ?? type) &&
      row.from === from &&
      row.who.includes(role) &&
      (row.to === 'was' || (row.to === 'same' ? from : row.to) === to),
  )
  // The model's law, written from the specification.
  const isLawful = rows.some(
    ({ command }) => (law[command]?.[from ?? ''] ?? permitted[command])?.includes(role) ?? true,
  )
  return isLawful ? undefined : `${where} took ${id} from ${from} to ${to}`
}

function counterBreach(
  before: HallView<Ticket>,
  { type, counter: id = '', body }: StreamEvent,
  role: Role,
  where: string,
): string | undefined {
  const { counter: change, forDay } = body.change
  if (forDay !== undefined && forDay !== before.day) return undefined
  const counter = before.counters[id]
  const from = counter?.day === before.day ? counter.state : 'closed'
  const to = change?.set.state ?? from
  const commands = commandsOf[type] ?? []
  const isLawful = counterTransitions.some(
    row => commands.includes(row.command) && row.from === from && row.to === to && row.who.includes(role),
  )
  return isLawful ? undefined : `${where} took window ${id} from ${from} to ${to}`
}
