import type { Rooms } from '../screens/broadcast.ts'
import { type HallServer, type HallSocket, roomOf } from './sockets.ts'

/** Creates the rooms of this node's screens. */
export function createRooms(io: HallServer): Rooms {
  const ticks = new PendingTicks()
  return {
    // Every node follows the stream itself, so another node serves the screens that are not in this node's rooms.
    isEmpty: (centre, audience) => !io.of('/').adapter.rooms.has(roomOf(centre, audience)),
    event: (centre, audience, event) => io.to(roomOf(centre, audience)).emit('event', event),
    snapshot: (centre, audience, view) => io.to(roomOf(centre, audience)).emit('snapshot', view),
    timetable: (centre, audience, timetable) => io.to(roomOf(centre, audience)).emit('timetable', timetable),
    tick(centre, audience, tick) {
      const room = roomOf(centre, audience)
      io.to(room)
        .except(ticks.note(socketsIn(io, room)))
        .emit('tick', tick)
    },
  }
}

/**
 * Keeps at most one unsent tick per connection, so that a slow screen does not pile them up. That one tick is never dropped: a screen
 * without ticks calls itself stale and refuses presses.
 */
class PendingTicks {
  /** Connections whose last tick is still unsent. */
  readonly #connections = new WeakSet<object>()

  /** Notes that `sockets` are sent a tick now. @returns the ids of those to skip, because their last tick is still unsent */
  note(sockets: Iterable<HallSocket>): string[] {
    const skipped: string[] = []
    for (const { id, conn } of sockets) {
      if (this.#connections.has(conn)) skipped.push(id)
      else if (!conn.transport.writable) {
        this.#connections.add(conn)
        conn.once('drain', () => this.#connections.delete(conn))
      }
    }
    return skipped
  }
}

function* socketsIn(io: HallServer, room: string): Generator<HallSocket> {
  const { adapter, sockets } = io.of('/')
  for (const id of adapter.rooms.get(room) ?? []) {
    const socket = sockets.get(id)
    if (socket) yield socket
  }
}

/** @returns the windows of a centre that have a screen on this node. */
export function countersOf(io: HallServer, centre: string): Set<string> {
  const counters = new Set<string>()
  for (const { data } of socketsIn(io, roomOf(centre, 'counter'))) {
    if (data.counter !== undefined) counters.add(data.counter)
  }
  return counters
}
