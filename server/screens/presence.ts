import type { HallView } from '../../shared/contract/hall-view.ts'
import { stateOf } from '../../shared/view/counters.ts'

/** A change that the store does not know yet. `away`: since when nobody is at the window (Unix ms); empty when an inspector is back. */
export interface PresenceChange {
  counter: string
  session: string
  away: number | ''
}

/**
 * Finds the open windows that have no screen, and since when. It measures by the steady clock: a step ahead of the store's clock would
 * otherwise make every window without a screen count as away at once.
 */
export class Presence {
  readonly #awayAfterMs: number
  /** When each window was first seen without a screen, by the steady clock, ms. */
  readonly #missingSince = new Map<string, number>()

  /** @param awayAfterMs milliseconds without a screen after which an inspector counts as away; a reloaded page is back within seconds */
  constructor(awayAfterMs: number) {
    this.#awayAfterMs = awayAfterMs
  }

  /**
   * Notes which windows have a screen now.
   *
   * @param present ids of the windows that have a screen
   * @param steadyMs the steady clock, ms
   * @returns ids of the open windows that have had no screen for that long
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
      if (steadyMs - since >= this.#awayAfterMs) away.push(counter.id)
    }
    return away
  }

  /**
   * Compares the windows that are away with the view.
   *
   * @param away ids that `away` returned just before
   * @param at the present moment by the steady clock and by the store's clock (Unix ms)
   * @returns the changes that the store does not know yet
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
