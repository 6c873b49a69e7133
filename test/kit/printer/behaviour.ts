import type { Conditions } from './conditions.ts'

/** How a printer behaves. Absent properties are those of a good one: fast, without trouble, and it answers GS r. */
export interface MachineBehaviour {
  conditions?: Partial<Conditions>
  /** Answers nothing. */
  mute?: boolean
  /** The question "is it on paper" that it understands. */
  confirms?: 'process-id' | 'gs-r' | 'none'
  /** Reports each change by itself from the start, as some are set to by a switch. */
  tells?: boolean
  /** Sends an unasked status with each piece that it processes. */
  talkative?: boolean
  /** Bytes processed per second; absent: as fast as they come. */
  bytesPerSecond?: number
  /** Rows printed per second; absent: as fast as they come. A GS r is answered before they are on paper. */
  rowsPerSecond?: number
  /** Bytes of its receive buffer: when it is full, nothing more is read from the connection. */
  buffer?: number
  /** Rows until its paper ends, and from how many on it reports that it is near its end. */
  rowsLeft?: number
  nearAt?: number
  /** Its knife jams at the next cut. */
  jams?: boolean
  /** Bytes of a ticket after which it resets the connection, or stops reading and answering. */
  resetAfter?: number | undefined
  freezeAfter?: number
  /** Half a picture of a cut connection stays in it, as in many printers, and waits for its other half. */
  keepsHalf?: boolean
  /** Knows the command that clears its buffers. */
  clears?: boolean
}
