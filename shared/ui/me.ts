import type { Me } from '../contract/account.ts'
import { type StaffRole, staffRoles } from '../domain/roles.ts'
import { sleep } from '../domain/sleep.ts'
import { callApi } from './api.ts'
import { pageParam } from './device.ts'
import type { HallConnection } from './hall-connection.ts'
import { leaveByItself } from './leaving.ts'

/**
 * @returns what a page over the hall asks to be: a manager's, whoever its user is. In the demonstration nobody has signed in, and the
 * address says who is meant.
 */
export function pageRole(): StaffRole {
  const said = pageParam('as')
  return staffRoles.find(role => role === said) ?? 'manager'
}

const retryMs = 1_000

/** @returns who this browser is, asked for until it is known: a screen may be up before its server. */
export async function loadMe(): Promise<Me> {
  for (;;) {
    const answer = await callApi<Me>('GET', '/api/me')
    if (answer.ok) return answer.reply
    await sleep(retryMs)
  }
}

/** Leads to the page where people sign in, and from there back to this one. */
export function goToSignIn(): void {
  const { pathname, search, hash } = window.location
  leaveByItself()
  window.location.assign(`/account/?next=${encodeURIComponent(pathname + search + hash)}`)
}

const askedFor = new Set(['NOT_SIGNED_IN', 'MUST_CHANGE_PASSWORD'])

/** A screen of staff whose session has ended, or who must set a password first, goes where that is done. */
export function signInWhenAsked(hall: HallConnection): void {
  const stop = hall.onChange(() => {
    if (!hall.refusal || !askedFor.has(hall.refusal.code)) return
    stop()
    goToSignIn()
  })
}
