/** Why a ticket was not printed, as events carry it; screens show staff a sentence. */
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

/** Result of printing a ticket; `nearEnd` says whether the printer reports little paper. */
export type PrintOutcome = { nearEnd: boolean } & (
  | /** `printed`: the printer confirmed it. `unconfirmed`: the printer took every byte and confirms nothing. */
  { result: 'printed' | 'unconfirmed' }
  /** Part of the ticket may be on paper, so the server never sends it again without being asked. */
  | { result: 'midway'; cause: PrintCause }
  /** Nothing was sent, so the server may try again. */
  | { result: 'failed'; cause: PrintCause }
  /** Another sender has begun to send it; nothing was sent here. */
  | { result: 'taken' }
)

/** A printer's answer about its state. */
export interface PrinterCondition {
  /** What keeps it from printing; absent: nothing known. */
  cause?: PrintCause
  nearEnd: boolean
  /** The printer answers no status request; it may print nevertheless. */
  mute: boolean
}
