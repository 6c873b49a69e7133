/** A press before anything is known of whether it may act. */
export interface Press {
  /** What it would do: a key and its button are one control. */
  control: string
  /** The ticket it was meant for: the one shown when the finger went down. undefined: nobody. */
  meant: string | undefined
  /** A held key, repeated by the keyboard. */
  isRepeat: boolean
}

/**
 * `repeat` and `dead` are passed over without a word: nobody meant them. The others are said: `in-flight`, an earlier
 * press has no answer yet; `other-ticket`, somebody else is at the window by now.
 */
export type Verdict = 'act' | 'repeat' | 'dead' | 'in-flight' | 'other-ticket'

/** A second tap of a nervous finger comes within half a second; nobody presses the same key on purpose so fast. */
export const deadMs = 600

/** Decides of each press whether it acts: one at a time, none twice, none for a ticket it was not meant for. */
export class PressGuard {
  #inFlight: string | undefined
  readonly #actedAt = new Map<string, number>()

  /** The control whose answer has not come. */
  get inFlight(): string | undefined {
    return this.#inFlight
  }

  /** @returns whether a control has just acted: it does nothing for a while, and nothing until its answer. */
  isDead(control: string, now: number): boolean {
    return (
      this.#inFlight === control || now - (this.#actedAt.get(control) ?? Number.NEGATIVE_INFINITY) < deadMs
    )
  }

  /**
   * @param present the ticket that the press would act on
   * @param now ms of a clock that never goes back
   * @returns the verdict; `act` holds every other press back until `answered`
   */
  judge({ control, meant, isRepeat }: Press, present: string | undefined, now: number): Verdict {
    if (isRepeat) return 'repeat'
    if (this.isDead(control, now)) return 'dead'
    if (this.#inFlight !== undefined) return 'in-flight'
    if (meant !== present) return 'other-ticket'
    this.#inFlight = control
    this.#actedAt.set(control, now)
    return 'act'
  }

  /** The press in flight has been answered, and the screen shows what came of it. */
  answered(): void {
    this.#inFlight = undefined
  }
}
