import type { Rooms } from '../events/broadcast.ts'
import { type HallServer, roomOf } from './sockets.ts'

/** @returns the rooms of this node's screens. */
export function roomsOf(io: HallServer): Rooms {
  return {
    // Every node has its own tail: whoever is not in this node's rooms is told by another.
    isEmpty: (centre, audience) => !io.of('/').adapter.rooms.has(roomOf(centre, audience)),
    event: (centre, audience, event) => io.to(roomOf(centre, audience)).emit('event', event),
    snapshot: (centre, audience, view) => io.to(roomOf(centre, audience)).emit('snapshot', view),
    // A tick that can't be sent at once is worth nothing later.
    tick: (centre, audience, tick) => io.to(roomOf(centre, audience)).volatile.emit('tick', tick),
  }
}

/** @returns the windows of a centre that have a screen on this node. */
export function countersOf(io: HallServer, centre: string): Set<string> {
  const counters = new Set<string>()
  for (const id of io.of('/').adapter.rooms.get(roomOf(centre, 'counter')) ?? []) {
    const counter = io.of('/').sockets.get(id)?.data.counter
    if (counter !== undefined) counters.add(counter)
  }
  return counters
}
