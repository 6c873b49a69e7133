import commands from 'escpos/commands.js'
import type { PrinterProfile } from '../../shared/domain/paper.ts'
import { type Bitmap, rowBytes } from './bitmap.ts'

// Only command bytes come from `escpos`: its transport loses most of a ticket and reports success.
const init = latin1(commands.HARDWARE.HW_INIT)
const raster = latin1(commands.GSV0_FORMAT.GSV0_NORMAL)
/**
 * Feeds to the knife and cuts all but a bridge of paper, so that the ticket doesn't fall. The argument 0: no
 * further feed.
 */
const cut = Uint8Array.of(...latin1(commands.PAPER.PAPER_CUT_B), 0)

/**
 * `GS ( L`, functions 112 (store a picture: one tone, its own size, first colour) and 50 (print the stored
 * picture).
 */
const graphics = [0x1d, 0x28, 0x4c]
const keep = [48, 112, 48, 1, 1, 49]
const printKept = Uint8Array.of(...graphics, 2, 0, 48, 50)

/**
 * Has the printer report, until it is reset, that it goes offline, runs out of paper or fails. Most of a ticket may
 * still be between it and our next question then, and a small printer with an open lid reads no further.
 */
const enableAutomaticStatus = Uint8Array.of(0x1d, 0x61, 0x0e)

// Lines of 4 mm. With a knife: the quiet zone of the code has to pass the head. Without one: up to the edge to tear
// at.
const feedToKnife = 3
const feedToEdge = 6

/** Rows per band. More overrun the buffers of small printers. */
const bandRows = 256

type Paper = Pick<PrinterProfile, 'picture' | 'cutter' | 'confirms'>

/**
 * Turns a picture into ESC/POS: reset, bands of picture, feed, and a cut if the printer has a knife.
 *
 * @param bitmap the picture, one bit per dot
 * @param profile the picture is as wide as this profile's paper
 */
export function toBytes({ width, height, data }: Bitmap, { picture, cutter, confirms }: Paper): Uint8Array {
  const bytes = rowBytes(width)
  const parts: Uint8Array[] = [init]
  if (confirms !== 'none') parts.push(enableAutomaticStatus)
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

/**
 * Wraps a band in the command that stores it. Its length field has two bytes: a band of the widest paper, 26 KB,
 * fits.
 */
function kept(width: number, rows: number, band: Uint8Array): Uint8Array {
  const head = [...keep, ...words(width, rows)]
  return Buffer.concat([Uint8Array.of(...graphics, ...words(head.length + band.length), ...head), band])
}

/** Encodes numbers as two bytes each, the lower one first. */
function words(...values: number[]): Uint8Array {
  return Uint8Array.from(values.flatMap(value => [value & 0xff, value >> 8]))
}

/** Second bytes of commands that printers obey at once, even within a picture: status, recovery, drawer and power. */
const realTime = new Set([0x04, 0x05, 0x14])

/**
 * Removes real-time commands, which printers obey even within a picture: one ticket in forty holds such a pair of
 * bytes by chance. Adds one black dot to each.
 */
function defused(data: Uint8Array): Uint8Array {
  return data.map((byte, at) => (byte === 0x10 && realTime.has(data[at + 1] ?? 0) ? 0x18 : byte))
}

function latin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1')
}
