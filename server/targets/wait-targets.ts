import type { Job } from 'bullmq'
import type { Logger } from 'pino'
import type { StreamEvent } from '../../shared/contract/events.ts'
import type { Ticket } from '../../shared/domain/ticket.ts'
import { markAt, marks, type WaitMark } from '../../shared/domain/wait-marks.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { QueueStore } from '../queue/queue-store.ts'

export interface MarkJob {
  centre: string
  ticket: string
  wait: number
  mark: WaitMark
}

export interface WaitTargetsOptions {
  centre: string
  jobs: JobQueue<MarkJob>
  log: Logger
  /** The node's view, at event `n` or later; undefined where it does not get there. */
  ticketsAt(n: number): Promise<Readonly<Record<string, Ticket>> | undefined>
  now(): number
}

/** A mark that is so late was not only slow: its job is lost. */
const lostAfterMs = 5_000

/**
 * The reader that keeps two delayed jobs for every wait with a target. It never follows an event by itself: it looks at
 * what the ticket is now and makes the jobs agree, so that repeats, gaps and lost jobs end the same.
 */
export class WaitTargets {
  readonly #options: WaitTargetsOptions

  constructor(options: WaitTargetsOptions) {
    this.#options = options
  }

  /** Makes the jobs of the tickets that these events touched agree with their state. */
  async handle(events: StreamEvent[]): Promise<void> {
    const last = events.at(-1)
    if (!last) return
    const touched = new Set(
      events.flatMap(event => (isAboutWaiting(event) && event.ticket ? [event.ticket] : [])),
    )
    if (touched.size === 0) return
    const tickets = await this.#options.ticketsAt(last.n)
    if (!tickets) throw new Error('the view is behind its stream')
    await this.#agree([...touched].flatMap(id => tickets[id] ?? []))
  }

  /** Adds whatever jobs are missing. Adding one that exists changes nothing. */
  async rebuild(tickets: Iterable<Ticket>): Promise<void> {
    await this.#agree([...tickets].filter(ticket => ticket.state === 'waiting'))
  }

  /** @returns whether some mark should have been noted long ago: jobs were lost. */
  isLate(tickets: Iterable<Ticket>): boolean {
    const now = this.#options.now()
    for (const ticket of tickets) {
      for (const mark of openMarks(ticket)) if (now - markAt(ticket, mark) > lostAfterMs) return true
    }
    return false
  }

  async #agree(tickets: Ticket[]): Promise<void> {
    const { centre, jobs, now } = this.#options
    const time = now()
    const wanted = tickets.flatMap(ticket => openMarks(ticket).map(mark => ({ ticket, mark })))
    const gone = tickets.flatMap(ticket => endedJobs(centre, ticket))
    await Promise.all([
      wanted.length === 0 ||
        jobs.queue.addBulk(
          wanted.map(({ ticket, mark }) => ({
            name: 'mark',
            data: { centre, ticket: ticket.id, wait: ticket.wait, mark },
            opts: {
              jobId: jobId(centre, ticket.id, ticket.wait, mark),
              delay: Math.max(0, markAt(ticket, mark) - time),
              removeOnComplete: true,
              removeOnFail: true,
              // The store may be away for a while; after that the watch over late marks makes them anew.
              attempts: 10,
              backoff: { type: 'fixed', delay: 1_000 },
            },
          })),
        ),
      ...gone.map(id => jobs.queue.remove(id)),
    ])
  }
}

/** Carries out one mark: the script checks that this very wait still goes on. */
export function markProcessor(store: QueueStore) {
  return async ({ data }: Job<MarkJob>): Promise<void> => {
    const { centre, ticket, wait, mark } = data
    const script = mark === 80 ? 'note-approaching' : 'note-breached'
    const result = await store.run(centre, script, { by: 'system:targets' }, { ticket, wait })
    // The timer was a little early by Redis's clock.
    if (!result.ok && result.error.code === 'TOO_SOON') throw new Error('too soon')
  }
}

/** Printing and alerts leave the wait as it is. */
function isAboutWaiting(event: StreamEvent): boolean {
  const set = event.body.change.ticket?.set
  return set !== undefined && (set.state !== undefined || set.wait !== undefined)
}

/** The marks that this ticket's present wait still has before it. */
function openMarks(ticket: Ticket): WaitMark[] {
  if (ticket.state !== 'waiting' || ticket.dueBy === undefined) return []
  return marks.filter(mark => mark > (ticket.noted ?? 0))
}

/** Jobs that no longer mean anything: of the wait before, and of this one when it is over. */
function endedJobs(centre: string, ticket: Ticket): string[] {
  const waits = ticket.state === 'waiting' ? [ticket.wait - 1] : [ticket.wait - 1, ticket.wait]
  return waits
    .filter(wait => wait > 0)
    .flatMap(wait => marks.map(mark => jobId(centre, ticket.id, wait, mark)))
}

function jobId(centre: string, ticket: string, wait: number, mark: WaitMark): string {
  return `${centre}_${ticket}_${wait}_${mark}`
}
