import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type ByteLine, LineError } from './byte-line.ts'
import type { PrinterNetworks } from './printer-networks.ts'

/** On a hall's own network; a printer that takes longer is off. */
const connectMs = 2_000

/**
 * A connection to a network printer. It reads all the time, whatever is being sent: a socket that is closed with unread
 * bytes in it resets the connection and takes with it what the printer has not read yet.
 */
export class SocketLine implements ByteLine {
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

  /** @throws LineError when nobody is there, or when no printer may be there. */
  static async open(
    host: string,
    port: number,
    networks: Pick<PrinterNetworks, 'find'>,
  ): Promise<SocketLine> {
    // Found first, and then connected to as it is: a name that is looked up twice may lead elsewhere the second time.
    const address = await networks.find(host, port)
    return new Promise((resolve, reject) => {
      // Half open: a printer that closes its side still gets the rest.
      const socket = connect({ host: address, port, allowHalfOpen: true, noDelay: true })
      const fail = (cause?: unknown) => {
        socket.destroy()
        reject(new LineError('unreachable', cause))
      }
      const timer = setTimeout(fail, connectMs)
      socket.once('error', fail)
      socket.once('connect', () => {
        clearTimeout(timer)
        socket.off('error', fail)
        resolve(new SocketLine(socket))
      })
      socket.once('close', () => clearTimeout(timer))
    })
  }

  get gone(): boolean {
    return this.#ended || this.#socket.destroyed
  }

  listen(hear: (data: Uint8Array) => void, gone: () => void): void {
    this.#socket.on('data', hear)
    this.#socket.on('end', gone)
    this.#socket.on('close', gone)
  }

  write(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      const lost = () => reject(new LineError('connection-lost'))
      // A reset while bytes wait in the system is told by the end of the socket alone.
      void this.#closed.then(lost)
      this.#socket.write(bytes, error => (error ? lost() : resolve()))
    })
  }

  /** The printer closes its side when it has read everything. */
  async end(ms: number): Promise<void> {
    const wasFirst = this.#ended && !this.#failed
    // A reset that comes right behind a last word is told as an end (libuv's way; tried). Unlike one that was only ended,
    // a socket that was reset takes nothing more; printers pass a zero byte over.
    if (wasFirst) await this.write(Uint8Array.of(0))
    this.#socket.end()
    await Promise.race([this.#closed, pause(ms, undefined, { ref: false })])
    // A printer that has closed for good resets what comes after.
    if (this.#failed && !wasFirst) throw new LineError('connection-lost')
  }

  destroy(): Promise<void> {
    this.#socket.destroy()
    return this.#closed
  }
}
