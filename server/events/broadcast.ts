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

/** Tells every screen of a hall the time and whether what it shows is true. */
export function broadcastTick(
  rooms: Rooms,
  hall: Hall,
  tick: Omit<Tick, 'n' | 'epoch'>,
  status: HallStatus,
): void {
  if (!hall.view) return
  const { n, epoch } = hall.view
  for (const audience of audiences)
    rooms.tick(hall.centre, audience, { ...tick, n, epoch, ...(audience === 'manager' && { status }) })
}
