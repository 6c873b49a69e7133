/** Why a ticket didn't come out, as events tell it; staff read it in words. */
export const printCauses = [
  'unreachable',
  'offline',
  'cover-open',
  'paper-out',
  'cutter',
  'printer-error',
  'no-printer',
  'busy',
  'connection-lost',
  'stalled',
  'not-written',
  'interrupted',
  'too-late',
] as const
export type PrintCause = (typeof printCauses)[number]

/** The four questions of `DLE EOT n`: printer, cause of being offline, cause of an error, roll. */
export const statusQuestions = [1, 2, 3, 4] as const
export type StatusQuestion = (typeof statusQuestions)[number]

/** @returns the command that a printer answers at once, whatever it is doing. */
export function askStatus(n: StatusQuestion): Uint8Array {
  return Uint8Array.of(0x10, 0x04, n)
}

/** @returns whether a byte is the answer to `DLE EOT`: two of its bits are always set, two never. */
export function isStatus(byte: number): boolean {
  return (byte & 0x93) === 0x12
}

/** @returns whether a byte begins a status that a printer sends unasked, on every change, where it is set up to. */
export function beginsUnasked(byte: number): boolean {
  return (byte & 0x93) === 0x10
}
/** So many bytes follow; they look like other answers. */
export const unaskedRest = 3

/** Answered once what came before is on paper; while paper is out, not at all. */
export const askProcessed = Uint8Array.of(0x1d, 0x72, 1)

/** @returns whether a byte is the answer to `askProcessed`. */
export function isProcessed(byte: number): boolean {
  return (byte & 0x90) === 0
}

/** What each bit means, what a person can put right first. A feed button that is pressed is no trouble. */
const troubles: readonly [StatusQuestion, mask: number, PrintCause][] = [
  [2, 0x04, 'cover-open'],
  [2, 0x20, 'paper-out'],
  [4, 0x60, 'paper-out'],
  [3, 0x08, 'cutter'],
  [3, 0x04 | 0x20 | 0x40, 'printer-error'],
  [2, 0x40, 'printer-error'],
  [1, 0x20, 'printer-error'],
  [1, 0x08, 'offline'],
]

/** @returns what keeps a printer from printing, by its answers; undefined: nothing. */
export function troubleOf(answers: ReadonlyMap<StatusQuestion, number>): PrintCause | undefined {
  return troubles.find(([n, mask]) => ((answers.get(n) ?? 0) & mask) !== 0)?.[2]
}
