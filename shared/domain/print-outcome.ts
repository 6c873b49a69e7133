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
  'not-allowed',
  'not-drawn',
  'interrupted',
  'too-late',
] as const
export type PrintCause = (typeof printCauses)[number]

/** What became of a ticket; beside it whether the printer has said that little paper is left. */
export type PrintOutcome = { nearEnd: boolean } & (
  | /** The printer said so; or it took everything and says nothing. */
  { result: 'printed' | 'unconfirmed' }
  /** Part of it may be on paper: never sent again by itself. */
  | { result: 'midway'; cause: PrintCause }
  /** Nothing was sent: may be tried again. */
  | { result: 'failed'; cause: PrintCause }
  /** Somebody else has begun to send it: nothing was sent here. */
  | { result: 'taken' }
)

/** How a printer is, by its own word. */
export interface PrinterCondition {
  /** What keeps it from printing; absent: nothing that is known of. */
  cause?: PrintCause
  nearEnd: boolean
  /** It answers no question: it may print all the same. */
  mute: boolean
}
