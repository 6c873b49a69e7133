import { sleep } from '../domain/sleep.ts'

const retryMs = 1_000

/** @returns the JSON at `path`; retries until the server answers, because a screen may start before its server. */
export async function loadJson<T>(path: string): Promise<T> {
  for (;;) {
    try {
      const response = await fetch(path)
      if (response.ok) return (await response.json()) as T
    } catch {
      // The server is not there yet.
    }
    await sleep(retryMs)
  }
}
