import { once } from 'node:events'
import { createServer as createWebsite } from 'node:http'
import { type AddressInfo, createServer, type Server } from 'node:net'

/** Another program at an address where a printer should be. */
export interface NoPrinter {
  port: number
  close(): Promise<void>
}

/** A web server: answers clients of another protocol in words. */
export function startWebsite(): Promise<NoPrinter> {
  return start(createWebsite((_, response) => response.end('hello')))
}

/** Echoes all that it receives. */
export function startEcho(): Promise<NoPrinter> {
  return start(createServer(socket => socket.on('error', () => {}).pipe(socket)))
}

async function start(server: Server): Promise<NoPrinter> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close')
      server.close()
      await closed
    },
  }
}
