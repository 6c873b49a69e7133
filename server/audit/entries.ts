import type { StreamEntry } from '../queue/parse-event.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'

/** Entries per read. */
const batch = 1_000
/** Milliseconds the store may take; a large page of a loaded store takes seconds. */
const storeTimeoutMs = 30_000

/** Reads the entries of a stream from its beginning, in batches. */
export class Entries {
  readonly #client: RedisClient
  readonly #key: string
  #read: StreamEntry[] = []
  /** Index of the next entry in the present batch. */
  #at = 0
  #from = '-'
  #isDone = false

  constructor(client: RedisClient, key: string) {
    this.#client = client
    this.#key = key
  }

  /** @returns the entry `ahead` of the next; undefined at the end */
  async peek(ahead = 0): Promise<StreamEntry | undefined> {
    while (this.#read.length <= this.#at + ahead && !this.#isDone) await this.#readOn()
    return this.#read[this.#at + ahead]
  }

  /** Moves on to the next entry. */
  take(): void {
    this.#at++
  }

  async #readOn(): Promise<void> {
    const asked = ['XRANGE', this.#key, this.#from, '+', 'COUNT', String(batch)]
    const entries = (await withDeadline(
      this.#client.sendCommand(asked),
      storeTimeoutMs,
    )) as unknown as StreamEntry[]
    this.#read = [...this.#read.slice(this.#at), ...entries]
    this.#at = 0
    const last = entries.at(-1)
    if (last) this.#from = `(${last[0]}`
    this.#isDone = entries.length < batch
  }
}
