/** Commands that a printer obeys when they arrive, even within a picture. */
export type RealTime = { kind: 'status'; n: number } | { kind: 'recover' | 'drawer' | 'off' | 'clear' }

const DLE = 0x10
const clearing = [DLE, 0x14, 8, 1, 3, 20, 1, 6, 2, 8]
const off = [DLE, 0x14, 2, 1, 8]
const longest = clearing.length

/** Checks every byte that arrives: a printer does so before it knows what the bytes mean. */
export class RealTimeScanner {
  /** The last bytes, from the first one on that may begin a command. */
  #last: number[] = []

  /** @returns the command that ends with this byte */
  byte(byte: number): RealTime | undefined {
    // Most bytes of a picture are not near the beginning of a command.
    if (this.#last.length === 0 && byte !== DLE) return undefined
    this.#last.push(byte)
    if (this.#last.length > longest) {
      const next = this.#last.indexOf(DLE, 1)
      this.#last = next === -1 ? [] : this.#last.slice(next)
    }
    const found = commandAt(this.#last)
    if (found) this.#last = []
    return found
  }
}

function commandAt(last: readonly number[]): RealTime | undefined {
  const [dle, second, n = 0] = last.slice(-3)
  if (dle === DLE && second === 0x04 && n >= 1 && n <= 4) return { kind: 'status', n }
  if (dle === DLE && second === 0x05 && n <= 2) return { kind: 'recover' }
  const [start, dc4, what, pin = 0, time = 0] = last.slice(-5)
  if (start === DLE && dc4 === 0x14 && what === 1 && pin <= 1 && time >= 1 && time <= 8)
    return { kind: 'drawer' }
  if (endsWith(last, off)) return { kind: 'off' }
  if (endsWith(last, clearing)) return { kind: 'clear' }
  return undefined
}

function endsWith(bytes: readonly number[], end: readonly number[]): boolean {
  return bytes.length >= end.length && end.every((byte, at) => bytes[bytes.length - end.length + at] === byte)
}
