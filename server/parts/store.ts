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
import type { KnownTrail } from '../redis/store-check.ts'

/** Milliseconds for one read of a ticket's story from its stream; the asker's screen waits no longer. */
const storyTimeoutMs = 3_000

interface Deps {
  centres: readonly string[]
  redis: RedisTarget
  prefix: string
  log: Logger
  /** The private Redis was started on files whose damaged end was cut off. */
  isRepaired(): boolean
}

/** What the store part reports. A listener must not throw. */
export interface StoreEvents {
  /** A centre's stream has a new event; the view holds it already. */
  event: [event: StreamEvent, context: CutContext]
  /** A centre's view was read again as a whole. */
  reload: [hall: Hall]
  /** A centre's view follows its stream, again or for the first time. */
  live: [hall: Hall]
  /** Redis's clock was set: screens must know before they send their next command. */
  clockStep: []
}

/** Counts of events that this node has seen: a store that lacks them is not the right one. */
export interface SeenTrails {
  known(): readonly KnownTrail[]
  /** The store has lost events in a failover and is used all the same. */
  forgetAcknowledged(): void
}

export interface StorePart extends Part, Pick<ConnectedStore, 'client' | 'followed' | 'notices'> {
  readonly events: EventEmitter<StoreEvents>
  readonly queue: QueueStore
  readonly halls: Halls
  /** Redis's time as far as known, Unix ms. */
  now(): number
  /** Asks for Redis's time again. Resolves when `now()` knows it. */
  checkClock(): Promise<void>
  isCentre(centre: string): boolean
  viewOf(centre: string): HallView<Ticket> | undefined
  /** The settings of a centre as far as known, else the defaults. */
  settingsOf(centre: string): CentreSettings
  /** @throws when the store is away */
  readStory(centre: string, ticket: string): Promise<StoryStep[]>
  /** Adds counts of events by which the store is checked. */
  watchTrails(trails: SeenTrails): void
  /** Whether every centre can issue and call. */
  isReady(): boolean
}

/** Everything that speaks to the Redis of the queues: connection, clock, commands and the view of each hall. */
export function createStore({ centres, redis, prefix, log, isRepaired }: Deps): StorePart {
  const events = new EventEmitter<StoreEvents>()
  const seen: SeenTrails[] = []
  const { client, followed, isUsable, notices } = connectStore(redis, {
    restoreMark: restoreMarkKey(prefix),
    log,
    isRepaired,
    known: () => seen.flatMap(trails => trails.known()),
    onLost() {
      for (const trails of seen) trails.forgetAcknowledged()
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
      // A ticket has no event before its business day, which its id names: nothing earlier is read.
      const { zone, dayStartsAt } = settingsOf(centre)
      const day = businessDayOf(ticket.slice(0, 8), zone, dayStartsAt)
      return readStory(ticket, day, async (from, to, count) => {
        const key = queue.keys(centre).events
        const entries = client.sendCommand(['XRANGE', key, from, to, 'COUNT', String(count)])
        return (await withDeadline(entries, storyTimeoutMs)) as unknown as StreamEntry[]
      })
    },
    watchTrails: trails => void seen.push(trails),
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
