import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import proxyAddr from 'proxy-addr'
import { trustedCookies } from '../../auth/cookies.ts'

/** Where a request comes from, as far as that can be believed. */
export interface Origin {
  /** Address of whoever asks; empty once their connection is gone. */
  addressOf(request: IncomingMessage): string
  /** Whether the other end of a connection is a proxy that is believed. */
  isProxy(address: string): boolean
  /** The request came by TLS, here or at the proxy before us. */
  isSecure(request: IncomingMessage): boolean
  /** The `Cookie` header, as far as it can be believed. */
  cookiesOf(request: IncomingMessage): string | undefined
}

/**
 * @param trusted proxies before this server: addresses, subnets, or names such as `loopback`; empty: forwarded addresses are
 * not believed, for anybody could send them.
 */
export function originOf(trusted: readonly string[]): Origin {
  const trust = proxyAddr.compile([...trusted])
  const peerOf = ({ socket }: IncomingMessage) => plain(socket.remoteAddress ?? '')
  const isProxy = (address: string) => trusted.length > 0 && trust(plain(address), 0)
  const believes = (request: IncomingMessage) => isProxy(peerOf(request))
  const isSecure = (request: IncomingMessage) => {
    if ('encrypted' in request.socket) return true
    const [first = ''] = String(request.headers['x-forwarded-proto'] ?? '').split(',')
    return believes(request) && first.trim().toLowerCase() === 'https'
  }
  return {
    isProxy,
    addressOf(request) {
      let address = peerOf(request)
      if (trusted.length === 0) return address
      // The last address was added by the proxy next to us, which is believed about the one before it if it is believed itself.
      for (const said of forwardedFor(request).reverse()) {
        if (!trust(address, 0) || isIP(said) === 0) return address
        address = said
      }
      return address
    },
    isSecure,
    cookiesOf: request => trustedCookies(request.headers.cookie, isSecure(request)),
  }
}

/** @returns the addresses of `X-Forwarded-For`, the first the furthest away. */
function forwardedFor({ headers }: IncomingMessage): string[] {
  const list = String(headers['x-forwarded-for'] ?? '')
  return list === '' ? [] : list.split(',').map(address => plain(address.trim()))
}

/** Groups of an IPv6 address that name a network: a provider gives one customer all addresses under them. */
const networkGroups = 4

/** @returns by what an address is counted in limits: itself, or of IPv6 its network of /64. */
export function networkOf(given: string): string {
  const address = plain(given)
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? []
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const left = groups(head)
  const right = tail === undefined ? [] : groups(tail)
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  const all = tail === undefined ? left : [...left, ...zeros, ...right]
  return `${all.slice(0, networkGroups).join(':')}::/64`
}

/** One name for one address: `::ffff:10.0.0.1` is 10.0.0.1, and some proxies add the port, which is another for each connection. */
function plain(address: string): string {
  const [, bracketed] = /^\[([^\]]*)\](?::\d+)?$/.exec(address) ?? []
  const bare = bracketed ?? address.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
  return bare.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase()
}
