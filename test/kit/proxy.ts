import { createConnection, createServer, type NetConnectOpts, type Socket } from 'node:net'

/** A connection that can be cut: bytes to the far side always arrive, bytes back may be swallowed. */
export interface TestProxy {
  readonly port: number
  /** Leads new connections to another target; open ones stay. */
  leadTo(target: NetConnectOpts): void
  /** Connections that the client's side has closed so far. */
  readonly endedByClient: number
  /** Discards answers from now on, so that nobody gets them. */
  swallowAnswers(): void
  /** Discards answers from the moment at which the client sends this text. */
  swallowAnswersAfter(said: string): void
  /** Breaks every connection; new ones work again. */
  cut(): void
  /** Bytes discarded so far. */
  readonly swallowed: number
  stop(): Promise<void>
}

/** Listens on a free port of this machine and forwards everything to `first`, or to the last target. */
export async function startProxy(first: NetConnectOpts): Promise<TestProxy> {
  let target = first
  let endedByClient = 0
  const connections = new Set<Socket>()
  let isMute = false
  let muteAfter: string | undefined
  let swallowed = 0
  const server = createServer(near => {
    const far = createConnection(target)
    connections.add(near)
    connections.add(far)
    near.on('data', data => {
      if (muteAfter !== undefined && data.includes(muteAfter)) isMute = true
      far.write(data)
    })
    far.on('data', data => {
      if (isMute) swallowed += data.length
      else near.write(data)
    })
    near.on('close', () => {
      if (connections.has(far)) endedByClient++
    })
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => {})
      one.on('close', () => {
        connections.delete(one)
        // With the bytes that are still to be sent.
        other.end()
      })
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const cut = () => {
    for (const socket of connections) socket.destroy()
    isMute = false
    muteAfter = undefined
  }
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    swallowAnswers() {
      isMute = true
    },
    swallowAnswersAfter(said) {
      muteAfter = said
    },
    cut,
    leadTo(next) {
      target = next
    },
    get endedByClient() {
      return endedByClient
    },
    get swallowed() {
      return swallowed
    },
    async stop() {
      const closed = new Promise(resolve => server.close(resolve))
      cut()
      await closed
    },
  }
}
