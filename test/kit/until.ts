import { sleep } from '../../shared/domain/sleep.ts'

/** Long enough for two cores that run other tests beside; nothing is measured by it. */
const patienceMs = 60_000
const lookMs = 50

/**
 * Waits for something to become true, looking again and again.
 * @param what what is waited for, for the sentence of the failure
 * @param look its truth; an error is thrown on at once
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
