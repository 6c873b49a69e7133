import { eq, sql } from 'drizzle-orm'
import { union } from 'drizzle-orm/pg-core'
import type { Logger } from 'pino'
import type { StreamEntry } from '../queue/parse-event.ts'
import type { Database, Transaction } from './database.ts'
import { type CentreEpoch, recordUndigested } from './derive/derive.ts'
import { numberOf, rowOf } from './derive/digest.ts'
import { deriveAll, deriveOrSetAside, type SetAside } from './derive/set-aside.ts'
import { insertEvents, insertEventsOrSetAside } from './insert-events.ts'
import { cursors, type EventRow, events, refusedEvents } from './schema.ts'

/** How far a stream is archived. */
export type Cursor = typeof cursors.$inferSelect

export interface WriterOptions {
  db: Database
  log: Logger
}

/** Writes events and the rows derived from them. Each batch is one transaction that includes the cursor. */
export class ArchiveWriter {
  readonly #options: WriterOptions

  constructor(options: WriterOptions) {
    this.#options = options
  }

  /** @returns the stream position from which to read: after the last archived event of this very store */
  async streamCursor(centre: string, storeEpoch: string): Promise<string> {
    const [row] = await this.#options.db.select().from(cursors).where(eq(cursors.centre, centre))
    return row?.storeEpoch === storeEpoch ? row.streamId : '0-0'
  }

  /**
   * Archives a batch; skips what is already archived.
   *
   * @param storeEpoch the store's present epoch
   * @param setsAside whether events on which our code or the database fails are recorded as undigested, and the rest derived
   * @returns the number of events set aside
   * @throws DigestError when our code or the database fails on an event, other errors when the database is away; then nothing is
   * archived
   */
  async add(
    centre: string,
    storeEpoch: string,
    entries: readonly StreamEntry[],
    { setsAside = false } = {},
  ): Promise<number> {
    return await this.#options.db.transaction(async tx => {
      // Two nodes may lead for a moment; the lock makes one wait.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`archive ${centre}`}))`)
      const [cursor] = await tx.select().from(cursors).where(eq(cursors.centre, centre))
      const isSameStore = cursor?.storeEpoch === storeEpoch
      const fresh = isSameStore ? entries.filter(([id]) => isAfter(id, cursor.streamId)) : entries
      const last = fresh.at(-1)
      if (!last) return 0
      const from = await this.#epochOf(tx, centre, storeEpoch, cursor, fresh)
      const numbered = fresh.filter(entry => numberOf(entry) !== undefined)
      const rows = numbered.map(entry => rowOf(centre, from.epoch, entry))
      this.#logGaps(centre, from.n, rows)
      const source = { centre, epoch: from.epoch }
      for (const entry of fresh) {
        if (numberOf(entry) === undefined)
          await recordUndigested(tx, source, { id: entry[0], n: null }, 'It has no number.')
      }
      const setAside = setsAside ? await this.#storeOrSetAside(tx, source, rows) : []
      if (!setsAside) {
        await insertEvents(tx, rows)
        await deriveAll(tx, source, rows)
      }
      const next = { ...source, storeEpoch, streamId: last[0], n: rows.at(-1)?.n ?? from.n }
      await tx.insert(cursors).values(next).onConflictDoUpdate({ target: cursors.centre, set: next })
      for (const event of setAside) {
        this.#options.log.error(
          { ...source, ...event },
          'event digestion failed; the event is kept as it came, and "npm run archive -- rebuild" of a mended version digests it',
        )
      }
      return setAside.length
    })
  }

  /** Inserts events and derives rows from them. @returns the events that were set aside */
  async #storeOrSetAside(
    tx: Transaction,
    source: CentreEpoch,
    rows: readonly EventRow[],
  ): Promise<SetAside[]> {
    const { inserted, setAside } = await insertEventsOrSetAside(tx, rows)
    return [...setAside, ...(await deriveOrSetAside(tx, source, inserted))]
  }

  /**
   * Chooses the epoch under which a batch is stored, and reads the last number there. Another life of the store
   * gets a new epoch, which is logged.
   */
  async #epochOf(
    tx: Transaction,
    centre: string,
    storeEpoch: string,
    cursor: Cursor | undefined,
    fresh: readonly StreamEntry[],
  ): Promise<{ epoch: string; n: number }> {
    const first = fresh.map(numberOf).find(n => n !== undefined) ?? 0
    if (cursor?.storeEpoch === storeEpoch && first > cursor.n) return cursor
    const epoch = await this.#freeEpoch(tx, centre, storeEpoch)
    if (cursor) {
      const { log } = this.#options
      const was = { epoch: cursor.epoch, n: cursor.n }
      log.error(
        { centre, epoch, n: first, was },
        'the store came back empty or older; archiving its events apart, beside those archived before',
      )
    }
    return { epoch, n: first - 1 }
  }

  /** @returns an unused epoch name */
  async #freeEpoch(tx: Transaction, centre: string, storeEpoch: string): Promise<string> {
    const stored = tx.select({ epoch: events.epoch }).from(events).where(eq(events.centre, centre))
    const refused = tx
      .select({ epoch: refusedEvents.epoch })
      .from(refusedEvents)
      .where(eq(refusedEvents.centre, centre))
    const used = await union(stored, refused)
    for (let fork = 1; ; fork++) {
      const name = fork === 1 ? storeEpoch : `${storeEpoch}~${fork}`
      if (!used.some(({ epoch }) => epoch === name)) return name
    }
  }

  #logGaps(centre: string, before: number, rows: readonly EventRow[]): void {
    let last = before
    for (const { n } of rows) {
      if (n !== last + 1)
        this.#options.log.error(
          { centre, from: last + 1, to: n - 1 },
          'events are missing in the archive; continuing with the next one, and reports show the gap',
        )
      last = n
    }
  }
}

function isAfter(id: string, other: string): boolean {
  const [ms = 0, serial = 0] = id.split('-').map(Number)
  const [otherMs = 0, otherSerial = 0] = other.split('-').map(Number)
  return ms > otherMs || (ms === otherMs && serial > otherSerial)
}
