import type { Fact } from '../contract/audience-event.ts'
import type { EventType } from '../contract/events.ts'
import type { Counter } from '../domain/counter.ts'
import type { Role } from '../domain/roles.ts'
import type { StaffTicket, Ticket, TicketState } from '../domain/ticket.ts'

/** Defines what the server sends to whom. No screen in the hall learns why a visitor was called, not even on the wire. */

export const audiences = ['kiosk', 'display', 'counter', 'consultant', 'manager'] as const
export type Audience = (typeof audiences)[number]

/** @returns the audience of a role's screens; undefined for a print agent and a rating tablet, which see nothing of the hall. */
export function audienceOf(role: Role): Audience | undefined {
  switch (role) {
    case 'kiosk':
    case 'display':
    case 'consultant':
    case 'manager':
      return role
    case 'inspector':
      return 'counter'
    // Administrators and auditors see what a manager sees, and may do less.
    case 'administrator':
    case 'auditor':
      return 'manager'
    case 'rating-tablet':
    case 'print-agent':
    case 'system':
      return undefined
  }
}

interface Slice {
  /** States of the tickets in the slice. Screens get waiting tickets as figures, and page by page on demand. */
  states: readonly TicketState[]
  ticketFields: readonly (keyof Ticket)[]
  counterFields: readonly (keyof Counter)[]
  /** Whether the slice has the figures of queues and of the day. */
  figures: boolean
  curve: boolean
  calls: boolean
  persons: boolean
  printers: boolean
  /** Whether the slice has the versions of the centre's own voice. */
  voice: boolean
  /**
   * Business days in the slice. `all`: every setting; `shown`: today's and tomorrow's, for hall screens; `states`: whether the
   * current and the last day have ended; `none`: nothing, because the timetable says when queues give tickets.
   */
  days: 'all' | 'shown' | 'states' | 'none'
}

/** Fields of a ticket that all staff may see. */
export const staffTicket = [
  'number',
  'state',
  'queue',
  'lane',
  'firstIssuedAt',
  'waitSince',
  'dueBy',
  'wait',
  'waitKind',
  'noted',
  'lang',
  'claim',
  'category',
  'counter',
  'called',
  'recalls',
  'recalled',
  'restores',
  'started',
  'ended',
  'reason',
  'word',
  'print',
  'printCause',
  'copies',
] as const satisfies readonly (keyof StaffTicket)[]

/** Fields of a ticket that a consultant sees: without the reasons of calls and cancellations. */
export const consultantTicket = staffTicket.filter(field => field !== 'reason' && field !== 'word')

const staffCounter = [
  'state',
  'day',
  'session',
  'inspector',
  'since',
  'queues',
  'ticket',
] as const satisfies readonly (keyof Counter)[]

const staffStates = ['called', 'serving', 'parked', 'no-show'] as const

export const slices: Record<Audience, Slice> = {
  kiosk: {
    states: [],
    ticketFields: [],
    counterFields: [],
    figures: false,
    curve: false,
    calls: false,
    persons: false,
    printers: false,
    voice: false,
    days: 'none',
  },
  display: {
    states: ['called', 'serving'],
    ticketFields: ['number', 'state', 'counter', 'called', 'recalled', 'lang'],
    counterFields: ['state', 'day', 'inspector', 'queues', 'ticket'],
    figures: false,
    curve: false,
    calls: true,
    persons: true,
    printers: false,
    voice: true,
    days: 'shown',
  },
  counter: {
    states: staffStates,
    ticketFields: staffTicket,
    counterFields: staffCounter,
    figures: true,
    curve: false,
    calls: false,
    persons: true,
    printers: true,
    voice: false,
    days: 'states',
  },
  /** A consultant asks for single tickets, so the slice has none; names of staff and decisions about calls stay out of it. */
  consultant: {
    states: [],
    ticketFields: [],
    counterFields: ['state', 'day', 'inspector', 'queues'],
    figures: true,
    curve: false,
    calls: false,
    persons: false,
    printers: true,
    voice: false,
    days: 'states',
  },
  manager: {
    states: staffStates,
    ticketFields: staffTicket,
    counterFields: staffCounter,
    figures: true,
    curve: true,
    calls: true,
    persons: true,
    printers: true,
    voice: true,
    days: 'all',
  },
}

/** What an audience gets of an event: only its number, or its slice of the change and these facts. */
export type Cell = 'nothing' | readonly Fact[]

const staff: readonly Fact[] = ['type', 'by']
/** A consultant's page learns which ticket an event is about and asks for it if it shows it. */
const touched: readonly Fact[] = ['type']
const all = (facts: readonly Fact[]) => ({
  kiosk: facts,
  display: facts,
  counter: facts,
  consultant: facts,
  manager: facts,
})
const hall = (facts: readonly Fact[] = []): Record<Audience, Cell> => ({
  kiosk: 'nothing',
  display: [],
  counter: [...staff, ...facts],
  consultant: touched,
  manager: [...staff, ...facts],
})
const staffOnly = (facts: readonly Fact[] = []): Record<Audience, Cell> => ({
  kiosk: 'nothing',
  display: 'nothing',
  counter: [...staff, ...facts],
  consultant: touched,
  manager: [...staff, ...facts],
})
/** A kiosk tells the visitor when no ticket was printed. */
const printing: Record<Audience, Cell> = {
  kiosk: ['type', 'result', 'cause'],
  display: 'nothing',
  counter: ['type', 'result', 'cause'],
  consultant: ['type', 'result', 'cause'],
  manager: ['type', 'result', 'cause'],
}

/** What each audience gets of each event. A missing cell does not compile. */
export const audienceTable: Record<EventType, Record<Audience, Cell>> = {
  'ticket:issued': staffOnly(),
  'ticket:called': hall(),
  'ticket:recalled': hall(),
  'ticket:started': hall(),
  'ticket:finished': hall(['forced']),
  'ticket:missed': hall(),
  'ticket:returned': hall(['forced']),
  'ticket:parked': hall(),
  'ticket:transferred': hall(['from']),
  'ticket:entitlement-confirmed': staffOnly(),
  'ticket:entitlement-refused': hall(),
  'ticket:entitlement-granted': staffOnly(),
  'ticket:resumed': staffOnly(),
  'ticket:restored': staffOnly(),
  'ticket:cancelled': hall(['word']),
  'ticket:undone': hall(['of', 'command']),
  'ticket:approaching': staffOnly(),
  'ticket:breached': staffOnly(),
  'ticket:printing': printing,
  'ticket:printed': printing,
  'ticket:print-failed': printing,
  'ticket:reprint-asked': staffOnly(['copy']),
  'ticket:left-unserved': hall(),
  'counter:opened': hall(),
  'counter:taken-over': hall(['instead']),
  'counter:resumed': hall(),
  'counter:paused': hall(),
  // The board over a window shows which queues the window serves.
  'counter:queues-set': hall(),
  'counter:closed': hall(),
  // Managers learn of it from every tick.
  'presence:changed': {
    kiosk: 'nothing',
    display: 'nothing',
    counter: 'nothing',
    consultant: 'nothing',
    manager: 'nothing',
  },
  'printer:changed': staffOnly(),
  'day:opened': all(['type', 'day']),
  'day:set': all(['type', 'day']),
  'day:closing': all(['type', 'day']),
  'day:closed': all(['type', 'day']),
  'day:reopening': all(['type', 'day']),
  'day:reopened': all(['type', 'day']),
  'settings:updated': all(['type']),
  'catalogue:followed': all(['type']),
  'voice:changed': {
    kiosk: 'nothing',
    display: [],
    counter: 'nothing',
    consultant: 'nothing',
    manager: [...staff, 'language', 'clip', 'removed'],
  },
}
