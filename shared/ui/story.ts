import type { StoryStep } from '../contract/wire.ts'
import type { Locale } from '../domain/locale.ts'
import type { QueueId } from '../domain/queue.ts'
import type { CallReason, UndoneCommand } from '../domain/ticket.ts'
import type { ZoneClock } from '../domain/zone-clock.ts'
import { common } from '../i18n/common/common.ts'
import { ticketStory } from '../i18n/common/ticket-story.ts'
import { formatClock, formatDuration } from '../i18n/common/time.ts'

/** What the words for a ticket's history depend on: the board and the reports get their names from different places. */
export interface StoryContext {
  locale: Locale
  /** The time zone of the shown times. */
  zone: ZoneClock
  queueName(queue: QueueId): string
  /** @returns a person's name; undefined where it is not known. */
  personName(id: string | undefined): string | undefined
  entitlementTitle(id: string): string
}

/** A step of a ticket's history in words. */
export interface StepWords {
  n: number
  at: number
  type: string
  /** What happened. */
  what: string
  /** Who did it. */
  who: string
  /** Details; for a call, the reason comes first. */
  more: string[]
}

/** @returns a ticket's steps, oldest first, as staff read them. */
export function describeStory(context: StoryContext, steps: readonly StoryStep[]): StepWords[] {
  let orderBy: number | undefined
  return steps.map(step => {
    if (typeof step.facts.orderBy === 'number') orderBy = step.facts.orderBy
    return describeStep(context, step, orderBy)
  })
}

/** @returns a step of a ticket's story in words @param orderBy the ticket's place in its queue (Unix ms) as set by the steps up to this one */
export function describeStep(context: StoryContext, step: StoryStep, orderBy?: number): StepWords {
  const t = ticketStory[context.locale]
  const what = (t.steps as Readonly<Record<string, string>>)[step.type] ?? t.otherStep
  return {
    n: step.n,
    at: step.at,
    type: step.type,
    what: step.type === 'ticket:called' && step.counter !== undefined ? t.calledTo(step.counter) : what,
    who: t.by(whoDid(context, step.by)),
    more: moreOf(context, step, orderBy),
  }
}

/** @returns the name or the role of a person; `by` is `<role>:<id>`. */
function whoDid(context: StoryContext, by: string): string {
  const { roles } = ticketStory[context.locale]
  const [role = '', id] = by.split(':')
  if (role === 'inspector') return context.personName(id) ?? roles.inspector
  return (roles as Readonly<Record<string, string>>)[role] ?? roles.system
}

function moreOf(context: StoryContext, step: StoryStep, orderBy: number | undefined): string[] {
  const { type, counter, facts } = step
  const { locale, zone } = context
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
    reason && whyCalled(context, step, reason as CallReason, orderBy),
    word && t.reason(word),
    undone && t.undone[undone as UndoneCommand],
    queue && from && t.transferred(context.queueName(from as QueueId), context.queueName(queue)),
    type === 'ticket:issued' && queue && t.intoQueue(context.queueName(queue)),
    category && context.entitlementTitle(category),
    // A printer may report late, when the ticket is at another window.
    counter !== undefined && type !== 'ticket:called' && !type.includes('print') && t.atWindow(counter),
    waited !== undefined && t.waited(formatDuration(locale, waited)),
    service !== undefined && t.service(formatDuration(locale, service)),
    before !== undefined && t.peopleAhead(before),
    waitFrom !== undefined && waitTo !== undefined && t.announcedWait(waitFrom, waitTo),
    dueBy !== undefined && t.dueAt(formatClock(dueBy, zone)),
    facts.forced === true && t.forced,
  ].filter(part => typeof part === 'string')
}

/** @returns why a ticket was called before others, with details where they are known. */
function whyCalled(
  { locale, zone }: StoryContext,
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
