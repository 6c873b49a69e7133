/** A press that the guard has to judge. */
export interface Press {
  /** The pressed control; a key and its button are the same control. */
  control: string
  /** The ticket on screen at pointer-down; undefined: none. */
  ticketAtPress: string | undefined
  /** The keyboard repeats a held key. */
  isRepeat: boolean
}

/**
 * What to do with a press. `repeat` and `dead` are accidental and ignored. The screen shows a notice for `in-flight` (an earlier
 * press has no reply yet) and `other-ticket` (another visitor has come to the window).
 */
export type Verdict = 'act' | 'repeat' | 'dead' | 'in-flight' | 'other-ticket'

/** Time, ms, in which a control ignores a second press: accidental double taps come within 500 ms. */
export const ignorePressMs = 600

/** Decides whether a press acts. It allows one command at a time, no accidental repeats, and no command for the wrong ticket. */
export class PressGuard {
  #inFlight: string | undefined
  readonly #actedAt = new Map<string, number>()

  /** The control that waits for its reply. */
  get inFlight(): string | undefined {
    return this.#inFlight
  }

  /** @returns whether a control ignores presses because it has just acted or waits for its reply. */
  isDead(control: string, now: number): boolean {
    return (
      this.#inFlight === control ||
      now - (this.#actedAt.get(control) ?? Number.NEGATIVE_INFINITY) < ignorePressMs
    )
  }

  /**
   * Judges a press. After the verdict `act`, it holds back all other presses until `answered` is called.
   *
   * @param present the ticket at the window now
   * @param now ms of a monotonic clock
   */
  judge({ control, ticketAtPress, isRepeat }: Press, present: string | undefined, now: number): Verdict {
    if (isRepeat) return 'repeat'
    if (this.isDead(control, now)) return 'dead'
    if (this.#inFlight !== undefined) return 'in-flight'
    if (ticketAtPress !== present) return 'other-ticket'
    this.#inFlight = control
    this.#actedAt.set(control, now)
    return 'act'
  }

  /** Ends the press in flight: its reply has arrived, and the screen shows the result. */
  answered(): void {
    this.#inFlight = undefined
  }
}
