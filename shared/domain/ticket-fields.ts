import type { Ticket } from './ticket.ts'

/** How Redis, which keeps texts alone, holds a field. */
export type FieldKind = 'text' | 'number' | 'json'
type KindOf<T> = T extends number ? 'number' : T extends string ? 'text' : 'json'

/** Every field that Redis keeps of a ticket. Scripts and the server read tickets by this one list. */
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
  copies: 'number',
  copyAt: 'number',
  copyBy: 'text',
  copyPrinter: 'text',
  undo: 'json',
} as const satisfies { [F in Exclude<keyof Ticket, 'id'>]-?: KindOf<NonNullable<Ticket[F]>> }

/** What a ticket is as long as it stores nothing else: such fields cost no memory. */
export const ticketDefaults = {
  lane: 'ordinary',
  wait: 1,
  waitKind: 'issue',
} as const satisfies Partial<Ticket>

/** Fields that have another field's value as long as the ticket stores none of their own. */
export const ticketFallbacks = {
  waitSince: 'firstIssuedAt',
  // Whatever changes `dueBy` later writes `orderBy`, too.
  orderBy: 'dueBy',
} as const satisfies Partial<Record<keyof Ticket, keyof Ticket>>
