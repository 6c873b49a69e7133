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

/** Sent to each room once a second. A screen shows itself as stale after 2.5 s without a tick, or when `live` is false. */
export interface Tick {
  n: number
  epoch: string
  /** The server's estimate of Redis's clock, Unix ms; every screen shows this time. */
  now: number
  /** The business day at `now`, yyyymmdd; the view may still be of the day before. */
  day: string
  /** Whether the node's view follows the stream. */
  live: boolean
  /** Version of the current timetable; a screen with another version asks for a new snapshot. */
  timetable: number
  /** Only managers get it; consultants get what it says of windows and screens. */
  status?: HallStatus
  /** Only hall screens get it: which screen speaks in which area, until the next tick. */
  speakers?: SpeakerGrant[]
}

/** Allows one screen to speak in an area. */
export interface SpeakerGrant {
  area: string
  /** Id of the screen's socket. */
  socket: string
  /** Progress of the area's voice, on any screen; absent: unknown. */
  spoken?: Spoken
}

/**
 * A problem of the store that managers must know. `replica`, `older` (it lacks events that this server has seen) and `another`:
 * the server sends it no commands. `lost`: a promoted replica lacks the last events. `repaired`: the damaged end of its files
 * was cut off. `unsafe`: it may lose acknowledged writes. `no-backup`: today's backup could not be written.
 */
export type StoreNotice = 'replica' | 'older' | 'another' | 'lost' | 'repaired' | 'unsafe' | 'no-backup'

/** Why the archive is not written. `undigested`: it is written, but reports lack some events of this centre. */
export type ArchiveTrouble = 'away' | 'full' | 'outdated' | 'undigested'

export interface HallStatus {
  space: 'ok' | 'low' | 'full'
  store: StoreNotice[]
  /** Late background work and its delay: `targets`, `days`, `printing`, or a reader of the stream. */
  behind: { reader: string; seconds: number }[]
  /** Trouble with the archive as this node sees it, since a Unix ms; absent: none. */
  archive?: { trouble: ArchiveTrouble; since: number }
  /** Open counters whose screens have been disconnected for `AWAY_AFTER_SECONDS`. */
  away: string[]
  /** Hall screens and window boards, by their heartbeats. */
  displays: DisplayStatus[]
}

/**
 * State of a screen. `deaf`: it may have to speak, but has no sound or no voice. `frozen`: it draws nothing, or an outdated
 * picture. `gone`: it disconnected within the last ten minutes.
 */
export type DisplayState = 'ok' | 'deaf' | 'frozen' | 'gone'

export interface DisplayStatus {
  device: string
  /** The window of a window board. */
  counter?: string
  state: DisplayState
  /** Why the screen is `deaf`: it has no sound at all, or only the chime. */
  cause?: 'sound' | 'voice'
  /** Whether the screen currently speaks in some area. */
  speaks: boolean
}

export type CommandReply =
  | { ok: true; n: number; reply: Record<string, unknown> }
  | { ok: false; error: Refusal }

/** Queries of screens. The node answers from its view, and reads a story from the stream. */
export interface Queries {
  /**
   * Waiting tickets by deadline, 100 per page. With `unserved`, tickets that the end of the day left unserved, by the beginning
   * of their waits.
   */
  waiting: {
    params: { queue?: QueueId | undefined; page: number; unserved?: true | undefined }
    reply: { total: number; tickets: StaffTicket[] }
  }
  /** Today's tickets whose number begins with `number`, Cyrillic or Latin; at most 20. */
  find: { params: { number: string }; reply: { tickets: StaffTicket[] } }
  /** One of today's tickets and, while it waits, who is ahead of it and its likely wait in minutes. */
  standing: {
    params: { ticket: string }
    reply: { ticket: StaffTicket | null; before?: number; waitFrom?: number; waitTo?: number }
  }
  /** Waiting tickets whose paper did not come out, the newest first; at most 20. */
  unprinted: { params: Record<string, never>; reply: { tickets: StaffTicket[] } }
  /** Kiosks and print agents of the centre that are not connected to any node. */
  absent: { params: Record<string, never>; reply: { devices: AbsentDevice[] } }
  /** The ticket and all its steps. */
  story: { params: { ticket: string }; reply: { ticket: StaffTicket | null; steps: StoryStep[] } }
}
/** A device without which visitors may get no ticket. `name`: as it was paired. */
export interface AbsentDevice {
  kind: 'kiosk' | 'print-agent'
  name: string
}

export type QueryName = keyof Queries

export interface StoryStep {
  n: number
  at: number
  type: string
  by: string
  counter?: string
  /** Facts of the event, without its change. */
  facts: Record<string, unknown>
}

export type QueryReply<N extends QueryName> =
  | { ok: true; reply: Queries[N]['reply'] }
  | { ok: false; error: Refusal }

export interface ClientToServer {
  command: (envelope: Envelope, ack: (reply: CommandReply) => void) => void
  query: (name: QueryName, params: unknown, ack: (reply: QueryReply<QueryName>) => void) => void
  /** Asks for a new snapshot after a gap. */
  resync: () => void
  /** A hall screen's heartbeat. */
  heartbeat: (heartbeat: ScreenHeartbeat) => void
  /** A print agent asks whether it may send the first byte of an order. */
  begin: (order: string, ack: (may: boolean) => void) => void
}

export interface ServerToClient {
  snapshot: (view: HallView) => void
  /** Sent before the first snapshot and whenever the timetable changes. */
  timetable: (timetable: Timetable) => void
  event: (event: AudienceEvent) => void
  tick: (tick: Tick) => void
  /** The connection ends for good because of its session, its device or the server; the screen shows why. */
  refused: (refusal: Refusal) => void
  /** Sends a print agent a ticket; the agent answers with the result. */
  print: (order: AgentOrder, ack: (outcome: PrintOutcome) => void) => void
  /** Asks a print agent for the state of its printer. */
  look: (ack: (state: PrinterCondition) => void) => void
}
