import type { Logger } from 'pino'
import type { StreamEvent } from '../shared/contract/events.ts'
import { type Archive, archiveReader } from './archive/archive.ts'
import { type Trails, trailReader } from './audit/trails.ts'
import { type RegisterName, registerNames } from './auth/register.ts'
import type { Hall } from './events/hall.ts'
import type { Halls } from './events/halls.ts'
import { knownEvents, Reader } from './events/reader.ts'
import { openJobQueue } from './jobs/job-queue.ts'
import { everySafely, NotYetError, noteFailure, runSafely } from './lib/boundary.ts'
import type { Agents } from './printing/agents.ts'
import type { RenderThread } from './printing/draw.ts'
import type { PrintJob } from './printing/print-job.ts'
import type { PrinterRules } from './printing/printer-of.ts'
import { PrinterWatch } from './printing/printer-watch.ts'
import { Printing, type PrintingOptions } from './printing/printing.ts'
import { Senders } from './printing/senders.ts'
import type { CentreKeys } from './queue/keys.ts'
import type { QueueStore } from './queue/queue-store.ts'
import type { RedisClient, RedisTarget } from './redis/client.ts'
import { type DayJob, dayProcessor, scheduleDays } from './schedule/schedule.ts'
import { trimStream } from './schedule/trim.ts'
import { WaitTargets } from './targets/wait-targets.ts'

export interface ReadersOptions {
  halls: Halls
  store: QueueStore
  client: RedisClient
  jobs: RedisTarget
  prefix: string
  printing: PrinterRules
  agents: Agents
  drawing: RenderThread
  linkOf: PrintingOptions['linkOf']
  trails: Trails
  /** Undefined: nothing is archived. */
  archive: Archive | undefined
  registerKeys(name: RegisterName): CentreKeys
  now(): number
  log: Logger
}

/** Readers whose cursors hold the stream back from being trimmed. */
const readerNames = ['printing', trailReader] as const

/** How long a reader waits for the view to hold what it has read. */
const viewMs = 2_000
/** Tickets whose paper was asked for are looked through every this many ms. */
const lookMs = 10_000
/** Staff see within 5 s how a printer is: a look takes 2 s at most. */
const lookAtPrintersMs = 2_500
/** At the start of a node, days are looked after as soon as the views are there. */
const firstLookMs = 1_000
/** After that so often, for the schedule's jobs may be lost, and settings may move the beginning of a day. */
const scheduleMs = 600_000
/** The store may be away when a day is to be looked after. */
const dayAttempts = { attempts: 10, backoff: { type: 'fixed', delay: 3_000 } } as const
/** Tickets on their way, nearly all of them waiting for a printer: one that is off holds its own for seconds, and no other's. */
const printsAtOnce = 64

/** Everything that reads the streams on this node, and the job queues it works with. */
export class Readers {
  readonly #options: ReadersOptions
  readonly #days
  readonly #prints
  readonly #printing: Printing
  readonly #printers: PrinterWatch
  readonly #readers = new Map<string, Reader[]>()
  readonly #targets: WaitTargets
  #looking: NodeJS.Timeout | undefined
  #lookingAtPrinters: NodeJS.Timeout | undefined
  #scheduling: NodeJS.Timeout | undefined
  #stopped = false

  constructor(options: ReadersOptions) {
    this.#options = options
    const { halls, store, client, jobs: target, prefix, printing: rules, agents, drawing, linkOf } = options
    const { now, log } = options
    this.#days = openJobQueue<DayJob>({ name: 'schedule', target, prefix, log })
    this.#prints = openJobQueue<PrintJob>({ name: 'printing', target, prefix, log })
    const senders = new Senders(client, log)
    this.#printing = new Printing({
      jobs: this.#prints,
      store,
      senders,
      agents,
      drawing,
      linkOf,
      rules,
      log,
      now,
      viewAt: this.#viewAt,
      onOutcome: (centre, printer, outcome) => this.#printers.note(centre, printer, outcome),
    })
    const viewOf = (centre: string) => halls.get(centre)?.view
    this.#printers = new PrinterWatch({ store, senders, agents, rules, log, viewOf })
    for (const hall of halls.all()) this.#readers.set(hall.centre, [this.#printingReader(hall)])
    this.#targets = new WaitTargets({
      ...{ store, now, log, halls: () => halls.all() },
      leads: centre => this.#leads(centre),
    })
  }

  start(): void {
    const { log } = this.#options
    this.#days.work(this.#dayProcessor())
    // A worker that died had its job in hand: the ticket says how far it came.
    this.#prints.work(this.#printing.process, { concurrency: printsAtOnce, maxStalledCount: 0 })
    for (const readers of this.#readers.values()) for (const reader of readers) reader.start()
    this.#options.trails.start()
    this.#options.archive?.start()
    this.#targets.start()
    this.#looking = everySafely(log, 'look at tickets', lookMs, () => this.#look())
    this.#lookingAtPrinters = everySafely(log, 'look at printers', lookAtPrintersMs, () =>
      this.#lookAtPrinters(),
    )
    this.#scheduling = setTimeout(() => void this.#schedule(), firstLookMs)
  }

  /** Wakes the readers of a centre: its stream may hold something new. */
  ring(centre: string): void {
    const { trails, archive } = this.#options
    for (const reader of this.#readers.get(centre) ?? []) reader.ring()
    trails.ring(centre)
    archive?.ring(centre)
  }

  /** Wakes the centre's readers. When a business day opens, schedules the closing of earlier days that are still open. */
  follow(centre: string, event: StreamEvent): void {
    this.ring(centre)
    if (event.type === 'day:opened') this.#lookAfterDays(centre, `opened_${centre}_${event.n}`)
  }

  /** @returns this node's readers of a hall that are behind by a minute or more. */
  behind(centre: string): { reader: string; seconds: number }[] {
    const { trails, archive } = this.#options
    const others = [trails.readerOf(centre), archive?.readerOf(centre)].filter(reader => reader !== undefined)
    return [...(this.#readers.get(centre) ?? []), ...others]
      .map(reader => ({ reader: reader.name, seconds: reader.behindSeconds() }))
      .filter(({ seconds }) => seconds >= 60)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#targets.stop()
    clearInterval(this.#looking)
    clearInterval(this.#lookingAtPrinters)
    clearTimeout(this.#scheduling)
    await Promise.all([...this.#readers.values()].flat().map(reader => reader.stop()))
    await Promise.all([this.#days.close(), this.#prints.close()])
    // Last, for what the jobs have finished is in the trail and the archive, too.
    await Promise.all([this.#options.trails.stop(), this.#options.archive?.stop()])
  }

  #printingReader(hall: Hall): Reader {
    const { client, store, log } = this.#options
    return new Reader({
      name: 'printing',
      client,
      keys: store.keys(hall.centre),
      log,
      passesOver: true,
      handle: async entries => this.#printing.handle(hall.centre, knownEvents(entries)),
      onLead: async () => {
        const view = await this.#viewAt(hall.centre, 0)
        if (!view) throw new NotYetError('there is no view yet')
        await this.#printing.lookForInterrupted(view)
      },
    })
  }

  readonly #viewAt = async (centre: string, n: number) => {
    const hall = this.#options.halls.get(centre)
    return (await hall?.reached(n, viewMs)) ? hall?.view : undefined
  }

  #dayProcessor() {
    const { store, log, halls, archive } = this.#options
    // What is not archived yet is nowhere else.
    const archiving = archive ? [archiveReader] : []
    return dayProcessor({
      store,
      log,
      viewOf: centre => halls.get(centre)?.view,
      trim: async centre => {
        await this.#trim(centre, store.keys(centre), [...readerNames, ...archiving])
        // They have no days of their own.
        for (const name of registerNames)
          await this.#trim(name, this.#options.registerKeys(name), [
            trailReader,
            ...(archive?.readerOf(name) ? archiving : []),
          ])
      },
    })
  }

  async #trim(trail: string, keys: CentreKeys, readers: readonly string[]): Promise<void> {
    const { client, now, log } = this.#options
    const last = await trimStream(client, keys, readers, now())
    if (last) log.info({ trail, ...last }, 'the trail up to here is let go')
  }

  #lookAtPrinters(): void {
    for (const centre of this.#readers.keys()) {
      const look = () => this.#printers.look(centre, this.#leads(centre))
      runSafely(this.#options.log, 'look at printers', look, centre)
    }
  }

  /** @returns whether this node does the background work of a centre. */
  #leads(centre: string): boolean {
    return this.#readers.get(centre)?.some(({ leads }) => leads) ?? false
  }

  #look(): void {
    const { halls, log } = this.#options
    for (const { centre, view } of halls.all()) {
      if (view) runSafely(log, 'look at paper', () => this.#printing.lookForInterrupted(view), centre)
    }
  }

  #lookAfterDays(centre: string, jobId: string): void {
    const options = { jobId, removeOnComplete: true, removeOnFail: true, ...dayAttempts }
    void this.#days.queue
      .add('day', { centre }, options)
      .catch(error => noteFailure(this.#options.log, 'adding a job for a day', error, centre))
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
      noteFailure(log, 'schedule of days', error)
    }
    if (this.#stopped) return
    this.#scheduling = setTimeout(() => void this.#schedule(), isDone ? scheduleMs : firstLookMs)
  }
}
