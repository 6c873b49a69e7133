import { DrizzleQueryError } from 'drizzle-orm'
import { reasonOf, stateOf, type Transaction } from '../database.ts'
import type { EventRow } from '../schema.ts'
import { type CentreEpoch, derive, recordUndigested } from './derive.ts'

/** Prefix of the reason of an event that was set aside because our code or the database failed on it. */
export const digestFailed = 'DIGEST_FAILED'

/**
 * Classes of PostgreSQL error codes that a row's values cause: data, cardinality, constraints, and invalid
 * statements of this version. Other failures are the database's own and may pass.
 */
const causedByRow: ReadonlySet<string> = new Set(['21', '22', '23', '42'])

/** An event that was set aside. */
export interface SetAside {
  n: number
  reason: string
}

/** Storing some events or deriving from them failed, and would most likely fail again. */
export class DigestError extends Error {
  override name = 'DigestError'

  constructor(cause: unknown) {
    super(`${digestFailed}: ${reasonOf(cause)}`, { cause })
    // Keeps the stack of the original failure.
    if (cause instanceof Error && cause.stack !== undefined) this.stack = cause.stack
  }
}

/** Derives rows from a batch. @throws DigestError when an event is to blame */
export async function deriveAll(
  tx: Transaction,
  source: CentreEpoch,
  rows: readonly EventRow[],
): Promise<void> {
  try {
    await derive(tx, source, rows)
  } catch (error) {
    throw isOfRow(error) ? new DigestError(error) : error
  }
}

/**
 * Derives rows from a batch. Events on which our code or the database fails are recorded as undigested, and the
 * rest is derived as if they had not come. They stay in `events`: a rebuild by a corrected version digests them.
 *
 * @returns the events that were set aside
 */
export async function deriveOrSetAside(
  tx: Transaction,
  source: CentreEpoch,
  rows: readonly EventRow[],
): Promise<SetAside[]> {
  try {
    // The savepoint takes back what a failing event has written.
    await tx.transaction(inner => deriveAll(inner, source, rows))
    return []
  } catch (error) {
    if (!(error instanceof DigestError)) throw error
    const [row] = rows
    if (row && rows.length === 1) {
      await recordUndigested(tx, source, { id: row.id, n: row.n }, error.message)
      return [{ n: row.n, reason: error.message }]
    }
  }
  const setAside: SetAside[] = []
  for (const row of rows) setAside.push(...(await deriveOrSetAside(tx, source, [row])))
  return setAside
}

function isOfRow(error: unknown): boolean {
  if (!(error instanceof DrizzleQueryError)) return true
  return causedByRow.has(stateOf(error)?.slice(0, 2) ?? '')
}
