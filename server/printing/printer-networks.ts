import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import type { PortRange } from '../networks.ts'
import { ConnectionError } from './byte-connection.ts'

/** A server of this installation. No printer may be at its address. */
export interface OwnServer {
  host: string
  port: number
}

export interface PrinterNetworksOptions {
  /** Networks in CIDR notation (`10.0.0.0/8`), or single addresses. */
  networks: readonly string[]
  ports: PortRange
  /** Redis and the archive's database: bytes of a ticket must never reach them. */
  never: readonly OwnServer[]
}

type Family = 'ipv4' | 'ipv6'

/**
 * This machine. Allowed only when the operator names a part of 127.0.0.0/8: a wider network that includes it is not
 * enough.
 */
const loopbackBits = 8
const loopback = listOf([
  ['127.0.0.0', loopbackBits],
  ['::1', 128],
])
/**
 * Addresses that are never a printer's: this network, link-local (where clouds keep their secrets), multicast,
 * broadcast.
 */
const neverPrinters = listOf([
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 3],
  ['::', 128],
  ['fe80::', 10],
  ['ff00::', 8],
])

/**
 * The addresses at which printers may be. The server connects to the address that a manager enters, so without
 * limits a manager could send bytes to any program that the server reaches. The operator sets the limits by
 * PRINTER_NETWORKS and PRINTER_PORTS.
 */
export class PrinterNetworks {
  readonly #allowed = new BlockList()
  readonly #allowedLoopback = new BlockList()
  readonly #ports: PortRange
  readonly #never: readonly OwnServer[]

  constructor({ networks, ports, never }: PrinterNetworksOptions) {
    for (const network of networks) {
      const [address, bits] = networkOf(network)
      const isLoopback = loopback.check(address, familyOf(address)) && bits >= loopbackBits
      add(isLoopback ? this.#allowedLoopback : this.#allowed, address, bits)
    }
    this.#ports = ports
    this.#never = never
  }

  /**
   * @returns whether a printer may be at an address that a manager entered; a host name is resolved only when it is
   * used
   */
  mayBeAt(host: string, port: number): boolean {
    return this.#hasPort(port) && (isIP(host) === 0 || this.#hasAddress(host))
  }

  /**
   * Resolves a host.
   *
   * @returns an allowed address; connect to it and not to the name, which might resolve differently the next time
   * @throws ConnectionError `not-allowed` when no address is allowed, `unreachable` when the name is unknown
   */
  async find(host: string, port: number): Promise<string> {
    if (!this.#hasPort(port)) throw new ConnectionError('not-allowed')
    const found = (await addressesOf(host)).filter(address => this.#hasAddress(address))
    for (const address of found) if (!(await this.#isOwnServer(address, port))) return address
    throw new ConnectionError('not-allowed')
  }

  #hasPort(port: number): boolean {
    return port >= this.#ports.from && port <= this.#ports.to
  }

  #hasAddress(address: string): boolean {
    const family = familyOf(address)
    if (neverPrinters.check(address, family)) return false
    const networks = loopback.check(address, family) ? this.#allowedLoopback : this.#allowed
    return networks.check(address, family)
  }

  async #isOwnServer(address: string, port: number): Promise<boolean> {
    for (const own of this.#never) {
      if (own.port !== port) continue
      // A store that can't be resolved now may be there later: no paper is better than bytes in a store.
      const addresses = await addressesOf(own.host).catch(() => [address])
      if (addresses.includes(address)) return true
    }
    return false
  }
}

function networkOf(text: string): [address: string, bits: number] {
  const [address = '', bits] = text.split('/')
  return [address, bits === undefined ? (isIP(address) === 4 ? 32 : 128) : Number(bits)]
}

function listOf(networks: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList()
  for (const [address, bits] of networks) add(list, address, bits)
  return list
}

function add(list: BlockList, address: string, bits: number): void {
  list.addSubnet(address, bits, familyOf(address))
}

function familyOf(address: string): Family {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4'
}

async function addressesOf(host: string): Promise<string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address)
  } catch (error) {
    throw new ConnectionError('unreachable', error)
  }
}

/** @returns where printers may be, by the operator's settings, except at the stores and the archive */
export function printerNetworksOf(config: {
  printerNetworks: readonly string[]
  printerPorts: PortRange
  redisUrl: string | undefined
  jobsRedisUrl: string | undefined
  databaseUrl: string | undefined
}): PrinterNetworks {
  const never = [
    ownServerOf(config.redisUrl, 6379),
    ownServerOf(config.jobsRedisUrl, 6379),
    ownServerOf(config.databaseUrl, 5432),
  ]
  return new PrinterNetworks({
    networks: config.printerNetworks,
    ports: config.printerPorts,
    never: never.filter(server => server !== undefined),
  })
}

function ownServerOf(url: string | undefined, defaultPort: number): OwnServer | undefined {
  if (url === undefined) return undefined
  const { hostname, port } = new URL(url)
  // The URL of a Unix socket has no host.
  return hostname === ''
    ? undefined
    : { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || defaultPort }
}
