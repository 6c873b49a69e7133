import { type ByteLine, LineError } from './byte-line.ts'
import { DeviceLine } from './device-line.ts'
import { clearedBlock, type Heard, Hearing, printedBlock } from './hearing.ts'
import type { PrinterNetworks } from './printer-networks.ts'
import { SocketLine } from './socket-line.ts'
import { type Condition, conditionOfUnasked } from './status.ts'

/** Where a printer is: on the network, or at this machine. */
export type PrinterAddress =
  | { kind: 'network'; host: string; port: number; networks: Pick<PrinterNetworks, 'find'> }
  /** `baud`: speed of a serial port. */
  | { kind: 'device'; path: string; baud?: number }

/** What is handed over at once: progress is seen at this grain. */
const pieceBytes = 4_096

/** A talk with a printer over a line of bytes: it says much that nobody has asked for, at any time. */
export class PrinterLine {
  readonly #line: ByteLine
  readonly #hearing = new Hearing()
  /** Answers in the order of the questions: one that comes late is still its own question's. */
  readonly #answers: number[] = []
  #asked = 0
  readonly #waiting = new Set<() => void>()
  /** Something came that no printer says: this is another kind of machine. */
  strange = false
  /** What it last said unasked. */
  unasked: Condition | undefined
  /** `GS r` was answered; and the last block that says which ticket is on paper, and that its buffers are empty. */
  processed = false
  printed: string | undefined
  cleared = false

  private constructor(line: ByteLine) {
    this.#line = line
    line.listen(
      data => {
        for (const heard of this.#hearing.hear(data)) this.#note(heard)
        this.#wake()
      },
      () => this.#wake(),
    )
  }

  /** @throws LineError when nobody is there. */
  static async open(address: PrinterAddress): Promise<PrinterLine> {
    const line =
      address.kind === 'network'
        ? await SocketLine.open(address.host, address.port, address.networks)
        : await DeviceLine.open(address.path, address.baud)
    return new PrinterLine(line)
  }

  /** Whether the printer has closed or reset the line. */
  get gone(): boolean {
    return this.#line.gone
  }

  /** @returns the printer's answer to a status question, or undefined where there is none within `ms`. */
  async answerTo(question: Uint8Array, ms: number): Promise<number | undefined> {
    if (this.gone) return undefined
    // Its failure is seen by everything that waits.
    this.#line.write(question).catch(() => {})
    const own = this.#asked++
    const answer = await this.until(() => this.#answers[own], ms)
    // Half a word and then nothing is what an echo of the question sounds like.
    if (answer === undefined && this.#hearing.isMidWord) this.strange = true
    return answer
  }

  /**
   * Hands bytes over piece by piece, as fast as the printer takes them.
   * @param stop ends it in the middle: what it returns is returned
   * @throws LineError when the line ends, or takes nothing for `stallMs`
   */
  async send<T>(bytes: Uint8Array, stallMs: number, stop: () => T | undefined): Promise<T | undefined> {
    for (let from = 0; from < bytes.length; from += pieceBytes) {
      const stopped = await this.#sendPiece(bytes.subarray(from, from + pieceBytes), stallMs, stop)
      if (stopped !== undefined) return stopped
    }
    return undefined
  }

  /** @returns what `look` sees, as soon as it sees something; undefined when the printer is gone or `ms` are over. */
  until<T>(look: () => T | undefined, ms: number): Promise<T | undefined> {
    return new Promise(resolve => {
      const finish = (value: T | undefined) => {
        clearTimeout(timer)
        this.#waiting.delete(again)
        resolve(value)
      }
      const again = () => {
        const seen = look()
        if (seen !== undefined || this.gone) finish(seen)
      }
      const timer = setTimeout(() => finish(look()), ms)
      this.#waiting.add(again)
      again()
    })
  }

  /** Says that nothing more comes, and waits for it to arrive. @throws LineError when the line was cut instead. */
  end(ms: number): Promise<void> {
    return this.#line.end(ms)
  }

  destroy(): Promise<void> {
    return this.#line.destroy()
  }

  #sendPiece<T>(piece: Uint8Array, stallMs: number, stop: () => T | undefined): Promise<T | undefined> {
    let timer: NodeJS.Timeout | undefined
    let look = () => {}
    return new Promise<T | undefined>((resolve, reject) => {
      timer = setTimeout(() => reject(new LineError('stalled')), stallMs)
      look = () => {
        const seen = stop()
        if (seen !== undefined) resolve(seen)
      }
      this.#waiting.add(look)
      look()
      this.#line.write(piece).then(() => resolve(undefined), reject)
    }).finally(() => {
      clearTimeout(timer)
      this.#waiting.delete(look)
    })
  }

  #note(heard: Heard): void {
    switch (heard.kind) {
      case 'status':
        this.#answers.push(heard.byte)
        return
      case 'unasked':
        this.unasked = conditionOfUnasked(heard.bytes)
        return
      case 'processed':
        this.processed = true
        return
      case 'block':
        if (heard.id === printedBlock) this.printed = heard.text
        else if (heard.id === clearedBlock) this.cleared = true
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
