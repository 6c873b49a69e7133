import { sleep } from '../domain/sleep.ts'

const retryMs = 1_000

/** @returns what the server gives at `path`, asked for until it comes: a screen may be up before its server. */
export async function loadJson<T>(path: string): Promise<T> {
  for (;;) {
    try {
      const response = await fetch(path)
      if (response.ok) return (await response.json()) as T
    } catch {
      // Not there yet.
    }
    await sleep(retryMs)
  }
}
