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
import type { ExportState } from '../../shared/contract/archive-report.ts'
import type { ExportRequest } from '../../shared/contract/archive-requests.ts'

/*
 * What the archive keeps, the same in PostgreSQL and PGlite; docs/decisions/0009-archive.md says what each column means.
 *
 * Times are Unix ms of Redis's clock, as in events: a report subtracts them, and nothing on the way can move them by a zone.
 * Where a report groups by day, hour or weekday, the centre's own stand beside.
 */

const ms = (name: string) => bigint(name, { mode: 'number' })

/**
 * The centre and epoch of a row. An epoch is one life of a store: rows of a store that came back empty or older are
 * kept apart.
 */
const ofCentre = { centre: text('centre').notNull(), epoch: text('epoch').notNull() }

/** Local time at the centre: business day (yyyymmdd), hour (0 to 23) and weekday (0 Sunday to 6 Saturday). */
const local = {
  day: text('day').notNull(),
  hour: smallint('hour').notNull(),
  weekday: smallint('weekday').notNull(),
}

/** A row's queue, and the parts by which reports group. */
const ofQueue = {
  queue: text('queue').notNull(),
  service: text('service').notNull(),
  purpose: text('purpose').notNull(),
}

/** Every event as it came in the stream. Nothing here is changed or removed; all other tables are derived from it. */
export const events = pgTable(
  'events',
  {
    ...ofCentre,
    n: ms('n').notNull(),
    /** The entry's id in the stream. */
    id: text('id').notNull(),
    type: text('type').notNull(),
    at: ms('at').notNull(),
    by: text('by').notNull(),
    via: text('via'),
    ticket: text('ticket'),
    counter: text('counter'),
    body: jsonb('body'),
    /** The body as text when the database can't hold it as JSON. */
    raw: text('raw'),
  },
  table => [
    primaryKey({ columns: [table.centre, table.epoch, table.n] }),
    index('events_of_ticket').on(table.centre, table.epoch, table.ticket, table.n),
  ],
)

/**
 * Events that the table `events` refuses, with their rows as JSON text, which any column of text can hold. A rebuild moves each to `events`
 * once that accepts it.
 */
export const refusedEvents = pgTable(
  'refused_events',
  { ...ofCentre, id: text('id').notNull(), n: ms('n').notNull(), row: text('row').notNull() },
  table => [primaryKey({ columns: [table.centre, table.epoch, table.id] })],
)

/** How far each stream is archived; written in the same transaction as the rows. */
export const cursors = pgTable('cursors', {
  centre: text('centre').primaryKey(),
  epoch: text('epoch').notNull(),
  /**
   * The store's own name of its epoch. An older store that was restored has the same one and gets a new epoch here.
   */
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
    /** The ticket's queue now, or at its end. */
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
    /** Counts from 1. */
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
    /** Number of the call's event. */
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

/** A span at a window or of a printer: from event `n` until the next of its kind. */
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

/** Times in which nobody was at an open window. */
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

/** Every version of a centre's settings: names of services, and the clock for days and hours. */
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

/** Events at which the store's clock was set back: no span across one is trusted. */
export const clockSteps = pgTable(
  'clock_steps',
  { ...ofCentre, n: ms('n').notNull(), back: ms('back').notNull() },
  table => [primaryKey({ columns: [table.centre, table.epoch, table.n] })],
)

/** Events that could not be digested, and why. */
export const undigested = pgTable(
  'undigested',
  {
    ...ofCentre,
    /** The entry's id in the stream. */
    id: text('id').notNull(),
    n: ms('n'),
    /** The ticket that the event did not fit; null when the event itself could not be read. */
    ticket: text('ticket'),
    reason: text('reason').notNull(),
  },
  table => [primaryKey({ columns: [table.centre, table.epoch, table.id] })],
)

/** When a day was closed; used for the next morning's summary. */
export const dayEnds = pgTable(
  'day_ends',
  { ...ofCentre, day: text('day').notNull(), n: ms('n').notNull(), at: ms('at').notNull() },
  table => [primaryKey({ columns: [table.centre, table.day, table.epoch] })],
)

/** Buckets of `shared/domain/histogram.ts`, ascending, and the count of each. */
const buckets = (name: string) => smallint(name).array().notNull()
const counts = (name: string) => integer(name).array().notNull()

/**
 * Sums of a centre's day (`period` yyyymmdd) or month (yyyymm), by one dimension (`dim`) of
 * `rollups/dimensions.ts`. Reports add these up and never read single tickets.
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
    /** Waits that count for 1.2 (95 of 100 visitors within the target) and whose times are trusted. */
    waits: integer('waits').notNull(),
    within: integer('within').notNull(),
    waitMs: ms('wait_ms').notNull(),
    waitLongest: ms('wait_longest').notNull(),
    waitBuckets: buckets('wait_buckets'),
    waitCounts: counts('wait_counts'),
    /** Trusted times at a window that ended with the visitor served. */
    services: integer('services').notNull(),
    serviceMs: ms('service_ms').notNull(),
    serviceLongest: ms('service_longest').notNull(),
    serviceBuckets: buckets('service_buckets'),
    serviceCounts: counts('service_counts'),
    untrusted: integer('untrusted').notNull(),
  },
  table => [primaryKey({ columns: [table.centre, table.dim, table.period, table.epoch, table.key] })],
)

/** Days whose rows have changed, and months whose days have changed, since they were last rolled up. */
export const outdated = pgTable('stale', { ...ofCentre, period: integer('period').notNull() }, table => [
  primaryKey({ columns: [table.period, table.centre, table.epoch] }),
])

/** Bytes as a Node Buffer. */
const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/**
 * Files that users requested. Any node can write, list and send them. They belong to no day and are derived from no
 * event.
 */
export const exportFiles = pgTable(
  'exports',
  {
    id: text('id').primaryKey(),
    /** `<role>:<id>` of the requesting user, the only one who may read the file. */
    by: text('by').notNull(),
    asked: jsonb('asked').$type<ExportRequest>().notNull(),
    /** The centres that "all" meant for the user when the file was requested. */
    centres: text('centres').array().notNull().default([]),
    state: text('state').$type<ExportState>().notNull(),
    done: integer('done').notNull(),
    of: integer('of').notNull(),
    name: text('name'),
    bytes: integer('bytes').notNull(),
    begun: ms('begun').notNull(),
    /** Last heartbeat of the node that writes the file, Unix ms. */
    beat: ms('beat').notNull(),
    error: text('error'),
  },
  table => [index('exports_of_person').on(table.by, table.begun)],
)

/** A file's content in order. */
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

/** The tables that a rebuild empties and derives again. */
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
  outdated,
] as const

export type EventRow = typeof events.$inferInsert
export type TicketRow = typeof tickets.$inferInsert
export type WaitRow = typeof waits.$inferInsert
export type ServiceRow = typeof services.$inferInsert
