import type { RequestHandler } from 'express'
import helmet from 'helmet'
import type { Origin } from './address.ts'

/** A year, as browsers' own lists of hosts ask for. */
const hstsSeconds = 365 * 24 * 3600

/**
 * What a page of ours may do: what this server gives it, and nothing else. Styles are constructed by scripts and scripts come as
 * files, so that neither is ever allowed inline. Sounds of the office are played from memory (`blob:`), and so are pictures.
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
    // Told below, where the request came by TLS: to others it says nothing.
    strictTransportSecurity: false,
  })
  return (request, response, next) => {
    if (isSecure(request)) response.set('Strict-Transport-Security', `max-age=${hstsSeconds}`)
    // The office records voices; nothing else is needed of a machine.
    response.set('Permissions-Policy', 'microphone=(self), camera=(), geolocation=(), usb=(), payment=()')
    headers(request, response, next)
  }
}
