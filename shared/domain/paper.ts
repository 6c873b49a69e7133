import type { Text } from './settings.ts'

/** A machine that prints tickets. */
export interface PrinterSettings {
  /** `virtual`, `tcp://host:port`, or `agent:<device>`: a program beside the printer that dials the server. */
  address: string
  /** What the machine can do: the id of a profile, of the catalogue or the centre's own. */
  profile: string
  /** Tickets that a new roll gives, as the centre counted them; absent: as the profile says. */
  rollTickets?: number
}

/** What a printer model can do. */
export interface PrinterProfile {
  /** As its maker calls it. */
  name: string
  /** Dots across the paper. */
  width: number
  cutter: boolean
  /** The command that carries a picture: `GS v 0`, or the newer `GS ( L`. */
  picture: 'raster' | 'graphics'
  /** How it says that a ticket is on paper: Epson's process id, `GS r`, or not at all. */
  confirms: 'process-id' | 'gs-r' | 'none'
  /** It notices that little paper is left. */
  nearEnd: boolean
  /** Tickets that a usual new roll gives. */
  rollTickets: number
}

/** How a printer is, as far as the server knows. */
export interface PrinterState {
  /** Since when it prints, or doesn't; Unix ms. */
  since: number
  /** Why it prints nothing; absent: it prints. */
  cause?: string
  /** It says that little paper is left. */
  nearEnd: boolean
  /** Tickets that this roll has given. */
  printed: number
  /** Tickets that the last roll had given when it was empty. */
  roll?: number
  /** Tickets that this roll had given when the printer first said that little is left. */
  nearAt?: number
  /** Tickets that the last roll gave from then on. */
  rest?: number
}

/** From the narrowest paper that a number can be read on to the widest that tickets are printed on, in dots. */
export const paperDots = { min: 200, max: 832 }
/** A roll gives a few hundred tickets; a larger number is a slip of the finger. */
export const maxRollTickets = 10_000
/** Dots a side. The widest paper has 832, so more is thrown away; a small file may unpack to gigabytes. */
export const maxLogoSide = 1_000
/** What the data URL of a logo begins with. */
export const logoPrefix = 'data:image/png;base64,'
/** Characters of a logo's data URL: 48 KB of file. The dots that are kept of it take 33 KB at most. */
export const maxLogoLength = 64 * 1024
/** Bytes of a logo's file: base64 makes four characters of three bytes, and the prefix takes a few. */
export const maxLogoBytes = maxLogoLength * 0.75 - 64

export const textSizes = ['note', 'body', 'title'] as const

/** Pieces of a ticket that say the same in every centre. */
export const plainBlocks = [
  'centre',
  'number',
  'service',
  'before',
  'time',
  'zone',
  'watch',
  'legend',
  'code',
  'rule',
] as const

/** One piece of a ticket, from the top to the bottom. */
export type TicketBlock =
  /** A PNG as a data URL, black on white. */
  | { kind: 'logo'; image: string }
  | { kind: 'text'; text: Text; size: (typeof textSizes)[number] }
  | { kind: (typeof plainBlocks)[number] }

/** What became of the blocks of a ticket that somebody wants to keep. */
export type CheckedTicket =
  | { ok: true; blocks: TicketBlock[] }
  /** Where in the blocks, as a path, and what is wrong there. */
  | { ok: false; path: string; problem: string }

/** How a ticket is looked at before it is printed: in which language, on paper how wide (dots), with which parts. */
export interface TicketLook {
  locale: keyof Text
  width: number
  blocks: readonly TicketBlock[]
}

/** A ticket as it is where a centre has not changed it. */
export const defaultTicket: readonly TicketBlock[] = [
  { kind: 'centre' },
  { kind: 'rule' },
  { kind: 'number' },
  { kind: 'rule' },
  { kind: 'service' },
  { kind: 'before' },
  { kind: 'zone' },
  { kind: 'watch' },
  { kind: 'rule' },
  { kind: 'legend' },
  { kind: 'time' },
  { kind: 'code' },
]
