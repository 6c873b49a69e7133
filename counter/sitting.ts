import { isEndedDay } from '../shared/catalogue/day-setting.ts'
import type { HallView } from '../shared/contract/hall-view.ts'
import type { Sign } from '../shared/domain/counter.ts'
import { publicSessionLength } from '../shared/view/cut.ts'

/** One inspector at one window, from opening it until it is closed or taken over. */
export interface Sitting {
  centre: string
  counter: string
  /** Proves that this screen is the one at the window; others know only its beginning. */
  session: string
  person: string
  sign: Sign
}

export type SittingState =
  | { is: 'ours' }
  /** Another sits there, or the same person at another screen. */
  | { is: 'taken'; by: string }
  | { is: 'closed'; why: 'new-day' | 'day-ended' | 'closed' }

/** @returns what has become of a sitting, as the hall shows it. */
export function judgeSitting(view: HallView, { counter: id, session }: Sitting): SittingState {
  const counter = view.counters[id]
  if (counter && counter.day !== view.day) return { is: 'closed', why: 'new-day' }
  if (!counter || counter.state === 'closed') {
    const said = view.days[view.day]
    return { is: 'closed', why: isEndedDay(said) ? 'day-ended' : 'closed' }
  }
  if (counter.session === session.slice(0, publicSessionLength)) return { is: 'ours' }
  // A manager closed it and opened it for whoever comes.
  return counter.inspector ? { is: 'taken', by: counter.inspector } : { is: 'closed', why: 'closed' }
}

/**
 * @param browser this browser's own name
 * @returns an id for the person of `sign` at this browser: the same tomorrow, another one for a colleague.
 */
export function personId(browser: string, { surname, name, patronymic }: Sign): string {
  // FNV-1a: an id that carries no name, and needs no more than to tell a dozen colleagues apart.
  let hash = 0x811c9dc5
  for (const char of [surname, name, patronymic].map(part => part.trim().toLowerCase()).join('\n')) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return `${browser}-${hash.toString(16).padStart(8, '0')}`
}

/** @returns a name as it stands at the window. */
export function fullName({ surname, name, patronymic }: Sign): string {
  return [surname, name, patronymic].filter(part => part !== '').join(' ')
}
