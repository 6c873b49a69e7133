import type { PgTable } from 'drizzle-orm/pg-core'
import type { Transaction } from './database.ts'

/** Rows per statement. PostgreSQL accepts 65,535 values in one, and no table here has more than 40 columns. */
const maxRows = 1_000

/** Inserts any number of rows. */
export async function insertAll<T extends PgTable>(
  tx: Transaction,
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<void> {
  for (let at = 0; at < rows.length; at += maxRows) {
    await tx.insert(table).values(rows.slice(at, at + maxRows))
  }
}
