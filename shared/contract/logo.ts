import { inflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

/** A picture in greys, as it would be on white paper: row by row, 0 black to 255 white. */
export interface GreyPicture {
  width: number
  height: number
  grey: Uint8Array
}

/** The widest paper has 832 dots: more than this is thrown away, and a small file may unfold to gigabytes. */
export const mostLogoSide = 1_000

/** As the prefix of a data URL, which the schema has seen. */
const prefix = 'data:image/png;base64,'
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Signature, length and type of the first chunk stand before the picture's two sides. */
const sidesAt = 16
/** Depth, kind of colour, two ways of packing that have one value each, and interlacing follow the sides. */
const lookAt = sidesAt + 8
/** Values a dot has, by kind of colour: grey, none, red-green-blue, from a palette, grey with alpha, none, all with alpha. */
const valuesOf = [1, 0, 3, 1, 2, 0, 4] as const
/** How the eye weighs red, green and blue; together 1. */
const weights = [0.299, 0.587, 0.114] as const

/** @returns the PNG of a data URL in greys, or in a few words why it can't be a logo. Never throws. */
export function readLogo(image: string): GreyPicture | string {
  const bytes = Buffer.from(image.slice(prefix.length), 'base64')
  if (bytes.length < lookAt + 5 || !bytes.subarray(0, signature.length).equals(signature)) return 'no PNG'
  // Before anything is unfolded.
  const sides = [bytes.readUInt32BE(sidesAt), bytes.readUInt32BE(sidesAt + 4)]
  if (sides.some(side => side === 0)) return 'a broken PNG'
  if (sides.some(side => side > mostLogoSide)) return `more than ${mostLogoSide} dots wide or high`
  try {
    return isWhole(bytes) ? onWhite(PNG.sync.read(bytes)) : 'a broken PNG'
  } catch {
    return 'a broken PNG'
  }
}

/**
 * Of a picture whose data ends early pngjs 7.0 takes the rest from whatever lies in the server's memory, and a preview would show
 * it to whoever sent the file. Interlaced ones it unfolds in another way, and refuses.
 * @throws where the data can't be unfolded, or to more than the picture has
 */
function isWhole(bytes: Buffer): boolean {
  const [depth = 0, colour = 0, , , interlacing = 0] = bytes.subarray(lookAt)
  if (interlacing !== 0) return true
  const [width, height] = [bytes.readUInt32BE(sidesAt), bytes.readUInt32BE(sidesAt + 4)]
  const rowBytes = 1 + Math.ceil((width * depth * (valuesOf[colour] ?? 0)) / 8)
  const wanted = rowBytes * height
  return inflateSync(dataOf(bytes), { maxOutputLength: wanted }).length === wanted
}

/** @returns what the chunks of a PNG hold of its picture, as it is packed. */
function dataOf(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = signature.length; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + length))
    // Length, type and sum.
    at += length + 12
  }
  return Buffer.concat(parts)
}

function onWhite({ width, height, data }: PNG): GreyPicture {
  const grey = new Uint8Array(width * height)
  for (let at = 0; at < grey.length; at++) {
    const opaque = (data[at * 4 + 3] ?? 0) / 255
    let light = 0
    for (const [colour, weight] of weights.entries()) light += weight * (data[at * 4 + colour] ?? 0)
    grey[at] = Math.round(255 - opaque * (255 - light))
  }
  return { width, height, grey }
}
