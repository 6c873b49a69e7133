import type { Logger } from 'pino'
import { NotYetError } from '../lib/boundary.ts'
import type { StreamEntry } from '../queue/parse-event.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import { beginning, fieldOf, type Head, isAfter, linkOf, numberOf } from './chain.ts'
import { appendLinks, type ChainKeys, readHead } from './chain-store.ts'

const answerMs = 3_000
/** Another may go on with the chain between our look and our links, and once more. */
const tries = 3

export interface ChainWriterOptions {
  /** A centre, `people` or `devices`. */
  trail: string
  client: RedisClient
  keys: ChainKeys
  log: Logger
}

/** Makes the links of one trail. Given a row again it makes no other link: whoever reads may crash and repeat. */
export class ChainWriter {
  readonly #options: ChainWriterOptions
  #head: Head | undefined
  /** Number of the head that the log has been told last. */
  #told = 0

  constructor(options: ChainWriterOptions) {
    this.#options = options
  }

  /** This node begins to write: what it knew of the chain may be long past. */
  begin(): void {
    this.#head = undefined
  }

  /** @throws when the store is away */
  async add(entries: readonly StreamEntry[]): Promise<void> {
    for (let left = tries; left > 0; left--) {
      if (await this.#add(entries)) return
      // Another node has written meanwhile: from where it is now.
      this.#head = undefined
    }
    throw new NotYetError(`the chain of ${this.#options.trail} is written by another`)
  }

  /** @returns false where the chain does not end any more where it was believed to. */
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
    if (numberOf(first[1]) !== begun.n + 1) this.#tellOfGap(begun.n + 1)
    for (const [at, entry] of fresh.entries()) {
      if (beginsDay(entry, at > 0 ? fresh[at - 1]?.[0] : head?.id)) this.#tell(heads[at])
    }
    return true
  }

  /** Tells the log where the chain ends, unless it was told: what the store loses later is found by it. */
  tell(): void {
    this.#tell(this.#head)
  }

  /** @returns what a chain begins with. One that does not begin with the first row says so: it may have been removed. */
  async #beginAt(n: number): Promise<Head> {
    const { client, keys, trail, log } = this.#options
    const epoch = (await withDeadline(client.hGet(keys.centre, 'epoch'), answerMs)) ?? ''
    if (n !== 1)
      log.warn(
        { trail, n },
        "a chain of the audit trail begins after the first row; the rows before it can't be verified",
      )
    const h = beginning(trail, epoch)
    return { id: '0-0', n: n - 1, h, epoch, count: 0, baseN: n - 1, baseH: h }
  }

  #tell(head: Head | undefined): void {
    if (!head || head.n === this.#told) return
    this.#told = head.n
    const { trail, log } = this.#options
    const { epoch, n, h, count } = head
    log.info({ trail, epoch, n, h, count }, 'the trail so far')
  }

  #tellOfGap(n: number): void {
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

/** A centre's trail says when a day begins; people and devices know no days, and take the calendar's. */
function beginsDay([id, fields]: StreamEntry, before: string | undefined): boolean {
  const type = fieldOf(fields, 'type')
  if (type === 'day:opened') return true
  const isOfHall = /^(ticket|counter|printer|day|settings|voice):/.test(type)
  return !isOfHall && before !== undefined && dateOf(id) !== dateOf(before)
}

function dateOf(streamId: string): string {
  return new Date(Number(streamId.split('-')[0])).toISOString().slice(0, 10)
}
