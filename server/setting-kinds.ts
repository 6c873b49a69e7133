import proxyAddr from 'proxy-addr'
import { z } from 'zod'

/** Addresses that only this machine can reach. The demonstration, which needs no sign-in, only listens on these. */
export const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/

/** @returns whether an address may be that of a sign-in: with TLS, so that nobody can impersonate it, or on this machine for trials. */
export function isSignInAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname.replace(/^\[|\]$/g, '')))
}

/** @returns whether an address may be that of this site: without a path, because screens, cookies and links use its root. */
export function isSiteAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, pathname, search, hash, username, password } = new URL(text)
  const isBare = [search, hash, username, password].every(part => part === '') && !/[?#]/.test(text)
  return /^https?:$/.test(protocol) && pathname === '/' && isBare
}

export function isProxyList(list: readonly string[]): boolean {
  try {
    proxyAddr.compile([...list])
    return true
  } catch {
    return false
  }
}

export const wholeNumber = (from: number, to: number, fallback: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .pipe(z.number().min(from).max(to))
    .default(fallback)
    .meta({ allowed: `a whole number from ${from} to ${to}` })

export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values).meta({ allowed: `one of ${values.join(', ')}` })

export const address = (protocols: RegExp, allowed: string) =>
  z
    .string()
    .refine(text => URL.canParse(text) && protocols.test(new URL(text).protocol))
    .meta({ allowed })

export const redisAddress = () =>
  address(/^(rediss?|unix):$/, 'an address such as redis://host:6379, rediss://host:6379 or unix:///path')
