import { DelayedError, type Job } from 'bullmq'
import type { Logger } from 'pino'
import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import type { EventBody, StreamEvent } from '../../shared/contract/events.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { PrintCause, PrintOutcome } from '../../shared/domain/print-outcome.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { sleep } from '../../shared/domain/sleep.ts'
import type { Ticket } from '../../shared/domain/ticket.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import { NotYetError } from '../lib/boundary.ts'
import type { QueueStore } from '../queue/queue-store.ts'
import type { Agents } from './agents.ts'
import { NotDrawnError, type RenderThread } from './draw.ts'
import { print } from './print.ts'
import {
  isIssued,
  isReprint,
  jobIdOf,
  type PrinterTrouble,
  type PrintJob,
  pictureNameOf,
  printersOfJob,
  toCopy,
  toJob,
  toLostJob,
} from './print-job.ts'
import { type HallPrinter, type PrinterRules, printerName, printersOf, printersOfIds } from './printer-of.ts'
import type { Senders } from './senders.ts'
import { contentOf } from './ticket-content.ts'

export interface PrintingOptions {
  jobs: JobQueue<PrintJob>
  store: QueueStore
  senders: Senders
  agents: Pick<Agents, 'where' | 'send'>
  drawing: RenderThread
  /** @returns the address of a ticket's own page; undefined when visitors can't reach the server */
  linkOf(centre: string, ticket: string): Promise<string | undefined>
  rules: PrinterRules
  log: Logger
  /** Reads the node's view of a centre at event `n` or later. @returns undefined when the view does not get there */
  viewAt(centre: string, n: number): Promise<HallView<Ticket> | undefined>
  /** Redis's time as far as known, Unix ms. */
  now(): number
  /** The catalogue that halls follow now. */
  catalogue(): Catalogue
  /** Called with the outcome of a ticket at a printer, named by its id in the settings. */
  onOutcome(centre: string, printer: string, outcome: PrintOutcome): void
}

/** Milliseconds. A visitor has left by then, and the paper would confuse the next one. */
const tooLateMs = 60_000
/** A ticket's age in milliseconds by which its job, if alive, has recorded `too-late`. */
const overdueMs = tooLateMs + 15_000
/** A ticket's age in milliseconds from which it is given a job again, in case its own was lost with the store. */
const jobLostMs = 5_000
/** Attempts per job, with pauses of 1, 2, 4 and 8 s. A job is repeated only if nothing was sent. */
const attempts = 5
const firstRetryDelayMs = 1_000
/**
 * Milliseconds until a job that needs another node's print agent returns to the queue; the next free worker takes
 * it then.
 */
const passOnDelayMs = 100
/**
 * Attempts to record the outcome of a printed ticket, one second apart: a Redis that restarts is back within 30 s.
 */
const maxRecordAttempts = 30
const recordRetryDelayMs = 1_000

/** Whether a job may still send its first byte, and whether it has done so. */
interface Turn {
  mayBegin: boolean
  hasBegun: boolean
}

/** Nothing was sent; the job queue is to try again. */
class NotSentError extends Error {
  override name = 'NotSentError'
}

/**
 * Prints every ticket of a kiosk with a printer at most once.
 *
 * Each record about a ticket carries the time of the record it follows (the ticket's issue, or this job's last
 * record) or a later time. The store refuses a record that is older than the one it has. So "sending" is accepted
 * once, however often an event is repeated, and "midway" only until the end is recorded.
 */
export class Printing {
  readonly #options: PrintingOptions
  /** Functions that return a job to the queue if nothing was sent yet, one for each job of this node. */
  readonly #handOvers = new Set<() => void>()
  #isStopping = false
  /** `<centre> <ticket>` of the jobs that this node is working on. */
  readonly #inHand = new Set<string>()

  constructor(options: PrintingOptions) {
    this.#options = options
  }

  /** Adds a job for each issued ticket that has a printer. Adding an existing job changes nothing. @throws NotYetError when the view is behind */
  async handle(centre: string, events: StreamEvent[]): Promise<void> {
    const { viewAt, rules } = this.#options
    const asking = events.filter(event => isIssued(event) || isReprint(event))
    const last = events.at(-1)
    if (asking.length === 0 || !last) return
    const view = await viewAt(centre, last.n)
    if (!view) throw new NotYetError('the view is behind its stream')
    const asked = asking.flatMap(event =>
      isIssued(event) ? [toJob(centre, event)] : isReprint(event) ? (toCopy(view, event) ?? []) : [],
    )
    const wanted = asked.filter(job => printersOfJob(view.settings, job, rules).length > 0)
    const late = wanted.filter(job => this.#isTooLate(job))
    const fresh = wanted.filter(job => !late.includes(job))
    await Promise.all(fresh.map(job => this.#add(job)))
    for (const job of late) await this.#drop(job)
  }

  /**
   * Adds one job. BullMQ's addBulk is not used: it calls its script within a transaction, which fails for good once
   * Redis has lost its scripts.
   */
  async #add(job: PrintJob): Promise<void> {
    await this.#options.jobs.queue.add('print', job, {
      jobId: jobIdOf(job),
      removeOnComplete: true,
      removeOnFail: true,
      attempts,
      backoff: { type: 'exponential', delay: firstRetryDelayMs },
    })
  }

  /**
   * Prepares this node's stop: returns waiting jobs to the queue for other nodes. Tickets that are being sent are
   * finished.
   */
  handOver(): void {
    this.#isStopping = true
    for (const handOver of [...this.#handOvers]) handOver()
  }

  /** Carries out one job, or hands it over when this node stops. */
  readonly process = async (job: Job<PrintJob>, token?: string): Promise<void> => {
    const turn: Turn = { mayBegin: true, hasBegun: false }
    const printed = this.#carryOut(job, turn, token)
    // After the hand-over this node ignores the result.
    printed.catch(() => {})
    let handOver = () => {}
    const handedOver = new Promise<'handed-over'>(resolve => {
      handOver = () => {
        if (turn.hasBegun) return
        turn.mayBegin = false
        resolve('handed-over')
      }
    })
    this.#handOvers.add(handOver)
    if (this.#isStopping) handOver()
    try {
      if ((await Promise.race([printed, handedOver])) !== 'handed-over') return
    } finally {
      this.#handOvers.delete(handOver)
    }
    await job.moveToDelayed(Date.now(), token)
    throw new DelayedError()
  }

  /**
   * Prints one job on the first printer, or on the next when a printer has taken nothing.
   *
   * @throws NotSentError when nothing was sent and the job is to be tried again
   */
  async #carryOut(job: Job<PrintJob>, turn: Turn, token?: string): Promise<void> {
    const { viewAt, rules, onOutcome } = this.#options
    const { centre } = job.data
    if (this.#isTooLate(job.data)) return this.#drop(job.data)
    const view = await viewAt(centre, 0)
    if (!view) throw new NotSentError('the centre has no view yet')
    const printers = printersOfJob(view.settings, job.data, rules)
    const troubles: PrinterTrouble[] = []
    for (const printer of printers) {
      const outcome = await this.#sendTo(printer, job, view, turn, token)
      if (!turn.mayBegin) return
      if (!outcome) return this.#drop(job.data)
      onOutcome(centre, printer.id, outcome)
      // The ticket is already being sent: its worker died, and the queue repeats the job.
      if (outcome.result === 'taken') await this.resolveOpen(view, ticketsOf(view, [job.data.ticket]))
      if (outcome.result !== 'failed') return
      troubles.push({ printer: printer.id, cause: outcome.cause })
    }
    // Without troubles there is no printer: it was removed from the settings meanwhile.
    if (troubles.length > 0) await this.#settle(job, troubles)
  }

  /**
   * Resolves tickets whose paper is open. A ticket whose sender has gone is recorded as midway and never sent again
   * automatically. A waiting ticket gets a job again in case its own was lost; after too long it is recorded as
   * failed, so that none waits silently. Repeated calls change nothing.
   */
  async resolveOpen(view: HallView<Ticket>, tickets: readonly Ticket[]): Promise<void> {
    for (const ticket of tickets) {
      if (ticket.print === 'pending') await this.#resolvePending(view, ticket)
      else if (ticket.print === 'sending') await this.#resolveSending(view, ticket)
    }
  }

  async #resolvePending(view: HallView<Ticket>, ticket: Ticket): Promise<void> {
    const { now, rules } = this.#options
    const { centre, settings } = view
    const job = toLostJob(view, ticket)
    const age = now() - job.at
    if (age > overdueMs) await this.#record(centre, ticket.id, 'failed', job.at, 'too-late')
    else if (age > jobLostMs && age < tooLateMs && printersOfJob(settings, job, rules).length > 0)
      await this.#addAgain(job)
  }

  /** Adds a job unless it exists. Replaces one whose node has died. */
  async #addAgain(job: PrintJob): Promise<void> {
    const { queue } = this.#options.jobs
    const id = jobIdOf(job)
    const known = await queue.getJob(id)
    // A job that a worker holds is locked and stays.
    if (known && (await known.isActive())) await queue.remove(id)
    await this.#add(job)
  }

  async #resolveSending({ centre, settings }: HallView<Ticket>, ticket: Ticket): Promise<void> {
    const { store, senders } = this.#options
    if (this.#inHand.has(`${centre} ${ticket.id}`)) return
    const keys = store.keys(centre)
    if (await this.#isBeingSent(settings, ticket, name => senders.isSending(keys, name))) return
    await this.#record(centre, ticket.id, 'midway', ticket.printAt ?? 0, 'interrupted')
  }

  async #isBeingSent(
    settings: CentreSettings,
    ticket: Ticket,
    isSending: (printer: string) => Promise<boolean>,
  ): Promise<boolean> {
    const { rules } = this.#options
    // The ticket does not name its actor; if it is being sent, a kiosk asked for it. A copy may go to any printer.
    const printers = [
      ...printersOf(settings, ticket.from, 'kiosk:', rules),
      ...(ticket.printer === undefined ? [] : printersOfIds(settings, [ticket.printer], rules)),
      ...(ticket.copies ? printersOfIds(settings, Object.keys(settings.printers), rules) : []),
    ]
    const taken = await Promise.all(printers.map(({ printer }) => isSending(printerName(printer))))
    return taken.includes(true)
  }

  /** Sends a ticket when it is its turn at the printer. @returns undefined when its turn came too late */
  async #sendTo(
    printer: HallPrinter,
    job: Job<PrintJob>,
    view: HallView<Ticket>,
    turn: Turn,
    token: string | undefined,
  ): Promise<PrintOutcome | undefined> {
    const { store, senders, agents } = this.#options
    const { centre } = job.data
    if (printer.printer.kind === 'agent') {
      const where = await agents.where(centre, printer.printer.device)
      if (where === 'nowhere') return { result: 'failed', cause: 'offline', nearEnd: false }
      // The job stays in the queue that all nodes share, so that no node's end can lose it, and no attempt is used
      // up.
      // The next worker is chosen by chance: with two nodes a job took 1.5 rounds on average, in a burst of twenty 7.
      if (where === 'elsewhere') {
        await job.moveToDelayed(Date.now() + passOnDelayMs, token)
        throw new DelayedError()
      }
    }
    const isTooLate = () => !turn.mayBegin || this.#isTooLate(job.data)
    const work = async () => (isTooLate() ? undefined : this.#send(job.data, printer, view, turn))
    return senders.run(store.keys(centre), printerName(printer.printer), 'sending', work, isTooLate)
  }

  async #send(job: PrintJob, to: HallPrinter, view: HallView<Ticket>, turn: Turn): Promise<PrintOutcome> {
    const { centre, ticket, at, said, afterHalf = false } = job
    const inHand = `${centre} ${ticket}`
    this.#inHand.add(inHand)
    try {
      const { drawing, linkOf, agents, catalogue } = this.#options
      const facts = { ...job, at: job.copy?.issuedAt ?? at }
      const content = {
        ...contentOf(facts, view, catalogue(), await linkOf(centre, ticket)),
        copy: job.copy !== undefined,
      }
      const printout = { name: pictureNameOf(job), content, blocks: view.settings.ticket }
      const outcome = await print(to.printer, to.profile, printout, {
        drawing,
        begin: async () => {
          if (!turn.mayBegin) return false
          turn.hasBegun = true
          return this.#record(centre, ticket, 'sending', said?.at ?? at)
        },
        afterHalf,
        sendToAgent: (device, order, begin) => agents.send(centre, device, order, begin),
      })
      // Recorded before the next ticket's turn, so that a free printer means that no ticket is midway.
      if (outcome.result !== 'taken' && outcome.result !== 'failed')
        await this.#recordUntilStored(job, outcome, to.id)
      return outcome
    } catch (error) {
      if (!(error instanceof NotDrawnError)) throw error
      this.#options.log.error(
        { centre, ticket, error },
        'ticket drawing failed; retrying while the visitor waits',
      )
      return { result: 'failed', cause: 'not-drawn', nearEnd: false }
    } finally {
      this.#inHand.delete(inHand)
    }
  }

  /**
   * Records printers in trouble at the first attempt, while the visitor is still there, and has the job tried
   * again. An event has room for one cause: that of the first printer, which is the nearest.
   *
   * @throws NotSentError always
   */
  async #settle(job: Job<PrintJob>, troubles: PrinterTrouble[]): Promise<void> {
    const { centre, ticket, at, said } = job.data
    const cause = troubles[0]?.cause
    const isLast = job.attemptsMade + 1 >= attempts
    // A printer that another sender uses is free again in a moment.
    if (cause !== said?.troubles[0]?.cause && (cause !== 'busy' || isLast)) {
      const word = this.#after(said?.at ?? at)
      const isOurs = await this.#record(centre, ticket, 'failed', word, cause)
      if (!isOurs) return
      await job.updateData({ ...job.data, said: { at: word, troubles } })
    } else if (said) await job.updateData({ ...job.data, said: { ...said, troubles } })
    throw new NotSentError(troubles.map(({ printer, cause }) => `${printer}: ${cause}`).join(', '))
  }

  #isTooLate({ at }: PrintJob): boolean {
    return this.#options.now() - at > tooLateMs
  }

  /** Gives up a ticket that is too late. An earlier recorded cause says more and stays. */
  async #drop({ centre, ticket, at, said }: PrintJob): Promise<void> {
    // Older than any other record, so that it never hides one.
    if (!said) await this.#record(centre, ticket, 'failed', at - 1, 'too-late')
  }

  /** Records a ticket's outcome, which only this node knows. Repeats while the store is away. */
  async #recordUntilStored(
    { centre, ticket, at, said }: PrintJob,
    outcome: Extract<PrintOutcome, { result: 'printed' | 'unconfirmed' | 'midway' }>,
    printer: string,
  ): Promise<void> {
    const word = this.#after(said?.at ?? at)
    const cause = 'cause' in outcome ? outcome.cause : undefined
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#record(centre, ticket, outcome.result, word, cause, printer)
        return
      } catch (error) {
        if (attempt === maxRecordAttempts) throw error
        await sleep(recordRetryDelayMs)
      }
    }
  }

  /** @returns a time for the record that follows the one of `at` */
  #after(at: number): number {
    return Math.max(this.#options.now(), at + 1)
  }

  /**
   * Records a ticket's state.
   *
   * @returns whether the store accepted it; false when it has a later record
   * @throws when the store is away
   */
  async #record(
    centre: string,
    ticket: string,
    result: EventBody<'ticket:printed'>['result'],
    at: number,
    cause?: PrintCause,
    printer?: string,
  ): Promise<boolean> {
    const args = { ticket, result, at, ...(cause && { cause }), ...(printer && { printer }) }
    const answer = await this.#options.store.run(centre, 'record-print', { by: 'system:printing' }, args)
    if (!answer.ok && answer.error.code !== 'STALE_RESULT') {
      this.#options.log.debug(
        { centre, ticket, result, error: answer.error.code },
        'the outcome of a print was refused by the store; its ticket has moved on',
      )
    }
    return answer.ok
  }
}

/** @returns those of these tickets that are in the view */
export function ticketsOf(view: HallView<Ticket>, ids: readonly string[]): Ticket[] {
  return ids.flatMap(id => view.tickets[id] ?? [])
}
