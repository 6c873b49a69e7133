import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { PrinterNetworks } from '../../server/printing/printer-networks.ts'
import type { MachineBehaviour } from './printer/behaviour.ts'
import { Machine } from './printer/machine.ts'
import type { Piece } from './printer/paper.ts'

export interface PrinterBehaviour extends MachineBehaviour {
  /** Says this as soon as somebody connects. */
  greeting?: string
  /** What becomes of whoever connects while another is there: turned away, or let in after it. */
  second?: 'refused' | 'waits'
}

/** The printers of tests are on this machine. */
export const testNetworks = new PrinterNetworks({
  networks: ['127.0.0.0/8'],
  ports: { from: 1, to: 65_535 },
  never: [],
})

/** @returns a printer of this machine, as a ticket is sent to it. */
export function printerAt(port: number) {
  return { kind: 'network', host: '127.0.0.1', port, networks: testNetworks } as const
}

/** @returns the part of a hall's settings by which a kiosk prints on `address`. */
export function printsOn(kiosk: string, address: string, profile = 'generic-80') {
  return { kiosks: { [kiosk]: { printers: ['p1'] } }, printers: { p1: { address, profile } } }
}

/** So much is taken from a line at once, before the printer has looked at it. */
const windowBytes = 1_024

/** A printer on the network. Takes one connection at a time. */
export class TestPrinter {
  /** All is well, and it says when it has printed. */
  static readonly good: PrinterBehaviour = {}
  static readonly outOfPaper: PrinterBehaviour = { conditions: { paper: 'out' } }

  readonly machine = new Machine()
  connections = 0
  #behaviour: PrinterBehaviour = {}
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  /** Those that wait for the one that is there. */
  #line: Socket[] = []
  #isTaken = false

  private constructor() {
    // Half open: it closes its side when it has taken everything in, not when the other says that this was all.
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

  /** What came by each connection, less real-time commands. */
  get tickets(): Buffer[] {
    return this.machine.language.tickets
  }

  /** What has come out. */
  get pieces(): readonly Piece[] {
    return this.machine.pieces
  }

  /** How much of the present or last ticket it has worked through. */
  get received(): number {
    return this.tickets.at(-1)?.length ?? 0
  }

  async listen(port: number): Promise<void> {
    this.#server.listen(port, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  /** Turned off: whoever is connected is cut off, and nobody is let in. */
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

/** Lets somebody talk to a printer over a stream, until it ends or breaks. */
export async function plugInto(machine: Machine, stream: Duplex, reset: () => void): Promise<void> {
  const closed = new Promise<void>(resolve => stream.once('close', () => resolve()))
  machine.attach({ answer: bytes => void stream.write(bytes), reset })
  void closed.then(() => machine.detach())
  try {
    // Not destroyed at its end: only the other's side is closed then.
    for await (const data of stream.iterator({ destroyOnReturn: false })) await machine.take(data)
    await machine.drained()
    stream.end()
  } catch {
    // Whoever printed has cut the line.
  }
  await closed
}
