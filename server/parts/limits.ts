import type { IncomingMessage, Server } from 'node:http'
import type { Server as TlsServer } from 'node:https'
import type { Logger } from 'pino'
import { Rates } from '../auth/rates.ts'
import type { Config } from '../config.ts'
import { networkOf, type Origin } from '../http/guards/address.ts'
import { HttpLimits } from '../http/guards/http-limits.ts'
import { namesOneHost, oneHostOnly } from '../http/guards/one-host.ts'
import { rateOf } from '../http/guards/rate.ts'
import { isOwnSite, type SiteOptions } from '../http/guards/same-site.ts'
import { Connections } from '../sockets/connections.ts'
import { LineLimits } from '../sockets/line-limits.ts'

/** Packets of a connection that asks for nothing: signs of life, reports, repeats of what was not answered. */
const idlePacketsPerMinute = 1_200

interface Deps {
  config: Config
  origin: Origin
  site: SiteOptions
  log: Logger
}

/** What a stranger, a device or a person may send to this node and leave open on it: docs/security.md, "Limits". */
export function createLimits({ config, origin, site, log }: Deps) {
  const rates = new Rates(config)
  const networkOfRequest = (request: IncomingMessage) => networkOf(origin.addressOf(request))
  const connections = new Connections({
    max: config.maxConnections,
    maxOfNetwork: config.maxConnectionsPerAddress,
  })
  const lines = new LineLimits({
    ...{ log, networkOf: networkOfRequest },
    packetsPerMinute: idlePacketsPerMinute + 2 * config.requestsPerMinute,
  })
  const http = new HttpLimits({
    maxConnections: config.maxConnections,
    maxOfNetwork: config.maxConnectionsPerAddress,
    isProxy: origin.isProxy,
  })
  return {
    ...{ rates, connections, lines },
    networkOf: networkOfRequest,
    guards: [oneHostOnly, rateOf(rates, origin)],
    /** Whether a connection of a screen may be opened at all: not by a page of another site, and not too often. */
    async mayConnect(request: IncomingMessage): Promise<boolean> {
      const network = networkOfRequest(request)
      // Without an address the connection is gone already.
      if (network === '' || !namesOneHost(request) || !isOwnSite(request, site)) return false
      return !(await rates.request(`address:${network}`))
    },
    /** Applies the limits of plain connections to a server. */
    hold: (server: Server | TlsServer) => http.hold(server),
    start: () => lines.start(),
    stop: () => lines.stop(),
  }
}

export type Limits = ReturnType<typeof createLimits>
