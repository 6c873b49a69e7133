import type { PrinterCondition, PrintOutcome } from '../domain/print-outcome.ts'
import type { QueueId } from '../domain/queue.ts'
import type { StaffTicket } from '../domain/ticket.ts'
import type { AudienceEvent } from './audience-event.ts'
import type { Envelope } from './commands.ts'
import type { Refusal } from './errors.ts'
import type { HallView } from './hall-view.ts'
import type { ScreenHeartbeat, Spoken } from './heartbeat.ts'
import type { AgentOrder } from './print-agent.ts'
import type { Timetable } from './timetable.ts'

/** Told to each room once a second. No tick for 2.5 s, or not live: the screen says that it is stale. */
export interface Tick {
  n: number
  epoch: string
  /** The server's best knowledge of Redis's clock, Unix ms: the time on every screen. */
  now: number
  /** The business day that it is now, yyyymmdd; the view may still be of the day before. */
  day: string
  /** The node's view follows the stream. */
  live: boolean
  /** Version of the timetable that holds now: a screen that has another one asks for everything again. */
  timetable: number
  /** For managers alone. */
  status?: HallStatus
  /** For hall screens alone: who speaks where, until the next tick says otherwise. */
  speakers?: SpeakerGrant[]
}

/** One screen speaks for an area. */
export interface SpeakerGrant {
  area: string
  /** Socket of the screen. */
  socket: string
  /** How far the area has been spoken to, by whatever screen; absent where nobody knows. */
  spoken?: Spoken
}

/**
 * What managers must know of the store. It gets no commands while it is a `replica`, lacks events that this server has seen
 * (`older`) or is `another` one. `lost`: a replica that took its place lacks the last events. `repaired`: the damaged end of its
 * files was cut off. `unsafe`: it no longer keeps what it acknowledges. `no-backup`: this day's backup could not be written.
 */
export type StoreNotice = 'replica' | 'older' | 'another' | 'lost' | 'repaired' | 'unsafe' | 'no-backup'

/** What keeps the archive from being written. `undigested`: it is written, but reports lack some events of this centre. */
export type ArchiveTrouble = 'away' | 'full' | 'outdated' | 'undigested'

export interface HallStatus {
  space: 'ok' | 'low' | 'full'
  store: StoreNotice[]
  /** Background work that is late, in seconds: `targets`, `days`, `printing`, or a reader of the stream. The server judges what is late. */
  behind: { reader: string; seconds: number }[]
  /** What is wrong with the archive, as this node knows it, and since when, Unix ms. Absent: nothing. */
  archive?: { trouble: ArchiveTrouble; since: number }
  /** Open counters without a screen for 60 s. */
  away: string[]
  /** Hall screens and boards over windows, as their own reports tell. */
  displays: DisplayStatus[]
}

/**
 * `deaf`: it may have to speak and can't be heard, or without its voice; `frozen`: it draws nothing, or what is long past;
 * `gone`: it was here within the last ten minutes.
 */
export type DisplayState = 'ok' | 'deaf' | 'frozen' | 'gone'

export interface DisplayStatus {
  device: string
  /** The window that a board belongs to. */
  counter?: string
  state: DisplayState
  /** Why it is deaf: nothing is heard of it, or the chime alone. */
  cause?: 'sound' | 'voice'
  /** It speaks for some area now. */
  speaks: boolean
}

export type CommandReply =
  | { ok: true; n: number; reply: Record<string, unknown> }
  | { ok: false; error: Refusal }

/** Reads beside the stream: answered from the node's view, or from the stream for a story. */
export interface Queries {
  /**
   * Waiting tickets in the order of their deadlines, a hundred a page. `unserved`: those that the end of the day left without
   * service instead, in the order in which they began to wait.
   */
  waiting: {
    params: { queue?: QueueId | undefined; page: number; unserved?: true | undefined }
    reply: { total: number; tickets: StaffTicket[] }
  }
  /** Tickets of today whose number begins with this, in either alphabet; at most 20. */
  find: { params: { number: string }; reply: { tickets: StaffTicket[] } }
  /** Every step of one ticket. */
  story: { params: { ticket: string }; reply: { ticket: StaffTicket | null; steps: StoryStep[] } }
}
export type QueryName = keyof Queries

export interface StoryStep {
  n: number
  at: number
  type: string
  by: string
  counter?: string
  /** The facts of the event, without what was written. */
  facts: Record<string, unknown>
}

export type QueryReply<N extends QueryName> =
  | { ok: true; reply: Queries[N]['reply'] }
  | { ok: false; error: Refusal }

export interface ClientToServer {
  command: (envelope: Envelope, ack: (reply: CommandReply) => void) => void
  query: (name: QueryName, params: unknown, ack: (reply: QueryReply<QueryName>) => void) => void
  /** Asks for a new snapshot, after a gap. */
  resync: () => void
  /** A hall screen says how it is. */
  report: (report: ScreenHeartbeat) => void
  /** A print agent asks before the first byte of an order. */
  begin: (order: string, ack: (may: boolean) => void) => void
}

export interface ServerToClient {
  snapshot: (view: HallView) => void
  /** Before the first snapshot, and whenever it changes. */
  timetable: (timetable: Timetable) => void
  event: (event: AudienceEvent) => void
  tick: (tick: Tick) => void
  /** The sitting, the device or the server ended this connection for good; the screen says why. */
  refused: (refusal: Refusal) => void
  /** To a print agent alone: a ticket for its printer, answered by what became of it. */
  print: (order: AgentOrder, ack: (outcome: PrintOutcome) => void) => void
  /** To a print agent alone: how is its printer? */
  look: (ack: (state: PrinterCondition) => void) => void
}
