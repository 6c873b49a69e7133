import { crc32, deflateSync } from 'node:zlib'
import { renderAsync } from '@resvg/resvg-js'

/** A picture of one bit per dot: 1 is black. */
export interface Bitmap {
  width: number
  height: number
  /** Rows of whole bytes. The leftmost dot is the highest bit; unused bits at the end of a row are 0. */
  data: Uint8Array
}

/** Greys (0 to 255) below this become black: a little over half, so that thin strokes stay whole. */
const threshold = 150

/** @returns the bytes of one row of `width` dots. */
export function rowBytes(width: number): number {
  return Math.ceil(width / 8)
}

/** Draws an SVG on white. The work is done off the main thread, which stays free for requests. */
export async function toBitmap(svg: string): Promise<Bitmap> {
  const options = { font: { loadSystemFonts: false }, background: '#fff' }
  const image = await renderAsync(svg, options)
  const { width, height, pixels } = image
  const bytes = rowBytes(width)
  const data = new Uint8Array(bytes * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // Tickets have no colour, so red equals green and blue.
      const red = pixels[(y * width + x) * 4] ?? 255
      if (red >= threshold) continue
      const at = y * bytes + (x >> 3)
      data[at] = (data[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return { width, height, data }
}

/** @returns the picture as a PNG of one bit, the same dots that a printer gets */
export function toPng({ width, height, data }: Bitmap): Buffer {
  const bytes = rowBytes(width)
  const rows = Buffer.alloc((bytes + 1) * height)
  for (let y = 0; y < height; y++) {
    // Each row begins with a byte for its filter (none). In a PNG 1 is white.
    for (let x = 0; x < bytes; x++) rows[y * (bytes + 1) + 1 + x] = ~(data[y * bytes + x] ?? 0) & 0xff
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // One bit per dot, grey, default compression and filtering, not interlaced.
  header.set([1, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
