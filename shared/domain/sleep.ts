/** Resolves after `ms` milliseconds. Work that can be cancelled uses `node:timers/promises` with a signal instead. */
export function sleep(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
