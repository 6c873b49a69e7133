import { well } from './conditions.ts'
import { Head } from './head.ts'
import { Language } from './language.ts'
import type { Piece } from './paper.ts'
import { RealTimeScanner } from './real-time.ts'

export interface Decoded {
  pieces: readonly Piece[]
  /** Rows of each picture. */
  bands: readonly number[]
  notUnderstood: readonly string[]
  /** Real-time commands that a printer would obey. */
  carriedOut: string[]
}

/** @returns what a printer without trouble makes of these bytes */
export function decode(bytes: Uint8Array): Decoded {
  const owner = { behaviour: {}, conditions: well, isStopped: false, tells: false, set() {}, answer() {} }
  const head = new Head(owner)
  const language = new Language(owner, head)
  const scanner = new RealTimeScanner()
  const carriedOut: string[] = []
  for (const byte of bytes) {
    const command = scanner.byte(byte)
    if (command) carriedOut.push(command.kind)
    language.byte(byte)
    head.print(Number.POSITIVE_INFINITY)
  }
  const { bands, notUnderstood } = language
  return { pieces: head.paper.pieces, bands, notUnderstood, carriedOut }
}
