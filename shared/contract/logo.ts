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
/** How the eye weighs red, green and blue; together 1. */
const weights = [0.299, 0.587, 0.114] as const

/** @returns the PNG of a data URL in greys, or in a few words why it can't be a logo. Never throws. */
export function readLogo(image: string): GreyPicture | string {
  const bytes = Buffer.from(image.slice(prefix.length), 'base64')
  if (bytes.length < sidesAt + 8 || !bytes.subarray(0, signature.length).equals(signature)) return 'no PNG'
  // Before anything is unfolded.
  const sides = [bytes.readUInt32BE(sidesAt), bytes.readUInt32BE(sidesAt + 4)]
  if (sides.some(side => side === 0)) return 'a broken PNG'
  if (sides.some(side => side > mostLogoSide)) return `more than ${mostLogoSide} dots wide or high`
  try {
    return onWhite(PNG.sync.read(bytes))
  } catch {
    return 'a broken PNG'
  }
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
