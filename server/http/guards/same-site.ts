import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { refuse } from '../refusals.ts'
import type { Origin } from './address.ts'

export interface SiteOptions {
  /** Address at which people reach the server; undefined: any host that they ask for. */
  publicUrl: string | undefined
  /** The demonstration believes what a page says: only pages of this machine may say it, under any name of this machine. */
  isDemo: boolean
  origin: Origin
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i
/** What proxies add to a request that they pass on. */
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
 * @returns whether a request comes from a page of this very site. Without an `Origin` it comes from no page at all: browsers send
 * one with every socket and every change.
 */
export function isOwnSite(request: IncomingMessage, { publicUrl, isDemo, origin }: SiteOptions): boolean {
  if (isDemo && !isOfThisMachine(request)) return false
  const from = request.headers.origin
  if (from === undefined) return request.headers['sec-fetch-site'] !== 'cross-site'
  // Where the operator has said what this site is called, what a request says of it counts for nothing.
  if (publicUrl !== undefined) return from === new URL(publicUrl).origin
  return from === `${origin.isSecure(request) ? 'https' : 'http'}://${request.headers.host ?? ''}`
}

const reads = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Turns away changes that a page of another site asks for, with the cookies that the browser adds. */
export function ownSiteOnly(options: SiteOptions): RequestHandler {
  return (request, response, next) => {
    const isRead = reads.has(request.method)
    const isAllowed = isRead ? !options.isDemo || isOfThisMachine(request) : isOwnSite(request, options)
    if (isAllowed) return next()
    refuse(response, 'FOREIGN_ORIGIN')
  }
}

/**
 * @returns whether a request was sent on this machine to a name of this machine. A name that is led here later is none, and what a
 * proxy passes on comes from elsewhere: the demonstration answers neither.
 */
function isOfThisMachine({ headers }: IncomingMessage): boolean {
  return loopback.test(headers.host ?? '') && proxyHeaders.every(name => headers[name] === undefined)
}
