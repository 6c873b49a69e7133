import commands from 'escpos/commands.js'
import type { PrinterProfile } from '../../shared/domain/paper.ts'
import { type Bitmap, rowBytes } from './bitmap.ts'

/** Of `escpos` only the words of the language: its transport loses most of a ticket and reports success. */
const init = latin1(commands.HARDWARE.HW_INIT)
const raster = latin1(commands.GSV0_FORMAT.GSV0_NORMAL)
/** Feeds to the knife and leaves a bridge of paper, so that the ticket doesn't fall. Its one argument: no further feed. */
const cut = Uint8Array.of(...latin1(commands.PAPER.PAPER_CUT_B), 0)

/** `GS ( L`, functions 112 (keep a picture: one tone, as large as it is, first colour) and 50 (print what is kept). */
const graphics = [0x1d, 0x28, 0x4c]
const keep = [48, 112, 48, 1, 1, 49]
const printKept = Uint8Array.of(...graphics, 2, 0, 48, 50)

/**
 * From now until it is reset, a printer says by itself that it goes offline, runs out of paper or fails. Most of a ticket
 * may stand between it and our next question by then, and a small printer with its lid open reads no further.
 */
const tellsByItself = Uint8Array.of(0x1d, 0x61, 0x0e)

/** Lines of 4 mm. Before the knife: the quiet zone of the code clears the head. Without one: up to the edge to tear at. */
const feedToKnife = 3
const feedToEdge = 6

/** More rows at once than this overrun the buffers of small printers. */
const bandRows = 256

type Paper = Pick<PrinterProfile, 'picture' | 'cutter' | 'confirms'>

/**
 * @param profile the picture's width must be the profile's
 * @returns a picture as ESC/POS: printer reset, bands of picture, feed, cut where there is a knife.
 */
export function toBytes({ width, height, data }: Bitmap, { picture, cutter, confirms }: Paper): Uint8Array {
  const bytes = rowBytes(width)
  const parts: Uint8Array[] = [init]
  if (confirms !== 'none') parts.push(tellsByItself)
  for (let from = 0; from < height; from += bandRows) {
    const rows = Math.min(bandRows, height - from)
    const band = defused(data.subarray(from * bytes, (from + rows) * bytes))
    if (picture === 'raster') parts.push(raster, words(bytes, rows), band)
    else parts.push(kept(width, rows, band), printKept)
  }
  parts.push(Uint8Array.of(0x1b, 0x64, cutter ? feedToKnife : feedToEdge))
  if (cutter) parts.push(cut)
  return Buffer.concat(parts)
}

/** Its length is that of all that follows; a band of the widest paper is 26 KB and fits in. */
function kept(width: number, rows: number, band: Uint8Array): Uint8Array {
  const head = [...keep, ...words(width, rows)]
  return Buffer.concat([Uint8Array.of(...graphics, ...words(head.length + band.length), ...head), band])
}

/** Numbers as two bytes each, the lower one first. */
function words(...values: number[]): Uint8Array {
  return Uint8Array.from(values.flatMap(value => [value & 0xff, value >> 8]))
}

/** The second bytes of commands that printers carry out at once, wherever they stand: status, recovery, drawer and power. */
const realTime = new Set([0x04, 0x05, 0x14])

/**
 * Printers look for real-time commands even within a picture: one ticket in forty holds such a pair by accident. One more
 * black dot makes it none.
 */
function defused(data: Uint8Array): Uint8Array {
  return data.map((byte, at) => (byte === 0x10 && realTime.has(data[at + 1] ?? 0) ? 0x18 : byte))
}

function latin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1')
}
