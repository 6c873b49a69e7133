import type { LocalizedText } from './settings.ts'

/** A machine that prints tickets. */
export interface PrinterSettings {
  /** `virtual`, `tcp://host:port`, or `agent:<device>`: a program beside the printer that dials the server. */
  address: string
  /** Id of the printer's profile, from the catalogue or the centre's settings. */
  profile: string
  /** Tickets per new roll, as the centre counted them; absent: the profile's number. */
  rollTickets?: number
}

/** What a printer model can do. */
export interface PrinterProfile {
  /** The maker's name for the model. */
  name: string
  /** Width of the paper in dots. */
  width: number
  cutter: boolean
  /** The command that prints a picture: `GS v 0` (raster), or the newer `GS ( L` (graphics). */
  picture: 'raster' | 'graphics'
  /** How the printer confirms that a ticket is on paper: Epson's process id, `GS r`, or not at all. */
  confirms: 'process-id' | 'gs-r' | 'none'
  /** The printer has a sensor for little paper. */
  nearEnd: boolean
  /** Tickets per usual new roll. */
  rollTickets: number
}

/** State of a printer, as far as the server knows. */
export interface PrinterState {
  /** When it last began or stopped to print, Unix ms. */
  since: number
  /** Why it does not print; absent: it prints. */
  cause?: string
  /** Its sensor reports that little paper is left. */
  nearEnd: boolean
  /** Tickets printed on this roll. */
  printed: number
  /** Tickets printed on the last roll, until it was empty. */
  roll?: number
  /** Tickets printed on this roll when the sensor first reported little paper. */
  nearAt?: number
  /** Tickets that the last roll still gave after its sensor reported little paper. */
  rest?: number
}

/** Width of paper in dots: from the narrowest on which a number is readable to the widest that ticket printers take. */
export const paperDots = { min: 200, max: 832 }
/** Tickets per roll. Real rolls give a few hundred; a larger number is a typing error. */
export const maxRollTickets = 10_000
/** Dots per side of a logo. The widest paper has 832; without a limit a small file could unpack to gigabytes. */
export const maxLogoSide = 1_000
/** Beginning of a logo's data URL. */
export const logoPrefix = 'data:image/png;base64,'
/** Characters of a logo's data URL, for a file of 48 KB. The dots that the server keeps take at most 33 KB. */
export const maxLogoLength = 64 * 1024
/** Bytes of a logo's file: base64 turns three bytes into four characters, and the prefix needs a few more. */
export const maxLogoBytes = maxLogoLength * 0.75 - 64

export const textSizes = ['note', 'body', 'title'] as const

/** Kinds of ticket blocks without content of their own: they look alike in every centre. */
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

/** One piece of a ticket's layout; a layout lists them from top to bottom. */
export type TicketBlock =
  /** A PNG as a data URL, black on white. */
  | { kind: 'logo'; image: string }
  | { kind: 'text'; text: LocalizedText; size: (typeof textSizes)[number] }
  | { kind: (typeof plainBlocks)[number] }

/** Result of checking a ticket's layout before it is saved. */
export type CheckedTicket =
  | { ok: true; blocks: TicketBlock[] }
  /** `path` points to the faulty place in the blocks; `problem` says what is wrong. */
  | { ok: false; path: string; problem: string }

/** A ticket to preview: its language, its paper's width in dots, and its blocks. */
export interface TicketLook {
  locale: keyof LocalizedText
  width: number
  blocks: readonly TicketBlock[]
}

/** The layout of tickets until a centre changes it. */
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
