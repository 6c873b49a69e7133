import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A connection between a screen and the server that tests can cut. */
export interface CuttableConnection {
  /** The server's address through this connection. */
  readonly url: string
  /** Ends every connection and accepts none until `mend`. */
  cut(): void
  mend(): void
  close(): Promise<void>
}

/** Opens such a connection to the server at `url`. */
export async function openCuttableConnection(url: string): Promise<CuttableConnection> {
  const port = Number(new URL(url).port)
  const open = new Set<Socket>()
  let isCut = false
  const keep = (socket: Socket) => {
    open.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => open.delete(socket))
  }
  const cutAll = () => {
    for (const socket of open) socket.destroy()
  }
  const relay = createServer(near => {
    if (isCut) return void near.destroy()
    const far = connect(port, '127.0.0.1')
    keep(near)
    keep(far)
    near.pipe(far).pipe(near)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  })
  await new Promise<void>(resolve => relay.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
    cut() {
      isCut = true
      cutAll()
    },
    mend() {
      isCut = false
    },
    close() {
      cutAll()
      return new Promise(resolve => relay.close(() => resolve()))
    },
  }
}
