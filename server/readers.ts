import type { Logger } from 'pino'
import type { StreamEvent } from '../shared/contract/events.ts'
import type { Hall } from './events/hall.ts'
import type { Halls } from './events/halls.ts'
import { Reader } from './events/reader.ts'
import { openJobQueue } from './jobs/job-queue.ts'
import type { QueueStore } from './queue/queue-store.ts'
import type { RedisClient, RedisTarget } from './redis/client.ts'
import { type DayJob, dayProcessor, scheduleDays } from './schedule/schedule.ts'
import { trimStream } from './schedule/trim.ts'
import { type MarkJob, markProcessor, WaitTargets } from './targets/wait-targets.ts'

export interface ReadersOptions {
  halls: Halls
  store: QueueStore
  client: RedisClient
  jobs: RedisTarget
  prefix: string
  now(): number
  log: Logger
}

/** Readers whose cursors hold the stream back from being trimmed. */
const readerNames = ['targets'] as const

/** How long a reader waits for the view to hold what it has read. */
const viewMs = 2_000
/** So often the waits are looked through, in memory, for marks whose jobs were lost. */
const lookMs = 10_000
/** At the start of a node, days are looked after as soon as the views are there. */
const firstLookMs = 1_000
/** Marks of many waits may come due at one moment; each is one short script. */
const marksAtOnce = 8

/** Everything that reads the streams on this node, and the job queues it works with. */
export class Readers {
  readonly #options: ReadersOptions
  readonly #marks
  readonly #days
  readonly #readers = new Map<string, Reader[]>()
  readonly #targets = new Map<string, WaitTargets>()
  #looking: NodeJS.Timeout | undefined
  #scheduling: NodeJS.Timeout | undefined

  constructor(options: ReadersOptions) {
    this.#options = options
    const { jobs: target, prefix, log } = options
    this.#marks = openJobQueue<MarkJob>({ name: 'targets', target, prefix, log })
    this.#days = openJobQueue<DayJob>({ name: 'schedule', target, prefix, log })
    for (const hall of options.halls.all()) this.#readers.set(hall.centre, [this.#targetsReader(hall)])
  }

  start(): void {
    const { store } = this.#options
    this.#marks.work(markProcessor(store), { concurrency: marksAtOnce })
    this.#days.work(this.#dayProcessor())
    for (const readers of this.#readers.values()) for (const reader of readers) reader.start()
    this.#looking = setInterval(() => this.#lookForLateMarks(), lookMs)
    this.#scheduling = setTimeout(() => void this.#schedule(), firstLookMs)
  }

  /** Rings the readers of a hall; a day that was opened has its elders ended. */
  follow(centre: string, event: StreamEvent): void {
    for (const reader of this.#readers.get(centre) ?? []) reader.ring()
    if (event.type === 'day:opened') this.#lookAfterDays(centre, `opened_${centre}_${event.n}`)
  }

  /** @returns this node's readers of a hall that are behind by a minute or more. */
  behind(centre: string): { reader: string; seconds: number }[] {
    return (this.#readers.get(centre) ?? [])
      .map(reader => ({ reader: reader.name, seconds: reader.behindSeconds() }))
      .filter(({ seconds }) => seconds >= 60)
  }

  async stop(): Promise<void> {
    clearInterval(this.#looking)
    clearTimeout(this.#scheduling)
    await Promise.all([...this.#readers.values()].flat().map(reader => reader.stop()))
    await Promise.all([this.#marks.close(), this.#days.close()])
  }

  #targetsReader(hall: Hall): Reader {
    const { client, store, log, now } = this.#options
    const { centre } = hall
    const targets = new WaitTargets({
      centre,
      jobs: this.#marks,
      log,
      now,
      ticketsAt: async n => ((await hall.reached(n, viewMs)) ? hall.view?.tickets : undefined),
    })
    this.#targets.set(centre, targets)
    return new Reader({
      name: 'targets',
      client,
      keys: store.keys(centre),
      log,
      handle: events => targets.handle(events),
      onLead: async () => {
        if (!(await hall.reached(0, viewMs))) throw new Error('there is no view yet')
        await targets.rebuild(Object.values(hall.view?.tickets ?? {}))
      },
    })
  }

  #dayProcessor() {
    const { store, log, halls, client, now } = this.#options
    return dayProcessor({
      store,
      log,
      viewOf: centre => halls.get(centre)?.view,
      trim: centre => trimStream(client, store.keys(centre), readerNames, now()),
    })
  }

  /** Lost jobs are rebuilt from the state. */
  #lookForLateMarks(): void {
    for (const [centre, targets] of this.#targets) {
      const tickets = Object.values(this.#options.halls.get(centre)?.view?.tickets ?? {})
      if (!targets.isLate(tickets)) continue
      this.#options.log.warn({ centre }, 'wait targets were not noted in time: their jobs are made anew')
      void targets
        .rebuild(tickets)
        .catch(error => this.#options.log.debug({ error }, 'tried again at the next look'))
    }
  }

  #lookAfterDays(centre: string, jobId: string): void {
    const options = { jobId, removeOnComplete: true, removeOnFail: true }
    void this.#days.queue
      .add('day', { centre }, options)
      .catch(error => this.#options.log.debug({ error }, 'the day is looked after by the next schedule'))
  }

  async #schedule(): Promise<void> {
    const { halls, log } = this.#options
    const known = halls
      .all()
      .flatMap(({ centre, view }) => (view ? [{ centre, settings: view.settings }] : []))
    try {
      await scheduleDays(this.#days, known)
      for (const { centre } of known) this.#lookAfterDays(centre, `start_${centre}`)
      if (known.length === halls.all().length) return
    } catch (error) {
      log.debug({ error }, 'days are scheduled later')
    }
    this.#scheduling = setTimeout(() => void this.#schedule(), firstLookMs)
  }
}
