import { z } from 'zod'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import { beginning, type Head, linkOf, numberOf } from './chain.ts'
import { type ChainKeys, headOf, keepMs } from './chain-store.ts'
import { Entries } from './entries.ts'
import { type Fault, faultOf, toLink } from './faults.ts'

const answerMs = 30_000
/** A node's clock may be off, and a line may be told before the last rows are linked. */
const slackMs = 86_400_000

/** A line of the log that told where a chain ended. */
export const dayLineSchema = z.object({
  trail: z.string(),
  epoch: z.string(),
  n: z.int().nonnegative(),
  h: z.string(),
  count: z.int().nonnegative(),
  /** When the log was told, Unix ms. */
  time: z.number().optional(),
})
export type DayLine = z.infer<typeof dayLineSchema>

export interface Verdict {
  trail: string
  /** How many rows hold, from and to which. */
  rows: number
  from: number
  to: number
  /** Rows so new that they have no link yet. */
  unlinked: number
  /** Lines of the log that tell of rows that were let go since, and say nothing any more. */
  tooOld: number
  fault?: { n: number; fault: Fault }
}

export interface VerifyOptions {
  client: RedisClient
  trail: string
  keys: ChainKeys
  /** What the log has told of this trail. */
  lines?: readonly DayLine[]
  now?: number
}

/**
 * Walks a trail and its chain from what is kept of them to their end. It may be written meanwhile, and let go of.
 * @returns what holds, and the first row that does not; undefined where there is no such trail. @throws when the store is away
 */
export async function verifyTrail(options: VerifyOptions): Promise<Verdict | undefined> {
  for (;;) {
    const start = await readStart(options)
    if (!start) return undefined
    const verdict = await new Walk(options, start).run()
    const now = verdict.fault && (await readStart(options))
    // Rows were let go under our feet: from what is kept now.
    if (now && now.head?.baseN !== start.head?.baseN) continue
    return verdict
  }
}

/** What the store knew as a walk began. */
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
    answerMs,
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
    // A restored store has begun another life; its chain names the one in which it began.
    if (isWhole && head.baseH !== beginning(trail, head.epoch))
      return { n: head.baseN + 1, fault: 'link-changed' }
    if (lastLink > head.n) return { n: head.n + 1, fault: 'link-added' }
    const before = lines.filter(({ n }) => n < head.baseN)
    this.#verdict.tooOld = before.length
    const isTold = (n: number, h: string) => lines.every(line => line.n !== n || line.h === h)
    if (!isTold(head.baseN, head.baseH)) return { n: head.baseN, fault: 'made-anew' }
    const early = this.#goneTooEarly(before)
    if (early) return early

    const rows = new Entries(client, keys.events)
    const links = new Entries(client, keys.chain)
    let [n, h] = [head.baseN, head.baseH]
    while (n < head.n) {
      const [row, link] = [await rows.peek(), toLink(await links.peek())]
      const fault = faultOf(n + 1, h, row, link)
      // One of both was changed: the row, unless all that follows was made from it.
      if (fault === 'changed' && row && (await this.#isFollowedFrom(linkOf(h, row).h, rows, links)))
        return { n: n + 1, fault: 'link-changed' }
      if (fault) return { n: n + 1, fault }
      rows.take()
      links.take()
      h = link?.h ?? ''
      n++
      this.#count(n)
      if (!isTold(n, h)) return { n, fault: 'made-anew' }
    }
    if (h !== head.h) return { n, fault: 'link-changed' }
    // Rows without a link are all among those let go of, or before the beginning.
    const neverLinked = head.n - head.count
    if (neverLinked < 0 || neverLinked > head.baseN) return { n, fault: 'head-changed' }
    const beyond = this.#heldAgainst(lines.filter(line => line.n > n || line.epoch !== head.epoch))
    return beyond ?? (await this.#walkUnlinked(rows, n))
  }

  /** @returns whether what comes after the next row was made from the hash `h`. */
  async #isFollowedFrom(h: string, rows: Entries, links: Entries): Promise<boolean> {
    const [row, link] = [await rows.peek(1), toLink(await links.peek(1))]
    return row && link ? linkOf(h, row).h === link.h : h === this.#start.head?.h
  }

  /** Rows that were written a moment ago; the last is the one that the store counted last. */
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

  /** What the log tells of rows that are not there. */
  #heldAgainst(lines: readonly DayLine[]): Verdict['fault'] {
    const [line] = lines.toSorted((a, b) => a.n - b.n)
    if (!line) return undefined
    const isOther = line.epoch !== (this.#start.head?.epoch ?? this.#start.epoch)
    return { n: line.n, fault: isOther ? 'made-anew' : 'cut-off' }
  }

  /** Whoever takes the first rows away can make it look as though they were let go of; what came after a line is no older than it. */
  #goneTooEarly(before: readonly DayLine[]): Verdict['fault'] {
    const youngest = (this.#options.now ?? Date.now()) - keepMs + slackMs
    const young = before.filter(({ time }) => time !== undefined && time > youngest)
    const [line] = young.toSorted((a, b) => a.n - b.n)
    return line && { n: line.n + 1, fault: 'too-early' }
  }

  #count(n: number): void {
    this.#verdict.rows++
    this.#verdict.to = n
  }
}
