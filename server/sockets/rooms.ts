import type { Rooms } from '../screens/broadcast.ts'
import { type HallServer, type HallSocket, roomOf } from './sockets.ts'

/** @returns the rooms of this node's screens. */
export function roomsOf(io: HallServer): Rooms {
  const ticks = new PendingTicks()
  return {
    // Every node has its own tail: whoever is not in this node's rooms is told by another.
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
 * Ticks wait behind whatever else is being written to their screen, and none is dropped: a screen without ticks calls itself
 * stale and refuses presses. Of each line at most one tick waits, so that a screen that reads slowly piles up none.
 */
class PendingTicks {
  /** Lines whose last tick has not been handed to the network yet. */
  readonly #lines = new WeakSet<object>()

  /** Notes that `sockets` are sent a tick now. @returns the ids of those that must not be, for one still waits. */
  note(sockets: Iterable<HallSocket>): string[] {
    const passedOver: string[] = []
    for (const { id, conn } of sockets) {
      if (this.#lines.has(conn)) passedOver.push(id)
      else if (!conn.transport.writable) {
        this.#lines.add(conn)
        conn.once('drain', () => this.#lines.delete(conn))
      }
    }
    return passedOver
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
