import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core'
import type { ExportRequest } from '../../shared/contract/archive-ask.ts'
import type { ExportState } from '../../shared/contract/archive-report.ts'

/*
 * What the archive keeps, the same in PostgreSQL and PGlite; docs/decisions/0009-archive.md says what each column means.
 *
 * Times are Unix ms of Redis's clock, as in events: a report subtracts them, and nothing on the way can move them by a zone.
 * Where a report groups by day, hour or weekday, the centre's own stand beside.
 */

const ms = (name: string) => bigint(name, { mode: 'number' })

/** Whose row it is. An epoch is one life of a store: what a store that came back empty or older tells stands apart. */
const ofCentre = { centre: text('centre').notNull(), epoch: text('epoch').notNull() }

/** Of a moment at the centre: its business day (yyyymmdd), hour (0 to 23) and weekday (0 Sunday to 6 Saturday). */
const local = {
  day: text('day').notNull(),
  hour: smallint('hour').notNull(),
  weekday: smallint('weekday').notNull(),
}

/** Whom a row is about: queue, and its parts, by which reports group. */
const ofQueue = {
  queue: text('queue').notNull(),
  service: text('service').notNull(),
  purpose: text('purpose').notNull(),
}

/** Every event, as it stood in the stream; nothing is changed or removed here. All other tables follow from it. */
export const events = pgTable(
  'events',
  {
    ...ofCentre,
    n: ms('n').notNull(),
    /** Of the stream. */
    id: text('id').notNull(),
    type: text('type').notNull(),
    at: ms('at').notNull(),
    by: text('by').notNull(),
    via: text('via'),
    ticket: text('ticket'),
    counter: text('counter'),
    body: jsonb('body'),
    /** The body's text, where the database cannot hold it as JSON. */
    raw: text('raw'),
  },
  table => [
    primaryKey({ columns: [table.centre, table.epoch, table.n] }),
    index('events_of_ticket').on(table.centre, table.epoch, table.ticket, table.n),
  ],
)

/** How far each stream is archived; written in the same transaction as the rows. */
export const cursors = pgTable('cursors', {
  centre: text('centre').primaryKey(),
  epoch: text('epoch').notNull(),
  /** What the store calls its epoch; an older store that came back has the same one, and gets a fork of its own here. */
  storeEpoch: text('store_epoch').notNull(),
  streamId: text('stream_id').notNull(),
  n: ms('n').notNull(),
})

export const tickets = pgTable(
  'tickets',
  {
    ...ofCentre,
    ticket: text('ticket').notNull(),
    number: text('number').notNull(),
    /** Where it is now, or was at its end. */
    ...ofQueue,
    state: text('state').notNull(),
    issued: ms('issued').notNull(),
    ...local,
    ended: ms('ended'),
    lane: text('lane').notNull(),
    lang: text('lang').notNull(),
    device: text('device').notNull(),
    claim: text('claim'),
    category: text('category'),
    print: text('print'),
    restores: integer('restores').notNull(),
    trusted: boolean('trusted').notNull(),
  },
  table => [
    primaryKey({ columns: [table.centre, table.epoch, table.ticket] }),
    index('tickets_of_day').on(table.day, table.centre),
  ],
)

export const waits = pgTable(
  'waits',
  {
    ...ofCentre,
    ticket: text('ticket').notNull(),
    /** From 1. */
    wait: integer('wait').notNull(),
    kind: text('kind').notNull(),
    ...ofQueue,
    lane: text('lane').notNull(),
    begun: ms('begun').notNull(),
    ...local,
    due: ms('due'),
    ended: ms('ended'),
    how: text('how'),
    counted: boolean('counted').notNull(),
    within: boolean('within'),
    reason: text('reason'),
    word: text('word'),
    counter: text('counter'),
    inspector: text('inspector'),
    call: ms('call'),
    trusted: boolean('trusted').notNull(),
  },
  table => [
    primaryKey({ columns: [table.centre, table.epoch, table.ticket, table.wait] }),
    index('waits_of_day').on(table.day, table.centre),
  ],
)

export const services = pgTable(
  'services',
  {
    ...ofCentre,
    ticket: text('ticket').notNull(),
    /** Number of the event of its call. */
    call: ms('call').notNull(),
    ...ofQueue,
    lane: text('lane').notNull(),
    counter: text('counter').notNull(),
    inspector: text('inspector'),
    reason: text('reason').notNull(),
    word: text('word'),
    called: ms('called').notNull(),
    ...local,
    started: ms('started'),
    ended: ms('ended'),
    how: text('how'),
    recalls: integer('recalls').notNull(),
    trusted: boolean('trusted').notNull(),
  },
  table => [
    primaryKey({ columns: [table.centre, table.epoch, table.ticket, table.call] }),
    index('services_of_day').on(table.day, table.centre),
  ],
)

/** A span at a window, or of a printer: from the event `n` until the next of its kind. */
const span = {
  n: ms('n').notNull(),
  since: ms('since').notNull(),
  until: ms('until'),
  day: text('day').notNull(),
  trusted: boolean('trusted').notNull(),
}

export const counterSessions = pgTable(
  'counter_sessions',
  {
    ...ofCentre,
    counter: text('counter').notNull(),
    ...span,
    session: text('session').notNull(),
    inspector: text('inspector'),
  },
  table => [
    primaryKey({ columns: [table.centre, table.epoch, table.counter, table.n] }),
    index('counter_sessions_of_day').on(table.day, table.centre),
  ],
)

export const counterStates = pgTable(
  'counter_states',
  {
    ...ofCentre,
    counter: text('counter').notNull(),
    ...span,
    state: text('state').notNull(),
  },
  table => [
    primaryKey({ columns: [table.centre, table.epoch, table.counter, table.n] }),
    index('counter_states_of_day').on(table.day, table.centre),
  ],
)

/** When nobody was at an open window. */
export const absences = pgTable(
  'absences',
  { ...ofCentre, counter: text('counter').notNull(), ...span },
  table => [
    primaryKey({ columns: [table.centre, table.epoch, table.counter, table.n] }),
    index('absences_of_day').on(table.day, table.centre),
  ],
)

export const printerStates = pgTable(
  'printer_states',
  {
    ...ofCentre,
    printer: text('printer').notNull(),
    ...span,
    cause: text('cause'),
    nearEnd: boolean('near_end').notNull(),
  },
  table => [primaryKey({ columns: [table.centre, table.epoch, table.printer, table.n] })],
)

/** Every version of a centre's settings: what services were called, and by whose clock days and hours are told. */
export const settings = pgTable(
  'settings',
  {
    ...ofCentre,
    n: ms('n').notNull(),
    at: ms('at').notNull(),
    zone: text('zone').notNull(),
    dayStartsAt: text('day_starts_at').notNull(),
    body: jsonb('body').notNull(),
  },
  table => [primaryKey({ columns: [table.centre, table.epoch, table.n] })],
)

/** Where the store's clock was set back: no span across such an event can be trusted. */
export const clockSteps = pgTable(
  'clock_steps',
  { ...ofCentre, n: ms('n').notNull(), back: ms('back').notNull() },
  table => [primaryKey({ columns: [table.centre, table.epoch, table.n] })],
)

/** Events that could not be made anything of, and why. */
export const undigested = pgTable(
  'undigested',
  {
    ...ofCentre,
    /** Of the stream. */
    id: text('id').notNull(),
    n: ms('n'),
    /** Whose story it did not fit; null where the event itself could not be read. */
    ticket: text('ticket'),
    reason: text('reason').notNull(),
  },
  table => [primaryKey({ columns: [table.centre, table.epoch, table.id] })],
)

/** When a day was ended; kept, so that the next morning can be told what it was like. */
export const dayEnds = pgTable(
  'day_ends',
  { ...ofCentre, day: text('day').notNull(), n: ms('n').notNull(), at: ms('at').notNull() },
  table => [primaryKey({ columns: [table.centre, table.day, table.epoch] })],
)

/** Buckets of `shared/domain/histogram.ts`, ascending, and how many are in each. */
const buckets = (name: string) => smallint(name).array().notNull()
const counts = (name: string) => integer(name).array().notNull()

/**
 * Sums of a centre's day (`period` yyyymmdd) or month (yyyymm), told apart in one way (`dim`): reports add these up, and never look
 * at single tickets. `rollups/dimensions.ts` says which there are.
 */
export const rollups = pgTable(
  'rollups',
  {
    ...ofCentre,
    period: integer('period').notNull(),
    dim: text('dim').notNull(),
    key: text('key').notNull(),
    issued: integer('issued').notNull(),
    calls: integer('calls').notNull(),
    served: integer('served').notNull(),
    missed: integer('missed').notNull(),
    unserved: integer('unserved').notNull(),
    cancelled: integer('cancelled').notNull(),
    /** Waits that count for 1.2 and whose times can be trusted. */
    waits: integer('waits').notNull(),
    within: integer('within').notNull(),
    waitMs: ms('wait_ms').notNull(),
    waitLongest: ms('wait_longest').notNull(),
    waitBuckets: buckets('wait_buckets'),
    waitCounts: counts('wait_counts'),
    /** Times at a window of those served, that can be trusted. */
    services: integer('services').notNull(),
    serviceMs: ms('service_ms').notNull(),
    serviceLongest: ms('service_longest').notNull(),
    serviceBuckets: buckets('service_buckets'),
    serviceCounts: counts('service_counts'),
    untrusted: integer('untrusted').notNull(),
  },
  table => [primaryKey({ columns: [table.centre, table.dim, table.period, table.epoch, table.key] })],
)

/** Days whose rows were changed, and months whose days were, since their sums were made. */
export const stale = pgTable('stale', { ...ofCentre, period: integer('period').notNull() }, table => [
  primaryKey({ columns: [table.period, table.centre, table.epoch] }),
])

/** Bytes, as Node has them. */
const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** Files that people asked for; any node makes, tells and gives them. They belong to no day and follow from no event. */
export const exportFiles = pgTable(
  'exports',
  {
    id: text('id').primaryKey(),
    /** `<role>:<id>` of whoever asked: the file is theirs alone. */
    by: text('by').notNull(),
    asked: jsonb('asked').$type<ExportRequest>().notNull(),
    /** What "all" meant for whoever asked. */
    centres: text('centres').array().notNull().default([]),
    state: text('state').$type<ExportState>().notNull(),
    done: integer('done').notNull(),
    of: integer('of').notNull(),
    name: text('name'),
    bytes: integer('bytes').notNull(),
    begun: ms('begun').notNull(),
    /** When its node last said that it is at it. */
    beat: ms('beat').notNull(),
    error: text('error'),
  },
  table => [index('exports_of_person').on(table.by, table.begun)],
)

/** A file's content, in order. */
export const exportParts = pgTable(
  'export_parts',
  {
    id: text('id')
      .notNull()
      .references(() => exportFiles.id, { onDelete: 'cascade' }),
    part: integer('part').notNull(),
    content: bytes('content').notNull(),
  },
  table => [primaryKey({ columns: [table.id, table.part] })],
)

/** What a rebuild empties and makes anew. */
export const derivedTables = [
  tickets,
  waits,
  services,
  counterSessions,
  counterStates,
  absences,
  printerStates,
  settings,
  clockSteps,
  dayEnds,
  undigested,
  rollups,
  stale,
] as const

export type EventRow = typeof events.$inferInsert
export type TicketRow = typeof tickets.$inferInsert
export type WaitRow = typeof waits.$inferInsert
export type ServiceRow = typeof services.$inferInsert
