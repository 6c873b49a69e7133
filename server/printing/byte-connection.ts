import type { PrintCause } from '../../shared/domain/print-outcome.ts'

/** The connection could not be opened, or has ended. Nothing more can be sent. */
export class ConnectionError extends Error {
  override name = 'ConnectionError'
  readonly why: PrintCause
  constructor(why: PrintCause, cause?: unknown) {
    super(`the connection to the printer failed: ${why}`, { cause })
    this.why = why
  }
}

/** A connection to a printer that carries bytes both ways, over a network or a device file. */
export interface ByteConnection {
  /** Whether the other side has closed or lost the connection. No more bytes will arrive. */
  readonly gone: boolean
  /** Passes on all bytes, those received earlier included, and reports the end. Call it once. */
  listen(onData: (data: Uint8Array) => void, onGone: () => void): void
  /**
   * Resolves once the system has taken all bytes, which may be long before a slow printer has them.
   *
   * @throws ConnectionError
   */
  write(bytes: Uint8Array): Promise<void>
  /**
   * Announces that nothing more comes. Resolves once the printer has received everything, as far as the connection
   * can tell, or after `ms`.
   *
   * @throws ConnectionError when the connection was cut instead
   */
  end(ms: number): Promise<void>
  /** Closes the connection at once. Resolves when another program can open one. */
  destroy(): Promise<void>
}
