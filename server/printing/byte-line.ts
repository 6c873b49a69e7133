import type { PrintCause } from '../../shared/domain/print-outcome.ts'

/** The line did not come about, or ended; nothing more can be sent. */
export class LineError extends Error {
  override name = 'LineError'
  readonly why: PrintCause
  constructor(why: PrintCause, cause?: unknown) {
    super(`the line to the printer failed: ${why}`, { cause })
    this.why = why
  }
}

/** Bytes to a printer and back, over whatever lies between. */
export interface ByteLine {
  /** The other side has closed or lost it: nothing more will be heard. */
  readonly gone: boolean
  /** From now on, and what has come before. Called once. */
  listen(hear: (data: Uint8Array) => void, gone: () => void): void
  /** Resolves once the system has taken all of it, which for a slow printer is long before it has. @throws LineError */
  write(bytes: Uint8Array): Promise<void>
  /**
   * Nothing more comes: resolves once the printer has it all, as far as the line can tell, or after `ms`.
   * @throws LineError when it was cut instead
   */
  end(ms: number): Promise<void>
  /** Lets go of it, whatever has been said. Resolves once another may have it. */
  destroy(): Promise<void>
}
