import type { StoryStep } from '../shared/contract/wire.ts'

/** How a visitor left the window without a press of its inspector. */
export interface Departure {
  number: string
  what: 'cancelled' | 'returned' | 'finished' | 'unserved' | 'gone'
  /** `<role>:<id>`; empty where nobody can tell. */
  by: string
  /** The reason that was given. */
  word: string
}

const whatOf: Readonly<Record<string, Departure['what']>> = {
  'ticket:cancelled': 'cancelled',
  'ticket:returned': 'returned',
  'ticket:finished': 'finished',
  'ticket:left-unserved': 'unserved',
}

/**
 * @param steps the ticket's story; empty where it could not be read
 * @param self `<role>:<id>` of this inspector
 * @returns undefined where the inspector did it, at another screen
 */
export function howItLeft(number: string, steps: readonly StoryStep[], self: string): Departure | undefined {
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
