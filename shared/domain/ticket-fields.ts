import type { Ticket } from './ticket.ts'

/** How a field is written as text, the only kind of value that Redis keeps. */
export type FieldKind = 'text' | 'number' | 'json'
type KindOf<T> = T extends number ? 'number' : T extends string ? 'text' : 'json'

/** Every field of a ticket in Redis. Scripts and the server both read tickets by this list. */
export const ticketFields = {
  number: 'text',
  state: 'text',
  queue: 'text',
  lane: 'text',
  firstIssuedAt: 'number',
  orderBy: 'number',
  waitSince: 'number',
  dueBy: 'number',
  wait: 'number',
  waitKind: 'text',
  noted: 'number',
  lang: 'text',
  from: 'text',
  claim: 'text',
  category: 'text',
  counter: 'text',
  called: 'number',
  recalls: 'number',
  recalled: 'number',
  restores: 'number',
  started: 'number',
  ended: 'number',
  reason: 'text',
  word: 'text',
  trusted: 'number',
  print: 'text',
  printCause: 'text',
  printAt: 'number',
  printer: 'text',
  copies: 'number',
  copyAt: 'number',
  copyBy: 'text',
  copyPrinter: 'text',
  undo: 'json',
} as const satisfies { [F in Exclude<keyof Ticket, 'id'>]-?: KindOf<NonNullable<Ticket[F]>> }

/** Values of fields that a ticket does not store, which saves memory. */
export const ticketDefaults = {
  lane: 'ordinary',
  wait: 1,
  waitKind: 'issue',
} as const satisfies Partial<Ticket>

/** Fields that take another field's value while the ticket does not store them. */
export const ticketFallbacks = {
  waitSince: 'firstIssuedAt',
  // Every script that changes `dueBy` later also writes `orderBy`.
  orderBy: 'dueBy',
} as const satisfies Partial<Record<keyof Ticket, keyof Ticket>>
