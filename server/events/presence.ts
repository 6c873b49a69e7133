import type { HallView } from '../../shared/contract/hall-view.ts'
import { stateOf } from '../../shared/view/counters.ts'

/** An inspector whose screen is gone for so long is not there. */
const awayAfterMs = 60_000

/** Which open windows have no screen, and since when. */
export class Presence {
  readonly #missingSince = new Map<string, number>()

  /** @returns the open counters of a hall that had no screen for a minute. `present`: those that have one now. */
  away(view: HallView, present: ReadonlySet<string>, now: number): string[] {
    const away: string[] = []
    for (const counter of Object.values(view.counters)) {
      const key = `${view.centre}:${counter.id}`
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
}
