import { isEndedDay } from '../shared/calendar/day-setting.ts'
import type { HallView } from '../shared/contract/hall-view.ts'
import type { Sign } from '../shared/domain/counter.ts'
import { publicSessionLength } from '../shared/view/cut.ts'

/** One inspector's time at a window, from opening it until it is closed or taken over. */
export interface Sitting {
  centre: string
  counter: string
  /** Secret that proves that this screen operates the window; others know only its first characters. */
  session: string
  person: string
  sign: Sign
}

export type SittingState =
  | { is: 'ours' }
  /** Another person took the window over, or the same person at another screen. */
  | { is: 'taken'; by: string }
  | { is: 'closed'; why: 'new-day' | 'day-ended' | 'closed' }

/** @returns the state of a sitting in the hall's view. */
export function judgeSitting(view: HallView, { counter: id, session }: Sitting): SittingState {
  const counter = view.counters[id]
  if (counter && counter.day !== view.day) return { is: 'closed', why: 'new-day' }
  if (!counter || counter.state === 'closed') {
    const day = view.days[view.day]
    return { is: 'closed', why: isEndedDay(day) ? 'day-ended' : 'closed' }
  }
  if (counter.session === session.slice(0, publicSessionLength)) return { is: 'ours' }
  // Without an inspector, a manager has closed the window and opened it again.
  return counter.inspector ? { is: 'taken', by: counter.inspector } : { is: 'closed', why: 'closed' }
}

/**
 * Makes a person id for the demonstration. The same person gets the same id in this browser every day.
 *
 * @param browser this browser's id
 */
export function personId(browser: string, { surname, name, patronymic }: Sign): string {
  // FNV-1a hides the name, and distinguishes a dozen colleagues well enough.
  let hash = 0x811c9dc5
  for (const char of [surname, name, patronymic].map(part => part.trim().toLowerCase()).join('\n')) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return `${browser}-${hash.toString(16).padStart(8, '0')}`
}

/** @returns a full name as the sign at the window shows it. */
export function fullName({ surname, name, patronymic }: Sign): string {
  return [surname, name, patronymic].filter(part => part !== '').join(' ')
}
