import { createInterface, type Interface } from 'node:readline'
import { Writable } from 'node:stream'

/** Asks the person at the terminal, or reads line after line of what is piped in. */
export class Asking {
  readonly #lines: Interface
  readonly #waiting: ((line: string) => void)[] = []
  readonly #read: string[] = []
  #isMuted = false
  #ended = false

  constructor() {
    const isTerminal = process.stdin.isTTY === true
    // Passes the terminal's echo on, except while a password is typed.
    const output = new Writable({
      write: (chunk, _encoding, done) => {
        if (!this.#isMuted) process.stdout.write(chunk)
        done()
      },
    })
    this.#lines = createInterface({ input: process.stdin, output, terminal: isTerminal })
    this.#lines.on('line', line => {
      const next = this.#waiting.shift()
      if (next) next(line)
      else this.#read.push(line)
    })
    this.#lines.on('close', () => {
      this.#ended = true
      for (const next of this.#waiting.splice(0)) next('')
    })
  }

  async line(question: string): Promise<string> {
    process.stdout.write(`${question}: `)
    return (await this.#next()).trim()
  }

  /** Asks for a line without showing it. */
  async secret(question: string): Promise<string> {
    process.stdout.write(`${question}: `)
    this.#isMuted = true
    const line = await this.#next()
    this.#isMuted = false
    process.stdout.write('\n')
    return line
  }

  close(): void {
    this.#lines.close()
  }

  #next(): Promise<string> {
    const known = this.#read.shift()
    if (known !== undefined || this.#ended) return Promise.resolve(known ?? '')
    return new Promise(resolve => this.#waiting.push(resolve))
  }
}
