import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { refuse } from '../refusals.ts'
import type { Origin } from './address.ts'

export interface SiteOptions {
  /** The server's public address; undefined: whatever host a request names. */
  publicUrl: string | undefined
  /** The demonstration trusts what a page claims, so only pages of this machine may call it. */
  isDemo: boolean
  origin: Origin
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i
/** Headers that proxies add to a request. */
const proxyHeaders = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
] as const

/**
 * @returns whether a request comes from a page of this site. A request without `Origin` does not come from a page: browsers send the header
 * with every socket and every change.
 */
export function isOwnSite(request: IncomingMessage, { publicUrl, isDemo, origin }: SiteOptions): boolean {
  if (isDemo && !isOfThisMachine(request)) return false
  const from = request.headers.origin
  if (from === undefined) return request.headers['sec-fetch-site'] !== 'cross-site'
  // The operator's PUBLIC_URL takes precedence over the host that the request names.
  if (publicUrl !== undefined) return from === new URL(publicUrl).origin
  return from === `${origin.isSecure(request) ? 'https' : 'http'}://${request.headers.host ?? ''}`
}

const reads = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Creates the guard that refuses changes which a page of another site requests with our cookies (CSRF). */
export function ownSiteOnly(options: SiteOptions): RequestHandler {
  return (request, response, next) => {
    const isRead = reads.has(request.method)
    const isAllowed = isRead ? !options.isDemo || isOfThisMachine(request) : isOwnSite(request, options)
    if (isAllowed) return next()
    refuse(response, 'FOREIGN_ORIGIN')
  }
}

/**
 * @returns whether a request was sent on this machine to a name of this machine. Excludes other names that resolve to it (DNS rebinding) and
 * requests that a proxy has passed on.
 */
function isOfThisMachine({ headers }: IncomingMessage): boolean {
  return loopback.test(headers.host ?? '') && proxyHeaders.every(name => headers[name] === undefined)
}
