import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import type { Origin } from './address.ts'
import { refuse } from './refusals.ts'

export interface SiteOptions {
  /** Address at which people reach the server; undefined: whatever host they ask for. */
  publicUrl: string | undefined
  /** The demonstration believes what a page says: only pages of this machine may say it, whatever name leads here. */
  isDemo: boolean
  origin: Origin
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i

/**
 * @returns whether a request comes from a page of this very site. Without an `Origin` it comes from no page at all: browsers send
 * one with every socket and every change.
 */
export function isOwnSite(request: IncomingMessage, { publicUrl, isDemo, origin }: SiteOptions): boolean {
  const { host = '' } = request.headers
  if (isDemo && !loopback.test(host)) return false
  const from = request.headers.origin
  if (from === undefined) return request.headers['sec-fetch-site'] !== 'cross-site'
  const own = `${origin.isSecure(request) ? 'https' : 'http'}://${host}`
  return from === own || (publicUrl !== undefined && from === new URL(publicUrl).origin)
}

const reads = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Turns away changes that a page of another site asks for, with the cookies that the browser adds. */
export function ownSiteOnly(options: SiteOptions): RequestHandler {
  return (request, response, next) => {
    const isRead = reads.has(request.method)
    if (isRead && !options.isDemo) return next()
    if (isRead ? isReadAllowed(request, options) : isOwnSite(request, options)) return next()
    refuse(response, 'FOREIGN_ORIGIN')
  }
}

/** In the demonstration nothing is read under another name either: a name that is led here later is no page of ours. */
function isReadAllowed(request: IncomingMessage, { isDemo }: SiteOptions): boolean {
  return !isDemo || loopback.test(request.headers.host ?? '')
}
