import { EventEmitter } from 'node:events'
import type { Logger } from 'pino'
import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import { defaultSettings } from '../../shared/catalogue/default-settings.ts'
import type { StreamEvent } from '../../shared/contract/events.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { StoryStep } from '../../shared/contract/wire.ts'
import { businessDayOf } from '../../shared/domain/business-day.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { Ticket } from '../../shared/domain/ticket.ts'
import type { CutContext } from '../../shared/view/cut.ts'
import { CatalogueEditor } from '../catalogue/catalogue-editor.ts'
import { CatalogueRegister } from '../catalogue/catalogue-register.ts'
import { ServiceFiles } from '../catalogue/files/service-files.ts'
import { LiveCatalogue } from '../catalogue/live-catalogue.ts'
import { noCatalogue } from '../catalogue/no-catalogue.ts'
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
  redis: RedisTarget
  prefix: string
  /** The file that a new installation begins with. Undefined: with the order's catalogue. */
  catalogueFile: string | undefined
  log: Logger
  /** @returns whether the private Redis was started on files whose damaged end had to be cut off. */
  isRepaired(): boolean
  /** Called with a sentence when a new installation cannot begin. */
  onFatal(sentence: string): void
}

/** The events of the store part. A listener must not throw. */
interface StoreEvents {
  /** A centre was added: the first time at the start, later when the catalogue has a new one. */
  centre: [centre: string]
  /** The register of the catalogue has a new event, or may have one that this node has not read. */
  catalogue: []
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
  /** @returns whether the catalogue has this centre; undefined until the catalogue was read once. */
  isCentre(centre: string): boolean | undefined
  /** @returns the ids of all centres, in the order of the catalogue. */
  centres(): readonly string[]
  /** @returns the present catalogue; until it was read once, one without services and centres. */
  catalogue(): Catalogue
  /** Waits until the catalogue was read once, or `ms` milliseconds. */
  waitForCatalogue(ms: number): Promise<void>
  /** Changes the catalogue for administrators. */
  readonly catalogueEditor: CatalogueEditor
  /** Forms and samples of services. */
  readonly files: ServiceFiles
  /** Waits until this node has read a version of the catalogue, or `ms` milliseconds. */
  waitForVersion(version: number, ms: number): Promise<void>
  /** @returns the present catalogue; undefined until it was read once. */
  readCatalogue(): Catalogue | undefined
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
export function createStore(deps: Deps): StorePart {
  const { redis, prefix, log, isRepaired } = deps
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
  const register = new CatalogueRegister(client, prefix)
  const files = new ServiceFiles(client, register)
  const live = new LiveCatalogue({
    client,
    target: followed,
    register,
    file: deps.catalogueFile,
    log,
    onFatal: deps.onFatal,
    onNews: () => events.emit('catalogue'),
    onChange({ centres }) {
      for (const { id } of centres) {
        if (halls.get(id)) continue
        halls.add(id)
        events.emit('centre', id)
      }
      void halls.followCatalogue()
    },
  })
  const catalogue = () => live.current ?? noCatalogue
  const viewOf = (centre: string) => halls.get(centre)?.view
  const settingsOf = (centre: string) => viewOf(centre)?.settings ?? defaultSettings(catalogue(), centre)
  const queue = new QueueStore(client, { prefix, clock: now, calendarOf: settingsOf })
  const halls: Halls = new Halls({
    catalogue,
    store: queue,
    client,
    target: followed,
    log,
    onEvent: (event, context) => events.emit('event', event, context),
    onReload: hall => events.emit('reload', hall),
    onLive: hall => events.emit('live', hall),
  })
  seen.push({ known: () => halls.known(), forgetAcknowledged: () => queue.forgetAcknowledged() })
  seen.push({
    known() {
      const { keys, lastN } = register.register
      return lastN > 0 ? [{ name: 'catalogue', keys, n: lastN }] : []
    },
    forgetAcknowledged: () => register.register.forgetAcknowledged(),
  })

  return {
    client,
    followed,
    notices,
    events,
    queue,
    halls,
    now,
    checkClock: () => clock.check(),
    isCentre: centre => live.current && halls.get(centre) !== undefined,
    centres: () => catalogue().centres.map(({ id }) => id),
    catalogue,
    waitForCatalogue: ms => withDeadline(live.firstRead, ms).catch(() => {}),
    catalogueEditor: new CatalogueEditor(register, files),
    files,
    waitForVersion: (version, ms) => live.waitFor(version, ms),
    readCatalogue: () => live.current,
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
      live.start()
    },
    async stop() {
      clock.stop()
      await live.stop()
      await halls.stop()
      client.destroy()
    },
  }
}
