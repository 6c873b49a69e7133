import type { IncomingMessage } from 'node:http'
import proxyAddr from 'proxy-addr'

/** Where a request comes from, as far as that can be believed. */
export interface Origin {
  /** Address of whoever asks. */
  addressOf(request: IncomingMessage): string
  /** The request came by TLS, here or at the proxy before us. */
  isSecure(request: IncomingMessage): boolean
}

/**
 * @param trusted proxies before this server: addresses, subnets, or names such as `loopback`; empty: forwarded addresses are
 * not believed, for anybody could send them.
 */
export function originOf(trusted: readonly string[]): Origin {
  const trust = proxyAddr.compile([...trusted])
  const believes = (request: IncomingMessage) =>
    trusted.length > 0 && trust(request.socket.remoteAddress ?? '', 0)
  return {
    addressOf: request =>
      plain(trusted.length > 0 ? proxyAddr(request, trust) : (request.socket.remoteAddress ?? '')),
    isSecure(request) {
      if ('encrypted' in request.socket) return true
      const [first = ''] = String(request.headers['x-forwarded-proto'] ?? '').split(',')
      return believes(request) && first.trim().toLowerCase() === 'https'
    },
  }
}

/** One name for one address: `::ffff:10.0.0.1` is 10.0.0.1. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '')
}
