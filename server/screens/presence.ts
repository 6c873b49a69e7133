import type { HallView } from '../../shared/contract/hall-view.ts'
import { stateOf } from '../../shared/view/counters.ts'

/** An inspector whose screen is gone for so long is not there. */
const awayAfterMs = 60_000

/** What the store does not know yet: since when nobody is at a window (Unix ms), or that somebody is there again (empty). */
export interface PresenceChange {
  counter: string
  session: string
  away: number | ''
}

/** Which open windows have no screen, and since when. */
export class Presence {
  readonly #missingSince = new Map<string, number>()

  /** @returns the open counters of a hall that had no screen for a minute. `present`: those that have one now. */
  away(view: HallView, present: ReadonlySet<string>, now: number): string[] {
    const away: string[] = []
    for (const counter of Object.values(view.counters)) {
      const key = keyOf(view, counter.id)
      if (stateOf(view, counter) === 'closed' || present.has(counter.id)) {
        this.#missingSince.delete(key)
        continue
      }
      const since = this.#missingSince.get(key) ?? now
      this.#missingSince.set(key, since)
      if (now - since >= awayAfterMs) away.push(counter.id)
    }
    return away
  }

  /** @param away what the look before found. @returns what of it is news to the store */
  changes(view: HallView, away: readonly string[]): PresenceChange[] {
    return Object.values(view.counters).flatMap(counter => {
      const { id, session = '' } = counter
      if (session === '' || stateOf(view, counter) === 'closed') return []
      const since = away.includes(id) ? (this.#missingSince.get(keyOf(view, id)) ?? '') : ''
      const isKnown = (since !== '') === (counter.away === session)
      return isKnown ? [] : [{ counter: id, session, away: since }]
    })
  }
}

function keyOf({ centre }: HallView, counter: string): string {
  return `${centre}:${counter}`
}
