import { logoPrefix } from '../../shared/domain/paper.ts'
import { type Bitmap, rowBytes, toPng } from './bitmap.ts'
import { type GreyPicture, type PictureProblem, readPng } from './read-png.ts'

/** Dots, 30 mm: the ticket's number is to stay the largest thing on it. */
export const maxLogoHeight = 240
/** Dots between the margins of the widest paper, which has 832. */
const maxLogoWidth = 820

/** Half of 255: darker greys become black. */
const middle = 128
/** A grey at most this far from white or black counts as white or black. */
const near = 48
/** Share of nearly black or white dots from which a picture counts as a drawing and not as a photograph. */
const drawingShare = 0.9
/** The same share for a drawing that was made smaller. A photograph made of dots turns grey all over. */
const shrunkDrawingShare = 0.75

/** Reads a picture in greys from a data URL. Never throws. @returns the picture, or why it can't be a logo */
export function readLogo(image: string): GreyPicture | PictureProblem {
  return readPng(Buffer.from(image.slice(logoPrefix.length), 'base64'))
}

/**
 * Turns an uploaded file into the stored form: a new PNG of one bit, sized for the widest paper. A stored logo
 * comes back unchanged. Never throws.
 *
 * @returns a data URL, or why the file can't be a logo
 */
export function keptLogo(image: string): { image: string } | { problem: PictureProblem } {
  const picture = readLogo(image)
  if (typeof picture === 'string') return { problem: picture }
  return { image: pngUrl(toDots(picture, maxLogoWidth, maxLogoHeight)) }
}

/** @returns the data URL of a PNG of one bit. */
export function pngUrl(dots: Bitmap): string {
  return `${logoPrefix}${toPng(dots).toString('base64')}`
}

/**
 * Turns greys into dots and shrinks the picture until it fits; never enlarges it. Drawings keep sharp edges.
 * Photographs are dithered (Floyd and Steinberg), so that their greys are visible.
 */
export function toDots(picture: GreyPicture, maxWidth: number, maxHeight: number): Bitmap {
  const scale = Math.min(1, maxWidth / picture.width, maxHeight / picture.height)
  const width = Math.max(1, Math.floor(picture.width * scale))
  const height = Math.max(1, Math.floor(picture.height * scale))
  const grey = shrunk(picture, width, height)
  const data = new Uint8Array(rowBytes(width) * height)
  const isDrawing = clearShare(picture.grey) >= drawingShare && clearShare(grey) >= shrunkDrawingShare
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const light = grey[y * width + x] ?? 0
      const isBlack = light < middle
      if (isBlack)
        data[y * rowBytes(width) + (x >> 3)] = (data[y * rowBytes(width) + (x >> 3)] ?? 0) | (0x80 >> (x & 7))
      if (!isDrawing) scatter(grey, width, x, y, light - (isBlack ? 0 : 255))
    }
  }
  return { width, height, data }
}

/** @returns the share of dots that are nearly white or nearly black. */
function clearShare(grey: Uint8Array | Float32Array): number {
  let count = 0
  for (const light of grey) count += Number(light < near || light > 255 - near)
  return count / grey.length
}

/**
 * Shrinks a picture. Each dot is the mean of those it covers, so that a thin line becomes paler and does not
 * vanish.
 */
function shrunk(
  { width: from, height: rows, grey }: GreyPicture,
  width: number,
  height: number,
): Float32Array {
  const small = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    const [top, bottom] = span(y, height, rows)
    for (let x = 0; x < width; x++) {
      const [left, right] = span(x, width, from)
      let sum = 0
      for (let row = top; row < bottom; row++)
        for (let column = left; column < right; column++) sum += grey[row * from + column] ?? 255
      small[y * width + x] = sum / ((bottom - top) * (right - left))
    }
  }
  return small
}

function span(at: number, of: number, source: number): [from: number, to: number] {
  const from = Math.floor((at * source) / of)
  return [from, Math.max(from + 1, Math.floor(((at + 1) * source) / of))]
}

/** Spreads the error of a dot over the dots that follow, so that the mean brightness stays the same. */
function scatter(grey: Float32Array, width: number, x: number, y: number, error: number): void {
  const add = (dx: number, dy: number, sixteenths: number) => {
    if (x + dx < 0 || x + dx >= width) return
    const at = (y + dy) * width + x + dx
    if (at < grey.length) grey[at] = (grey[at] ?? 0) + (error * sixteenths) / 16
  }
  add(1, 0, 7)
  add(-1, 1, 3)
  add(0, 1, 5)
  add(1, 1, 1)
}
