import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import { defaultSettings } from '../../shared/catalogue/default-settings.ts'
import type { StreamEvent } from '../../shared/contract/events.ts'
import { parseStored } from '../../shared/domain/text.ts'
import type { CutContext } from '../../shared/view/cut.ts'
import { noteFailure, safely } from '../lib/boundary.ts'
import { LateStarters } from '../lib/late-starters.ts'
import { parseEvent, type UnknownEvent } from '../queue/parse-event.ts'
import type { QueueStore } from '../queue/queue-store.ts'
import { followArgs, settingsArgs } from '../queue/rules.ts'
import { type RedisClient, type RedisTarget, withDeadline } from '../redis/client.ts'
import type { KnownStream } from '../redis/store-check.ts'
import { Tail } from '../stream/tail.ts'
import { Hall } from './hall.ts'

/** Milliseconds after which the store counts as away. */
const storeTimeoutMs = 3_000

export interface HallsOptions {
  catalogue(): Catalogue
  store: QueueStore
  client: RedisClient
  target: RedisTarget
  log: Logger
  onEvent(event: StreamEvent, context: CutContext): void
  onReload(hall: Hall): void
  /** Called when a hall's view begins to follow its stream, or follows it again. */
  onLive(hall: Hall): void
}

interface FollowedHall {
  hall: Hall
  tail: Tail<StreamEvent | UnknownEvent>
  start(): void
}

/** The halls of all centres that this node serves, each with the tail that keeps its view up to date. */
export class Halls {
  readonly #options: HallsOptions
  readonly #halls = new LateStarters<FollowedHall>()

  constructor(options: HallsOptions) {
    this.#options = options
  }

  /** Adds the hall of a centre, which begins to follow its stream once the halls are started. */
  add(centre: string): void {
    this.#halls.add(centre, this.#createHall(centre))
  }

  get(centre: string): Hall | undefined {
    return this.#halls.get(centre)?.hall
  }

  all(): Hall[] {
    return this.#halls.all.map(({ hall }) => hall)
  }

  isLive(centre: string): boolean {
    return this.#halls.get(centre)?.tail.isLive ?? false
  }

  /** Whether there are halls, and every one has a view that follows its stream. */
  get isReady(): boolean {
    return (
      this.#halls.all.length > 0 &&
      this.#halls.all.every(({ hall, tail }) => hall.view !== undefined && tail.isLive)
    )
  }

  /** @returns the last event of each centre that this node has read or written. A store without it has lost events. */
  known(): KnownStream[] {
    const { store } = this.#options
    return this.all().flatMap(({ centre, view, last }) => {
      if (!view || !last) return []
      const n = Math.max(last.n, store.lastAcknowledged(centre))
      return [{ name: centre, keys: store.keys(centre), epoch: view.epoch, n, last }]
    })
  }

  /** Follows every centre; retries while the store is away. */
  start(): void {
    this.#halls.start()
  }

  /** Computes the rules of every hall again that follows an older catalogue. Resolves when each has been tried once. */
  async followCatalogue(): Promise<void> {
    await Promise.all(this.all().map(hall => this.#followCatalogue(hall)))
  }

  async stop(): Promise<void> {
    await Promise.all(this.#halls.all.map(({ tail }) => tail.stop()))
  }

  /**
   * Creates a centre with default settings unless it exists. Called before every reading of a view, because a store may come back empty.
   * A centre with settings answers STALE_SETTINGS, because its version is above 0.
   */
  async #ensure(centre: string): Promise<void> {
    const { store, catalogue } = this.#options
    await withDeadline(store.createCentre(centre, randomUUID()), storeTimeoutMs)
    const args = settingsArgs(0, defaultSettings(catalogue(), centre), catalogue())
    const made = store.run(centre, 'update-settings', { by: 'system:node' }, args)
    const result = await withDeadline(made, storeTimeoutMs)
    if (!result.ok && result.error.code !== 'STALE_SETTINGS')
      throw new Error(`${centre} cannot be created: ${result.error.code}`)
  }

  /**
   * Gives a hall the rules of the present catalogue, unless it has them. A save of its settings that comes first has done so itself. What
   * fails here is done when the hall is loaded next.
   */
  async #followCatalogue({ centre, view }: Hall): Promise<void> {
    if (!view) return
    const { store, catalogue, log } = this.#options
    const args = followArgs(view.settings, catalogue())
    try {
      await withDeadline(store.run(centre, 'follow-catalogue', { by: 'system:node' }, args), storeTimeoutMs)
    } catch (error) {
      noteFailure(log, 'giving a centre the rules of the new catalogue', error, centre)
    }
  }

  #createHall(centre: string): FollowedHall {
    const { store, client, target, log, onEvent, onReload, onLive } = this.#options
    const keys = store.keys(centre)
    const hall: Hall = new Hall({
      centre,
      log,
      readView: () => withDeadline(store.readView(centre), storeTimeoutMs),
      readSign: async person => {
        const sign = await withDeadline(client.hGet(keys.person(person), 'sign'), storeTimeoutMs)
        return sign ? parseStored(sign) : undefined
      },
      onEvent: safely(log, 'event', onEvent),
      onReload: safely(log, 'snapshot to screens', () => onReload(hall)),
    })
    const tail = new Tail({
      target,
      centre,
      events: keys.events,
      log,
      load: async () => {
        await this.#ensure(centre)
        return hall.load()
      },
      parse: parseEvent,
      follow: event => hall.follow(event),
      onLive: safely(log, 'a centre is followed', () => {
        onLive(hall)
        void this.#followCatalogue(hall)
      }),
    })
    return { hall, tail, start: () => tail.start() }
  }
}
