import type { StreamEvent } from '../../shared/contract/events.ts'
import type { HallStatus, Tick } from '../../shared/contract/wire.ts'
import { type Audience, audiences } from '../../shared/view/audiences.ts'
import type { AudienceEvent } from '../../shared/view/cut.ts'
import { type CutContext, cutEvent, cutSnapshot } from '../../shared/view/cut.ts'
import type { HallView } from '../../shared/view/hall-view.ts'
import type { Hall } from './hall.ts'

/** Where messages go: a room of one centre's screens of one kind. */
export interface Rooms {
  event(centre: string, audience: Audience, event: AudienceEvent): void
  snapshot(centre: string, audience: Audience, view: HallView): void
  tick(centre: string, audience: Audience, tick: Tick): void
}

/** Sends one event to every screen of its hall, each audience its cut. */
export function broadcastEvent(rooms: Rooms, event: StreamEvent, context: CutContext): void {
  for (const audience of audiences)
    rooms.event(context.view.centre, audience, cutEvent(event, audience, context))
}

/** Sends every screen of a hall a new snapshot: the view was read anew. */
export function broadcastSnapshot(rooms: Rooms, hall: Hall): void {
  if (!hall.view) return
  for (const audience of audiences) rooms.snapshot(hall.centre, audience, cutSnapshot(hall.view, audience))
}

/** What a hall's ticks say now; undefined while nothing is known of it. */
export type TickOf = (hall: Hall) => { tick: Omit<Tick, 'n' | 'epoch'>; status: HallStatus } | undefined

/** @returns the tick for one audience: the time, and whether what its screens show is true. */
export function cutTick(hall: Hall, audience: Audience, tickOf: TickOf): Tick | undefined {
  const told = tickOf(hall)
  if (!hall.view || !told) return undefined
  const { n, epoch } = hall.view
  return { ...told.tick, n, epoch, ...(audience === 'manager' && { status: told.status }) }
}

/** Sends every screen of a hall its tick. */
export function broadcastTick(rooms: Rooms, hall: Hall, tickOf: TickOf): void {
  const told = tickOf(hall)
  for (const audience of audiences) {
    const tick = cutTick(hall, audience, () => told)
    if (tick) rooms.tick(hall.centre, audience, tick)
  }
}
