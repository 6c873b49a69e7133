import type { StreamEntry } from '../queue/parse-event.ts'
import { fieldOf, isAfter, type Link, linkOf, numberOf } from './chain.ts'

/** What is wrong with the first row that is. */
export const faults = [
  /** The row is gone; its link is there. */
  'missing',
  /** The row says something else than when it was written. */
  'changed',
  /** A row stands where another was. */
  'out-of-order',
  /** A row that was never linked, among those that were. */
  'added',
  /** Rows, or links, are gone from here to the end. */
  'cut-off',
  /** Rows are gone from here to what is kept, younger than any that is let go of. */
  'too-early',
  /** The row is there; its link is gone, or says something else, or there are links that the head does not know. */
  'link-missing',
  'link-changed',
  'link-added',
  /** The head counts more links than there are rows, or fewer than are kept. */
  'head-changed',
  /** There is no chain, or nothing says where it ends. */
  'no-chain',
  /** The chain holds in itself, and is another one than a day's line tells of. */
  'made-anew',
] as const
export type Fault = (typeof faults)[number]

/** @returns what is wrong with row `n`, whose link comes after the hash `before`. */
export function faultOf(
  n: number,
  before: string,
  row: StreamEntry | undefined,
  link: Link | undefined,
): Fault | undefined {
  if (!row) return 'cut-off'
  const own = numberOf(row[1])
  if (!link || link.n > n) return own > n ? 'missing' : own === n ? 'link-missing' : 'added'
  if (link.n < n) return 'link-added'
  if (isAfter(row[0], link.id)) return 'missing'
  if (isAfter(link.id, row[0])) return 'added'
  if (own !== n) return 'out-of-order'
  return linkOf(before, row).h === link.h ? undefined : 'changed'
}

/** @returns a link as the store has it. */
export function toLink(entry: StreamEntry | undefined): Link | undefined {
  return entry && { id: entry[0], n: numberOf(entry[1]), h: fieldOf(entry[1], 'h') }
}
