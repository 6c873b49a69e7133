import { type ByteConnection, ConnectionError } from './byte-connection.ts'
import { DeviceConnection } from './device-connection.ts'
import type { PrinterNetworks } from './printer-networks.ts'
import { clearedBlock, type PrinterReply, printedBlock, ReplyParser } from './reply-parser.ts'
import { SocketConnection } from './socket-connection.ts'
import { type Condition, conditionOfUnasked } from './status.ts'

/** Where a printer is: on the network, or connected to this machine. */
export type PrinterAddress =
  | { kind: 'network'; host: string; port: number; networks: Pick<PrinterNetworks, 'find'> }
  /** `baud`: speed of a serial port. */
  | { kind: 'device'; path: string; baud?: number }

/** Bytes per write. Progress is checked after each. */
const pieceBytes = 4_096

/** A conversation with a printer. Printers also send replies that were not asked for, at any time. */
export class PrinterConnection {
  readonly #connection: ByteConnection
  readonly #parser = new ReplyParser()
  /** Answers in the order of the questions, so that a late answer is matched to its own question. */
  readonly #answers: number[] = []
  #asked = 0
  readonly #waiting = new Set<() => void>()
  /** Whether bytes came that no printer sends: this is another kind of machine. */
  strange = false
  /** The last status that the printer sent unasked. */
  unasked: Condition | undefined
  /**
   * `processed`: `GS r` was answered. `printed`: id of the last ticket on paper. `cleared`: the buffers are empty.
   */
  processed = false
  printed: string | undefined
  cleared = false

  private constructor(connection: ByteConnection) {
    this.#connection = connection
    connection.listen(
      data => {
        for (const reply of this.#parser.parse(data)) this.#note(reply)
        this.#wake()
      },
      () => this.#wake(),
    )
  }

  /** Connects to a printer. @throws ConnectionError when it can't be reached */
  static async open(address: PrinterAddress): Promise<PrinterConnection> {
    const connection =
      address.kind === 'network'
        ? await SocketConnection.open(address.host, address.port, address.networks)
        : await DeviceConnection.open(address.path, address.baud)
    return new PrinterConnection(connection)
  }

  /** Whether the printer has closed or reset the connection. */
  get gone(): boolean {
    return this.#connection.gone
  }

  /** Asks a status question. @returns undefined when no answer comes within `ms` */
  async answerTo(question: Uint8Array, ms: number): Promise<number | undefined> {
    if (this.gone) return undefined
    // A failed write also ends the connection, which `until` notices.
    this.#connection.write(question).catch(() => {})
    const own = this.#asked++
    const answer = await this.until(() => this.#answers[own], ms)
    // An incomplete reply and then nothing is what an echo of the question looks like.
    if (answer === undefined && this.#parser.isMidReply) this.strange = true
    return answer
  }

  /**
   * Sends bytes piece by piece, as fast as the printer takes them.
   *
   * @param stop ends the sending when it returns a value, which is then returned
   * @throws ConnectionError when the connection ends, or takes nothing for `stallMs`
   */
  async send<T>(bytes: Uint8Array, stallMs: number, stop: () => T | undefined): Promise<T | undefined> {
    for (let from = 0; from < bytes.length; from += pieceBytes) {
      const stopped = await this.#sendPiece(bytes.subarray(from, from + pieceBytes), stallMs, stop)
      if (stopped !== undefined) return stopped
    }
    return undefined
  }

  /**
   * Waits until `read` returns a value.
   *
   * @returns that value; undefined when the printer has gone or `ms` have passed
   */
  until<T>(read: () => T | undefined, ms: number): Promise<T | undefined> {
    return new Promise(resolve => {
      const finish = (value: T | undefined) => {
        clearTimeout(timer)
        this.#waiting.delete(again)
        resolve(value)
      }
      const again = () => {
        const seen = read()
        if (seen !== undefined || this.gone) finish(seen)
      }
      const timer = setTimeout(() => finish(read()), ms)
      this.#waiting.add(again)
      again()
    })
  }

  /**
   * Announces that nothing more comes and waits until everything has arrived.
   *
   * @throws ConnectionError when the connection was cut instead
   */
  end(ms: number): Promise<void> {
    return this.#connection.end(ms)
  }

  destroy(): Promise<void> {
    return this.#connection.destroy()
  }

  #sendPiece<T>(piece: Uint8Array, stallMs: number, stop: () => T | undefined): Promise<T | undefined> {
    let timer: NodeJS.Timeout | undefined
    let look = () => {}
    return new Promise<T | undefined>((resolve, reject) => {
      timer = setTimeout(() => reject(new ConnectionError('stalled')), stallMs)
      look = () => {
        const seen = stop()
        if (seen !== undefined) resolve(seen)
      }
      this.#waiting.add(look)
      look()
      this.#connection.write(piece).then(() => resolve(undefined), reject)
    }).finally(() => {
      clearTimeout(timer)
      this.#waiting.delete(look)
    })
  }

  #note(reply: PrinterReply): void {
    switch (reply.kind) {
      case 'status':
        this.#answers.push(reply.byte)
        return
      case 'unasked':
        this.unasked = conditionOfUnasked(reply.bytes)
        return
      case 'processed':
        this.processed = true
        return
      case 'block':
        if (reply.id === printedBlock) this.printed = reply.text
        else if (reply.id === clearedBlock) this.cleared = true
        return
      case 'other block':
        return
      case 'strange':
        this.strange = true
    }
  }

  #wake(): void {
    for (const again of [...this.#waiting]) again()
  }
}
