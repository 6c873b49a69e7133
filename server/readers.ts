import type { Logger } from 'pino'
import type { HallStatus } from '../shared/contract/wire.ts'
import { type Archive, archiveReader } from './archive/archive.ts'
import { type Trails, trailReader } from './audit/trails.ts'
import { type RegisterName, registerNames } from './auth/register.ts'
import type { Hall } from './halls/hall.ts'
import type { Halls } from './halls/halls.ts'
import { openJobQueue } from './jobs/job-queue.ts'
import { everySafely, NotYetError, runSafely } from './lib/boundary.ts'
import type { Agents } from './printing/agents.ts'
import type { RenderThread } from './printing/draw.ts'
import type { PrintJob } from './printing/print-job.ts'
import type { PrinterRules } from './printing/printer-of.ts'
import { PrinterWatch } from './printing/printer-watch.ts'
import { Printing, type PrintingOptions, ticketsOf } from './printing/printing.ts'
import { Senders } from './printing/senders.ts'
import type { CentreKeys } from './queue/keys.ts'
import type { QueueStore } from './queue/queue-store.ts'
import type { RedisClient, RedisTarget } from './redis/client.ts'
import { Days } from './schedule/days.ts'
import { type TrimmedTrail, Trimmer } from './schedule/trim.ts'
import { knownEvents, Reader } from './stream/reader.ts'
import type { Shares } from './stream/shares.ts'
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
  /** Which centres' background work this node does. */
  shares: Shares
  registerKeys(name: RegisterName): CentreKeys
  now(): number
  log: Logger
}

/** Background work of a centre that is late, as managers are shown it. */
export type Behind = HallStatus['behind']

/** Names the cursor of the reader that makes print jobs. */
const printingReader = 'printing'
/** How long a reader waits for the view to hold what it has read. */
const viewMs = 2_000
/** Tickets that wait for paper are looked after every this many ms: a lost job is made again 10 s after the issue at most. */
const lookMs = 5_000
/** Tickets looked after in one look of one centre, those that wait longest first. */
const maxOpenPapers = 100
/** Paper that was asked for longer ago than this, in ms, is late: a printer takes two seconds, and a kiosk issues one in five. */
const paperLateMs = 30_000
/** A reader that is behind by this much, in s, is shown: a restored backup or a busy minute is read within it. */
const behindSeconds = 60
/** One whose tries fail is shown sooner, in s: it may be stuck. */
const failingSeconds = 15
/** Staff see within 5 s how a printer is: a look takes 2 s at most. */
const lookAtPrintersMs = 2_500
/** Tickets on their way, nearly all of them waiting for a printer: one that is off holds its own for seconds, and no other's. */
const printsAtOnce = 64

/** The background work of this node: what reads the streams, raises marks, opens and ends days, prints and trims. */
export class Readers {
  readonly #options: ReadersOptions
  readonly #prints
  readonly #printing: Printing
  readonly #printers: PrinterWatch
  readonly #readers = new Map<string, Reader>()
  readonly #targets: WaitTargets
  readonly #days: Days
  readonly #trimmer: Trimmer
  #printingEnds: Promise<void> | undefined
  #looking: NodeJS.Timeout | undefined
  #lookingAtPrinters: NodeJS.Timeout | undefined

  constructor(options: ReadersOptions) {
    this.#options = options
    const { halls, store, client, jobs: target, prefix, printing: rules, agents, drawing, linkOf } = options
    const { now, log, shares } = options
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
    for (const hall of halls.all()) this.#readers.set(hall.centre, this.#printingReader(hall))
    const shared = {
      store,
      now,
      log,
      halls: () => halls.all(),
      leads: (trail: string) => shares.leads(trail),
    }
    this.#targets = new WaitTargets(shared)
    this.#days = new Days(shared)
    this.#trimmer = new Trimmer({ ...shared, client, trails: this.#trimmedTrails() })
  }

  start(): void {
    const { trails, archive, shares, log } = this.#options
    shares.start()
    // A worker that died had its job in hand: the ticket says how far it came.
    this.#prints.work(this.#printing.process, { concurrency: printsAtOnce, maxStalledCount: 0 })
    for (const reader of this.#readers.values()) reader.start()
    trails.start()
    archive?.start()
    this.#targets.start()
    this.#days.start()
    this.#trimmer.start()
    this.#looking = everySafely(log, 'look at tickets', lookMs, () => this.#look())
    this.#lookingAtPrinters = everySafely(log, 'look at printers', lookAtPrintersMs, () =>
      this.#lookAtPrinters(),
    )
  }

  /** Wakes the readers of a centre: its stream may hold something new. */
  ring(centre: string): void {
    this.#readers.get(centre)?.ring()
    this.#options.trails.ring(centre)
    this.#options.archive?.ring(centre)
  }

  /** @returns the background work of a centre that this node sees to be late. */
  behind(centre: string): Behind {
    const { halls, trails, archive } = this.#options
    const hall = halls.get(centre)
    const readers = [this.#readers.get(centre), trails.readerOf(centre), archive?.readerOf(centre)]
    const late: Behind = [
      { reader: 'targets', seconds: hall ? this.#targets.lateSeconds(hall) : 0 },
      { reader: 'days', seconds: this.#days.lateSeconds(centre) },
      { reader: 'printing', seconds: hall ? this.#paperLateSeconds(hall) : 0 },
    ]
    for (const reader of readers) {
      const seconds = reader?.behindSeconds() ?? 0
      if (!reader || seconds < (reader.isFailing ? failingSeconds : behindSeconds)) continue
      late.push({ reader: reader.name, seconds })
    }
    return late.filter(({ seconds }) => seconds > 0)
  }

  /** @returns all that is late in this node's eyes, in s, by centre and kind of work. */
  late(): Record<string, Record<string, number>> {
    const late: Record<string, Record<string, number>> = {}
    for (const { centre } of this.#options.halls.all()) {
      const behind = this.behind(centre)
      if (behind.length > 0)
        late[centre] = Object.fromEntries(behind.map(({ reader, seconds }) => [reader, seconds]))
    }
    return late
  }

  /** Hands over what waits for a printer, and gives a moment to what is being sent. Begins at once, whoever awaits it. */
  endPrinting(): Promise<void> {
    this.#printing.handOver()
    this.#printingEnds ??= this.#prints.close()
    return this.#printingEnds
  }

  async stop(): Promise<void> {
    const { trails, archive, shares } = this.#options
    clearInterval(this.#looking)
    clearInterval(this.#lookingAtPrinters)
    this.#targets.stop()
    this.#trimmer.stop()
    await this.#days.stop()
    await Promise.all([...this.#readers.values()].map(reader => reader.stop()))
    await this.endPrinting()
    // Last, for what the jobs have finished is in the trail and the archive, too.
    await Promise.all([trails.stop(), archive?.stop()])
    await shares.stop()
  }

  #printingReader(hall: Hall): Reader {
    const { client, store, log } = this.#options
    return new Reader({
      name: printingReader,
      lead: this.#options.shares.lead(hall.centre),
      client,
      keys: store.keys(hall.centre),
      log,
      passesOver: true,
      handle: async entries => this.#printing.handle(hall.centre, knownEvents(entries)),
      onLead: async () => {
        const view = await this.#viewAt(hall.centre, 0)
        if (!view) throw new NotYetError('there is no view yet')
        await this.#printing.lookAfter(view, ticketsOf(view, openPapers(hall)))
      },
    })
  }

  readonly #viewAt = async (centre: string, n: number) => {
    const hall = this.#options.halls.get(centre)
    return (await hall?.reached(n, viewMs)) ? hall?.view : undefined
  }

  #trimmedTrails(): Map<string, TrimmedTrail> {
    const { halls, store, archive, registerKeys } = this.#options
    const isArchived = (trail: string) => archive?.readerOf(trail) !== undefined
    const trails = new Map<string, TrimmedTrail>()
    for (const { centre } of halls.all())
      trails.set(centre, {
        keys: store.keys(centre),
        readers: readersThatHold('centre', isArchived(centre)),
      })
    for (const name of registerNames)
      trails.set(name, { keys: registerKeys(name), readers: readersThatHold('register', isArchived(name)) })
    return trails
  }

  #lookAtPrinters(): void {
    const { shares, log } = this.#options
    for (const centre of this.#readers.keys()) {
      const look = () => this.#printers.look(centre, shares.leads(centre))
      runSafely(log, 'look at printers', look, centre)
    }
  }

  /** @returns how long the oldest open paper of a centre has been asked for, in s; 0 within the time allowed. */
  #paperLateSeconds({ agenda }: Hall): number {
    const lateBy = this.#options.now() - (agenda.paper.first ?? Number.POSITIVE_INFINITY)
    return lateBy < paperLateMs ? 0 : Math.floor(lateBy / 1_000)
  }

  #look(): void {
    const { halls, log } = this.#options
    for (const hall of halls.all()) {
      const { centre, view } = hall
      const look = () => view && this.#printing.lookAfter(view, ticketsOf(view, openPapers(hall)))
      runSafely(log, 'look at paper', look, centre)
    }
  }
}

/** @returns ids of tickets that a printer still owes an outcome. */
function openPapers({ agenda }: Hall): string[] {
  return agenda.paper.slice(0, maxOpenPapers)
}

/** @returns the readers whose cursors hold a stream back from being trimmed. What is not archived yet is nowhere else. */
export function readersThatHold(of: 'centre' | 'register', isArchived: boolean): string[] {
  return [...(of === 'centre' ? [printingReader] : []), trailReader, ...(isArchived ? [archiveReader] : [])]
}
