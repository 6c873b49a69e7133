import type { Logger } from 'pino'
import { noteFailure } from './boundary.ts'

/** A part of the server. It runs nothing before `start` and nothing after `stop` has resolved. */
export interface Part {
  start?(): void
  stop?(): void | Promise<void>
}

/** Starts parts in order; each may use those before it. */
export function startAll(parts: readonly Part[]): void {
  for (const part of parts) part.start?.()
}

/** Stops parts one after the other in reverse order. Logs a part that fails to stop and continues with the others. */
export async function stopAll(parts: readonly Part[], log: Logger): Promise<void> {
  for (const part of parts.toReversed()) {
    try {
      await part.stop?.()
    } catch (error) {
      noteFailure(log, 'stopping a part of the server', error)
    }
  }
}
