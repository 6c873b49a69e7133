import type { StoryStep } from '../shared/contract/wire.ts'

/** How a visitor left the window without an action of its inspector. */
export interface Departure {
  number: string
  what: 'cancelled' | 'returned' | 'finished' | 'unserved' | 'gone'
  /** `<role>:<id>` of the person who did it; empty if unknown. */
  by: string
  /** The given reason. */
  word: string
}

const whatOf: Readonly<Record<string, Departure['what']>> = {
  'ticket:cancelled': 'cancelled',
  'ticket:returned': 'returned',
  'ticket:finished': 'finished',
  'ticket:left-unserved': 'unserved',
}

/**
 * Finds out from a ticket's story how its visitor left the window.
 *
 * @param steps the ticket's story; empty if it could not be read
 * @param self `<role>:<id>` of this inspector
 * @returns undefined if the same inspector did it at another screen
 */
export function describeDeparture(
  number: string,
  steps: readonly StoryStep[],
  self: string,
): Departure | undefined {
  const last = steps.findLast(({ type }) => whatOf[type] !== undefined)
  if (!last) return { number, what: 'gone', by: '', word: '' }
  if (last.by === self) return undefined
  const { word } = last.facts
  return {
    number,
    what: whatOf[last.type] ?? 'gone',
    by: last.by,
    word: typeof word === 'string' ? word : '',
  }
}
