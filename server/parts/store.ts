import { EventEmitter } from 'node:events'
import type { Logger } from 'pino'
import { defaultSettings } from '../../shared/catalogue/default-settings.ts'
import type { StreamEvent } from '../../shared/contract/events.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { StoryStep } from '../../shared/contract/wire.ts'
import { businessDayOf } from '../../shared/domain/business-day.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { Ticket } from '../../shared/domain/ticket.ts'
import type { CutContext } from '../../shared/view/cut.ts'
import type { Hall } from '../halls/hall.ts'
import { Halls } from '../halls/halls.ts'
import { readStory } from '../halls/story.ts'
import type { Part } from '../lib/life-cycle.ts'
import type { StreamEntry } from '../queue/parse-event.ts'
import { QueueStore } from '../queue/queue-store.ts'
import { type RedisTarget, withDeadline } from '../redis/client.ts'
import { RedisClock } from '../redis/clock.ts'
import { type ConnectedStore, connectStore } from '../redis/connect-store.ts'
import { restoreMarkKey } from '../redis/restore-mark.ts'
import type { KnownStream } from '../redis/store-check.ts'

/** Milliseconds for one read of a ticket's story from its stream; the screen waits no longer for the answer. */
const storyTimeoutMs = 3_000

interface Deps {
  centres: readonly string[]
  redis: RedisTarget
  prefix: string
  log: Logger
  /** @returns whether the private Redis was started on files whose damaged end had to be cut off. */
  isRepaired(): boolean
}

/** The events of the store part. A listener must not throw. */
interface StoreEvents {
  /** A centre's stream has a new event, which the view already holds. */
  event: [event: StreamEvent, context: CutContext]
  /** A centre's view was read again as a whole. */
  reload: [hall: Hall]
  /** A centre's view begins to follow its stream, or follows it again. */
  live: [hall: Hall]
  /** Redis's clock was set. Screens must learn it before they send their next command. */
  clockStep: []
}

/** The last events that this node has seen or written. A store without them has lost events. */
interface SeenStreams {
  known(): readonly KnownStream[]
  /** Forgets the last events, because a store that lost events in a failover is accepted. */
  forgetAcknowledged(): void
}

export interface StorePart extends Part, Pick<ConnectedStore, 'client' | 'followed' | 'notices'> {
  readonly events: EventEmitter<StoreEvents>
  readonly queue: QueueStore
  readonly halls: Halls
  /** @returns this node's estimate of Redis's time, Unix ms. */
  now(): number
  /** Reads Redis's time. Resolves when `now()` is based on it. */
  checkClock(): Promise<void>
  isCentre(centre: string): boolean
  viewOf(centre: string): HallView<Ticket> | undefined
  /** @returns the settings of a centre, or the defaults until its view is first read. */
  settingsOf(centre: string): CentreSettings
  /** Reads every step of a ticket. @throws when the store is away */
  readStory(centre: string, ticket: string): Promise<StoryStep[]>
  /** Adds streams by whose last events the store is checked. */
  watchStreams(streams: SeenStreams): void
  /** @returns whether every centre can issue and call. */
  isReady(): boolean
}

/** Creates the part that uses the Redis of the queues: connection, clock, commands and the view of each hall. */
export function createStore({ centres, redis, prefix, log, isRepaired }: Deps): StorePart {
  const events = new EventEmitter<StoreEvents>()
  const seen: SeenStreams[] = []
  const { client, followed, isUsable, notices } = connectStore(redis, {
    restoreMark: restoreMarkKey(prefix),
    log,
    isRepaired,
    known: () => seen.flatMap(streams => streams.known()),
    onLost() {
      for (const streams of seen) streams.forgetAcknowledged()
    },
  })
  const clock = new RedisClock(client, { onStep: () => events.emit('clockStep') })
  const now = () => clock.now()
  const viewOf = (centre: string) => halls.get(centre)?.view
  const settingsOf = (centre: string) => viewOf(centre)?.settings ?? defaultSettings(centre)
  const queue = new QueueStore(client, { prefix, clock: now, calendarOf: settingsOf })
  const halls: Halls = new Halls({
    centres,
    store: queue,
    client,
    target: followed,
    log,
    onEvent: (event, context) => events.emit('event', event, context),
    onReload: hall => events.emit('reload', hall),
    onLive: hall => events.emit('live', hall),
  })
  seen.push({ known: () => halls.known(), forgetAcknowledged: () => queue.forgetAcknowledged() })

  return {
    client,
    followed,
    notices,
    events,
    queue,
    halls,
    now,
    checkClock: () => clock.check(),
    isCentre: centre => halls.get(centre) !== undefined,
    viewOf,
    settingsOf,
    readStory(centre, ticket) {
      // The ticket's id begins with its business day, before which it has no events.
      const { zone, dayStartsAt } = settingsOf(centre)
      const day = businessDayOf(ticket.slice(0, 8), zone, dayStartsAt)
      return readStory(ticket, day, async (from, to, count) => {
        const key = queue.keys(centre).events
        const entries = client.sendCommand(['XRANGE', key, from, to, 'COUNT', String(count)])
        return (await withDeadline(entries, storyTimeoutMs)) as unknown as StreamEntry[]
      })
    },
    watchStreams: streams => void seen.push(streams),
    isReady: () => isUsable() && halls.isReady,
    start() {
      clock.start()
      halls.start()
    },
    async stop() {
      clock.stop()
      await halls.stop()
      client.destroy()
    },
  }
}
