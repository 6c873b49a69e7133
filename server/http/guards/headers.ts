import type { RequestHandler } from 'express'
import helmet from 'helmet'
import type { Origin } from './address.ts'

/** Seconds for which browsers insist on TLS: a year, which browsers' preload lists require. */
const hstsSeconds = 365 * 24 * 3600

/**
 * Sets the security headers. Our pages may only load what this server sends. Scripts come as files and scripts construct the styles, so
 * neither is allowed inline. The office plays sounds and shows pictures from memory (`blob:`).
 */
export function securityHeaders({ isSecure }: Origin): RequestHandler {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        mediaSrc: ["'self'", 'blob:'],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: true,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    // Set below, only for requests by TLS.
    strictTransportSecurity: false,
  })
  return (request, response, next) => {
    if (isSecure(request)) response.set('Strict-Transport-Security', `max-age=${hstsSeconds}`)
    // The office records voices; no page needs anything else of the machine.
    response.set('Permissions-Policy', 'microphone=(self), camera=(), geolocation=(), usb=(), payment=()')
    headers(request, response, next)
  }
}
