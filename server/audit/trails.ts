import type { Logger } from 'pino'
import { LateStarters } from '../lib/late-starters.ts'
import type { CentreKeys } from '../queue/keys.ts'
import type { RedisClient } from '../redis/client.ts'
import { Reader } from '../stream/reader.ts'
import type { Lead } from '../stream/shares.ts'
import { ChainWriter } from './chain-writer.ts'

/** The chain writer's name as a reader of streams. */
export const trailReader = 'trail'

/**
 * Milliseconds in which rows are collected before they are linked. In a busy centre many rows come at once, and the
 * chain costs the store no more than a few screens.
 */
const gatherMs = 200

export interface TrailsOptions {
  client: RedisClient
  /** Whether this node makes a trail's chain. */
  lead(trail: string): Lead
  log: Logger
}

/** Makes the chains of all trails that this node leads. */
export class Trails {
  readonly #options: TrailsOptions
  readonly #trails = new LateStarters<{ reader: Reader; writer: ChainWriter; start(): void }>()

  constructor(options: TrailsOptions) {
    this.#options = options
  }

  /** Adds a trail: a centre or a register. */
  add(trail: string, keys: CentreKeys): void {
    const { client, lead, log } = this.#options
    const writer = new ChainWriter({ trail, client, keys, log })
    const reader = new Reader({
      name: trailReader,
      lead: lead(trail),
      client,
      keys,
      log,
      gatherMs,
      handle: entries => writer.add(entries),
      onLead: async () => writer.begin(),
    })
    this.#trails.add(trail, { reader, writer, start: () => reader.start() })
  }

  start(): void {
    this.#trails.start()
  }

  /** Notifies a trail's reader of a new row. */
  wake(trail: string): void {
    this.#trails.get(trail)?.reader.wake()
  }

  /** @returns a trail's reader, for checks whether it is behind */
  readerOf(trail: string): Reader | undefined {
    return this.#trails.get(trail)?.reader
  }

  /** Makes the last links, and logs where each chain ends that this node leads. */
  async stop(): Promise<void> {
    await Promise.all(
      this.#trails.all.map(async ({ reader, writer }) => {
        await reader.finish()
        if (reader.isLeading) writer.logHead()
        await reader.stop()
      }),
    )
  }
}
