import { DelayedError, type Job } from 'bullmq'
import type { Logger } from 'pino'
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
  type PrintJob,
  pictureNameOf,
  printersOfJob,
  type Trouble,
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
  /** @returns the address of a ticket's own page; undefined where people can't reach the server. */
  linkOf(centre: string, ticket: string): Promise<string | undefined>
  rules: PrinterRules
  log: Logger
  /** The node's view of a centre, at event `n` or later; undefined where it does not get there. */
  viewAt(centre: string, n: number): Promise<HallView<Ticket> | undefined>
  /** Redis's time as far as known, Unix ms. */
  now(): number
  /** What a printer, by its id in the settings, made of a ticket. */
  onOutcome(centre: string, printer: string, outcome: PrintOutcome): void
}

/** The visitor has gone: paper that comes now is somebody else's puzzle. */
const tooLateMs = 60_000
/** A job that finds its ticket too late has recorded so by this age of the ticket, in ms. */
const lostMs = tooLateMs + 15_000
/** A ticket that waits for paper for this long, in ms, is given a job again, in case its own was lost with the store. */
const jobLostMs = 5_000
/** Again after 1, 2, 4 and 8 s, and only where nothing was sent. */
const attempts = 5
const firstPauseMs = 1_000
/** A job that needs another node's print agent is laid back for so long; whoever is free takes it then. */
const passOnMs = 100
/** What is known of a printed ticket is worth so many tries while the store is away: a Redis that ended is back by then. */
const recordTries = 30
const recordPauseMs = 1_000

/** Whether a job may still send its first byte, and whether it has. */
interface Turn {
  mayBegin: boolean
  hasBegun: boolean
}

/** Nothing was sent, and it is worth trying again. The job queue does that. */
class NotSentError extends Error {
  override name = 'NotSentError'
}

/**
 * Every ticket of a kiosk with a printer comes out on paper at most once.
 *
 * A word about a ticket is recorded with the time of the word it follows (its issue, or this job's own last one), or a
 * later one; the store refuses what is older than what it has. So "sending" is accepted once, whoever repeats an event, and
 * "midway" only as long as nobody has said how it ended.
 */
export class Printing {
  readonly #options: PrintingOptions
  /** Gives a job back to the queue if nothing was sent yet; one for each that this node has in hand. */
  readonly #handOvers = new Set<() => void>()
  #isStopping = false
  /** `<centre> <ticket>` of those that this node has in hand. */
  readonly #inHand = new Set<string>()

  constructor(options: PrintingOptions) {
    this.#options = options
  }

  /** Adds a job for each issued ticket that has a printer. Adding one that exists changes nothing. */
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
   * Adds one job. Never several by the library's addBulk: that calls its script within a transaction, which fails for good once
   * Redis has lost its scripts.
   */
  async #add(job: PrintJob): Promise<void> {
    await this.#options.jobs.queue.add('print', job, {
      jobId: jobIdOf(job),
      removeOnComplete: true,
      removeOnFail: true,
      attempts,
      backoff: { type: 'exponential', delay: firstPauseMs },
    })
  }

  /** This node stops: whatever waits for a printer goes to another node at once, and what is being sent is finished. */
  handOver(): void {
    this.#isStopping = true
    for (const handOver of [...this.#handOvers]) handOver()
  }

  /** Carries out one job, or hands it over when this node stops. */
  readonly process = async (job: Job<PrintJob>, token?: string): Promise<void> => {
    const turn: Turn = { mayBegin: true, hasBegun: false }
    const printed = this.#carryOut(job, turn, token)
    // After it was handed over, nothing that comes of it concerns this node.
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
   * Carries out one job: by the first printer, or the next where one has taken nothing. Throws where it is to be tried
   * again: nothing was sent.
   */
  async #carryOut(job: Job<PrintJob>, turn: Turn, token?: string): Promise<void> {
    const { viewAt, rules, onOutcome } = this.#options
    const { centre } = job.data
    if (this.#isTooLate(job.data)) return this.#drop(job.data)
    const view = await viewAt(centre, 0)
    if (!view) throw new NotSentError('there is no view yet')
    const printers = printersOfJob(view.settings, job.data, rules)
    const troubles: Trouble[] = []
    for (const printer of printers) {
      const outcome = await this.#sendTo(printer, job, view, turn, token)
      if (!turn.mayBegin) return
      if (!outcome) return this.#drop(job.data)
      onOutcome(centre, printer.id, outcome)
      // Found in mid-ticket: a worker that died has its job run again, by whoever is left.
      if (outcome.result === 'taken') await this.lookAfter(view, ticketsOf(view, [job.data.ticket]))
      if (outcome.result !== 'failed') return
      troubles.push({ printer: printer.id, cause: outcome.cause })
    }
    // None: they were taken out of the settings meanwhile.
    if (troubles.length > 0) await this.#settle(job, troubles)
  }

  /**
   * Looks after tickets whose paper is open. One whose sender is gone in the middle of it is recorded as midway and never sent
   * again by itself. One that waits gets a job again in case its own was lost; after too long it is recorded as failed, so that
   * no ticket waits for paper silently. Repeating it changes nothing.
   */
  async lookAfter(view: HallView<Ticket>, tickets: readonly Ticket[]): Promise<void> {
    for (const ticket of tickets) {
      if (ticket.print === 'pending') await this.#lookAfterPending(view, ticket)
      else if (ticket.print === 'sending') await this.#lookAfterSending(view, ticket)
    }
  }

  async #lookAfterPending(view: HallView<Ticket>, ticket: Ticket): Promise<void> {
    const { now, rules } = this.#options
    const { centre, settings } = view
    const job = toLostJob(view, ticket)
    const age = now() - job.at
    if (age > lostMs) await this.#record(centre, ticket.id, 'failed', job.at, 'too-late')
    else if (age > jobLostMs && age < tooLateMs && printersOfJob(settings, job, rules).length > 0)
      await this.#addAgain(job)
  }

  /** Adds a job unless it is there: one that is in the hands of a dead node is not, and is replaced. */
  async #addAgain(job: PrintJob): Promise<void> {
    const { queue } = this.#options.jobs
    const id = jobIdOf(job)
    const known = await queue.getJob(id)
    // A job that somebody works on is locked, and stays.
    if (known && (await known.isActive())) await queue.remove(id)
    await this.#add(job)
  }

  async #lookAfterSending({ centre, settings }: HallView<Ticket>, ticket: Ticket): Promise<void> {
    const { store, senders } = this.#options
    if (this.#inHand.has(`${centre} ${ticket.id}`)) return
    const keys = store.keys(centre)
    if (await this.#isSomebodySending(settings, ticket, name => senders.isTaken(keys, name))) return
    await this.#record(centre, ticket.id, 'midway', ticket.printAt ?? 0, 'interrupted')
  }

  async #isSomebodySending(
    settings: CentreSettings,
    ticket: Ticket,
    isTaken: (printer: string) => Promise<boolean>,
  ): Promise<boolean> {
    const { rules } = this.#options
    // Who asked is not told by a ticket; one that is being sent has a printer, so it was a kiosk. A copy may be sent to any.
    const printers = [
      ...printersOf(settings, ticket.from, 'kiosk:', rules),
      ...(ticket.copies ? printersOfIds(settings, Object.keys(settings.printers), rules) : []),
    ]
    const taken = await Promise.all(printers.map(({ printer }) => isTaken(printerName(printer))))
    return taken.includes(true)
  }

  /** @returns undefined when the printer's turn for this ticket had not come until it was too late. */
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
      // It stays in the one queue of all nodes, so that no node's end can lose it, and no try is used up. Which worker takes
      // it next is chance: of two nodes the right one had it after 1.5 rounds, in a burst of twenty after 7 (tried).
      if (where === 'elsewhere') {
        await job.moveToDelayed(Date.now() + passOnMs, token)
        throw new DelayedError()
      }
    }
    const isTooLate = () => !turn.mayBegin || this.#isTooLate(job.data)
    const work = async () => (isTooLate() ? undefined : this.#send(job.data, printer, view, turn))
    return senders.run(store.keys(centre), printerName(printer.printer), work, isTooLate)
  }

  async #send(job: PrintJob, to: HallPrinter, view: HallView<Ticket>, turn: Turn): Promise<PrintOutcome> {
    const { centre, ticket, at, said, afterHalf = false } = job
    const inHand = `${centre} ${ticket}`
    this.#inHand.add(inHand)
    try {
      const { drawing, linkOf, agents } = this.#options
      const facts = { ...job, at: job.copy?.issuedAt ?? at }
      const content = {
        ...contentOf(facts, view, await linkOf(centre, ticket)),
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
      // Recorded before the next one has its turn, so that a free printer means that nobody is in the middle of a ticket.
      if (outcome.result !== 'taken' && outcome.result !== 'failed')
        await this.#recordSurely(job, outcome, to.id)
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
   * Printers in trouble are told at the first try, while the visitor still stands there; and then it is tried again. An
   * event has room for one cause: that of the first printer, which is the nearest.
   */
  async #settle(job: Job<PrintJob>, troubles: Trouble[]): Promise<void> {
    const { centre, ticket, at, said } = job.data
    const cause = troubles[0]?.cause
    const isLast = job.attemptsMade + 1 >= attempts
    // Whoever else has the printer is through in a moment: no trouble yet.
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

  /** Nobody waits for it any more. What was said before is the better cause. */
  async #drop({ centre, ticket, at, said }: PrintJob): Promise<void> {
    // Older than any other word, so that it never hides one.
    if (!said) await this.#record(centre, ticket, 'failed', at - 1, 'too-late')
  }

  /** What is on paper is known here alone: while the store is away, it is said again until it is heard. */
  async #recordSurely(
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
        if (attempt === recordTries) throw error
        await sleep(recordPauseMs)
      }
    }
  }

  /** @returns a time for a word that follows the one of `at`. */
  #after(at: number): number {
    return Math.max(this.#options.now(), at + 1)
  }

  /** @returns whether the store took it; not when it has a later word. @throws when the store is away. */
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

/** @returns those of these tickets that are in the view. */
export function ticketsOf(view: HallView<Ticket>, ids: readonly string[]): Ticket[] {
  return ids.flatMap(id => view.tickets[id] ?? [])
}
