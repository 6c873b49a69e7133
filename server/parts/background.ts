import type { Logger } from 'pino'
import type { HallStatus } from '../../shared/contract/wire.ts'
import { archiveReader } from '../archive/archive.ts'
import { trailReader } from '../audit/trails.ts'
import { registerNames } from '../auth/register.ts'
import type { Hall } from '../halls/hall.ts'
import { openJobQueue } from '../jobs/job-queue.ts'
import { everySafely, NotYetError, runSafely } from '../lib/boundary.ts'
import { LateStarters } from '../lib/late-starters.ts'
import type { Part } from '../lib/life-cycle.ts'
import type { PrintJob } from '../printing/print-job.ts'
import { PrinterWatch } from '../printing/printer-watch.ts'
import { Printing, ticketsOf } from '../printing/printing.ts'
import { Senders } from '../printing/senders.ts'
import { centreKeys } from '../queue/keys.ts'
import type { RedisTarget } from '../redis/client.ts'
import { Days } from '../schedule/days.ts'
import { type TrimmedTrail, Trimmer } from '../schedule/trim.ts'
import { knownEvents, Reader } from '../stream/reader.ts'
import { WaitTargets } from '../targets/wait-targets.ts'
import type { PaperPart } from './paper.ts'
import type { RecordsPart } from './records.ts'
import type { StorePart } from './store.ts'

interface Deps {
  store: StorePart
  records: RecordsPart
  paper: PaperPart
  /** The Redis of the job queues. */
  jobs: RedisTarget
  prefix: string
  /** Aborted when the server begins to stop. */
  stopping: AbortSignal
  log: Logger
}

/** The late background work of a centre, as managers see it. */
export type Behind = HallStatus['behind']

/** The name of the reader that creates print jobs. */
const printingReader = 'printing'
/** Milliseconds to wait until the view holds the events that a reader has read. */
const viewTimeoutMs = 2_000
/** Milliseconds between two checks of unprinted tickets; a lost job is created again at most 10 s after the issue. */
const paperCheckMs = 5_000
/** Tickets per check of one centre, the longest waiting first. Keeps one check under 10 ms of event-loop time. */
const maxOpenPapers = 100
/** Milliseconds after which an unprinted ticket is late: a printer takes two seconds, and a kiosk issues one ticket in five. */
const paperLateMs = 30_000
/** Seconds by which a reader may be behind before managers see it; a restored backup or a busy minute takes less. */
const behindSeconds = 60
/** The same for a reader whose last attempt failed: it may be stuck. */
const failingSeconds = 15
/** Milliseconds between two checks of printers. A check takes 2 s at most, so staff see a printer's state within 5 s. */
const printerCheckMs = 2_500
/** Concurrent print jobs. Nearly all wait for a printer, and one that is off must only hold up its own tickets. */
const maxPrinting = 64

/** The background work of this node: prints, raises wait marks, opens and ends days, trims streams. */
export class BackgroundWork implements Part {
  readonly #deps: Deps
  readonly #printJobs
  readonly #printing: Printing
  readonly #printers: PrinterWatch
  readonly #readers = new LateStarters<Reader>()
  readonly #targets: WaitTargets
  readonly #days: Days
  readonly #trimmer: Trimmer
  #printingEnds: Promise<void> | undefined
  #paperTimer: NodeJS.Timeout | undefined
  #printerTimer: NodeJS.Timeout | undefined

  constructor(deps: Deps) {
    this.#deps = deps
    const { store, records, paper, jobs, prefix, stopping, log } = deps
    const { client, queue, halls, now, viewOf, catalogue } = store
    const { agents, rules, linkOf, renderThread } = paper
    this.#printJobs = openJobQueue<PrintJob>({ name: 'printing', target: jobs, prefix, log })
    const senders = new Senders(client, log)
    this.#printing = new Printing({
      jobs: this.#printJobs,
      store: queue,
      senders,
      agents,
      drawing: renderThread,
      linkOf,
      rules,
      log,
      now,
      viewAt: this.#viewAt,
      catalogue,
      onOutcome: (centre, printer, outcome) => this.#printers.note(centre, printer, outcome),
    })
    this.#printers = new PrinterWatch({ store: queue, senders, agents, rules, log, viewOf })
    const leads = (trail: string) => records.shares.leads(trail)
    const shared = { store: queue, now, log, halls: () => halls.all(), leads }
    this.#targets = new WaitTargets(shared)
    this.#days = new Days(shared)
    this.#trimmer = new Trimmer({ ...shared, client, trails: () => this.#trimmedTrails() })

    store.events.on('centre', centre => this.#addReader(centre))
    store.events.on('event', (_event, { view }) => this.#wake(view.centre))
    // Events that arrived while the stream was not followed have woken no reader.
    store.events.on('live', ({ centre }) => this.#wake(centre))
    stopping.addEventListener('abort', () => void this.#endPrinting())
  }

  start(): void {
    const { log } = this.#deps
    // Do not run the job of a dead worker again: the ticket's own state says how far printing came, and the check of paper continues there.
    this.#printJobs.work(this.#printing.process, { concurrency: maxPrinting, maxStalledCount: 0 })
    this.#readers.start()
    this.#targets.start()
    this.#days.start()
    this.#trimmer.start()
    this.#paperTimer = everySafely(log, 'check of paper', paperCheckMs, () => this.#checkPaper())
    this.#printerTimer = everySafely(log, 'check of printers', printerCheckMs, () => this.#checkPrinters())
  }

  /** @returns the background work of a centre that is late, as far as this node sees. */
  behind(centre: string): Behind {
    const { store, records } = this.#deps
    const hall = store.halls.get(centre)
    const readers = [
      this.#readers.get(centre),
      records.trails.readerOf(centre),
      records.archive?.readerOf(centre),
    ]
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

  /** @returns the seconds by which background work is late, by centre and kind of work, as far as this node sees. */
  late(): Record<string, Record<string, number>> {
    const late: Record<string, Record<string, number>> = {}
    for (const { centre } of this.#deps.store.halls.all()) {
      const behind = this.behind(centre)
      if (behind.length > 0)
        late[centre] = Object.fromEntries(behind.map(({ reader, seconds }) => [reader, seconds]))
    }
    return late
  }

  async stop(): Promise<void> {
    clearInterval(this.#paperTimer)
    clearInterval(this.#printerTimer)
    this.#targets.stop()
    this.#trimmer.stop()
    await this.#days.stop()
    await Promise.all(this.#readers.all.map(reader => reader.stop()))
    await this.#endPrinting()
  }

  /** Leaves waiting jobs to other nodes and waits a moment for those being sent. Begins when the server begins to stop. */
  #endPrinting(): Promise<void> {
    this.#printing.handOver()
    this.#printingEnds ??= this.#printJobs.close()
    return this.#printingEnds
  }

  #wake(centre: string): void {
    this.#readers.get(centre)?.wake()
  }

  /** Adds the reader that prints a centre's tickets. */
  #addReader(centre: string): void {
    const { store, records, log } = this.#deps
    const reader = new Reader({
      name: printingReader,
      lead: records.shares.lead(centre),
      client: store.client,
      keys: store.queue.keys(centre),
      log,
      skipsDefects: true,
      handle: async entries => this.#printing.handle(centre, knownEvents(entries)),
      onLead: async () => {
        const view = await this.#viewAt(centre, 0)
        const hall = store.halls.get(centre)
        if (!view || !hall) throw new NotYetError('there is no view yet')
        await this.#printing.resolveOpen(view, ticketsOf(view, openPapers(hall)))
      },
    })
    this.#readers.add(centre, reader)
  }

  readonly #viewAt = async (centre: string, n: number) => {
    const hall = this.#deps.store.halls.get(centre)
    return (await hall?.waitFor(n, viewTimeoutMs)) ? hall?.view : undefined
  }

  #trimmedTrails(): Map<string, TrimmedTrail> {
    const { store, records, prefix } = this.#deps
    const isArchived = (trail: string) => records.archive?.readerOf(trail) !== undefined
    const centres = store.halls.all().map(({ centre }) => {
      const readers = readersBeforeTrim('centre', isArchived(centre))
      return [centre, { keys: store.queue.keys(centre), readers }] as const
    })
    const registers = registerNames.map(name => {
      const readers = readersBeforeTrim('register', isArchived(name))
      return [name, { keys: centreKeys(prefix, name), readers }] as const
    })
    return new Map([...centres, ...registers])
  }

  #checkPrinters(): void {
    const { records, log } = this.#deps
    for (const centre of this.#readers.names) {
      const check = () => this.#printers.check(centre, records.shares.leads(centre))
      runSafely(log, 'check of printers', check, centre)
    }
  }

  /** @returns the seconds since the oldest unprinted ticket of a centre was requested; 0 while that is within the time allowed. */
  #paperLateSeconds({ agenda }: Hall): number {
    const lateBy = this.#deps.store.now() - (agenda.paper.first ?? Number.POSITIVE_INFINITY)
    return lateBy < paperLateMs ? 0 : Math.floor(lateBy / 1_000)
  }

  #checkPaper(): void {
    const { store, records, log } = this.#deps
    for (const hall of store.halls.all()) {
      const { centre, view } = hall
      if (!records.shares.leads(centre)) continue
      const check = () => view && this.#printing.resolveOpen(view, ticketsOf(view, openPapers(hall)))
      runSafely(log, 'check of paper', check, centre)
    }
  }
}

/** @returns ids of the tickets whose print has no outcome yet. */
function openPapers({ agenda }: Hall): string[] {
  return agenda.paper.slice(0, maxOpenPapers)
}

/** @returns the readers that must have read an entry of a stream before it is trimmed. */
export function readersBeforeTrim(of: 'centre' | 'register', isArchived: boolean): string[] {
  return [...(of === 'centre' ? [printingReader] : []), trailReader, ...(isArchived ? [archiveReader] : [])]
}
