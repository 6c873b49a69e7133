import { DrizzleQueryError } from 'drizzle-orm'
import { reasonOf, stateOf, type Transaction } from '../database.ts'
import type { EventRow } from '../schema.ts'
import { derive, refuse, type Trail } from './derive.ts'

/** Begins the reason of an event that was set aside: our code or the database failed at it. */
export const digestFailed = 'DIGEST_FAILED'

/**
 * Codes of PostgreSQL, by their first two signs, of failures that the values of a row cause: data, cardinality, constraints, and
 * statements that this version makes wrongly. Any other failure is the database's own, and may be over at the next try.
 */
const causedByRow: ReadonlySet<string> = new Set(['21', '22', '23', '42'])

/** Nothing could be derived from some events, and trying again would most likely fail again. */
export class DigestError extends Error {
  override name = 'DigestError'

  constructor(cause: unknown) {
    super(`${digestFailed}: ${reasonOf(cause)}`, { cause })
    // Whoever mends it needs the place of the failure, not of this line.
    if (cause instanceof Error && cause.stack !== undefined) this.stack = cause.stack
  }
}

/** Derives from a batch. @throws DigestError where an event is to blame */
export async function deriveAll(tx: Transaction, trail: Trail, rows: readonly EventRow[]): Promise<void> {
  try {
    await derive(tx, trail, rows)
  } catch (error) {
    throw isOfRow(error) ? new DigestError(error) : error
  }
}

/**
 * Derives from a batch as if the events that our code or the database fails at had not come: those alone are put on the list of
 * undigested events. Their rows stand in `events`, so that a rebuild by a version without the failure digests them.
 * @returns the events that were set aside
 */
export async function deriveOrSetAside(
  tx: Transaction,
  trail: Trail,
  rows: readonly EventRow[],
): Promise<{ n: number; reason: string }[]> {
  try {
    // A savepoint: what the failing event has written so far is taken back.
    await tx.transaction(inner => deriveAll(inner, trail, rows))
    return []
  } catch (error) {
    if (!(error instanceof DigestError)) throw error
    const [row] = rows
    if (row && rows.length === 1) {
      await refuse(tx, trail, { id: row.id, n: row.n }, error.message)
      return [{ n: row.n, reason: error.message }]
    }
  }
  const setAside: { n: number; reason: string }[] = []
  for (const row of rows) setAside.push(...(await deriveOrSetAside(tx, trail, [row])))
  return setAside
}

function isOfRow(error: unknown): boolean {
  if (!(error instanceof DrizzleQueryError)) return true
  return causedByRow.has(stateOf(error)?.slice(0, 2) ?? '')
}
