import { parseCookie, stringifySetCookie } from 'cookie'

/** The prefix of cookie names behind TLS. Browsers let no other host and no page without TLS set a cookie with this prefix. */
const hostPrefix = '__Host-'

const sessionName = 'kezek-session'

/**
 * Drops cookies that must not be trusted. On a connection without TLS, an attacker on the way can set any cookie without the protected
 * prefix; so behind TLS only cookies with the prefix count.
 *
 * @param isSecure whether the request came by TLS
 * @returns the `Cookie` header without the other cookies
 */
export function trustedCookies(header: string | undefined, isSecure: boolean): string | undefined {
  if (header === undefined || !isSecure) return header
  return header
    .split(';')
    .filter(cookie => cookie.trim().startsWith(hostPrefix))
    .join(';')
}

/** @returns the value of a cookie, with or without the prefix for TLS. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  if (header === undefined) return undefined
  const cookies = parseCookie(header)
  return cookies[hostPrefix + name] ?? cookies[name]
}

export interface CookieOptions {
  /** The request came by TLS. */
  isSecure: boolean
  sameSite: 'lax' | 'strict'
  /** Seconds. */
  maxAge: number
}

/** @returns a `Set-Cookie` header for a cookie that no script in a page can read. */
export function setCookie(name: string, value: string, options: CookieOptions): string {
  const { isSecure, sameSite, maxAge } = options
  return stringifySetCookie({
    name: isSecure ? hostPrefix + name : name,
    value,
    httpOnly: true,
    path: '/',
    secure: isSecure,
    sameSite,
    maxAge,
  })
}

/** @returns the token of a person's session; undefined when the browser sends none. */
export function sessionTokenOf(header: string | undefined): string | undefined {
  return cookieOf(header, sessionName)
}

/** @returns a `Set-Cookie` header that stores a person's session token. @param maxAge seconds */
export function sessionCookie(token: string, isSecure: boolean, maxAge: number): string {
  // Lax: a person who follows a link to one of our pages is still signed in. Links never change anything.
  return setCookie(sessionName, token, { isSecure, sameSite: 'lax', maxAge })
}

/** @returns `Set-Cookie` headers that remove the session's cookie, with and without the prefix. */
export function noSessionCookies(): string[] {
  return [true, false].map(isSecure => sessionCookie('', isSecure, 0))
}
