import type { StreamEntry } from '../queue/parse-event.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'

const batch = 1_000
const answerMs = 30_000

/** The entries of a stream from its beginning, a batch at a time. */
export class Entries {
  readonly #client: RedisClient
  readonly #key: string
  #read: StreamEntry[] = []
  /** Place of the next in what was read. */
  #at = 0
  #from = '-'
  #isDone = false

  constructor(client: RedisClient, key: string) {
    this.#client = client
    this.#key = key
  }

  /** @returns the entry that comes `ahead` of the next. */
  async peek(ahead = 0): Promise<StreamEntry | undefined> {
    while (this.#read.length <= this.#at + ahead && !this.#isDone) await this.#readOn()
    return this.#read[this.#at + ahead]
  }

  /** The next has been dealt with. */
  take(): void {
    this.#at++
  }

  async #readOn(): Promise<void> {
    const asked = ['XRANGE', this.#key, this.#from, '+', 'COUNT', String(batch)]
    const entries = (await withDeadline(
      this.#client.sendCommand(asked),
      answerMs,
    )) as unknown as StreamEntry[]
    this.#read = [...this.#read.slice(this.#at), ...entries]
    this.#at = 0
    const last = entries.at(-1)
    if (last) this.#from = `(${last[0]}`
    this.#isDone = entries.length < batch
  }
}
