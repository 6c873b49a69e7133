import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

export interface NoWebSocket {
  readonly url: string
  /** Upgrades that were refused so far. */
  readonly refused: number
  /** Lets upgrades through from now on, as after a repair of the proxy. */
  mend(): void
  stop(): Promise<void>
}

/**
 * A proxy as found in offices: HTTP passes, an upgrade is answered with 502, or with `'nothing'` not at all.
 *
 * @param target address of the server behind it
 */
export async function startNoWebSocket(
  target: string,
  upgrade: '502' | 'nothing' = '502',
): Promise<NoWebSocket> {
  const { hostname, port } = new URL(target)
  let refused = 0
  let isMended = false
  const upgraded = new Set<Duplex>()
  const server = createServer((near, answer) => {
    const { method, url: path, headers } = near
    const far = request({ hostname, port, method, path, headers }, reply => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(answer)
    })
    far.on('error', () => answer.headersSent || answer.writeHead(502).end())
    answer.on('close', () => far.destroy())
    near.pipe(far)
  })
  server.on('upgrade', (near, socket, head) => {
    upgraded.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => upgraded.delete(socket))
    if (!isMended) {
      refused++
      if (upgrade === '502')
        socket.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    const far = request({ hostname, port, path: near.url, headers: near.headers })
    far.on('error', () => socket.destroy())
    far.on('upgrade', (reply, farSocket, farHead) => {
      const lines = Object.entries(reply.headers).map(([name, value]) => `${name}: ${value}\r\n`)
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`)
      farSocket.unshift(farHead)
      socket.unshift(head)
      farSocket.on('error', () => socket.destroy())
      socket.pipe(farSocket).pipe(socket)
    })
    far.end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get refused() {
      return refused
    },
    mend() {
      isMended = true
    },
    async stop() {
      const closed = new Promise(resolve => server.close(resolve))
      server.closeAllConnections()
      for (const socket of upgraded) socket.destroy()
      await closed
    },
  }
}
