import type { CentreClock } from '../contract/centre-clock.ts'
import { sleep } from '../domain/sleep.ts'
import { callApi } from './api.ts'

/** Milliseconds between two tries: a page shows no time before it has the centre's clock. */
const retryMs = 1_000

/** @returns the clock of a centre, or of the country without a centre; retries until the server answers. */
export async function loadClock(centre = ''): Promise<CentreClock> {
  for (;;) {
    const answer = await callApi<CentreClock>('GET', `/api/clock?${new URLSearchParams({ centre })}`)
    if (answer.ok) return answer.reply
    await sleep(retryMs)
  }
}
