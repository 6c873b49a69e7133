import type { Conditions } from './conditions.ts'

/** How a printer behaves; what is absent is as in a good one: quick, well, and it answers GS r. */
export interface MachineBehaviour {
  conditions?: Partial<Conditions>
  /** Answers nothing. */
  mute?: boolean
  /** The question "is it on paper" that it knows. */
  confirms?: 'process-id' | 'gs-r' | 'none'
  /** Tells each change by itself from the start, as some are set up to by a switch. */
  tells?: boolean
  /** Talks while it prints: a status nobody asked for, with each piece it works through. */
  talkative?: boolean
  /** How fast it works through what it has; otherwise as fast as it comes. */
  bytesPerSecond?: number
  /** How fast its head is; otherwise as fast as rows come. A GS r is answered before they are on paper. */
  rowsPerSecond?: number
  /** Room for what is not yet worked through: when it is full, nothing more is taken from the line. */
  buffer?: number
  /** Rows until its paper ends, and from how many on it says that it is near its end. */
  rowsLeft?: number
  nearAt?: number
  /** Its knife gets stuck at the next cut. */
  jams?: boolean
  /** Once it has worked through so many bytes of a ticket: resets the line, or hears and says nothing any more. */
  resetAfter?: number | undefined
  freezeAfter?: number
  /** Half a picture of a line that was cut stays in it, as in many printers, and waits for its other half. */
  keepsHalf?: boolean
  /** Knows the command that clears its buffers. */
  clears?: boolean
}
