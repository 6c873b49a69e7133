import type { IncomingMessage, Server } from 'node:http'
import type { Server as TlsServer } from 'node:https'
import type { Logger } from 'pino'
import { Rates } from '../auth/rates.ts'
import type { Config } from '../config.ts'
import { networkOf, type Origin } from '../http/guards/address.ts'
import { HttpLimits, idleTimeoutMs } from '../http/guards/http-limits.ts'
import { namesOneHost, oneHostOnly } from '../http/guards/one-host.ts'
import { limitRate } from '../http/guards/rate.ts'
import { isOwnSite, type SiteOptions } from '../http/guards/same-site.ts'
import { ConnectionGuard } from '../sockets/connection-guard.ts'
import { Connections } from '../sockets/connections.ts'

/** Packets per minute besides commands and queries: pings, heartbeats and repeated requests. */
const idlePacketsPerMinute = 1_200

interface Deps {
  config: Config
  origin: Origin
  site: SiteOptions
  log: Logger
}

/** Creates the limits on what strangers, devices and people may send to this node and keep open. See docs/security.md, "Limits". */
export function createLimits({ config, origin, site, log }: Deps) {
  const rates = new Rates(config)
  const networkOfRequest = (request: IncomingMessage) => networkOf(origin.addressOf(request))
  const connections = new Connections({
    max: config.maxConnections,
    maxOfNetwork: config.maxConnectionsPerAddress,
  })
  const connectionGuard = new ConnectionGuard({
    log,
    networkOf: networkOfRequest,
    packetsPerMinute: idlePacketsPerMinute + 2 * config.requestsPerMinute,
  })
  const http = new HttpLimits({
    maxConnections: config.maxConnections,
    maxOfNetwork: config.maxConnectionsPerAddress,
    isProxy: origin.isProxy,
    idleTimeoutMs,
  })
  return {
    rates,
    connections,
    connectionGuard,
    networkOf: networkOfRequest,
    guards: [oneHostOnly, limitRate(rates, origin)],
    /** @returns false for a page of another site, and for an address that opens connections too often. */
    async mayConnect(request: IncomingMessage): Promise<boolean> {
      const network = networkOfRequest(request)
      // A connection without an address is closed already.
      if (network === '' || !namesOneHost(request) || !isOwnSite(request, site)) return false
      return !(await rates.request(`address:${network}`))
    },
    /** Applies the limits of plain connections to a server. */
    applyTo: (server: Server | TlsServer) => http.applyTo(server),
    start: () => connectionGuard.start(),
    stop: () => connectionGuard.stop(),
  }
}

export type Limits = ReturnType<typeof createLimits>
