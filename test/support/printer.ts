import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

export interface PrinterBehaviour {
  /** Answers to status questions 1 to 4; undefined: it answers none. */
  status?: readonly [number, number, number, number] | undefined
  /** Whether it says when what came before is on paper. */
  confirms?: boolean
  /** Reads so many bytes, then pauses so long; otherwise as fast as they come. */
  slow?: { bytes: number; ms: number }
  /** Resets the connection once it has read so much of the ticket. */
  resetAfter?: number
  /** Once it has read so much of the ticket, paper is out: says so, and takes no more in. */
  paperOutAfter?: number
  /** Once it has read so much of the ticket it hears and says nothing any more. */
  freezeAfter?: number
  /** Says this as soon as somebody connects. */
  greeting?: string
  /** Talks while it prints: a status nobody asked for, with each piece it reads. */
  talkative?: boolean
}

/** @returns the part of a hall's settings by which a kiosk prints on `address`. */
export function printsOn(kiosk: string, address: string, profile = 'generic-80') {
  return { kiosks: { [kiosk]: { printers: ['p1'] } }, printers: { p1: { address, profile } } }
}

const well = [0x12, 0x12, 0x12, 0x12] as const
const paperOut = [0x1a, 0x32, 0x12, 0x72] as const

/** A printer as `10 04 n`, `1D 72 01` and a stream of bytes see it. Takes one connection at a time. */
export class TestPrinter {
  behaviour: PrinterBehaviour
  /** What came by each connection, less the status questions before and after. */
  readonly tickets: Buffer[] = []
  connections = 0
  readonly #server: Server
  #socket: Socket | undefined

  private constructor(behaviour: PrinterBehaviour) {
    this.behaviour = behaviour
    // Half open: it closes its side when it has taken everything in, not when the other says that this was all.
    this.#server = createServer({ noDelay: true, allowHalfOpen: true }, socket => this.#serve(socket))
  }

  static async open(behaviour: PrinterBehaviour = { status: well, confirms: true }): Promise<TestPrinter> {
    const printer = new TestPrinter(behaviour)
    await printer.listen(0)
    return printer
  }

  /** All is well, and it says when it has printed. */
  static readonly good: PrinterBehaviour = { status: well, confirms: true }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get address(): string {
    return `tcp://127.0.0.1:${this.port}`
  }

  /** How much of the present or last ticket has arrived. */
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
    this.#socket?.resetAndDestroy()
    await closed
  }

  #serve(socket: Socket): void {
    socket.on('error', () => {})
    if (this.#socket && !this.#socket.destroyed) {
      socket.destroy()
      return
    }
    this.#socket = socket
    this.connections++
    if (this.behaviour.greeting) socket.write(this.behaviour.greeting)
    void this.#read(socket)
  }

  async #read(socket: Socket): Promise<void> {
    let ticket: number | undefined
    let rest = Buffer.alloc(0)
    let isOut = false
    let taken = 0
    try {
      for await (const data of socket as AsyncIterable<Buffer>) {
        rest = Buffer.concat([rest, data])
        while (rest.length > 0) {
          const { behaviour } = this
          const { slow, status, confirms, resetAfter = Infinity } = behaviour
          if (taken >= (behaviour.freezeAfter ?? Infinity)) {
            await once(socket, 'close')
            return
          }
          if (taken >= (behaviour.paperOutAfter ?? Infinity)) isOut = true
          // Real-time commands are carried out wherever they stand, even within pictures.
          const at = realTimeAt(rest)
          if (at === 0) {
            const n = rest[2] ?? 1
            const answer = (isOut ? paperOut : status)?.[n - 1]
            if (answer !== undefined) socket.write(Uint8Array.of(answer))
            rest = rest.subarray(3)
            continue
          }
          const end = Math.min(at < 0 ? rest.length : at, slow?.bytes ?? Infinity)
          const piece = rest.subarray(0, end)
          rest = rest.subarray(end)
          if (isOut) continue
          ticket ??= this.tickets.push(Buffer.alloc(0)) - 1
          this.tickets[ticket] = Buffer.concat([this.tickets[ticket] ?? Buffer.alloc(0), piece])
          taken += piece.length
          if (taken >= resetAfter) {
            socket.resetAndDestroy()
            return
          }
          if (behaviour.talkative) socket.write(Uint8Array.of(0x10, 0, 0, 0))
          if (slow) await pause(slow.ms)
          if (confirms && endsWithQuestion(this.tickets[ticket])) socket.write(Uint8Array.of(0))
        }
      }
      socket.end()
    } catch {
      // Whoever printed has cut the line.
    }
  }
}

/** Where a status question begins; -1: nowhere. */
function realTimeAt(bytes: Buffer): number {
  for (let at = bytes.indexOf('1004', 0, 'hex'); at >= 0; at = bytes.indexOf('1004', at + 1, 'hex')) {
    const n = bytes[at + 2] ?? 0
    if (n >= 1 && n <= 4) return at
  }
  return -1
}

const question = Buffer.from('1d7201', 'hex')
function endsWithQuestion(ticket: Buffer | undefined): boolean {
  return ticket?.subarray(-question.length).equals(question) ?? false
}
