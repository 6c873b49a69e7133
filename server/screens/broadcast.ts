import type { AudienceEvent } from '../../shared/contract/audience-event.ts'
import type { StreamEvent } from '../../shared/contract/events.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { Timetable } from '../../shared/contract/timetable.ts'
import type { HallStatus, SpeakerGrant, Tick } from '../../shared/contract/wire.ts'
import { type Audience, audiences, audienceTable } from '../../shared/view/audiences.ts'
import { type CutContext, cutEvent, cutSnapshot } from '../../shared/view/cut.ts'
import type { Hall } from '../halls/hall.ts'
import { cutTimetable } from '../halls/timetables.ts'

/** Sends messages to rooms. A room is one centre's screens of one audience at this node. */
export interface Rooms {
  isEmpty(centre: string, audience: Audience): boolean
  event(centre: string, audience: Audience, event: AudienceEvent): void
  snapshot(centre: string, audience: Audience, view: HallView): void
  timetable(centre: string, audience: Audience, timetable: Timetable): void
  tick(centre: string, audience: Audience, tick: Tick): void
}

/**
 * Sends one event to every screen of its centre, cut for each audience. An audience to which the event means nothing gets no message; its
 * next event or tick names the number since which it has heard nothing. So displays get no message for every issued ticket.
 */
export function broadcastEvent(rooms: Rooms, event: StreamEvent, context: CutContext): void {
  const { view } = context
  for (const audience of audiences) {
    if (rooms.isEmpty(view.centre, audience) || audienceTable[event.type][audience] === 'nothing') continue
    const since = noteSent(view, audience, event.n)
    const cut = cutEvent(event, audience, context)
    rooms.event(view.centre, audience, since === event.n - 1 ? cut : { ...cut, since })
  }
}

/** The number of the last event sent to each audience of a view. */
const sentNumbers = new WeakMap<HallView, Map<Audience, number>>()

/** Notes that event `n` is sent to an audience. @returns the number of the event sent before it; 0 when there was none */
function noteSent(view: HallView, audience: Audience, n: number): number {
  const numbers = sentNumbers.get(view) ?? new Map<Audience, number>()
  sentNumbers.set(view, numbers)
  // Screens that connected since then have a snapshot with a later number, which is no problem.
  const before = numbers.get(audience) ?? 0
  numbers.set(audience, n)
  return before
}

/** Sends every screen of a hall a new snapshot, after the view was read again. */
export function broadcastSnapshot(rooms: Rooms, hall: Hall): void {
  if (!hall.view) return
  for (const audience of audiences) rooms.snapshot(hall.centre, audience, cutSnapshot(hall.view, audience))
}

/** @returns the content of a hall's next tick; undefined while this node has no view of the hall. */
export type TickOf = (hall: Hall) => TickContent | undefined

interface TickContent {
  tick: Omit<Tick, 'n' | 'epoch' | 'timetable'>
  /** Computes the timetable; called only when a screen will get it. */
  timetable(): Timetable
  /** For managers, and a part for consultants. */
  status: HallStatus
  /** For hall screens. */
  speakers: SpeakerGrant[]
}

/** @returns the tick for one audience: the time, and whether the view is live. */
export function cutTick(hall: Hall, audience: Audience, tickOf: TickOf): Tick | undefined {
  const content = tickOf(hall)
  if (!hall.view || !content) return undefined
  const { n, epoch } = hall.view
  const { tick, timetable, status, speakers } = content
  return {
    ...tick,
    n,
    epoch,
    timetable: timetable().version,
    ...(audience === 'manager' && { status }),
    ...(audience === 'consultant' && { status: cutStatus(status) }),
    ...(audience === 'display' && { speakers }),
  }
}

/** @returns what a consultant may know of the state of a hall: its windows and screens, and nothing of the server behind it. */
function cutStatus({ away, displays }: HallStatus): HallStatus {
  return { space: 'ok', store: [], behind: [], away, displays }
}

/** The version of the timetable that was last sent to each audience of a hall. */
const sentTimetables = new WeakMap<Hall, Map<Audience, number>>()

/** Sends an audience the timetable when its version is new. Each screen got the present one when it connected. */
function broadcastTimetable(rooms: Rooms, hall: Hall, audience: Audience, timetable: Timetable): void {
  const versions = sentTimetables.get(hall) ?? new Map<Audience, number>()
  sentTimetables.set(hall, versions)
  if (versions.get(audience) === timetable.version) return
  versions.set(audience, timetable.version)
  rooms.timetable(hall.centre, audience, cutTimetable(timetable, audience))
}

/**
 * Sends every screen of a hall its tick. Before it, sends the number of the last event and the timetable to audiences that do not have
 * them yet.
 */
export function broadcastTick(rooms: Rooms, hall: Hall, tickOf: TickOf): void {
  const { view } = hall
  const content = tickOf(hall)
  if (!view) return
  for (const audience of audiences) {
    if (rooms.isEmpty(hall.centre, audience)) continue
    const since = noteSent(view, audience, view.n)
    if (since < view.n) rooms.event(hall.centre, audience, { n: view.n, at: view.at, since })
    if (content) broadcastTimetable(rooms, hall, audience, content.timetable())
    const tick = cutTick(hall, audience, () => content)
    if (tick) rooms.tick(hall.centre, audience, tick)
  }
}
