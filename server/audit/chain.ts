import { createHash } from 'node:crypto'
import type { StreamEntry } from '../queue/parse-event.ts'

/**
 * The trail of a centre, of people or of devices is its stream of events. Its chain has a link for each, under the same stream
 * id: the SHA-256 of the link before and of everything that the event's entry says. Whoever changes, removes or adds a row
 * would have to make every later link anew, and the head, which the days' log lines tell outside the store.
 */
export interface Link {
  /** Stream id of the event and of the link. */
  id: string
  n: number
  /** base64url. */
  h: string
}

/** Where a chain ends, and where what is kept of it begins. */
export interface Head extends Link {
  epoch: string
  /** Links ever made. */
  count: number
  /** The last link before those that are kept; at first what a chain begins with. */
  baseN: number
  baseH: string
}

/** @returns what the first link is made from: a chain of another centre, or of another life of this one, fits nowhere. */
export function beginning(trail: string, epoch: string): string {
  return sha256(['kezek', trail, epoch])
}

/** @returns the link of an event after the one whose hash is `before`. */
export function linkOf(before: string, [id, fields]: StreamEntry): Link {
  return { id, n: numberOf(fields), h: sha256([before, id, ...fields]) }
}

/** @returns a field of a stream entry, whose fields and values come in turn; empty where it has none. */
export function fieldOf(fields: readonly string[], name: string): string {
  for (let at = 0; at + 1 < fields.length; at += 2) if (fields[at] === name) return fields[at + 1] ?? ''
  return ''
}

/** @returns the number of an event. */
export function numberOf(fields: readonly string[]): number {
  return Number(fieldOf(fields, 'n'))
}

/** @returns whether a stream id comes after another; everything comes after none. */
export function isAfter(id: string, other: string | undefined): boolean {
  if (other === undefined) return true
  const [ms = 0, seq = 0] = id.split('-').map(Number)
  const [otherMs = 0, otherSeq = 0] = other.split('-').map(Number)
  return ms > otherMs || (ms === otherMs && seq > otherSeq)
}

/** As JSON, so that no two lists of texts read alike. */
function sha256(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('base64url')
}
