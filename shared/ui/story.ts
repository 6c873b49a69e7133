import type { StoryStep } from '../contract/wire.ts'
import type { Locale } from '../domain/locale.ts'
import type { QueueId } from '../domain/queue.ts'
import type { CallReason, UndoneCommand } from '../domain/ticket.ts'
import type { ZoneClock } from '../domain/zone-clock.ts'
import { common } from '../i18n/common/common.ts'
import { ticketStory } from '../i18n/common/ticket-story.ts'
import { formatClock, formatDuration } from '../i18n/common/time.ts'

/** What a story is told with: the live board and the page of reports know things from different places. */
export interface StoryTeller {
  locale: Locale
  /** By whose clocks. */
  zone: ZoneClock
  queueName(queue: QueueId): string
  /** Undefined: not known by name. */
  personName(id: string | undefined): string | undefined
  entitlementTitle(id: string): string
}

/** A step of a ticket's story in words. */
export interface ToldStep {
  n: number
  at: number
  type: string
  /** What happened. */
  what: string
  /** Who did it. */
  who: string
  /** What else is known of it; of a call, first of all why. */
  more: string[]
}

/** @returns a ticket's steps, oldest first, as staff read them. */
export function tellStory(teller: StoryTeller, steps: readonly StoryStep[]): ToldStep[] {
  let orderBy: number | undefined
  return steps.map(step => {
    if (typeof step.facts.orderBy === 'number') orderBy = step.facts.orderBy
    return tellStep(teller, step, orderBy)
  })
}

/** @param orderBy by when the ticket was to be called, Unix ms, as the steps up to this one have set it */
export function tellStep(teller: StoryTeller, step: StoryStep, orderBy?: number): ToldStep {
  const t = ticketStory[teller.locale]
  const what = (t.steps as Readonly<Record<string, string>>)[step.type] ?? t.otherStep
  return {
    n: step.n,
    at: step.at,
    type: step.type,
    what: step.type === 'ticket:called' && step.counter !== undefined ? t.calledTo(step.counter) : what,
    who: t.by(whoDid(teller, step.by)),
    more: moreOf(teller, step, orderBy),
  }
}

/** @returns who it was, by name where it is known: `by` is `<role>:<id>`. */
function whoDid(teller: StoryTeller, by: string): string {
  const { roles } = ticketStory[teller.locale]
  const [role = '', id] = by.split(':')
  if (role === 'inspector') return teller.personName(id) ?? roles.inspector
  return (roles as Readonly<Record<string, string>>)[role] ?? roles.system
}

function moreOf(teller: StoryTeller, step: StoryStep, orderBy: number | undefined): string[] {
  const { type, counter, facts } = step
  const { locale, zone } = teller
  const [t, c] = [ticketStory[locale], common[locale]]
  const text = (fact: string) => (typeof facts[fact] === 'string' ? facts[fact] : undefined)
  const number = (fact: string) => (typeof facts[fact] === 'number' ? facts[fact] : undefined)
  const queue = text('queue') as QueueId | undefined
  const [from, reason, category, word] = [text('from'), text('reason'), text('category'), text('word')]
  const [waited, service, before] = [number('waited'), number('service'), number('before')]
  const [waitFrom, waitTo, dueBy] = [number('waitFrom'), number('waitTo'), number('dueBy')]
  const undone = type === 'ticket:undone' ? text('command') : undefined
  return [
    reason && c.callReasons[reason as CallReason],
    reason && whyCalled(teller, step, reason as CallReason, orderBy),
    word && t.reason(word),
    undone && t.undone[undone as UndoneCommand],
    queue && from && t.transferred(teller.queueName(from as QueueId), teller.queueName(queue)),
    type === 'ticket:issued' && queue && t.intoQueue(teller.queueName(queue)),
    category && teller.entitlementTitle(category),
    // A printer's word comes when it comes, wherever the ticket is by then.
    counter !== undefined && type !== 'ticket:called' && !type.includes('print') && t.atWindow(counter),
    waited !== undefined && t.waited(formatDuration(locale, waited)),
    service !== undefined && t.service(formatDuration(locale, service)),
    before !== undefined && t.told(before),
    waitFrom !== undefined && waitTo !== undefined && t.toldWait(waitFrom, waitTo),
    dueBy !== undefined && t.dueAt(formatClock(dueBy, zone)),
    facts.forced === true && t.forced,
  ].filter(part => typeof part === 'string')
}

/** @returns what put a ticket before the others, where more is known than the reason's name. */
function whyCalled(
  { locale, zone }: StoryTeller,
  { counter }: StoryStep,
  reason: CallReason,
  orderBy: number | undefined,
): string | undefined {
  const t = ticketStory[locale]
  if (reason === 'ordinary-turn') return t.ordinaryTurnWas
  if (reason !== 'deadline' && reason !== 'restored') return undefined
  if (orderBy === undefined || counter === undefined) return undefined
  const clock = formatClock(orderBy, zone)
  return reason === 'restored' ? t.firstDeadlineWas(clock, counter) : t.deadlineWas(clock, counter)
}
