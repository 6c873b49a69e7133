import type { AudienceEvent } from '../../shared/contract/audience-event.ts'
import type { StreamEvent } from '../../shared/contract/events.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { Timetable } from '../../shared/contract/timetable.ts'
import type { HallStatus, SpeakerGrant, Tick } from '../../shared/contract/wire.ts'
import { type Audience, audiences, audienceTable } from '../../shared/view/audiences.ts'
import { type CutContext, cutEvent, cutSnapshot } from '../../shared/view/cut.ts'
import type { Hall } from '../halls/hall.ts'
import { cutTimetable } from '../halls/timetables.ts'

/** Where messages go: a room of one centre's screens of one kind. */
export interface Rooms {
  isEmpty(centre: string, audience: Audience): boolean
  event(centre: string, audience: Audience, event: AudienceEvent): void
  snapshot(centre: string, audience: Audience, view: HallView): void
  timetable(centre: string, audience: Audience, timetable: Timetable): void
  tick(centre: string, audience: Audience, tick: Tick): void
}

/**
 * Sends one event to every screen of its hall, each audience its cut. What says nothing to an audience is told by its next
 * event or tick, as a number: a display would hear of every ticket that a kiosk gives.
 */
export function broadcastEvent(rooms: Rooms, event: StreamEvent, context: CutContext): void {
  const { view } = context
  for (const audience of audiences) {
    if (rooms.isEmpty(view.centre, audience) || audienceTable[event.type][audience] === 'nothing') continue
    const since = tellTo(view, audience, event.n)
    const cut = cutEvent(event, audience, context)
    rooms.event(view.centre, audience, since === event.n - 1 ? cut : { ...cut, since })
  }
}

/** Up to which event each audience of a view has been told, where that is not all. */
const told = new WeakMap<HallView, Map<Audience, number>>()

/** Notes that an audience is told of event `n`. @returns the number it was told before. */
function tellTo(view: HallView, audience: Audience, n: number): number {
  const numbers = told.get(view) ?? new Map<Audience, number>()
  told.set(view, numbers)
  // Screens that came since have their snapshot, at a later number than this.
  const before = numbers.get(audience) ?? 0
  numbers.set(audience, n)
  return before
}

/** Sends every screen of a hall a new snapshot: the view was read anew. */
export function broadcastSnapshot(rooms: Rooms, hall: Hall): void {
  if (!hall.view) return
  for (const audience of audiences) rooms.snapshot(hall.centre, audience, cutSnapshot(hall.view, audience))
}

/** What a hall's ticks say now; undefined while nothing is known of it. */
export type TickOf = (hall: Hall) => Told | undefined

interface Told {
  tick: Omit<Tick, 'n' | 'epoch' | 'timetable'>
  /** Computed only where somebody is to get it. */
  timetable(): Timetable
  /** For managers. */
  status: HallStatus
  /** For hall screens. */
  speakers: SpeakerGrant[]
}

/** @returns the tick for one audience: the time, and whether what its screens show is true. */
export function cutTick(hall: Hall, audience: Audience, tickOf: TickOf): Tick | undefined {
  const told = tickOf(hall)
  if (!hall.view || !told) return undefined
  const { n, epoch } = hall.view
  const { tick, timetable, status, speakers } = told
  return {
    ...{ ...tick, n, epoch, timetable: timetable().version },
    ...(audience === 'manager' && { status }),
    ...(audience === 'display' && { speakers }),
  }
}

/** Which timetable each audience of a hall was sent last. */
const sentTimetables = new WeakMap<Hall, Map<Audience, number>>()

/** Sends an audience the timetable, unless it has it. Screens that came since were sent theirs as they came. */
function broadcastTimetable(rooms: Rooms, hall: Hall, audience: Audience, timetable: Timetable): void {
  const versions = sentTimetables.get(hall) ?? new Map<Audience, number>()
  sentTimetables.set(hall, versions)
  if (versions.get(audience) === timetable.version) return
  versions.set(audience, timetable.version)
  rooms.timetable(hall.centre, audience, cutTimetable(timetable, audience))
}

/**
 * Sends every screen of a hall its tick, and before it the number of the last event and the timetable, where these are
 * not known there.
 */
export function broadcastTick(rooms: Rooms, hall: Hall, tickOf: TickOf): void {
  const { view } = hall
  const told = tickOf(hall)
  if (!view) return
  for (const audience of audiences) {
    if (rooms.isEmpty(hall.centre, audience)) continue
    const since = tellTo(view, audience, view.n)
    if (since < view.n) rooms.event(hall.centre, audience, { n: view.n, at: view.at, since })
    if (told) broadcastTimetable(rooms, hall, audience, told.timetable())
    const tick = cutTick(hall, audience, () => told)
    if (tick) rooms.tick(hall.centre, audience, tick)
  }
}
