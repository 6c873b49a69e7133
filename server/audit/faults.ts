import type { StreamEntry } from '../queue/parse-event.ts'
import { fieldOf, isAfter, type Link, linkOf, numberOf } from './chain.ts'

/** What can be wrong with the first faulty row. */
const faults = [
  /** The row is gone; its link is there. */
  'missing',
  /** The row's content differs from when it was written. */
  'changed',
  /** A row is where another was. */
  'out-of-order',
  /** A row without a link lies between linked ones. */
  'added',
  /** Rows or links are missing from here to the end. */
  'cut-off',
  /** Rows are missing from here to the kept ones, younger than any row that is trimmed. */
  'too-early',
  /** The row is there. Its link is missing or changed, or there are links that the head does not count. */
  'link-missing',
  'link-changed',
  'link-added',
  /** The head counts more links than there are rows, or fewer than are kept. */
  'head-changed',
  /** There is no chain, or no head. */
  'no-chain',
  /** The chain is consistent, but differs from a logged head. */
  'replaced',
] as const
export type Fault = (typeof faults)[number]

/** @returns what is wrong with row `n`, whose link follows the hash `before`; undefined when nothing is */
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

/** @returns a link parsed from its entry in the store */
export function toLink(entry: StreamEntry | undefined): Link | undefined {
  return entry && { id: entry[0], n: numberOf(entry[1]), h: fieldOf(entry[1], 'h') }
}
