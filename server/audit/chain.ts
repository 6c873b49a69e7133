import { createHash } from 'node:crypto'
import type { StreamEntry } from '../queue/parse-event.ts'

/**
 * One link of a chain. The trail of a centre, of people or of devices is its stream of events; its chain has a link
 * for each event, under the same stream id: the SHA-256 of the previous link and of the event's whole entry. To
 * change, remove or add a row, one would have to make every later link again, and also the head, which is logged
 * each day outside the store.
 */
export interface Link {
  /** Stream id of the event and of the link. */
  id: string
  n: number
  /** base64url. */
  h: string
}

/** The end of a chain, and the beginning of its kept part. */
export interface Head extends Link {
  epoch: string
  /** Links made since the chain began, trimmed ones included. */
  count: number
  /** The last link before the kept ones; at first, the beginning of the chain. */
  baseN: number
  baseH: string
}

/** @returns the hash before the first link. It includes centre and epoch, so that no other chain fits. */
export function beginning(trail: string, epoch: string): string {
  return sha256(['kezek', trail, epoch])
}

/** @returns the link of an event that follows the hash `before` */
export function linkOf(before: string, [id, fields]: StreamEntry): Link {
  return { id, n: numberOf(fields), h: sha256([before, id, ...fields]) }
}

/** @returns a field of a stream entry, whose fields and values alternate; empty when absent */
export function fieldOf(fields: readonly string[], name: string): string {
  for (let at = 0; at + 1 < fields.length; at += 2) if (fields[at] === name) return fields[at + 1] ?? ''
  return ''
}

/** @returns the number of an event */
export function numberOf(fields: readonly string[]): number {
  return Number(fieldOf(fields, 'n'))
}

/** @returns whether a stream id comes after another; any id comes after undefined */
export function isAfter(id: string, other: string | undefined): boolean {
  if (other === undefined) return true
  const [ms = 0, seq = 0] = id.split('-').map(Number)
  const [otherMs = 0, otherSeq = 0] = other.split('-').map(Number)
  return ms > otherMs || (ms === otherMs && seq > otherSeq)
}

/** Hashes the JSON of the texts, so that different lists never give the same input. */
function sha256(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('base64url')
}
