/**
 * Version of what is sent between screens, print agents and servers. Both ends must have the same number: a server refuses
 * another one with PROTOCOL_MISMATCH, and the screen then reloads itself until it has the server's code. There is no support
 * for older numbers, because a server hands out the code of its own screens.
 *
 * Raise the number once per release that changes a schema on the wire, a message's shape or an audience's part of an event;
 * `test/shared/contract/protocol.test.ts` notices the change by a hash. The events that are stored already are another matter:
 * `eventBodies` must read every event of older versions, because streams and archives keep them.
 *
 * - 1: Commands, events, snapshots and ticks over one connection per screen.
 * - 2: A centre records clips of its own voice; displays learn the voice's version.
 * - 3: People and devices: who is connected follows from a session or a device's key.
 * - 4: A printer's event carries since when its roll is low, and how many tickets the last roll gave after that.
 * - 5: `presence:changed` reports that nobody is at an open window, or that somebody is back.
 * - 6: The end of a day can be undone; screens get timetables, and heartbeats with what they show. Consultants have a slice of their
 *   own, and staff choose a printer for a ticket that they issue.
 */
export const protocol = 6
