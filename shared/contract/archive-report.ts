import type { LocalizedText } from '../domain/settings.ts'
import type { CallReason } from '../domain/ticket.ts'
import type { ZoneClock } from '../domain/zone-clock.ts'
import type { ExportRequest, Span } from './archive-requests.ts'
import type { StoryStep } from './wire.ts'

/** Used in place of a centre's id: every centre that the caller may see. */
export const allCentres = 'all'

/** Days in a report: three years. People ask for longer spans by mistake. */
export const maxSpanDays = 1_100

/**
 * Statistics of durations, in ms. Median and percentiles come from a histogram, with the error given in
 * `shared/domain/histogram.ts`; the other figures are exact.
 */
export interface Spread {
  count: number
  mean: number
  median: number
  p90: number
  p95: number
  longest: number
}

/** Figures of some tickets, or of one window's or inspector's work. */
export interface Figures {
  /** Tickets issued; for a window or an inspector: calls. */
  visitors: number
  served: number
  missed: number
  unserved: number
  cancelled: number
  /** Durations from issue or transfer to the call; null: no calls. */
  wait: Spread | null
  /** Durations of finished services; null: none. */
  service: Spread | null
  /** Number of waits that indicator 1.2 counts. */
  counted: number
  /** Counted waits within their target. */
  within: number
  /** Number of untrusted times, which the durations and shares above leave out. */
  untrusted: number
}

export interface ReportRow {
  /** Key within the group; see `reportGroups`. */
  key: string
  figures: Figures
}

/**
 * The groupings of figures. Their keys: `service`, `centre` and `counter` an id, `purpose` one of the purposes, `group`
 * its letter, `hour` 0 to 23 of the issue, `weekday` 1 Monday to 7 Sunday, `lane` `first` (out of turn) or `ordinary`,
 * `inspector` a person's id. In a report of several centres a counter's key is `<centre>/<counter>`.
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

/** Calls of tickets that an inspector chose, by inspector and reason. */
export interface ChosenCalls {
  inspector: string | null
  word: string | null
  calls: number
}

/** A cell of the heat map of weekdays and hours. */
export interface HeatCell {
  /** 1 Monday to 7 Sunday. */
  weekday: number
  hour: number
  visitors: number
  /** 90th percentile of the waits that began in this hour, ms; null: no calls. */
  p90: number | null
}

/** Number of waits from `from` to below `to` minutes; `to` null: no upper limit. */
export interface WaitBin {
  from: number
  to: number | null
  waits: number
}

/** A day or a week of a trend, both ends included. */
export interface TrendStep {
  from: string
  to: string
  figures: Figures
}

export interface ArchiveReport {
  span: Span
  /** Ids of the centres in the report. */
  centres: string[]
  total: Figures
  by: Record<ReportGroup, ReportRow[]>
  reasons: { reason: CallReason; calls: number }[]
  chosen: ChosenCalls[]
  heat: HeatCell[]
  distribution: WaitBin[]
  /** Wait targets of the reported queues, in minutes, ascending. */
  targets: number[]
  /** Steps of a day in short spans, of a week (from Monday) in longer ones. */
  trend: TrendStep[]
  trendBy: 'day' | 'week'
  /** Short titles of services on the last day of the span; those of services that are missing are today's. */
  titles: Record<string, LocalizedText>
  /** Names by person id, surname first; unknown people are missing. */
  people: Record<string, string>
}

/** Activities of a window. `idle`: open without a visitor; `away`: open without an inspector. */
export const counterActivities = ['idle', 'called', 'serving', 'paused', 'away'] as const
export type CounterActivity = (typeof counterActivities)[number]

export interface CounterSpan {
  state: CounterActivity
  /** Unix ms. */
  from: number
  to: number
  /** Number of the called or served ticket. */
  number?: string
  inspector?: string
  /** The end is unknown, because the end of the day closed the span. */
  isUntrusted?: true
}

/** One window's day, from opening to closing. */
export interface CounterDay {
  counter: string
  spans: CounterSpan[]
}

/** Summary of a business day, made when it ended. */
export interface DaySummary {
  centre: string
  day: string
  /** When the day ended, Unix ms; null: not yet. */
  closed: number | null
  figures: Figures
  /** The hour with most visitors. */
  busiest: { hour: number; visitors: number } | null
  /** The service with the longest waits, by their 90th percentile. */
  slowest: { service: string; p90: number } | null
  chosen: number
}

/** Everything about one business day of a centre. */
export interface DayReport {
  centre: string
  day: string
  /** Time zone in which screens show the times. */
  zone: ZoneClock
  /** Unix ms. */
  from: number
  to: number
  counters: CounterDay[]
  summary: DaySummary | null
  /** Short titles of services on that day; those of services that are missing are today's. */
  titles: ArchiveReport['titles']
  people: Record<string, string>
}

export interface ArchivedTicket {
  /** Id of the ticket. */
  ticket: string
  /** Epoch of the store that issued the ticket; see `ArchiveState.forks`. */
  epoch: string
  number: string
  service: string
  purpose: string
  state: string
  isTrusted: boolean
  steps: StoryStep[]
}

/** All tickets of a number on a day: one, unless a restored older store issued the number a second time. */
export interface TicketStories {
  zone: ZoneClock
  tickets: ArchivedTicket[]
  people: Record<string, string>
}

/** An event that the archive could not digest. */
export interface UndigestedEvent {
  centre: string
  epoch: string
  id: string
  n: number | null
  ticket: string | null
  reason: string
  /** The event's type, if it was readable. */
  type: string | null
  at: number | null
}

/** State of the archive. */
export interface ArchiveState {
  /** Unix ms of the last event archived; null: none yet. */
  last: number | null
  events: number
  undigested: UndigestedEvent[]
  /** Number of all undigested events; `undigested` holds the first of them. */
  undigestedTotal: number
  /** Centres whose store was restored empty or older, with all its epochs. */
  forks: { centre: string; epochs: string[] }[]
}

/**
 * Kinds of exported files. `tables`: all tables of a report; `tickets`: every ticket of the span, one row each; `month`: a month
 * on one sheet.
 */
export const exportKinds = ['tables-xlsx', 'table-csv', 'tickets-xlsx', 'tickets-csv', 'month-pdf'] as const
export type ExportKind = (typeof exportKinds)[number]

export type ExportState = 'running' | 'done' | 'failed' | 'cancelled'

/** An export job, as the page of reports shows it. */
export interface ExportJob {
  id: string
  asked: ExportRequest
  state: ExportState
  /** Rows written. */
  done: number
  /** Rows in total; 0: not known yet. */
  of: number
  /** File name; null until the file is ready. */
  name: string | null
  bytes: number
  /** When the job began, Unix ms. */
  begun: number
  /** Why it failed. */
  error: string | null
}
