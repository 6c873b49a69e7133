import { z } from 'zod'
import { counterStates } from '../domain/counter.ts'
import { locales } from '../domain/locale.ts'
import { queueEndings } from '../domain/queue.ts'
import {
  callReasons,
  claimStates,
  lanes,
  printStates,
  ticketStates,
  undoableCommands,
  undoneCommands,
  waitKinds,
  waitMarks,
} from '../domain/ticket.ts'

/** Removes `undefined` from optional fields, because JSON has only absent ones. */
type Given<T> = T extends readonly (infer U)[]
  ? Given<U>[]
  : T extends object
    ? { [K in keyof T]: Given<Exclude<T[K], undefined>> }
    : T

const queue = z.templateLiteral([z.string(), z.enum(queueEndings)])
const ms = z.int()

/** What a command wrote to a ticket; null removes a field. */
const ticketPatch = z
  .strictObject({
    number: z.string(),
    state: z.enum(ticketStates),
    queue,
    lane: z.enum(lanes),
    firstIssuedAt: ms,
    orderBy: ms,
    waitSince: ms,
    dueBy: ms.nullable(),
    wait: z.int(),
    waitKind: z.enum(waitKinds),
    noted: z.union([z.literal(waitMarks.approaching), z.literal(waitMarks.breached)]).nullable(),
    lang: z.enum(locales),
    from: z.string(),
    claim: z.enum(claimStates).nullable(),
    category: z.string().nullable(),
    counter: z.string().nullable(),
    called: ms.nullable(),
    recalls: z.int().nullable(),
    recalled: ms.nullable(),
    restores: z.int().nullable(),
    started: ms.nullable(),
    ended: ms.nullable(),
    reason: z.enum(callReasons).nullable(),
    word: z.string().nullable(),
    trusted: z.literal(0).nullable(),
    print: z.enum(printStates).nullable(),
    printCause: z.string().nullable(),
    printAt: ms.nullable(),
    printer: z.string(),
    copies: z.int(),
    copyAt: ms,
    copyBy: z.string(),
    copyPrinter: z.string().nullable(),
    undo: z
      .strictObject({
        of: z.int(),
        until: ms,
        command: z.enum(undoableCommands),
        by: z.string(),
        counter: z.string().optional(),
        session: z.string().optional(),
        was: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
        sums: z.record(z.string(), z.number()),
      })
      .nullable(),
  })
  .partial()
export type TicketPatch = Given<z.infer<typeof ticketPatch>>

/** What a command wrote to a counter. `queues` is separated by commas; an empty text removes a field. */
const counterPatch = z
  .strictObject({
    state: z.enum(counterStates),
    day: z.string(),
    session: z.string(),
    inspector: z.string(),
    since: ms,
    queues: z.string(),
    ticket: z.string(),
    streak: z.int(),
    away: z.string(),
  })
  .partial()
export type CounterPatch = Given<z.infer<typeof counterPatch>>

const callSchema = z.strictObject({
  n: z.int(),
  ticket: z.string(),
  number: z.string(),
  counter: z.string(),
  at: ms,
  lang: z.enum(locales),
})
export type Call = z.infer<typeof callSchema>

const printerState = z.strictObject({
  since: ms,
  cause: z.string().optional(),
  nearEnd: z.boolean(),
  printed: z.int(),
  roll: z.int().optional(),
  nearAt: z.int().optional(),
  rest: z.int().optional(),
})

/** Exactly what a command wrote. Every view applies it and decides nothing itself. */
const changeSchema = z
  .strictObject({
    ticket: z.strictObject({ id: z.string(), set: ticketPatch }),
    counter: z.strictObject({ id: z.string(), set: counterPatch }),
    counters: z.array(
      z.union([
        z.strictObject({ id: z.string(), set: counterPatch }),
        z.strictObject({ id: z.string(), gone: z.literal(true) }),
      ]),
    ),
    call: callSchema,
    sum: z.record(z.string(), z.int()),
    curve: z.record(z.string(), z.int()),
    /** The business day that begins with this event. */
    day: z.string(),
    /** `yyyymmdd`: `open`, `closing` or `closed`; `set:yyyymmdd`: the manager's setting of the day as JSON. */
    days: z.record(z.string(), z.string().nullable()),
    /** The day of `ticket`, `sum` and `curve`; absent: the current day. */
    forDay: z.string(),
    settings: z.string(),
    printers: z.record(z.string(), printerState),
    /** Version of the centre's own voice, by language. */
    voice: z.partialRecord(z.enum(locales), z.int()),
  })
  .partial()
export type Change = Given<z.infer<typeof changeSchema>>

/** Values of a ticket's fields before a step, as far as the step changed them and they existed. */
const ticketWas = z
  .strictObject({
    state: z.enum(ticketStates),
    queue,
    lane: z.enum(lanes),
    claim: z.enum(claimStates),
    counter: z.string(),
    print: z.enum(printStates),
  })
  .partial()

/** One changed place in the settings, with shortened JSON before and after; absent: nothing, or a picture. */
export const settingsChange = z.strictObject({
  path: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
})
export type SettingsChange = Given<z.infer<typeof settingsChange>>

const base = { change: changeSchema, clockBack: ms.optional() }
const day = z.string().regex(/^\d{8}$/)
const ofTicket = { ...base, number: z.string(), queue, day: day.optional(), was: ticketWas.optional() }
const wasState = z.strictObject({ state: z.enum(counterStates) }).optional()
const lang = z.enum(locales)
const claim = { category: z.string().optional(), claim: z.enum(claimStates).optional() }
const printed = {
  ...ofTicket,
  result: z.enum(printStates),
  cause: z.string().optional(),
  printer: z.string().optional(),
}
const inspector = z.string()

/** The body of each event, by type. No body holds a name, phone number or free text about a person. */
export const eventBodies = {
  'ticket:issued': z.strictObject({
    ...ofTicket,
    before: z.int().optional(),
    waitFrom: z.int().optional(),
    waitTo: z.int().optional(),
  }),
  'ticket:called': z.strictObject({
    ...ofTicket,
    ...claim,
    lang,
    reason: z.enum(callReasons),
    word: z.string().optional(),
    waited: ms,
  }),
  'ticket:recalled': z.strictObject({ ...ofTicket, lang }),
  'ticket:started': z.strictObject(ofTicket),
  'ticket:finished': z.strictObject({ ...ofTicket, service: ms.optional(), forced: z.boolean().optional() }),
  'ticket:missed': z.strictObject(ofTicket),
  'ticket:returned': z.strictObject({ ...ofTicket, forced: z.boolean().optional() }),
  'ticket:parked': z.strictObject(ofTicket),
  'ticket:transferred': z.strictObject({ ...ofTicket, from: queue }),
  'ticket:entitlement-confirmed': z.strictObject({ ...ofTicket, ...claim }),
  'ticket:entitlement-refused': z.strictObject({ ...ofTicket, ...claim }),
  'ticket:entitlement-granted': z.strictObject({ ...ofTicket, ...claim }),
  'ticket:resumed': z.strictObject(ofTicket),
  'ticket:restored': z.strictObject(ofTicket),
  'ticket:cancelled': z.strictObject({ ...ofTicket, word: z.string() }),
  'ticket:undone': z.strictObject({ ...ofTicket, of: z.int(), command: z.enum(undoneCommands) }),
  'ticket:approaching': z.strictObject({ ...ofTicket, dueBy: ms, wait: z.int() }),
  'ticket:breached': z.strictObject({ ...ofTicket, dueBy: ms, wait: z.int() }),
  'ticket:printing': z.strictObject(printed),
  'ticket:printed': z.strictObject(printed),
  'ticket:print-failed': z.strictObject(printed),
  'ticket:reprint-asked': z.strictObject({
    ...ofTicket,
    copy: z.int(),
    printer: z.string().optional(),
    /** The previous print stopped half-way. */
    afterHalf: z.boolean().optional(),
  }),
  'ticket:left-unserved': z.strictObject(ofTicket),
  'counter:opened': z.strictObject({ ...base, inspector, was: wasState }),
  'counter:taken-over': z.strictObject({ ...base, inspector, instead: z.string(), was: wasState }),
  'counter:resumed': z.strictObject({ ...base, inspector, was: wasState }),
  'counter:paused': z.strictObject({ ...base, inspector, was: wasState }),
  'counter:queues-set': z.strictObject({
    ...base,
    queues: z.string(),
    was: z.strictObject({ queues: z.string() }).optional(),
  }),
  'counter:closed': z.strictObject({ ...base, inspector, day: day.optional(), was: wasState }),
  /** `since`: when the inspector's screen disconnected, Unix ms; absent: it is connected again. */
  'presence:changed': z.strictObject({ ...base, inspector, since: ms.optional() }),
  'printer:changed': z.strictObject({
    ...base,
    printer: z.string(),
    cause: z.string().optional(),
    nearEnd: z.boolean(),
    /** The previous cause. */
    was: z.string().optional(),
  }),
  'day:opened': z.strictObject({ ...base, day }),
  'day:set': z.strictObject({ ...base, day, setting: z.string(), was: z.string().optional() }),
  'day:closing': z.strictObject({ ...base, day }),
  'day:closed': z.strictObject({ ...base, day }),
  'day:reopening': z.strictObject({ ...base, day }),
  'day:reopened': z.strictObject({ ...base, day }),
  'settings:updated': z.strictObject({
    ...base,
    version: z.int(),
    changed: z.array(settingsChange).optional(),
  }),
  /** The centre's rules were computed again by a newer catalogue. */
  'catalogue:followed': z.strictObject({ ...base, version: z.int() }),
  'voice:changed': z.strictObject({
    ...base,
    language: z.enum(locales),
    clip: z.string(),
    version: z.int(),
    removed: z.boolean().optional(),
    /** The clip replaced an earlier one. */
    replaced: z.boolean().optional(),
  }),
} as const satisfies Record<string, z.ZodType>

export type EventType = keyof typeof eventBodies
export const eventTypes = Object.keys(eventBodies) as EventType[]
export type EventBody<T extends EventType> = Given<z.infer<(typeof eventBodies)[T]>>

/** An event in the stream of a centre. */
export interface StreamEvent<T extends EventType = EventType> {
  /** Id in the stream, for cursors. */
  id: string
  n: number
  type: T
  /** Unix ms of Redis's clock. */
  at: number
  /** `<role>:<id>` */
  by: string
  ticket?: string
  counter?: string
  /** Public id of the person's session. Only the trail uses it; the server sends it to no screen. */
  via?: string
  body: EventBody<T>
}
