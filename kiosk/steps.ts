import type { Locale } from '../shared/domain/locale.ts'
import type { Purpose, QueueId } from '../shared/domain/queue.ts'
import type { VisitorTrouble } from '../shared/i18n/kiosk/visitor-errors.ts'

/** A ticket as the server's reply gives it. */
export interface IssuedTicket {
  id: string
  number: string
  queue: QueueId
  /** Number of people who will be called before. */
  before?: number
  /** Likely wait in minutes, from and to; absent if unknown. */
  waitFrom?: number
  waitTo?: number
}

/** The ticket that a visitor wants. `category`: the claimed entitlement. */
export interface Wish {
  queue: QueueId
  category?: string
}

/** A step of a visit, with its data. */
export type Step =
  | { name: 'start' }
  | { name: 'purpose' }
  | { name: 'group'; purpose: Purpose }
  | { name: 'service'; purpose: Purpose; group: string }
  | { name: 'search'; purpose: Purpose; typed: string }
  | { name: 'documents'; queue: QueueId }
  | { name: 'file'; queue: QueueId; file: string }
  | { name: 'entitlement'; queue: QueueId }
  | { name: 'proof'; queue: QueueId; category: string }
  | { name: 'issuing'; wish: Wish }
  | { name: 'ticket'; ticket: IssuedTicket }
  | { name: 'refused'; wish: Wish; trouble: VisitorTrouble }
  | { name: 'fault' }

export type StepName = Step['name']

/** An action at the kiosk: a touch of the visitor, or a reply of the server. */
export type Action =
  /** Begins the visit of a new visitor with their own `requestId`. */
  | { type: 'begin'; requestId: string }
  | { type: 'choose-language'; lang: Locale }
  | { type: 'choose-purpose'; purpose: Purpose }
  | { type: 'choose-group'; group: string }
  | { type: 'search' }
  | { type: 'type'; typed: string }
  | { type: 'choose-queue'; queue: QueueId }
  /** Opens a form or a sample, by its id. */
  | { type: 'open-file'; file: string }
  /** `hasRights`: the queue serves some visitors out of turn, so the kiosk asks for entitlements. */
  | { type: 'take'; hasRights: boolean }
  | { type: 'claim-nothing' }
  | { type: 'claim'; category: string }
  | { type: 'issued'; ticket: IssuedTicket }
  /** `requestId`: id of the next try. */
  | { type: 'refused'; trouble: VisitorTrouble; requestId: string }
  | { type: 'try-again' }
  | { type: 'back' }
  | { type: 'fail' }

/**
 * One visitor's session at the kiosk. It keeps its `requestId` until the server replies, so that repeated requests give one
 * ticket. A refusal is final for its request, so the next try has a new id.
 */
export interface Visit {
  requestId: string
  /** The visitor's language; undefined until chosen. */
  lang: Locale | undefined
  step: Step
  /** Earlier steps, the latest last, for going back. */
  history: readonly Step[]
}

/** @returns the visit of a new visitor. */
export function beginVisit(requestId: string): Visit {
  return { requestId, lang: undefined, step: { name: 'start' }, history: [] }
}

/** @returns the visit after `action`; unchanged if the action does not belong to the step, as the second tap of two. */
export function applyAction(visit: Visit, action: Action): Visit {
  const { step } = visit
  switch (action.type) {
    case 'begin':
      return beginVisit(action.requestId)
    case 'fail':
      // A fault never hides an issued number.
      if (step.name === 'ticket') return visit
      return { ...visit, step: { name: 'fault' }, history: [] }
    case 'back':
      return back(visit)
    case 'type':
      return step.name === 'search' ? { ...visit, step: { ...step, typed: action.typed } } : visit
    case 'issued':
      return step.name === 'issuing'
        ? { ...visit, step: { name: 'ticket', ticket: action.ticket }, history: [] }
        : visit
    case 'refused':
      return step.name === 'issuing'
        ? {
            ...visit,
            requestId: action.requestId,
            step: { name: 'refused', wish: step.wish, trouble: action.trouble },
          }
        : visit
    case 'try-again':
      return step.name === 'refused' ? { ...visit, step: { name: 'issuing', wish: step.wish } } : visit
    case 'choose-language':
      return step.name === 'start' ? onTo({ ...visit, lang: action.lang }, { name: 'purpose' }) : visit
    default: {
      const to = after(step, action)
      return to ? onTo(visit, to) : visit
    }
  }
}

/** Actions that lead to the next step. */
type Choice = Extract<
  Action,
  {
    type:
      | 'choose-purpose'
      | 'choose-group'
      | 'search'
      | 'choose-queue'
      | 'open-file'
      | 'take'
      | 'claim-nothing'
      | 'claim'
  }
>

function after(step: Step, choice: Choice): Step | undefined {
  switch (step.name) {
    case 'purpose':
      return choice.type === 'choose-purpose' ? { name: 'group', purpose: choice.purpose } : undefined
    case 'group':
      if (choice.type === 'choose-group') return { ...step, name: 'service', group: choice.group }
      return choice.type === 'search' ? { ...step, name: 'search', typed: '' } : undefined
    case 'service':
      if (choice.type === 'search') return { name: 'search', purpose: step.purpose, typed: '' }
      return chosen(choice)
    case 'search':
      return chosen(choice)
    case 'documents':
      if (choice.type === 'open-file') return { ...step, name: 'file', file: choice.file }
      if (choice.type !== 'take') return undefined
      return choice.hasRights ? { ...step, name: 'entitlement' } : issuing({ queue: step.queue })
    case 'entitlement':
      if (choice.type === 'claim') return { ...step, name: 'proof', category: choice.category }
      return choice.type === 'claim-nothing' ? issuing({ queue: step.queue }) : undefined
    case 'proof':
      return choice.type === 'take' ? issuing({ queue: step.queue, category: step.category }) : undefined
    default:
      return undefined
  }
}

function chosen(choice: Choice): Step | undefined {
  return choice.type === 'choose-queue' ? { name: 'documents', queue: choice.queue } : undefined
}

function issuing(wish: Wish): Step {
  return { name: 'issuing', wish }
}

function onTo(visit: Visit, step: Step): Visit {
  return { ...visit, step, history: [...visit.history, visit.step] }
}

/** Goes one step back, except from a ticket that is being requested or was issued. */
function back(visit: Visit): Visit {
  const step = visit.history.at(-1)
  if (!step || visit.step.name === 'issuing') return visit
  return { ...visit, step, history: visit.history.slice(0, -1) }
}
