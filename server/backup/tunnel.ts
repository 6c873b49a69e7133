import { createServer, type Socket } from 'node:net'
import { connect } from 'node:tls'
import { closeSocketPath, openSocketPath } from '../redis/socket-path.ts'

export interface Tunnel {
  socketPath: string
  /** Why the far side was not reached or not trusted; undefined: there was no failure. */
  failure(): Error | undefined
  close(): Promise<void>
}

/**
 * Listens on a Unix socket in `folder`, which only this user can enter, and forwards each connection over TLS. Node
 * decides whether the far side is trusted, by its name, Node's list of authorities and NODE_EXTRA_CA_CERTS;
 * redis-cli uses another list and checks no names.
 */
export async function openTunnel(folder: string, far: { host: string; port: number }): Promise<Tunnel> {
  const socketPath = await openSocketPath(folder, 't')
  const connections = new Set<Socket>()
  let failure: Error | undefined
  const server = createServer(near => {
    const remote = connect(far)
    for (const [one, other] of [
      [near, remote],
      [remote, near],
    ] as const) {
      connections.add(one)
      one.on('close', () => {
        connections.delete(one)
        other.end()
      })
      one.pipe(other)
    }
    near.on('error', () => {})
    remote.on('error', error => {
      failure ??= error
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(socketPath, resolve)
  })
  return {
    socketPath,
    failure: () => failure,
    async close() {
      const closed = new Promise(resolve => server.close(resolve))
      for (const socket of connections) socket.destroy()
      await closed
      await closeSocketPath(folder, socketPath)
    },
  }
}
