import type { Locale } from '../shared/domain/locale.ts'
import type { Purpose, QueueId } from '../shared/domain/queue.ts'
import type { VisitorTrouble } from '../shared/i18n/kiosk/visitor-errors.ts'

/** What the hall answered to a visitor who took a ticket. */
export interface IssuedTicket {
  id: string
  number: string
  queue: QueueId
  /** People who would be called before. */
  before?: number
  /** Minutes; absent while not known. */
  waitFrom?: number
  waitTo?: number
}

/** What a visitor asks a ticket for. `category`: the entitlement claimed. */
export interface Wish {
  queue: QueueId
  category?: string
}

/** Where a visitor stands. */
export type Step =
  | { name: 'start' }
  | { name: 'purpose' }
  | { name: 'group'; purpose: Purpose }
  | { name: 'service'; purpose: Purpose; group: string }
  | { name: 'search'; purpose: Purpose; typed: string }
  | { name: 'documents'; queue: QueueId }
  | { name: 'entitlement'; queue: QueueId }
  | { name: 'proof'; queue: QueueId; category: string }
  | { name: 'issuing'; wish: Wish }
  | { name: 'ticket'; ticket: IssuedTicket }
  | { name: 'refused'; wish: Wish; trouble: VisitorTrouble }
  | { name: 'fault' }

export type StepName = Step['name']

/** What happens at a kiosk, by a finger or by the hall's answer. */
export type Action =
  /** A new visitor; `requestId` is theirs alone. */
  | { type: 'begin'; requestId: string }
  | { type: 'choose-language'; lang: Locale }
  | { type: 'choose-purpose'; purpose: Purpose }
  | { type: 'choose-group'; group: string }
  | { type: 'search' }
  | { type: 'type'; typed: string }
  | { type: 'choose-queue'; queue: QueueId }
  /** `hasRights`: somebody is served out of turn in this queue, so the question is asked. */
  | { type: 'take'; hasRights: boolean }
  | { type: 'claim-nothing' }
  | { type: 'claim'; category: string }
  | { type: 'issued'; ticket: IssuedTicket }
  /** `requestId` is for the next try. */
  | { type: 'refused'; trouble: VisitorTrouble; requestId: string }
  | { type: 'try-again' }
  | { type: 'back' }
  | { type: 'fail' }

/**
 * One touch session. It keeps its `requestId` until the hall has answered, so that it gives one ticket however often it is
 * asked for. A refusal is the hall's last word for its request: the next try is a new one.
 */
export interface Visit {
  requestId: string
  /** The visitor's language; undefined until chosen. */
  lang: Locale | undefined
  step: Step
  /** The steps to go back through, the last one first to come. */
  trail: readonly Step[]
}

/** @returns the session of a new visitor. */
export function begin(requestId: string): Visit {
  return { requestId, lang: undefined, step: { name: 'start' }, trail: [] }
}

/** @returns where `action` leads. One that doesn't belong to the step, such as the second tap of two, leads nowhere. */
export function next(visit: Visit, action: Action): Visit {
  const { step } = visit
  switch (action.type) {
    case 'begin':
      return begin(action.requestId)
    case 'fail':
      // Nothing that goes wrong takes a number away that was given.
      if (step.name === 'ticket') return visit
      return { ...visit, step: { name: 'fault' }, trail: [] }
    case 'back':
      return back(visit)
    case 'type':
      return step.name === 'search' ? { ...visit, step: { ...step, typed: action.typed } } : visit
    case 'issued':
      return step.name === 'issuing'
        ? { ...visit, step: { name: 'ticket', ticket: action.ticket }, trail: [] }
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

/** Actions that lead one step on. */
type Choice = Extract<
  Action,
  {
    type: 'choose-purpose' | 'choose-group' | 'search' | 'choose-queue' | 'take' | 'claim-nothing' | 'claim'
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
  return { ...visit, step, trail: [...visit.trail, visit.step] }
}

/** A ticket that is being asked for, and one that was given, cannot be taken back here. */
function back(visit: Visit): Visit {
  const step = visit.trail.at(-1)
  if (!step || visit.step.name === 'issuing') return visit
  return { ...visit, step, trail: visit.trail.slice(0, -1) }
}
