import type { Logger } from 'pino'
import { noteFailure } from './boundary.ts'

/** A part of the server: what it owns begins with `start` and has ended when `stop` resolves. */
export interface Part {
  start?(): void
  stop?(): void | Promise<void>
}

/** Starts parts in their order: each may use those before it. */
export function startAll(parts: readonly Part[]): void {
  for (const part of parts) part.start?.()
}

/** Stops parts one after the other in the reverse of their order. One that fails is logged; the others are stopped all the same. */
export async function stopAll(parts: readonly Part[], log: Logger): Promise<void> {
  for (const part of parts.toReversed()) {
    try {
      await part.stop?.()
    } catch (error) {
      noteFailure(log, 'stopping a part of the server', error)
    }
  }
}
