import type { Logger } from 'pino'
import type { CentreKeys } from '../queue/keys.ts'
import type { RedisClient } from '../redis/client.ts'
import { Reader } from '../stream/reader.ts'
import type { Lead } from '../stream/shares.ts'
import { ChainWriter } from './chain-writer.ts'

/** Names the cursor of whoever makes the chain. */
export const trailReader = 'trail'

/**
 * A row is in the chain so long after it was written, at most. For that, a busy hall's rows come many at once, and the chain
 * costs the store as little as a few screens.
 */
const gatherMs = 200

export interface TrailsOptions {
  client: RedisClient
  /** A centre, `people` or `devices`, by name. */
  trails: ReadonlyMap<string, CentreKeys>
  /** Whether this node makes a trail's chain. */
  lead(trail: string): Lead
  log: Logger
}

/** Makes the chains of all trails that this node leads. */
export class Trails {
  readonly #trails: ReadonlyMap<string, { reader: Reader; writer: ChainWriter }>

  constructor({ client, trails, lead, log }: TrailsOptions) {
    this.#trails = new Map(
      [...trails].map(([trail, keys]) => {
        const writer = new ChainWriter({ trail, client, keys, log })
        const reader = new Reader({
          ...{ name: trailReader, lead: lead(trail), client, keys, log, gatherMs },
          handle: entries => writer.add(entries),
          onLead: async () => writer.begin(),
        })
        return [trail, { reader, writer }] as const
      }),
    )
  }

  start(): void {
    for (const { reader } of this.#trails.values()) reader.start()
  }

  /** A trail has a new row. */
  ring(trail: string): void {
    this.#trails.get(trail)?.reader.wake()
  }

  /** @returns the reader of a trail, for whoever watches those that are behind. */
  readerOf(trail: string): Reader | undefined {
    return this.#trails.get(trail)?.reader
  }

  /** Makes the last links, and tells the log where each chain ends that this node leads. */
  async stop(): Promise<void> {
    await Promise.all(
      [...this.#trails.values()].map(async ({ reader, writer }) => {
        await reader.finish()
        if (reader.isLeading) writer.tell()
        await reader.stop()
      }),
    )
  }
}
