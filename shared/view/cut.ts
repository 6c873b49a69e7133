import type { AudienceEvent, Fact, ViewChange } from '../contract/audience-event.ts'
import type { CounterPatch, StreamEvent, TicketPatch } from '../contract/events.ts'
import type { HallView, QueueFigures } from '../contract/hall-view.ts'
import type { Counter } from '../domain/counter.ts'
import type { KioskSettings } from '../domain/kiosk.ts'
import type { QueueId } from '../domain/queue.ts'
import type { Role } from '../domain/roles.ts'
import type { CentreSettings } from '../domain/settings.ts'
import type { StaffTicket, Ticket } from '../domain/ticket.ts'
import { type Audience, audienceTable, consultantTicket, slices, staffTicket } from './audiences.ts'
import { cutDays, cutDaysChange } from './cut-days.ts'

/** What the node knows besides the event itself. */
export interface CutContext {
  /** The view after the event. */
  view: HallView<Ticket>
  /** The business day before the event. */
  dayBefore: string
  /** The event's ticket before the event. */
  before: Ticket | undefined
  /** New figures of the queues that the event changed. */
  queues: Record<QueueId, QueueFigures>
  /** Signs that the audience needs to understand the event. */
  persons: HallView['persons']
  change: ViewChange
}

/** Characters of a session id that others may know; the rest proves who is at the window. */
export const publicSessionLength = 8

/** @returns an audience's slice of the node's view. */
export function cutSnapshot(view: HallView<Ticket>, audience: Audience): HallView {
  const slice = slices[audience]
  const tickets: Record<string, Partial<Ticket>> = {}
  for (const ticket of Object.values(view.tickets)) {
    if (holds(audience, ticket)) tickets[ticket.id] = { id: ticket.id, ...pick(ticket, slice.ticketFields) }
  }
  return {
    ...view,
    days: cutDays(view, audience),
    settings: cutSettings(view.settings, audience),
    voice: slice.voice ? view.voice : {},
    counters: Object.fromEntries(
      slice.counterFields.length === 0
        ? []
        : Object.values(view.counters).map(counter => [counter.id, cutCounter(counter, audience)]),
    ),
    tickets,
    queues: slice.figures ? view.queues : {},
    sum: slice.figures ? view.sum : {},
    lastSum: slice.figures ? view.lastSum : {},
    curve: slice.curve ? view.curve : {},
    calls: slice.calls ? view.calls : [],
    persons: slice.persons ? view.persons : {},
    printers: slice.printers ? view.printers : {},
  }
}

/** @returns the fields that a role may see of a ticket it asked for, in any state. */
export function cutForStaff(ticket: Ticket, role: Role): StaffTicket {
  const fields = role === 'consultant' ? consultantTicket : staffTicket
  return { id: ticket.id, ...pick(ticket, fields) } as StaffTicket
}

/** @returns the event as an audience gets it. */
export function cutEvent(event: StreamEvent, audience: Audience, context: CutContext): AudienceEvent {
  const cell = audienceTable[event.type][audience]
  const bare = { n: event.n, at: event.at }
  if (cell === 'nothing') return bare
  const change = cutChange(audience, context)
  return {
    ...bare,
    ...(event.ticket && cell.includes('type') && { ticket: event.ticket }),
    ...(event.counter && cell.includes('type') && { counter: event.counter }),
    ...(Object.keys(change).length > 0 && { change }),
    ...(cell.length > 0 && { facts: cutFacts(event, cell) }),
  }
}

function cutFacts(event: StreamEvent, cell: readonly Fact[]): NonNullable<AudienceEvent['facts']> {
  const known: Record<string, unknown> = { ...event.body, type: event.type, by: event.by }
  return Object.fromEntries(cell.filter(fact => known[fact] !== undefined).map(fact => [fact, known[fact]]))
}

function cutChange(
  audience: Audience,
  { view, dayBefore, before, queues, persons, change }: CutContext,
): ViewChange {
  const slice = slices[audience]
  const cut: ViewChange = {}
  if (change.day !== undefined) cut.day = change.day
  const days = cutDaysChange(view, dayBefore, change.days, audience)
  if (days) cut.days = days
  if (change.forDay !== undefined) cut.forDay = change.forDay
  if (change.settings) cut.settings = cutSettings(change.settings, audience)
  if (slice.voice && change.voice) cut.voice = change.voice
  if (change.ticket) {
    const ticket = cutTicket(audience, before, view.tickets[change.ticket.id], change.ticket)
    if (ticket) cut.ticket = ticket
  }
  if (slice.counterFields.length > 0) {
    if (change.counter)
      cut.counter = { id: change.counter.id, set: cutCounterPatch(change.counter.set, audience) }
    if (change.counters) {
      cut.counters = change.counters.map(counter =>
        'gone' in counter ? counter : { id: counter.id, set: cutCounterPatch(counter.set, audience) },
      )
    }
  }
  if (slice.printers && change.printers) cut.printers = change.printers
  if (slice.calls && change.call) cut.call = change.call
  if (slice.figures && change.sum) cut.sum = change.sum
  if (slice.figures && Object.keys(queues).length > 0) cut.queues = queues
  if (slice.curve && change.curve) cut.curve = change.curve
  if (slice.persons && Object.keys(persons).length > 0) cut.persons = persons
  return cut
}

/** Sends a whole ticket when it enters the slice, its patch while it stays, and `gone` when it leaves. */
function cutTicket(
  audience: Audience,
  before: Ticket | undefined,
  after: Ticket | undefined,
  change: NonNullable<ViewChange['ticket']>,
): ViewChange['ticket'] {
  const held = before !== undefined && holds(audience, before)
  if (!after || !holds(audience, after)) return held ? { id: change.id, gone: true } : undefined
  const { ticketFields } = slices[audience]
  const source: Partial<Record<keyof Ticket, unknown>> = held && 'set' in change ? change.set : after
  const set = Object.fromEntries(
    ticketFields.filter(field => source[field] !== undefined).map(field => [field, source[field]]),
  )
  return { id: change.id, set: set as TicketPatch }
}

function holds(audience: Audience, ticket: Ticket): boolean {
  return slices[audience].states.includes(ticket.state)
}

function cutCounter(counter: Counter, audience: Audience): Counter {
  const cut = {
    id: counter.id,
    queues: [],
    streak: 0,
    ...pick(counter, slices[audience].counterFields),
  } as unknown as Counter
  return cut.session === undefined ? cut : { ...cut, session: cut.session.slice(0, publicSessionLength) }
}

function cutCounterPatch(set: CounterPatch, audience: Audience): CounterPatch {
  const fields = slices[audience].counterFields as readonly string[]
  const kept = Object.entries(set).filter(([field]) => fields.includes(field))
  return Object.fromEntries(
    kept.map(([field, value]) => [
      field,
      field === 'session' ? String(value).slice(0, publicSessionLength) : value,
    ]),
  )
}

/** Removes addresses of printers, which only managers see. Windows and consultants get the printers' names and paper. */
function cutPaper(
  { printers, printerProfiles }: CentreSettings,
  audience: Audience,
): Pick<CentreSettings, 'printers' | 'printerProfiles' | 'ticket'> {
  if (audience !== 'counter' && audience !== 'consultant')
    return { printers: {}, printerProfiles: {}, ticket: [] }
  const named = Object.entries(printers).map(([id, printer]) => [id, { ...printer, address: '' }])
  return { printers: Object.fromEntries(named), printerProfiles, ticket: [] }
}

/** @returns the settings as an audience may see them; only managers see addresses of printers. */
export function cutSettings(settings: CentreSettings, audience: Audience): CentreSettings {
  if (audience === 'manager') return settings
  const kiosks = Object.entries(settings.kiosks).map(([id, kiosk]) => [id, cutKiosk(kiosk, audience)])
  return { ...settings, kiosks: Object.fromEntries(kiosks), ...cutPaper(settings, audience) }
}

/** Removes a kiosk's printers. Only kiosks need what a kiosk offers; everybody may see that one is locked. */
function cutKiosk(kiosk: KioskSettings, audience: Audience): KioskSettings {
  if (audience === 'kiosk') return pick(kiosk, ['locked', 'offers', 'languages', 'idle'])
  return pick(kiosk, ['locked'])
}

function pick<T extends object>(from: T, fields: readonly (keyof T)[]): Partial<T> {
  const picked: Partial<T> = {}
  for (const field of fields) if (from[field] !== undefined) picked[field] = from[field]
  return picked
}
