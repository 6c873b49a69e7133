import type { HallView } from '../../../shared/contract/hall-view.ts'
import type { Counter } from '../../../shared/domain/counter.ts'
import type { PrinterState } from '../../../shared/domain/paper.ts'
import type { QueueId } from '../../../shared/domain/queue.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import type { Ticket, TicketState } from '../../../shared/domain/ticket.ts'

/** The test centre's four queues: letter, minutes of the target, and which entitlements the order gives. */
export const queueFacts = {
  'housing-register.submission': { letter: 'A', target: 30, right: ['war-veteran'] },
  'assistive-aids.submission': { letter: 'E', target: 40, right: ['war-veteran'] },
  'child-benefit.submission': { letter: 'B', target: 20, right: [] },
  'child-benefit.collection': { letter: 'K', target: null, right: [] },
} as const satisfies Record<
  QueueId,
  { letter: string; target: number | null; right: readonly ('war-veteran' | 'disability')[] }
>
export const modelQueues = Object.keys(queueFacts) as (keyof typeof queueFacts)[]
const allRights = ['war-veteran', 'disability']

/** A call that ended a wait, until it is taken back. */
export interface StandingCall {
  ticket: string
  queue: QueueId
  waited: number
  within: boolean
  again: boolean
}

/** A ticket, with what a model needs to undo its last step. */
export interface ModelTicket extends Ticket {
  before?: { ticket: ModelTicket; struck?: StandingCall }
  /** Its state before a manager closed its day. */
  endedFrom?: TicketState
}

export interface ModelCommand {
  name: string
  by: string
  args: Record<string, string | number>
}
export type Answer = { ok: true; reply: Record<string, unknown> } | { ok: false; code: string }
/** Type, ticket, counter. */
export type ModelEvent = readonly [type: string, ticket: string, counter: string]

export class Refused extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

export const minute = 60_000
export const dayMs = 86_400_000

/** Minutes before UTC all year, for zones from one end of the day to the other. */
export const zones: Readonly<Record<string, number>> = {
  'Asia/Almaty': 300,
  'Asia/Kathmandu': 345,
  'Pacific/Pago_Pago': -660,
  'Pacific/Kiritimati': 840,
}
export type ModelCalendar = Pick<CentreSettings, 'zone' | 'dayStartsAt'>

/** Milliseconds by which a day begins before that of UTC. */
function lead({ zone, dayStartsAt }: ModelCalendar): number {
  const [hours = 0, minutes = 0] = dayStartsAt.split(':').map(Number)
  return ((zones[zone] ?? Number.NaN) - hours * 60 - minutes) * minute
}

/** @returns yyyymmdd of the test centre's business day */
export function dayOf(at: number, calendar: ModelCalendar): string {
  return new Date(at + lead(calendar)).toISOString().slice(0, 10).replaceAll('-', '')
}

/** @returns the first millisecond of a day of the test centre */
export function dayStart(day: string, calendar: ModelCalendar): number {
  const midnight = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8)))
  return midnight - lead(calendar)
}

/** What the settings make of a queue, by the specification "Whom to call next". */
export function rulesOf(settings: CentreSettings, queue: string) {
  const facts = queueFacts[queue as keyof typeof queueFacts]
  const [service = '', purpose = ''] = queue.split('.')
  const own = settings.services[service]?.[purpose as 'submission' | 'collection'] ?? {}
  const minutes = own.target === undefined ? facts.target : own.target
  return {
    letter: facts.letter,
    target: minutes === null ? null : minutes * minute,
    on: own.on ?? true,
    max: own.maxWaiting ?? Number.POSITIVE_INFINITY,
    right: settings.policy === 'everywhere' ? allRights : (facts.right as readonly string[]),
  }
}

export interface ModelState {
  settings: CentreSettings
  voice: HallView['voice']
  /** `language clip` of each clip that the centre has recorded. */
  clips: Set<string>
  /** Version of the catalogue from which the rules were computed. */
  catalogue: number
  clock: number
  n: number
  day: string
  days: Record<string, string>
  /** The day that a manager closed. */
  ended: string
  counters: Map<string, Counter>
  /** Tickets of all days. */
  tickets: ModelTicket[]
  calls: { n: number; ticket: string; number: string; counter: string; at: number; lang: string }[]
  standing: StandingCall[]
  /** The longest wait by day and queue. */
  longest: Record<string, number>
  /** Counts of `queue:what`, by day. */
  flow: Record<string, Record<string, number>>
  printers: Record<string, PrinterState>
  /** The queue in which each ticket was issued. */
  issued: { ticket: string; queue: QueueId }[]
}
