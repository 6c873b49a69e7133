import commands from 'escpos/commands.js'
import { type Bitmap, rowBytes } from './bitmap.ts'

/** Of `escpos` only the words of the language: its transport loses most of a ticket and reports success. */
const init = latin1(commands.HARDWARE.HW_INIT)
const raster = latin1(commands.GSV0_FORMAT.GSV0_NORMAL)
/** Feeds to the knife and leaves a bridge of paper, so that the ticket doesn't fall. Its one argument: no further feed. */
const cut = Uint8Array.of(...latin1(commands.PAPER.PAPER_CUT_B), 0)
/** Three lines: the quiet zone of the code clears the head. */
const feed = Uint8Array.of(0x1b, 0x64, 3)

/** More rows at once than this overrun the buffers of small printers. */
const bandRows = 256

/** @returns a picture as ESC/POS: printer reset, bands of raster, feed, cut. */
export function toBytes({ width, height, data }: Bitmap): Uint8Array {
  const bytes = rowBytes(width)
  const parts: Uint8Array[] = [init]
  for (let from = 0; from < height; from += bandRows) {
    const rows = Math.min(bandRows, height - from)
    const size = Uint8Array.of(bytes & 0xff, bytes >> 8, rows & 0xff, rows >> 8)
    parts.push(raster, size, defused(data.subarray(from * bytes, (from + rows) * bytes)))
  }
  return Buffer.concat([...parts, feed, cut])
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
