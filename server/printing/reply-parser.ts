import { isStatus } from './status.ts'

/** One reply of a printer. */
export type PrinterReply =
  /** The answer to `DLE EOT`. */
  | { kind: 'status'; byte: number }
  /** A status that was not asked for. Printers send four bytes on every change, if set up to. */
  | { kind: 'unasked'; bytes: readonly number[] }
  /** The answer to `GS r`. */
  | { kind: 'processed' }
  /** `37 22 … 00`: the ticket with this id is on paper; `37 25 00`: the buffers are empty. */
  | { kind: 'block'; id: number; text: string }
  /** A block that was not asked for, such as the printer's name. */
  | { kind: 'other block' }
  /** Bytes that no printer sends. */
  | { kind: 'strange' }

export const printedBlock = 0x22
export const clearedBlock = 0x25

/** XON and XOFF: the printer's buffer has room, or is full. They may come between any two bytes. */
const flowControl: ReadonlySet<number> = new Set([0x11, 0x13])
/** First bytes of blocks; a block ends with a zero byte. Printers send some without being asked. */
const blockHeads: ReadonlySet<number> = new Set([0x37, 0x3b, 0x3d, 0x5f])
/** First byte of the blocks that we ask for. */
const askedHead = 0x37
/** Bytes. Blocks of printers have a few letters; anything longer is not a block. */
const maxBlockBytes = 80
const unaskedBytes = 4

/**
 * Splits what a printer sends into replies. They come in any order and in any pieces, and a byte within one looks
 * like the start of another: so parse from the first byte of a connection.
 */
export class ReplyParser {
  #bytes: number[] = []

  /** Whether a reply has begun and not ended. */
  get isMidReply(): boolean {
    return this.#bytes.length > 0
  }

  parse(data: Uint8Array): PrinterReply[] {
    return [...data].flatMap(byte => this.#byte(byte) ?? [])
  }

  #byte(byte: number): PrinterReply | undefined {
    if (flowControl.has(byte)) return undefined
    this.#bytes.push(byte)
    const reply = replyOf(this.#bytes)
    if (reply) this.#bytes = []
    return reply
  }
}

/** @returns undefined while the reply is incomplete */
function replyOf(bytes: readonly number[]): PrinterReply | undefined {
  const [first = 0] = bytes
  const last = bytes.at(-1) ?? 0
  if (blockHeads.has(first)) {
    if (bytes.length > maxBlockBytes) return { kind: 'strange' }
    // A block's second byte is never zero, its last byte always is.
    if (bytes.length < 3 || last !== 0) return undefined
    if (first !== askedHead) return { kind: 'other block' }
    return { kind: 'block', id: bytes[1] ?? 0, text: String.fromCharCode(...bytes.slice(2, -1)) }
  }
  if ((first & 0x93) === 0x10) {
    // All bytes after the first have these two bits clear.
    if (bytes.length > 1 && (last & 0x90) !== 0) return { kind: 'strange' }
    return bytes.length === unaskedBytes ? { kind: 'unasked', bytes } : undefined
  }
  if (isStatus(first)) return { kind: 'status', byte: first }
  return (first & 0x90) === 0 ? { kind: 'processed' } : { kind: 'strange' }
}
