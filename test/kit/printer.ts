import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { PrinterNetworks } from '../../server/printing/printer-networks.ts'
import type { MachineBehaviour } from './printer/behaviour.ts'
import { Machine } from './printer/machine.ts'
import type { Piece } from './printer/paper.ts'

export interface PrinterBehaviour extends MachineBehaviour {
  /** Sent as soon as a client connects. */
  greeting?: string
  /** What happens to a second client: it is refused, or waits for the first. */
  second?: 'refused' | 'waits'
}

/** The printers of tests are on this machine. */
export const testNetworks = new PrinterNetworks({
  networks: ['127.0.0.0/8'],
  ports: { from: 1, to: 65_535 },
  never: [],
})

/** @returns a printer of this machine, as the address to send a ticket to */
export function printerAt(port: number) {
  return { kind: 'network', host: '127.0.0.1', port, networks: testNetworks } as const
}

/** @returns the part of the settings by which a kiosk prints on `address` */
export function printsOn(kiosk: string, address: string, profile = 'generic-80') {
  return { kiosks: { [kiosk]: { printers: ['p1'] } }, printers: { p1: { address, profile } } }
}

/** Bytes that the socket takes before the printer has read them. */
const windowBytes = 1_024

/** A network printer. It accepts one connection at a time. */
export class TestPrinter {
  /** It has no trouble, and confirms when it has printed. */
  static readonly good: PrinterBehaviour = {}
  static readonly outOfPaper: PrinterBehaviour = { conditions: { paper: 'out' } }

  readonly machine = new Machine()
  connections = 0
  #behaviour: PrinterBehaviour = {}
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  /** Clients that wait for the present one. */
  #line: Socket[] = []
  #isTaken = false

  private constructor() {
    // Half open: it closes its side when it has read everything, not when the other side ends.
    const options = { noDelay: true, allowHalfOpen: true, highWaterMark: windowBytes }
    this.#server = createServer(options, socket => this.#meet(socket))
  }

  static async open(behaviour: PrinterBehaviour = TestPrinter.good): Promise<TestPrinter> {
    const printer = new TestPrinter()
    printer.behaviour = behaviour
    await printer.listen(0)
    return printer
  }

  get behaviour(): PrinterBehaviour {
    return this.#behaviour
  }

  set behaviour(behaviour: PrinterBehaviour) {
    this.#behaviour = behaviour
    this.machine.behaviour = behaviour
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get address(): string {
    return `tcp://127.0.0.1:${this.port}`
  }

  /** Bytes of each connection, without real-time commands. */
  get tickets(): Buffer[] {
    return this.machine.language.tickets
  }

  /** What has come out. */
  get pieces(): readonly Piece[] {
    return this.machine.pieces
  }

  /** Bytes of the present or last ticket that it has processed. */
  get received(): number {
    return this.tickets.at(-1)?.length ?? 0
  }

  async listen(port: number): Promise<void> {
    this.#server.listen(port, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  /** Turns it off: the client is cut off, and none is accepted. */
  async close(): Promise<void> {
    if (!this.#server.listening) return
    const closed = once(this.#server, 'close')
    this.#server.close()
    for (const socket of this.#sockets) socket.resetAndDestroy()
    await closed
  }

  #meet(socket: Socket): void {
    this.#sockets.add(socket)
    socket.once('close', () => this.#sockets.delete(socket))
    socket.on('error', () => {})
    if (!this.#isTaken) void this.#serve(socket)
    else if (this.#behaviour.second === 'waits') this.#line.push(socket)
    else socket.destroy()
  }

  async #serve(socket: Socket): Promise<void> {
    this.#isTaken = true
    this.connections++
    if (this.#behaviour.greeting) socket.write(this.#behaviour.greeting)
    await plugInto(this.machine, socket, () => socket.resetAndDestroy())
    this.#isTaken = false
    const next = this.#line.shift()
    if (next) void this.#serve(next)
  }
}

/** Connects a client's stream to a printer until it ends or breaks. */
export async function plugInto(machine: Machine, stream: Duplex, reset: () => void): Promise<void> {
  const closed = new Promise<void>(resolve => stream.once('close', () => resolve()))
  machine.attach({ answer: bytes => void stream.write(bytes), reset })
  void closed.then(() => machine.detach())
  try {
    // Not destroyed at its end: only the other side is closed then.
    for await (const data of stream.iterator({ destroyOnReturn: false })) await machine.take(data)
    await machine.drained()
    stream.end()
  } catch {
    // The sender has cut the connection.
  }
  await closed
}
