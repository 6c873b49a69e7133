import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import proxyAddr from 'proxy-addr'
import { trustedCookies } from '../../auth/cookies.ts'

/** Tells where a request comes from, using only trusted information. */
export interface Origin {
  /** @returns the caller's address; empty once the connection is closed. */
  addressOf(request: IncomingMessage): string
  /** @returns whether an address is that of a trusted proxy. */
  isProxy(address: string): boolean
  /** @returns whether the request came by TLS, to this server or to the proxy before it. */
  isSecure(request: IncomingMessage): boolean
  /** @returns the `Cookie` header without cookies that must not be trusted. */
  cookiesOf(request: IncomingMessage): string | undefined
}

/**
 * Creates the reader of requests' origins.
 *
 * @param trusted proxies before this server: addresses, subnets, or names such as `loopback`. Empty: forwarded addresses are ignored,
 * because anyone could send them
 */
export function createOrigin(trusted: readonly string[]): Origin {
  const trust = proxyAddr.compile([...trusted])
  const peerOf = ({ socket }: IncomingMessage) => plain(socket.remoteAddress ?? '')
  const isProxy = (address: string) => trusted.length > 0 && trust(plain(address), 0)
  const isFromProxy = (request: IncomingMessage) => isProxy(peerOf(request))
  const isSecure = (request: IncomingMessage) => {
    if ('encrypted' in request.socket) return true
    const [first = ''] = String(request.headers['x-forwarded-proto'] ?? '').split(',')
    return isFromProxy(request) && first.trim().toLowerCase() === 'https'
  }
  return {
    isProxy,
    addressOf(request) {
      let address = peerOf(request)
      if (trusted.length === 0) return address
      // The nearest proxy added the last address. Go back through the list as long as each address is a trusted proxy.
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

/** @returns the addresses of `X-Forwarded-For`, the furthest first. */
function forwardedFor({ headers }: IncomingMessage): string[] {
  const list = String(headers['x-forwarded-for'] ?? '')
  return list === '' ? [] : list.split(',').map(address => plain(address.trim()))
}

/** Leading groups of an IPv6 address that form its network (/64); a provider gives one customer the whole network. */
const networkGroups = 4

/** @returns the key under which limits count an address: an IPv4 address itself, or the /64 network of an IPv6 address. */
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

/** @returns an address in its plain form: without the IPv6 prefix of an IPv4 address, and without the port that some proxies add. */
function plain(address: string): string {
  const [, bracketed] = /^\[([^\]]*)\](?::\d+)?$/.exec(address) ?? []
  const bare = bracketed ?? address.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
  return bare.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase()
}
