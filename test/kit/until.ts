import { sleep } from '../../shared/domain/sleep.ts'

/** Milliseconds: long enough for two cores that run other tests too; nothing is measured by it. */
const patienceMs = 60_000
const lookMs = 50

/**
 * Checks again and again until something is true.
 *
 * @param what the condition, for the failure's sentence
 * @param look the check; its errors are thrown on at once
 * @returns the first value that is not false, undefined or null
 */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  withinMs = patienceMs,
): Promise<NonNullable<T>> {
  const giveUp = performance.now() + withinMs
  for (;;) {
    const seen = await look()
    if (seen !== false && seen !== undefined && seen !== null) return seen
    if (performance.now() > giveUp) throw new Error(`waited in vain until ${what}`)
    await sleep(lookMs)
  }
}
