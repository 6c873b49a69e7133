import { isStatus } from './status.ts'

/** What a printer says, word by word. */
export type Heard =
  /** The answer to `DLE EOT`. */
  | { kind: 'status'; byte: number }
  /** A status that nobody asked for: four bytes on every change, where it is set up to. */
  | { kind: 'unasked'; bytes: readonly number[] }
  /** The answer to `GS r`. */
  | { kind: 'processed' }
  /** `37 22 … 00` says which ticket is on paper, `37 25 00` that the buffers are empty. */
  | { kind: 'block'; id: number; text: string }
  /** A block that nobody has asked for, such as a printer's name. */
  | { kind: 'other block' }
  /** No printer says this. */
  | { kind: 'strange' }

export const printedBlock = 0x22
export const clearedBlock = 0x25

/** XON and XOFF: the printer's way of saying that its buffer has room, or has none. They come between other bytes, too. */
const flowControl: ReadonlySet<number> = new Set([0x11, 0x13])
/** What a block begins with; it ends with a zero byte. Printers send some that nobody has asked for. */
const blockHeads: ReadonlySet<number> = new Set([0x37, 0x3b, 0x3d, 0x5f])
/** The head of the blocks that we ask for. */
const askedHead = 0x37
/** Bytes. Blocks that printers send are a few letters long; longer ones are something else. */
const maxBlockBytes = 80
const unaskedBytes = 4

/**
 * Cuts what a printer sends into words. They come in any order and in any pieces, and bytes of one look like another word:
 * only whoever has heard from the beginning can tell.
 */
export class Hearing {
  #word: number[] = []

  /** Whether a word has begun and not ended. */
  get isMidWord(): boolean {
    return this.#word.length > 0
  }

  hear(data: Uint8Array): Heard[] {
    return [...data].flatMap(byte => this.#byte(byte) ?? [])
  }

  #byte(byte: number): Heard | undefined {
    if (flowControl.has(byte)) return undefined
    this.#word.push(byte)
    const heard = wordOf(this.#word)
    if (heard) this.#word = []
    return heard
  }
}

/** @returns undefined as long as the word has not ended. */
function wordOf(bytes: readonly number[]): Heard | undefined {
  const [first = 0] = bytes
  const last = bytes.at(-1) ?? 0
  if (blockHeads.has(first)) {
    if (bytes.length > maxBlockBytes) return { kind: 'strange' }
    // The kind of a block is never zero, its end always is.
    if (bytes.length < 3 || last !== 0) return undefined
    if (first !== askedHead) return { kind: 'other block' }
    return { kind: 'block', id: bytes[1] ?? 0, text: String.fromCharCode(...bytes.slice(2, -1)) }
  }
  if ((first & 0x93) === 0x10) {
    // What follows the first byte has both of these bits clear.
    if (bytes.length > 1 && (last & 0x90) !== 0) return { kind: 'strange' }
    return bytes.length === unaskedBytes ? { kind: 'unasked', bytes } : undefined
  }
  if (isStatus(first)) return { kind: 'status', byte: first }
  return (first & 0x90) === 0 ? { kind: 'processed' } : { kind: 'strange' }
}
