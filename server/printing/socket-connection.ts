import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type ByteConnection, ConnectionError } from './byte-connection.ts'
import type { PrinterNetworks } from './printer-networks.ts'

/** Milliseconds. Printers are on the centre's own network: one that takes longer is off. */
const connectTimeoutMs = 2_000

/**
 * A connection to a network printer. It always reads, also while sending: closing a socket with unread bytes resets
 * the connection, and the printer loses what it has not read yet.
 */
export class SocketConnection implements ByteConnection {
  readonly #socket: Socket
  readonly #closed: Promise<void>
  #failed = false
  #ended = false

  private constructor(socket: Socket) {
    this.#socket = socket
    this.#closed = new Promise(resolve => socket.once('close', () => resolve()))
    socket.on('error', () => {
      this.#failed = true
    })
    socket.on('end', () => {
      this.#ended = true
    })
  }

  /** Connects to a printer. @throws ConnectionError when there is no printer, or none may be there */
  static async open(
    host: string,
    port: number,
    networks: Pick<PrinterNetworks, 'find'>,
  ): Promise<SocketConnection> {
    // Connects to the address that was checked: resolving the name again might give another one.
    const address = await networks.find(host, port)
    return new Promise((resolve, reject) => {
      // Half open: a printer that closes its side still receives the rest.
      const socket = connect({ host: address, port, allowHalfOpen: true, noDelay: true })
      const fail = (cause?: unknown) => {
        socket.destroy()
        reject(new ConnectionError('unreachable', cause))
      }
      const timer = setTimeout(fail, connectTimeoutMs)
      socket.once('error', fail)
      socket.once('connect', () => {
        clearTimeout(timer)
        socket.off('error', fail)
        resolve(new SocketConnection(socket))
      })
      socket.once('close', () => clearTimeout(timer))
    })
  }

  get gone(): boolean {
    return this.#ended || this.#socket.destroyed
  }

  listen(onData: (data: Uint8Array) => void, onGone: () => void): void {
    this.#socket.on('data', onData)
    this.#socket.on('end', onGone)
    this.#socket.on('close', onGone)
  }

  write(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      const lost = () => reject(new ConnectionError('connection-lost'))
      // A reset while bytes wait in the system is reported only by the socket's end.
      void this.#closed.then(lost)
      this.#socket.write(bytes, error => (error ? lost() : resolve()))
    })
  }

  /** Waits until the printer has read everything and closes its side. @throws ConnectionError when the connection is lost before */
  async end(ms: number): Promise<void> {
    const wasFirst = this.#ended && !this.#failed
    // libuv reports a reset right after the last bytes as an ordinary end (tried). A write fails only after a reset;
    // printers ignore a zero byte.
    if (wasFirst) await this.write(Uint8Array.of(0))
    this.#socket.end()
    await Promise.race([this.#closed, pause(ms, undefined, { ref: false })])
    // A printer that has closed for good resets what comes after.
    if (this.#failed && !wasFirst) throw new ConnectionError('connection-lost')
  }

  destroy(): Promise<void> {
    this.#socket.destroy()
    return this.#closed
  }
}
