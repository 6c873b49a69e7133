import type { Me } from '../contract/account.ts'
import { callApi } from './api.ts'

const retryMs = 1_000

/** @returns who this browser is, asked for until it is known: a screen may be up before its server. */
export async function loadMe(): Promise<Me> {
  for (;;) {
    const answer = await callApi<Me>('GET', '/api/me')
    if (answer.ok) return answer.reply
    await new Promise(resolve => setTimeout(resolve, retryMs))
  }
}

/** Leads to the page where people sign in, and from there back to this one. */
export function goToSignIn(): void {
  const { pathname, search, hash } = window.location
  window.location.assign(`/account/?next=${encodeURIComponent(pathname + search + hash)}`)
}
