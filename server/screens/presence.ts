import type { HallView } from '../../shared/contract/hall-view.ts'
import { stateOf } from '../../shared/view/counters.ts'

/** An inspector whose screen is gone for this long, in ms, is not there: a page that is loaded again is back within seconds. */
const awayAfterMs = 60_000

/** What the store does not know yet: since when nobody is at a window (Unix ms), or that somebody is there again (empty). */
export interface PresenceChange {
  counter: string
  session: string
  away: number | ''
}

/**
 * Which open windows have no screen, and since when. Absence is measured by a clock that nobody can set: were it the store's, a step
 * of that clock ahead would make every window without a screen away at once.
 */
export class Presence {
  /** When each window without a screen was first seen so, by the steady clock, in ms. */
  readonly #missingSince = new Map<string, number>()

  /**
   * @param present those that have a screen now
   * @param steadyMs this machine's steady clock, in ms
   * @returns the open counters of a hall that had no screen for a minute
   */
  away(view: HallView, present: ReadonlySet<string>, steadyMs: number): string[] {
    const away: string[] = []
    for (const counter of Object.values(view.counters)) {
      const key = keyOf(view, counter.id)
      if (stateOf(view, counter) === 'closed' || present.has(counter.id)) {
        this.#missingSince.delete(key)
        continue
      }
      const since = this.#missingSince.get(key) ?? steadyMs
      this.#missingSince.set(key, since)
      if (steadyMs - since >= awayAfterMs) away.push(counter.id)
    }
    return away
  }

  /**
   * @param away what the look before found
   * @param at one moment, by the steady clock and by the store's (Unix ms)
   * @returns what of it is news to the store
   */
  changes(view: HallView, away: readonly string[], at: { steadyMs: number; now: number }): PresenceChange[] {
    return Object.values(view.counters).flatMap(counter => {
      const { id, session = '' } = counter
      if (session === '' || stateOf(view, counter) === 'closed') return []
      const missingSince = away.includes(id) ? this.#missingSince.get(keyOf(view, id)) : undefined
      const since = missingSince === undefined ? '' : Math.round(at.now - (at.steadyMs - missingSince))
      const isKnown = (since !== '') === (counter.away === session)
      return isKnown ? [] : [{ counter: id, session, away: since }]
    })
  }
}

function keyOf({ centre }: HallView, counter: string): string {
  return `${centre}:${counter}`
}
