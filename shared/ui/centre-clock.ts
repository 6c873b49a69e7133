import type { CentreClock } from '../contract/centre-clock.ts'
import { sleep } from '../domain/sleep.ts'
import { callApi } from './api.ts'

/** A page can show no time before it is known. */
const retryMs = 1_000

/** @returns the time at a centre, or of the country where no single one is meant; asked for until it is known. */
export async function loadClock(centre = ''): Promise<CentreClock> {
  for (;;) {
    const answer = await callApi<CentreClock>('GET', `/api/clock?${new URLSearchParams({ centre })}`)
    if (answer.ok) return answer.reply
    await sleep(retryMs)
  }
}
