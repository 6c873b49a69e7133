import type { Job } from 'bullmq'
import type { Logger } from 'pino'
import type { EventBody, StreamEvent } from '../../shared/contract/events.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { Ticket } from '../../shared/domain/ticket.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { QueueStore } from '../queue/queue-store.ts'
import type { Drawing } from './draw.ts'
import type { PrintOutcome } from './network-printer.ts'
import { type Printer, print } from './print.ts'
import { type PrinterRules, printerName, printerOf } from './printer-of.ts'
import type { Senders } from './senders.ts'
import type { PrintCause } from './status.ts'
import { contentOf } from './ticket-content.ts'

/** What a visitor was told at the kiosk, and what has been recorded of the paper since. */
export interface PrintJob {
  centre: string
  ticket: string
  number: string
  queue: Ticket['queue']
  lang: Ticket['lang']
  /** The device that issued it, and `<role>:<id>` of who asked for it. */
  from: string
  by: string
  /** When it was issued, Unix ms. */
  at: number
  before?: number
  wait?: { from: number; to: number }
  /** The last thing this job has had recorded; `at` as the record has it. */
  said?: { at: number; cause: PrintCause }
}

export interface PrintingOptions {
  jobs: JobQueue<PrintJob>
  store: QueueStore
  senders: Senders
  drawing: Drawing
  /** @returns the address of a ticket's own page; undefined where people can't reach the server. */
  linkOf(centre: string, ticket: string): Promise<string | undefined>
  rules: PrinterRules
  log: Logger
  /** The node's view of a centre, at event `n` or later; undefined where it does not get there. */
  viewAt(centre: string, n: number): Promise<HallView<Ticket> | undefined>
  /** Redis's time as far as known, Unix ms. */
  now(): number
}

/** The visitor has gone: paper that comes now is somebody else's puzzle. */
const tooLateMs = 60_000
/** Again after 1, 2, 4 and 8 s, and only where nothing was sent. */
const attempts = 5
const firstPauseMs = 1_000
/** What is known of a printed ticket is worth so many tries while the store is away: a Redis that ended is back by then. */
const recordTries = 30
const recordPauseMs = 1_000

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
  /** `<centre> <ticket>` of those that this node has in hand. */
  readonly #inHand = new Set<string>()

  constructor(options: PrintingOptions) {
    this.#options = options
  }

  /** Adds a job for each issued ticket that has a printer. Adding one that exists changes nothing. */
  async handle(centre: string, events: StreamEvent[]): Promise<void> {
    const { jobs, viewAt, now, rules } = this.#options
    const issued = events.flatMap(event => (isIssued(event) ? [toJob(centre, event)] : []))
    const last = events.at(-1)
    if (issued.length === 0 || !last) return
    const view = await viewAt(centre, last.n)
    if (!view) throw new Error('the view is behind its stream')
    const wanted = issued.filter(({ from, by }) => printerOf(view.settings, from, by, rules))
    const late = wanted.filter(({ at }) => now() - at > tooLateMs)
    const fresh = wanted.filter(job => !late.includes(job))
    if (fresh.length > 0) {
      await jobs.queue.addBulk(
        fresh.map(data => ({
          name: 'print',
          data,
          opts: {
            jobId: `${centre}_${data.ticket}`,
            removeOnComplete: true,
            removeOnFail: true,
            attempts,
            backoff: { type: 'exponential', delay: firstPauseMs },
          },
        })),
      )
    }
    for (const job of late) await this.#drop(job)
  }

  /** Carries out one job. Throws where it is to be tried again: nothing was sent. */
  readonly process = async (job: Job<PrintJob>): Promise<void> => {
    const { store, senders, viewAt, rules } = this.#options
    const { centre, from, by } = job.data
    const view = await viewAt(centre, 0)
    if (!view) throw new NotSentError('there is no view yet')
    const printer = printerOf(view.settings, from, by, rules)
    // The printer was taken out of the settings meanwhile.
    if (!printer) return
    const name = printerName(printer)
    const outcome = await senders.run(store.keys(centre), name, () => this.#send(job, printer, view))
    await this.#settle(job, outcome ?? { result: 'failed', cause: 'busy' })
  }

  /**
   * Tickets whose sender is gone in the middle of them are marked; they are never sent again by themselves. Repeating it
   * changes nothing.
   */
  async lookForInterrupted(view: HallView<Ticket>): Promise<void> {
    const { store, senders } = this.#options
    const keys = store.keys(view.centre)
    for (const ticket of Object.values(view.tickets)) {
      if (ticket.print !== 'sending' || this.#inHand.has(`${view.centre} ${ticket.id}`)) continue
      if (await this.#isSomebodySending(view.settings, ticket, name => senders.isTaken(keys, name))) continue
      await this.#record(view.centre, ticket.id, 'midway', ticket.printAt ?? 0, 'interrupted')
    }
  }

  async #isSomebodySending(
    settings: CentreSettings,
    ticket: Ticket,
    isTaken: (printer: string) => Promise<boolean>,
  ): Promise<boolean> {
    // Who asked is not told by a ticket; one that is being sent has a printer, so it was a kiosk.
    const printer = printerOf(settings, ticket.from, 'kiosk:', this.#options.rules)
    return printer !== undefined && isTaken(printerName(printer))
  }

  async #send(job: Job<PrintJob>, printer: Printer, view: HallView<Ticket>): Promise<PrintOutcome> {
    const { centre, ticket, at, said } = job.data
    const { drawing, linkOf, now } = this.#options
    if (now() - at > tooLateMs) {
      await this.#drop(job.data)
      return { result: 'taken' }
    }
    const inHand = `${centre} ${ticket}`
    const begin = () => this.#record(centre, ticket, 'sending', said?.at ?? at)
    this.#inHand.add(inHand)
    try {
      const content = contentOf(job.data, view, await linkOf(centre, ticket))
      const printout = { name: `${centre}-${ticket}`, content, blocks: view.settings.ticket }
      const outcome = await print(printer, printout, drawing, begin)
      // Recorded before the next one has its turn, so that a free printer means that nobody is in the middle of a ticket.
      if (outcome.result !== 'taken' && outcome.result !== 'failed')
        await this.#recordSurely(job.data, outcome)
      return outcome
    } finally {
      this.#inHand.delete(inHand)
    }
  }

  /** A printer in trouble is told at the first try, while the visitor still stands there; and then it is tried again. */
  async #settle(job: Job<PrintJob>, outcome: PrintOutcome): Promise<void> {
    if (outcome.result !== 'failed') return
    const { cause } = outcome
    const { centre, ticket, at, said } = job.data
    const isLast = job.attemptsMade + 1 >= attempts
    // Another node's ticket is through in a moment: no trouble yet.
    const isNews = said?.cause !== cause && (cause !== 'busy' || isLast)
    if (isNews) {
      const word = this.#after(said?.at ?? at)
      const isOurs = await this.#record(centre, ticket, 'failed', word, cause)
      if (!isOurs) return
      await job.updateData({ ...job.data, said: { at: word, cause } })
    }
    throw new NotSentError(cause)
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
  ): Promise<void> {
    const word = this.#after(said?.at ?? at)
    const cause = 'cause' in outcome ? outcome.cause : undefined
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#record(centre, ticket, outcome.result, word, cause)
        return
      } catch (error) {
        if (attempt === recordTries) throw error
        await new Promise(resolve => setTimeout(resolve, recordPauseMs))
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
  ): Promise<boolean> {
    const args = { ticket, result, at, ...(cause && { cause }) }
    const answer = await this.#options.store.run(centre, 'record-print', { by: 'system:printing' }, args)
    if (!answer.ok && answer.error.code !== 'STALE_RESULT') {
      this.#options.log.debug({ centre, ticket, result, error: answer.error.code }, 'not recorded')
    }
    return answer.ok
  }
}

function isIssued(event: StreamEvent): event is StreamEvent<'ticket:issued'> & { ticket: string } {
  return event.type === 'ticket:issued' && event.ticket !== undefined
}

function toJob(centre: string, event: StreamEvent<'ticket:issued'> & { ticket: string }): PrintJob {
  const { number, queue, before, waitFrom, waitTo, change } = event.body
  const { lang = 'kk', from = '' } = change.ticket?.set ?? {}
  return {
    ...{ centre, ticket: event.ticket, number, queue, lang, from, by: event.by, at: event.at },
    ...(before !== undefined && { before }),
    ...(waitFrom !== undefined && waitTo !== undefined && { wait: { from: waitFrom, to: waitTo } }),
  }
}
