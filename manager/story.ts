import type { StoryStep } from '../shared/contract/wire.ts'
import type { QueueId } from '../shared/domain/queue.ts'
import type { CallReason, UndoableCommand } from '../shared/domain/ticket.ts'
import { common } from '../shared/i18n/common.ts'
import { managerStory } from '../shared/i18n/manager-story.ts'
import { formatClock, formatDuration } from '../shared/i18n/time.ts'
import { type Board, entitlementTitle, personName, queueName } from './board.ts'

/** A step of a ticket's story in words. */
export interface ToldStep {
  n: number
  at: number
  /** What happened. */
  what: string
  /** Who did it. */
  who: string
  /** What else is known of it; of a call, first of all why. */
  more: string[]
}

/** @returns a step as the manager reads it, in the board's language. */
export function tellStep(board: Board, step: StoryStep): ToldStep {
  const t = managerStory[board.locale]
  const what = (t.steps as Readonly<Record<string, string>>)[step.type] ?? t.otherStep
  return {
    n: step.n,
    at: step.at,
    what:
      step.type === 'ticket:called' && step.counter !== undefined
        ? `${what} ${t.toWindow(step.counter)}`
        : what,
    who: t.by(whoDid(board, step.by)),
    more: moreOf(board, step),
  }
}

/** @returns who it was, by name where it is known: `by` is `<role>:<id>`. */
function whoDid(board: Board, by: string): string {
  const { roles } = managerStory[board.locale]
  const [role = '', id] = by.split(':')
  if (role === 'inspector') return personName(board, id) ?? roles.inspector
  return (roles as Readonly<Record<string, string>>)[role] ?? roles.system
}

function moreOf(board: Board, { type, counter, facts }: StoryStep): string[] {
  const { locale, view } = board
  const [t, c] = [managerStory[locale], common[locale]]
  const text = (fact: string) => (typeof facts[fact] === 'string' ? facts[fact] : undefined)
  const number = (fact: string) => (typeof facts[fact] === 'number' ? facts[fact] : undefined)
  const queue = text('queue') as QueueId | undefined
  const [from, reason, category, word] = [text('from'), text('reason'), text('category'), text('word')]
  const [waited, service, before] = [number('waited'), number('service'), number('before')]
  const [waitFrom, waitTo, dueBy] = [number('waitFrom'), number('waitTo'), number('dueBy')]
  const undone = type === 'ticket:undone' ? text('command') : undefined
  return [
    reason && c.callReasons[reason as CallReason],
    word && t.reason(word),
    undone && t.undone[undone as UndoableCommand],
    queue && from && t.transferred(queueName(board, from as QueueId), queueName(board, queue)),
    type === 'ticket:issued' && queue && t.intoQueue(queueName(board, queue)),
    category && entitlementTitle(board, category),
    // A printer's word comes when it comes, wherever the ticket is by then.
    counter !== undefined && type !== 'ticket:called' && !type.includes('print') && t.atWindow(counter),
    waited !== undefined && t.waited(formatDuration(locale, waited)),
    service !== undefined && t.service(formatDuration(locale, service)),
    before !== undefined && t.told(before),
    waitFrom !== undefined && waitTo !== undefined && t.toldWait(waitFrom, waitTo),
    dueBy !== undefined && t.dueAt(formatClock(dueBy, view.settings.zone)),
    facts.forced === true && t.forced,
  ].filter(part => typeof part === 'string')
}
