import { z } from 'zod'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import { beginning, type Head, linkOf, numberOf } from './chain.ts'
import { type ChainKeys, headOf, rowsKeptMs } from './chain-store.ts'
import { Entries } from './entries.ts'
import { type Fault, faultOf, toLink } from './faults.ts'

/** Milliseconds the store may take; a large page of a loaded store takes seconds. */
const storeTimeoutMs = 30_000
/** Milliseconds of tolerance: a node's clock may be off, and a line may be logged before the last rows are linked. */
const trimSlackMs = 86_400_000

/** A log line that says where a chain ended. */
export const dayLineSchema = z.object({
  trail: z.string(),
  epoch: z.string(),
  n: z.int().nonnegative(),
  h: z.string(),
  count: z.int().nonnegative(),
  /** When the line was logged, Unix ms. */
  time: z.number().optional(),
})
export type DayLine = z.infer<typeof dayLineSchema>

export interface Verdict {
  trail: string
  /** How many rows are intact, from and to which. */
  rows: number
  from: number
  to: number
  /** Rows that are too new to have a link. */
  unlinked: number
  /** Log lines about rows that were trimmed since, and so prove nothing. */
  tooOld: number
  fault?: { n: number; fault: Fault }
}

export interface VerifyOptions {
  client: RedisClient
  trail: string
  keys: ChainKeys
  /** The log's lines about this trail. */
  lines?: readonly DayLine[]
  now?: number
}

/**
 * Walks a trail and its chain from the first kept row to the end. Both may be written and trimmed meanwhile.
 *
 * @returns what is intact, and the first fault; undefined when there is no such trail
 * @throws when the store is away
 */
export async function verifyTrail(options: VerifyOptions): Promise<Verdict | undefined> {
  for (;;) {
    const start = await readStart(options)
    if (!start) return undefined
    const verdict = await new Walk(options, start).run()
    const now = verdict.fault && (await readStart(options))
    // Rows were trimmed during the walk: start again from what is kept now.
    if (now && now.head?.baseN !== start.head?.baseN) continue
    return verdict
  }
}

/** The store's state when a walk began. */
interface Start {
  /** Number of the last event. */
  n: number
  epoch: string
  head: Head | undefined
  lastLink: number
}

async function readStart({ client, keys }: VerifyOptions): Promise<Start | undefined> {
  const [centre, head, last] = await withDeadline(
    client
      .multi()
      .hGetAll(keys.centre)
      .hGetAll(keys.chainHead)
      .xRevRange(keys.chain, '+', '-', { COUNT: 1 })
      .execTyped(),
    storeTimeoutMs,
  )
  const { n, epoch = '' } = centre
  if (n === undefined) return undefined
  return { n: Number(n), epoch, head: headOf(head), lastLink: Number(last?.[0]?.message.n ?? 0) }
}

class Walk {
  readonly #options: VerifyOptions
  readonly #start: Start
  readonly #verdict: Verdict

  constructor(options: VerifyOptions, start: Start) {
    this.#options = options
    this.#start = start
    const from = (start.head?.baseN ?? 0) + 1
    const nothing = { rows: 0, from, to: from - 1, unlinked: 0, tooOld: 0 }
    this.#verdict = { trail: options.trail, ...nothing }
  }

  async run(): Promise<Verdict> {
    const fault = await this.#walk()
    return fault ? { ...this.#verdict, fault } : this.#verdict
  }

  async #walk(): Promise<Verdict['fault']> {
    const { client, keys, trail, lines = [] } = this.#options
    const { head, n: last, lastLink } = this.#start
    if (!head) return last === 0 ? this.#heldAgainst(lines) : { n: 1, fault: 'no-chain' }
    const isWhole = head.count === head.n - head.baseN
    // A restored store has a new epoch; its chain names the one in which it began.
    if (isWhole && head.baseH !== beginning(trail, head.epoch))
      return { n: head.baseN + 1, fault: 'link-changed' }
    if (lastLink > head.n) return { n: head.n + 1, fault: 'link-added' }
    const before = lines.filter(({ n }) => n < head.baseN)
    this.#verdict.tooOld = before.length
    const matchesLog = (n: number, h: string) => lines.every(line => line.n !== n || line.h === h)
    if (!matchesLog(head.baseN, head.baseH)) return { n: head.baseN, fault: 'replaced' }
    const early = this.#goneTooEarly(before)
    if (early) return early

    const rows = new Entries(client, keys.events)
    const links = new Entries(client, keys.chain)
    let [n, h] = [head.baseN, head.baseH]
    while (n < head.n) {
      const [row, link] = [await rows.peek(), toLink(await links.peek())]
      const fault = faultOf(n + 1, h, row, link)
      // Row or link was changed: the row, unless all later links were made from it.
      if (fault === 'changed' && row && (await this.#isFollowedFrom(linkOf(h, row).h, rows, links)))
        return { n: n + 1, fault: 'link-changed' }
      if (fault) return { n: n + 1, fault }
      rows.take()
      links.take()
      h = link?.h ?? ''
      n++
      this.#count(n)
      if (!matchesLog(n, h)) return { n, fault: 'replaced' }
    }
    if (h !== head.h) return { n, fault: 'link-changed' }
    // Rows without a link are all among the trimmed ones, or before the beginning.
    const neverLinked = head.n - head.count
    if (neverLinked < 0 || neverLinked > head.baseN) return { n, fault: 'head-changed' }
    const beyond = this.#heldAgainst(lines.filter(line => line.n > n || line.epoch !== head.epoch))
    return beyond ?? (await this.#walkUnlinked(rows, n))
  }

  /** @returns whether the next link was made from the hash `h` */
  async #isFollowedFrom(h: string, rows: Entries, links: Entries): Promise<boolean> {
    const [row, link] = [await rows.peek(1), toLink(await links.peek(1))]
    return row && link ? linkOf(h, row).h === link.h : h === this.#start.head?.h
  }

  /** Walks the newest rows, which have no link yet; the last one must be the last that the store counted. */
  async #walkUnlinked(rows: Entries, linked: number): Promise<Verdict['fault']> {
    let n = linked
    for (let row = await rows.peek(); row; row = await rows.peek()) {
      if (numberOf(row[1]) !== n + 1) return { n: n + 1, fault: 'out-of-order' }
      rows.take()
      n++
      this.#verdict.unlinked++
    }
    return n < this.#start.n ? { n: n + 1, fault: 'cut-off' } : undefined
  }

  /** Compares the log with the trail's end. @returns a fault for logged rows that are missing */
  #heldAgainst(lines: readonly DayLine[]): Verdict['fault'] {
    const [line] = lines.toSorted((a, b) => a.n - b.n)
    if (!line) return undefined
    const isOther = line.epoch !== (this.#start.head?.epoch ?? this.#start.epoch)
    return { n: line.n, fault: isOther ? 'replaced' : 'cut-off' }
  }

  /**
   * Finds rows that were removed and look as if they had been trimmed: rows after a log line are no older than it.
   */
  #goneTooEarly(before: readonly DayLine[]): Verdict['fault'] {
    const youngest = (this.#options.now ?? Date.now()) - rowsKeptMs + trimSlackMs
    const young = before.filter(({ time }) => time !== undefined && time > youngest)
    const [line] = young.toSorted((a, b) => a.n - b.n)
    return line && { n: line.n + 1, fault: 'too-early' }
  }

  #count(n: number): void {
    this.#verdict.rows++
    this.#verdict.to = n
  }
}
