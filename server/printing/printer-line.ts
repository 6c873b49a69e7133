import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { beginsUnasked, isProcessed, isStatus, type PrintCause, unaskedRest } from './status.ts'

/** On a hall's own network; a printer that takes longer is off. */
const connectMs = 2_000
const highestPort = 65_535
/** What is handed over at once: progress is seen at this grain. */
const pieceBytes = 4_096

/** The connection did not come about, or ended; nothing more can be sent. */
export class LineError extends Error {
  override name = 'LineError'
  readonly why: PrintCause
  constructor(why: PrintCause) {
    super(`the line to the printer failed: ${why}`)
    this.why = why
  }
}

/**
 * A connection to a network printer. It reads all the time, whatever is being sent: a socket that is closed with unread
 * bytes in it resets the connection and takes with it what the printer has not read yet.
 */
export class PrinterLine {
  readonly #socket: Socket
  readonly #closed: Promise<void>
  /** Answers in the order of the questions: one that comes late is still its own question's. */
  readonly #answers: number[] = []
  #asked = 0
  /** Bytes still to come of a status that nobody asked for. */
  #unasked = 0
  #hears: () => void = () => {}
  /** Something came that no printer says: this is another kind of machine. */
  strange = false
  /** `askProcessed` was answered. */
  processed = false
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
      this.#hears()
    })
    socket.on('close', () => this.#hears())
    socket.on('data', data => this.#hear(data))
  }

  /** @throws LineError when nobody is there. */
  static open(host: string, port: number): Promise<PrinterLine> {
    return new Promise((resolve, reject) => {
      if (port < 1 || port > highestPort) throw new LineError('unreachable')
      // Half open: a printer that closes its side still gets the rest.
      const socket = connect({ host, port, allowHalfOpen: true, noDelay: true })
      const fail = () => {
        socket.destroy()
        reject(new LineError('unreachable'))
      }
      const timer = setTimeout(fail, connectMs)
      socket.once('error', fail)
      socket.once('connect', () => {
        clearTimeout(timer)
        socket.off('error', fail)
        resolve(new PrinterLine(socket))
      })
      socket.once('close', () => clearTimeout(timer))
    })
  }

  /** Whether the printer has closed or reset the connection. */
  get gone(): boolean {
    return this.#ended || this.#socket.destroyed
  }

  /** @returns the printer's answer to a status question, or undefined where there is none within `ms`. */
  async answerTo(question: Uint8Array, ms: number): Promise<number | undefined> {
    if (this.gone) return undefined
    this.#socket.write(question)
    const own = this.#asked++
    return this.#wait(() => this.#answers[own], ms)
  }

  /** Waits until what was sent is on paper, the printer is gone, or `ms` have passed. */
  async untilProcessed(ms: number): Promise<boolean> {
    return (await this.#wait(() => this.processed || undefined, ms)) === true
  }

  /**
   * Hands bytes over piece by piece, as fast as the printer takes them.
   * @throws LineError when the connection ends, or takes nothing for `stallMs`.
   */
  async send(bytes: Uint8Array, stallMs: number): Promise<void> {
    for (let from = 0; from < bytes.length; from += pieceBytes) {
      const piece = bytes.subarray(from, from + pieceBytes)
      await this.#within(
        stallMs,
        new Promise<void>((resolve, reject) => {
          this.#socket.write(piece, error => (error ? reject(new LineError('connection-lost')) : resolve()))
        }),
      )
    }
  }

  /**
   * Says that nothing more comes, and waits until the printer has closed its side too: only then has it all.
   * @throws LineError when the connection was reset instead.
   */
  async end(ms: number): Promise<boolean> {
    this.#socket.end()
    const gentle = await Promise.race([this.#closed.then(() => true), pause(ms, false, { ref: false })])
    if (this.#failed) throw new LineError('connection-lost')
    return gentle
  }

  destroy(): void {
    this.#socket.destroy()
  }

  async #within(ms: number, work: Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new LineError('stalled')), ms)
    })
    const lost = this.#closed.then(() => {
      throw new LineError('connection-lost')
    })
    lost.catch(() => {})
    try {
      await Promise.race([work, late, lost])
    } finally {
      clearTimeout(timer)
    }
  }

  #hear(data: Buffer): void {
    for (const byte of data) {
      if (this.#unasked > 0) {
        this.#unasked--
        continue
      }
      if (beginsUnasked(byte)) this.#unasked = unaskedRest
      else if (isStatus(byte)) this.#answers.push(byte)
      else if (isProcessed(byte)) this.processed = true
      else this.strange = true
    }
    this.#hears()
  }

  /** @returns what `look` sees, as soon as it sees something; undefined when the printer is gone or `ms` are over. */
  #wait<T>(look: () => T | undefined, ms: number): Promise<T | undefined> {
    return new Promise(resolve => {
      const finish = (value: T | undefined) => {
        clearTimeout(timer)
        this.#hears = () => {}
        resolve(value)
      }
      const timer = setTimeout(() => finish(look()), ms)
      this.#hears = () => {
        const seen = look()
        if (seen !== undefined || this.gone) finish(seen)
      }
      this.#hears()
    })
  }
}
