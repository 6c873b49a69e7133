import type { Logger } from 'pino'
import type { StreamEvent } from '../shared/contract/events.ts'
import type { Hall } from './events/hall.ts'
import type { Halls } from './events/halls.ts'
import { Reader } from './events/reader.ts'
import { openJobQueue } from './jobs/job-queue.ts'
import type { Agents } from './printing/agents.ts'
import type { PrintJob } from './printing/print-job.ts'
import type { PrinterRules } from './printing/printer-of.ts'
import { Printing } from './printing/printing.ts'
import { Senders } from './printing/senders.ts'
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
  printing: PrinterRules
  agents: Agents
  now(): number
  log: Logger
}

/** Readers whose cursors hold the stream back from being trimmed. */
const readerNames = ['targets', 'printing'] as const

/** How long a reader waits for the view to hold what it has read. */
const viewMs = 2_000
/** So often the waits are looked through, in memory, for marks whose jobs were lost. */
const lookMs = 10_000
/** At the start of a node, days are looked after as soon as the views are there. */
const firstLookMs = 1_000
/** After that so often, for the schedule's jobs may be lost, and settings may move the beginning of a day. */
const scheduleMs = 600_000
/** The store may be away when a day is to be looked after. */
const dayAttempts = { attempts: 10, backoff: { type: 'fixed', delay: 3_000 } } as const
/** Marks of many waits may come due at one moment; each is one short script. */
const marksAtOnce = 8
/** Tickets on their way, nearly all of them waiting for a printer: one that is off holds its own for seconds, and no other's. */
const printsAtOnce = 64

/** Everything that reads the streams on this node, and the job queues it works with. */
export class Readers {
  readonly #options: ReadersOptions
  readonly #marks
  readonly #days
  readonly #prints
  readonly #printing: Printing
  readonly #readers = new Map<string, Reader[]>()
  readonly #targets = new Map<string, WaitTargets>()
  #looking: NodeJS.Timeout | undefined
  #scheduling: NodeJS.Timeout | undefined
  #stopped = false

  constructor(options: ReadersOptions) {
    this.#options = options
    const { halls, store, client, jobs: target, prefix, printing: rules, agents, now, log } = options
    this.#marks = openJobQueue<MarkJob>({ name: 'targets', target, prefix, log })
    this.#days = openJobQueue<DayJob>({ name: 'schedule', target, prefix, log })
    this.#prints = openJobQueue<PrintJob>({ name: 'printing', target, prefix, log })
    const senders = new Senders(client, log)
    this.#printing = new Printing({
      jobs: this.#prints,
      store,
      senders,
      agents,
      rules,
      log,
      now,
      viewAt: this.#viewAt,
      onOutcome: (centre, printer, outcome) =>
        log.debug({ centre, printer, ...outcome }, 'a ticket was sent'),
    })
    for (const hall of halls.all()) {
      this.#readers.set(hall.centre, [this.#targetsReader(hall), this.#printingReader(hall)])
    }
  }

  start(): void {
    const { store } = this.#options
    this.#marks.work(markProcessor(store), { concurrency: marksAtOnce })
    this.#days.work(this.#dayProcessor())
    // A worker that died had its job in hand: the ticket says how far it came.
    this.#prints.work(this.#printing.process, { concurrency: printsAtOnce, maxStalledCount: 0 })
    for (const readers of this.#readers.values()) for (const reader of readers) reader.start()
    this.#looking = setInterval(() => this.#look(), lookMs)
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
    this.#stopped = true
    clearInterval(this.#looking)
    clearTimeout(this.#scheduling)
    await Promise.all([...this.#readers.values()].flat().map(reader => reader.stop()))
    await Promise.all([this.#marks.close(), this.#days.close(), this.#prints.close()])
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

  #printingReader(hall: Hall): Reader {
    const { client, store, log } = this.#options
    return new Reader({
      name: 'printing',
      client,
      keys: store.keys(hall.centre),
      log,
      handle: events => this.#printing.handle(hall.centre, events),
      onLead: async () => {
        const view = await this.#viewAt(hall.centre, 0)
        if (!view) throw new Error('there is no view yet')
        await this.#printing.lookForInterrupted(view)
      },
    })
  }

  readonly #viewAt = async (centre: string, n: number) => {
    const hall = this.#options.halls.get(centre)
    return (await hall?.reached(n, viewMs)) ? hall?.view : undefined
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

  #look(): void {
    this.#lookForLateMarks()
    for (const { view } of this.#options.halls.all()) {
      if (!view) continue
      void this.#printing
        .lookForInterrupted(view)
        .catch(error => this.#options.log.debug({ error }, 'looked for again later'))
    }
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
    const options = { jobId, removeOnComplete: true, removeOnFail: true, ...dayAttempts }
    void this.#days.queue
      .add('day', { centre }, options)
      .catch(error => this.#options.log.debug({ error }, 'the day is looked after by the next schedule'))
  }

  async #schedule(): Promise<void> {
    const { halls, log } = this.#options
    const known = halls
      .all()
      .flatMap(({ centre, view }) => (view ? [{ centre, settings: view.settings }] : []))
    let isDone = false
    try {
      await scheduleDays(this.#days, known)
      for (const { centre } of known) this.#lookAfterDays(centre, `start_${centre}`)
      isDone = known.length === halls.all().length
    } catch (error) {
      log.debug({ error }, 'days are scheduled later')
    }
    if (this.#stopped) return
    this.#scheduling = setTimeout(() => void this.#schedule(), isDone ? scheduleMs : firstLookMs)
  }
}
