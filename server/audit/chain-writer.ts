import type { Logger } from 'pino'
import { NotYetError } from '../lib/boundary.ts'
import type { StreamEntry } from '../queue/parse-event.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import { beginning, fieldOf, type Head, isAfter, linkOf, numberOf } from './chain.ts'
import { appendLinks, type ChainKeys, readHead } from './chain-store.ts'

/** Milliseconds the store may take before a call counts as failed. */
const storeTimeoutMs = 3_000
/** Attempts to append. Another writer may extend the chain between our read and our append, and once more. */
const maxAttempts = 3

export interface ChainWriterOptions {
  /** A centre, `people` or `devices`. */
  trail: string
  client: RedisClient
  keys: ChainKeys
  log: Logger
}

/** Makes the links of one trail. The same row makes only one link: a reader may crash and repeat rows. */
export class ChainWriter {
  readonly #options: ChainWriterOptions
  #head: Head | undefined
  /** Number of the head that was logged last. */
  #loggedN = 0

  constructor(options: ChainWriterOptions) {
    this.#options = options
  }

  /** Called when this node begins to lead: what it knew of the chain may be outdated. */
  begin(): void {
    this.#head = undefined
  }

  /** Links rows. @throws when the store is away */
  async add(entries: readonly StreamEntry[]): Promise<void> {
    for (let left = maxAttempts; left > 0; left--) {
      if (await this.#add(entries)) return
      // Another node has appended: read the head again.
      this.#head = undefined
    }
    throw new NotYetError(`the chain of ${this.#options.trail} is being written by another node`)
  }

  /** Tries to append. @returns false when the chain's end is not where it was believed to be */
  async #add(entries: readonly StreamEntry[]): Promise<boolean> {
    const { client, keys } = this.#options
    const head = this.#head ?? (await readHead(client, keys))
    this.#head = head
    const fresh = entries.filter(([id]) => isAfter(id, head?.id))
    const [first] = fresh
    if (!first) return true
    const begun = head ?? (await this.#beginAt(numberOf(first[1])))
    const heads = headsAfter(begun, fresh)
    if (!(await appendLinks(client, keys, head, begun, heads))) return false
    this.#head = heads.at(-1)
    if (numberOf(first[1]) !== begun.n + 1) this.#logGap(begun.n + 1)
    for (const [at, entry] of fresh.entries()) {
      if (beginsDay(entry, at > 0 ? fresh[at - 1]?.[0] : head?.id)) this.#logHead(heads[at])
    }
    return true
  }

  /** Logs where the chain ends, unless it was logged: this line reveals rows that the store loses later. */
  logHead(): void {
    this.#logHead(this.#head)
  }

  /**
   * Returns the beginning of a new chain. Logs a warning if it does not begin with the first row, which may have
   * been removed.
   */
  async #beginAt(n: number): Promise<Head> {
    const { client, keys, trail, log } = this.#options
    const epoch = (await withDeadline(client.hGet(keys.centre, 'epoch'), storeTimeoutMs)) ?? ''
    if (n !== 1)
      log.warn(
        { trail, n },
        "a chain of the audit trail begins after the first row; the rows before it can't be verified",
      )
    const h = beginning(trail, epoch)
    return { id: '0-0', n: n - 1, h, epoch, count: 0, baseN: n - 1, baseH: h }
  }

  #logHead(head: Head | undefined): void {
    if (!head || head.n === this.#loggedN) return
    this.#loggedN = head.n
    const { trail, log } = this.#options
    const { epoch, n, h, count } = head
    log.info({ trail, epoch, n, h, count }, 'the trail so far')
  }

  #logGap(n: number): void {
    this.#options.log.error(
      { trail: this.#options.trail, n },
      'a row of the audit trail is missing; the chain continues and `npm run audit -- verify` names the gap',
    )
  }
}

function headsAfter(head: Head, entries: readonly StreamEntry[]): Head[] {
  let last = head
  return entries.map(entry => {
    last = { ...last, ...linkOf(last.h, entry), count: last.count + 1 }
    return last
  })
}

/** @returns whether a row begins a day. A centre's trail says so; people and devices use the calendar. */
function beginsDay([id, fields]: StreamEntry, before: string | undefined): boolean {
  const type = fieldOf(fields, 'type')
  if (type === 'day:opened') return true
  const isOfHall = /^(ticket|counter|printer|day|settings|voice):/.test(type)
  return !isOfHall && before !== undefined && dateOf(id) !== dateOf(before)
}

function dateOf(streamId: string): string {
  return new Date(Number(streamId.split('-')[0])).toISOString().slice(0, 10)
}
