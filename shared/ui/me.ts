import type { Me } from '../contract/account.ts'
import { type StaffRole, staffRoles } from '../domain/roles.ts'
import { sleep } from '../domain/sleep.ts'
import { callApi } from './api.ts'
import { pageParam } from './device.ts'
import type { HallConnection } from './hall-connection.ts'
import { leaveByItself } from './leaving.ts'

/**
 * @param usual the role that the page is for
 * @returns the role that a page of staff connects with; in the demonstration, where nobody signs in, the role in the address.
 */
export function pageRole(usual: StaffRole = 'manager'): StaffRole {
  const said = pageParam('as')
  return staffRoles.find(role => role === said) ?? usual
}

/** Milliseconds between two tries. */
const retryMs = 1_000

/** @returns the signed-in user; retries until the server answers, because a screen may start before its server. */
export async function loadMe(): Promise<Me> {
  for (;;) {
    const answer = await callApi<Me>('GET', '/api/me')
    if (answer.ok) return answer.reply
    await sleep(retryMs)
  }
}

/** Opens the sign-in page, which leads back to this page. */
export function goToSignIn(): void {
  const { pathname, search, hash } = window.location
  leaveByItself()
  window.location.assign(`/account/?next=${encodeURIComponent(pathname + search + hash)}`)
}

const askedFor = new Set(['NOT_SIGNED_IN', 'MUST_CHANGE_PASSWORD'])

/** Opens the sign-in page when the session has ended or a password must be set first. */
export function signInWhenAsked(hall: HallConnection): void {
  const stop = hall.onChange(() => {
    if (!hall.refusal || !askedFor.has(hall.refusal.code)) return
    stop()
    goToSignIn()
  })
}
