import { parseCookie, stringifySetCookie } from 'cookie'

/** Behind TLS a cookie carries this before its name: no other host and no page without TLS can set one of that name. */
const hostPrefix = '__Host-'

const sessionName = 'kezek-session'

/**
 * Anybody on the way to a page without TLS can give a browser a cookie of an unprotected name. So behind TLS only cookies
 * with the protected name count.
 * @param isSecure whether the request came by TLS
 * @returns the `Cookie` header without the cookies that must not be believed
 */
export function believedCookies(header: string | undefined, isSecure: boolean): string | undefined {
  if (header === undefined || !isSecure) return header
  return header
    .split(';')
    .filter(cookie => cookie.trim().startsWith(hostPrefix))
    .join(';')
}

/** @returns the value of a cookie, as it is named with TLS or without. */
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

/** @returns a `Set-Cookie` header of a cookie that no script can read. */
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

/** @returns the token of a person's session; undefined where the browser shows none. */
export function sessionTokenOf(header: string | undefined): string | undefined {
  return cookieOf(header, sessionName)
}

/** @returns a `Set-Cookie` header that gives a browser a person's session. */
export function sessionCookie(token: string, isSecure: boolean, maxAge: number): string {
  // Lax: whoever follows a link to a page of ours is still signed in; a change is never a link.
  return setCookie(sessionName, token, { isSecure, sameSite: 'lax', maxAge })
}

/** @returns `Set-Cookie` headers that take the session away, under either name. */
export function noSessionCookies(): string[] {
  return [true, false].map(isSecure => sessionCookie('', isSecure, 0))
}
