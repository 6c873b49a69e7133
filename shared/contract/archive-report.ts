import type { CallReason } from '../domain/ticket.ts'
import type { ZoneClock } from '../domain/zone-clock.ts'
import type { ExportRequest, Span } from './archive-ask.ts'
import type { StoryStep } from './wire.ts'

/** Asked for in place of a centre: all that whoever asks may look at. */
export const allCentres = 'all'

/** Three years: longer spans are asked for by mistake. */
export const longestSpanDays = 1_100

/**
 * How long something took, over many. All times in ms. Median and percentiles come from a histogram: see
 * `shared/domain/histogram.ts` for their error; the others are exact.
 */
export interface Spread {
  count: number
  mean: number
  median: number
  p90: number
  p95: number
  longest: number
}

/** What was counted of some tickets, or of what happened at a window or with an inspector. */
export interface Figures {
  /** Tickets issued; at a window or of an inspector: calls. */
  visitors: number
  served: number
  missed: number
  unserved: number
  cancelled: number
  /** From issue or transfer to the call; null: there was none. */
  wait: Spread | null
  /** Of those served, from start to finish. */
  service: Spread | null
  /** Waits that indicator 1.2 counts, and those of them within their target. */
  counted: number
  within: number
  /** Times that cannot be trusted: left out of all of the above that is a time or a share. */
  untrusted: number
}

export interface ReportRow {
  /** Of the group: see `reportGroups`. */
  key: string
  figures: Figures
}

/**
 * By what figures are told apart, and the keys: `service` its id, `purpose` `submission` or `collection`, `group` its letter, `hour`
 * 0 to 23 of the issue, `weekday` 1 Monday to 7 Sunday, `lane` `first` (out of turn) or `ordinary`, `centre` its id, `counter` its
 * id, `inspector` a person's id. Over several centres a counter's key is `<centre>/<counter>`.
 */
export const reportGroups = [
  'centre',
  'service',
  'purpose',
  'group',
  'lane',
  'hour',
  'weekday',
  'counter',
  'inspector',
] as const
export type ReportGroup = (typeof reportGroups)[number]

/** Calls that somebody chose: by whom, and the word given. */
export interface ChosenCalls {
  inspector: string | null
  word: string | null
  calls: number
}

/** A field of the picture weekday x hour. */
export interface HeatCell {
  /** 1 Monday to 7 Sunday. */
  weekday: number
  hour: number
  visitors: number
  /** Of the waits that began then, ms; null: nobody was called. */
  p90: number | null
}

/** Waits of a length from `from` to below `to` (minutes; null: and longer). */
export interface WaitBin {
  from: number
  to: number | null
  waits: number
}

/** A day or a week of a trend, both ends within. */
export interface TrendStep {
  from: string
  to: string
  figures: Figures
}

export interface ArchiveReport {
  span: Span
  /** Centres that it is about. */
  centres: string[]
  total: Figures
  by: Record<ReportGroup, ReportRow[]>
  reasons: { reason: CallReason; calls: number }[]
  chosen: ChosenCalls[]
  heat: HeatCell[]
  distribution: WaitBin[]
  /** Wait targets in force for what was waited for, in minutes, shortest first. */
  targets: number[]
  /** Days of a short span, weeks (from Monday) of a longer one. */
  trend: TrendStep[]
  trendBy: 'day' | 'week'
  /** Names of those whose ids stand in it, surname first; who is not known is missing. */
  people: Record<string, string>
}

/** What a window did. `idle`: open without a visitor; `away`: open without an inspector. */
export const counterActivities = ['idle', 'called', 'serving', 'paused', 'away'] as const
export type CounterActivity = (typeof counterActivities)[number]

export interface CounterSpan {
  state: CounterActivity
  /** Unix ms. */
  from: number
  to: number
  /** The ticket's number, of a call or a service. */
  number?: string
  inspector?: string
  /** Its end is not known: the end of the day closed it. */
  isUntrusted?: true
}

/** A day's window from opening to closing. */
export interface CounterDay {
  counter: string
  spans: CounterSpan[]
}

/** What was kept of a day when it ended. */
export interface DaySummary {
  centre: string
  day: string
  /** Unix ms; null: the day has not ended yet. */
  closed: number | null
  figures: Figures
  /** The hour with most visitors. */
  busiest: { hour: number; visitors: number } | null
  /** The service that was waited for longest, by its p90. */
  slowest: { service: string; p90: number } | null
  chosen: number
}

/** A day as a whole. */
export interface DayReport {
  centre: string
  day: string
  /** By whose clocks times are shown. */
  zone: ZoneClock
  /** Unix ms. */
  from: number
  to: number
  counters: CounterDay[]
  summary: DaySummary | null
  people: Record<string, string>
}

export interface ArchivedTicket {
  /** Its id, and the life of the store that it belongs to: see the archive's `forks`. */
  ticket: string
  epoch: string
  number: string
  service: string
  purpose: string
  state: string
  isTrusted: boolean
  steps: StoryStep[]
}

/** All tickets of that number on that day: one, unless the store came back older and gave the number again. */
export interface TicketStories {
  zone: ZoneClock
  tickets: ArchivedTicket[]
  people: Record<string, string>
}

/** An event that nothing could be made of. */
export interface UndigestedEvent {
  centre: string
  epoch: string
  id: string
  n: number | null
  ticket: string | null
  reason: string
  /** What it says it is, where it could be read so far. */
  type: string | null
  at: number | null
}

/** How the archive is. */
export interface ArchiveState {
  /** Unix ms of the last event archived; null: none yet. */
  last: number | null
  events: number
  undigested: UndigestedEvent[]
  /** There are more than are shown. */
  undigestedTotal: number
  /** Centres whose store came back empty or older, with the names of its lives. */
  forks: { centre: string; epochs: string[] }[]
}

/**
 * Files that can be asked for. `tables`: all tables of a report; `tickets`: every ticket of the span, a row each; `month`: a month on
 * one sheet.
 */
export const exportKinds = ['tables-xlsx', 'table-csv', 'tickets-xlsx', 'tickets-csv', 'month-pdf'] as const
export type ExportKind = (typeof exportKinds)[number]

export type ExportState = 'running' | 'done' | 'failed' | 'cancelled'

/** A file being made, as its page follows it. */
export interface ExportJob {
  id: string
  asked: ExportRequest
  state: ExportState
  /** Rows written, and of how many; 0: not known yet. */
  done: number
  of: number
  /** Of the file, when it is there. */
  name: string | null
  bytes: number
  /** Unix ms. */
  begun: number
  /** Why it failed. */
  error: string | null
}
