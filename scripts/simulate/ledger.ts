import { percentile } from '../../bench/statistics.ts'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import type { StoryStep } from '../../shared/contract/wire.ts'
import type { QueueId } from '../../shared/domain/queue.ts'

const minuteMs = 60_000

/** What a kiosk gave a visitor. */
export interface GivenTicket {
  id: string
  queue: QueueId
  /** Minutes; absent when the server did not know yet. */
  promised?: { from: number; to: number }
  /** Simulated time; null: the queue has no target. */
  targetMs: number | null
}

/** What the server reports about a ticket in the end. */
export interface Fate {
  steps: readonly StoryStep[]
  /** Undefined: the server does not know it. */
  state: string | undefined
  /** Whether the server lists it as waiting. */
  listed: boolean
}

/** Results of the simulated kiosks' tickets. */
export interface SimulationReport {
  issued: number
  called: number
  served: number
  missed: number
  waiting: number
  /** Share of calls within the target; NaN when there were none. */
  withinTarget: number
  /** Waits until the first call, in minutes of simulated time. */
  p50: number
  p95: number
  /** Number of waits with a predicted range, and the share of them that fell into it, by the server's own clock. */
  ranges: number
  inRange: number
  errors: Record<string, number>
  /** Refusals of visitors for other reasons than the centre's own, by code. */
  refused: Record<string, number>
  lost: string[]
  calledTwice: string[]
}

/** Reasons for which a centre may rightly refuse a ticket: any other refusal is a technical failure. */
const hallReasons: ReadonlySet<ErrorCode> = new Set([
  ...(['DAY_CLOSED', 'SERVICE_CLOSED', 'LAST_TICKET_PAST', 'QUEUE_OFF'] as const),
  ...(['CENTRE_FULL', 'QUEUE_FULL', 'KIOSK_LOCKED', 'NOT_OFFERED_HERE'] as const),
])

/** Records what the simulated people saw, to compare it with what the server reports in the end. */
export class Ledger {
  readonly tickets = new Map<string, GivenTicket>()
  readonly #errors: Record<string, number> = {}
  readonly #refused: Record<string, number> = {}
  /** The window of each called visitor, by the answers to windows. */
  readonly #atWindow = new Map<string, string>()
  readonly #calledTwice = new Set<string>()

  /** Records a ticket that a kiosk gave. */
  given(ticket: GivenTicket): void {
    this.tickets.set(ticket.id, ticket)
  }

  /** Records the answer to a window that this visitor comes. */
  calledTo(ticket: string, counter: string): void {
    if (this.#atWindow.has(ticket)) this.#calledTwice.add(ticket)
    this.#atWindow.set(ticket, counter)
  }

  /** Records that the visitor has left the window. */
  gone(ticket: string): void {
    this.#atWindow.delete(ticket)
  }

  /** Records that a visitor got no ticket. */
  refusedTo(code: ErrorCode): void {
    if (hallReasons.has(code)) this.error(`issue ${code}`)
    else this.#refused[code] = (this.#refused[code] ?? 0) + 1
  }

  /** Records a refused command or another error. */
  error(what: string): void {
    this.#errors[what] = (this.#errors[what] ?? 0) + 1
  }

  /** @param speed simulated minutes per minute of real time */
  report(fates: ReadonlyMap<string, Fate>, speed: number): SimulationReport {
    const waits: number[] = []
    let within = 0
    let ranges = 0
    let inRange = 0
    const states: Record<string, number> = {}
    const lost: string[] = []
    const calledTwice = new Set(this.#calledTwice)
    for (const [id, ticket] of this.tickets) {
      const fate = fates.get(id)
      if (!fate || isLost(fate)) lost.push(id)
      if (!fate) continue
      if (fate.state !== undefined) states[fate.state] = (states[fate.state] ?? 0) + 1
      if (wasCalledTwice(fate.steps)) calledTwice.add(id)
      const waited = waitOf(fate.steps)
      if (waited === undefined) continue
      waits.push((waited * speed) / minuteMs)
      if (ticket.targetMs === null || waited * speed < ticket.targetMs) within++
      if (ticket.promised) {
        const { from, to } = ticket.promised
        ranges++
        if (waited >= from * minuteMs && waited <= to * minuteMs) inRange++
      }
    }
    return {
      issued: this.tickets.size,
      called: waits.length,
      served: states.done ?? 0,
      missed: states['no-show'] ?? 0,
      waiting: states.waiting ?? 0,
      withinTarget: within / waits.length,
      p50: percentile(waits, 0.5),
      p95: percentile(waits, 0.95),
      ranges,
      inRange: inRange / ranges,
      errors: { ...this.#errors },
      refused: { ...this.#refused },
      lost,
      calledTwice: [...calledTwice],
    }
  }
}

/**
 * @returns whether an acknowledged ticket is unknown to the server, has no history, or waits where it can't be
 * called
 */
function isLost({ steps, state, listed }: Fate): boolean {
  const issued = steps.some(step => step.type === 'ticket:issued')
  return !issued || state === undefined || (state === 'waiting') !== listed
}

const leavesWindow = new Set([
  'ticket:finished',
  'ticket:missed',
  'ticket:returned',
  'ticket:parked',
  'ticket:transferred',
  'ticket:entitlement-refused',
  'ticket:cancelled',
  'ticket:left-unserved',
])

/**
 * @returns whether a visitor was called while already called. A second call after a return to the queue is correct.
 */
function wasCalledTwice(steps: readonly StoryStep[]): boolean {
  let isAtWindow = false
  for (const { type, facts } of steps) {
    if (type === 'ticket:called') {
      if (isAtWindow) return true
      isAtWindow = true
    } else if (type === 'ticket:undone')
      isAtWindow = facts.command !== 'cancel' && facts.command !== 'close-day'
    else if (leavesWindow.has(type)) isAtWindow = false
  }
  return false
}

/** @returns milliseconds from the issue to the first call, by the server's clock */
function waitOf(steps: readonly StoryStep[]): number | undefined {
  const issued = steps.find(step => step.type === 'ticket:issued')
  const called = steps.find(step => step.type === 'ticket:called')
  return issued && called && called.at - issued.at
}

/** @returns whether nothing went wrong for any visitor. */
export function isClean({ lost, calledTwice, refused }: SimulationReport): boolean {
  return lost.length + calledTwice.length + Object.keys(refused).length === 0
}

/** @returns the report as lines for a person. */
export function toLines(report: SimulationReport): string[] {
  const minutes = (value: number) => (Number.isNaN(value) ? '–' : `${value.toFixed(1)} min`)
  const share = (value: number) => (Number.isNaN(value) ? '–' : `${Math.round(value * 100)} %`)
  const counts = (of: Record<string, number>) =>
    Object.entries(of)
      .map(([what, count]) => `${what} ${count}`)
      .join(', ') || '0'
  const tickets = (ids: readonly string[]) => (ids.length === 0 ? '0' : `${ids.length}: ${ids.join(', ')}`)
  return [
    `issued         ${report.issued}`,
    `called         ${report.called} (served ${report.served}, did not come ${report.missed}, still waiting ${report.waiting})`,
    `within target  ${share(report.withinTarget)}`,
    `wait           p50 ${minutes(report.p50)}, p95 ${minutes(report.p95)}`,
    `in range       ${share(report.inRange)} of ${report.ranges}`,
    `errors         ${counts(report.errors)}`,
    `refused        ${counts(report.refused)}`,
    `lost           ${tickets(report.lost)}`,
    `called twice   ${tickets(report.calledTwice)}`,
  ]
}
