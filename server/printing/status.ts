import type { PrintCause } from '../../shared/domain/print-outcome.ts'

/** The four questions of `DLE EOT n`: printer, cause of being offline, cause of an error, paper. */
export const statusQuestions = [1, 2, 3, 4] as const
export type StatusQuestion = (typeof statusQuestions)[number]

/** @returns the question that a printer answers at once, even while it prints */
export function askStatus(n: StatusQuestion): Uint8Array {
  return Uint8Array.of(0x10, 0x04, n)
}

/** @returns whether a byte is an answer to `DLE EOT`: two of its bits are always set, two never */
export function isStatus(byte: number): boolean {
  return (byte & 0x93) === 0x12
}

/** `GS r`: answered once all bytes before it have been processed; not answered while paper is out. */
export const askProcessed = Uint8Array.of(0x1d, 0x72, 1)

/** @returns `GS ( H`, function 48: answered with the same four digits once all before it is on paper */
export function askPrinted(id: string): Uint8Array {
  return Buffer.concat([Uint8Array.of(0x1d, 0x28, 0x48, 6, 0, 48, 48), Buffer.from(id, 'latin1')])
}

/** Clears the printer's buffers at once, even half a picture, and even while it has trouble. */
export const clearBuffers = Uint8Array.of(0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8)

interface StatusTrouble {
  cause: PrintCause
  /** Whether it passes without help: a print head that is too hot cools down. */
  passes: boolean
}

type Bit = readonly [at: number, mask: number, cause: PrintCause, passes?: boolean]

/**
 * Bits of the answers to `DLE EOT n`, by n. Causes that people can fix come first. A pressed feed button is not
 * trouble.
 */
const answerBits: readonly Bit[] = [
  [2, 0x04, 'cover-open'],
  [2, 0x20, 'paper-out'],
  [4, 0x60, 'paper-out'],
  [3, 0x08, 'cutter'],
  [3, 0x04 | 0x20, 'printer-error'],
  [3, 0x40, 'printer-error', true],
  [2, 0x40, 'printer-error'],
  [1, 0x20, 'printer-error'],
  [1, 0x08, 'offline'],
]

/** Bits of a status sent unasked, by byte. */
const unaskedBits: readonly Bit[] = [
  [0, 0x20, 'cover-open'],
  [2, 0x0c, 'paper-out'],
  [1, 0x08, 'cutter'],
  [1, 0x04 | 0x20, 'printer-error'],
  [1, 0x40, 'printer-error', true],
  [0, 0x08, 'offline'],
]

export interface Condition {
  /** What stops the printer; absent: nothing. */
  trouble?: StatusTrouble
  /** Whether the paper is low or out. */
  nearEnd: boolean
}

/** @returns the state by a printer's answers to the questions 1 to 4; some may be missing */
export function conditionOf(answers: ReadonlyMap<StatusQuestion, number>): Condition {
  return condition(new Map<number, number>(answers), answerBits, ((answers.get(4) ?? 0) & 0x6c) !== 0)
}

/** @returns the state by the four bytes that a printer sends unasked */
export function conditionOfUnasked(bytes: readonly number[]): Condition {
  return condition(new Map(bytes.entries()), unaskedBits, ((bytes[2] ?? 0) & 0x0f) !== 0)
}

function condition(said: ReadonlyMap<number, number>, bits: readonly Bit[], nearEnd: boolean): Condition {
  const found = bits.find(([at, mask]) => ((said.get(at) ?? 0) & mask) !== 0)
  if (!found) return { nearEnd }
  const [, , cause, passes = false] = found
  return { trouble: { cause, passes }, nearEnd }
}
