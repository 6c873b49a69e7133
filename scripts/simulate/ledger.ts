import { percentile } from '../../bench/statistics.ts'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import type { StoryStep } from '../../shared/contract/wire.ts'
import type { QueueId } from '../../shared/domain/queue.ts'

const minuteMs = 60_000

/** What a visitor was given at the kiosk. */
export interface GivenTicket {
  id: string
  queue: QueueId
  /** Minutes; absent where the hall did not know yet. */
  promised?: { from: number; to: number }
  /** The hall's time; null: the queue has no target. */
  targetMs: number | null
}

/** What the hall itself says became of a ticket. */
export interface Fate {
  steps: readonly StoryStep[]
  /** Undefined: the hall does not know it. */
  state: string | undefined
  /** Among those that the hall says wait. */
  listed: boolean
}

/** What happened, of the tickets that the simulated kiosks were given. */
export interface Report {
  issued: number
  called: number
  served: number
  missed: number
  waiting: number
  /** Share of calls within the target; NaN of none. */
  withinTarget: number
  /** Waits until the first call, in minutes of the hall's time. */
  p50: number
  p95: number
  /** Waits whose visitors were told a range, and the share of them that fell into it, by the server's own clock. */
  ranges: number
  inRange: number
  errors: Record<string, number>
  /** Visitors who were refused without a reason of the hall, by code. */
  refused: Record<string, number>
  lost: string[]
  calledTwice: string[]
}

/** Why a hall may rightly give no ticket: any other refusal is a failure of the machines. */
const hallReasons: ReadonlySet<ErrorCode> = new Set([
  ...(['DAY_CLOSED', 'SERVICE_CLOSED', 'LAST_TICKET_PAST', 'QUEUE_OFF'] as const),
  ...(['CENTRE_FULL', 'QUEUE_FULL', 'KIOSK_LOCKED'] as const),
])

/** Keeps what the simulated people were told, to hold it against what the hall says in the end. */
export class Ledger {
  readonly tickets = new Map<string, GivenTicket>()
  readonly #errors: Record<string, number> = {}
  readonly #refused: Record<string, number> = {}
  /** Where each called visitor is, by what windows were answered. */
  readonly #atWindow = new Map<string, string>()
  readonly #calledTwice = new Set<string>()

  /** A kiosk was answered. */
  given(ticket: GivenTicket): void {
    this.tickets.set(ticket.id, ticket)
  }

  /** A window was answered that this visitor comes. */
  calledTo(ticket: string, counter: string): void {
    if (this.#atWindow.has(ticket)) this.#calledTwice.add(ticket)
    this.#atWindow.set(ticket, counter)
  }

  /** The visitor has left the window. */
  gone(ticket: string): void {
    this.#atWindow.delete(ticket)
  }

  /** A visitor was given no ticket. */
  refusedTo(code: ErrorCode): void {
    if (hallReasons.has(code)) this.error(`issue ${code}`)
    else this.#refused[code] = (this.#refused[code] ?? 0) + 1
  }

  /** A command was refused, or something else went wrong. */
  error(what: string): void {
    this.#errors[what] = (this.#errors[what] ?? 0) + 1
  }

  /** @param speed minutes of the hall in one of the server's */
  report(fates: ReadonlyMap<string, Fate>, speed: number): Report {
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

/** An acknowledged ticket that the hall does not know, never told of, or says waits where nobody can be called from. */
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

/** Whether one visitor was called while already called: back in the hall in between, a second call is as it should be. */
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

/** @returns ms from the issue to the first call, by the hall's own clock. */
function waitOf(steps: readonly StoryStep[]): number | undefined {
  const issued = steps.find(step => step.type === 'ticket:issued')
  const called = steps.find(step => step.type === 'ticket:called')
  return issued && called && called.at - issued.at
}

/** @returns whether nothing went wrong for any visitor. */
export function isClean({ lost, calledTwice, refused }: Report): boolean {
  return lost.length + calledTwice.length + Object.keys(refused).length === 0
}

/** @returns the report as lines for a person. */
export function toLines(report: Report): string[] {
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
    `in range told  ${share(report.inRange)} of ${report.ranges}`,
    `errors         ${counts(report.errors)}`,
    `refused        ${counts(report.refused)}`,
    `lost           ${tickets(report.lost)}`,
    `called twice   ${tickets(report.calledTwice)}`,
  ]
}
