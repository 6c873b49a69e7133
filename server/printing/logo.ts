import type { GreyPicture } from '../../shared/contract/logo.ts'
import { type Bitmap, rowBytes } from './bitmap.ts'

/** The middle of the greys. */
const middle = 128
/** Nearer than this to white or black is as good as that. */
const near = 48
/** A drawing is nearly all black and white, a photograph is not. */
const drawingShare = 0.9

/**
 * @returns a picture in one bit, made smaller until it fits, never larger. Drawings keep sharp edges; what has greys is
 * scattered (Floyd and Steinberg), so that they are seen.
 */
export function toDots(picture: GreyPicture, mostWidth: number, mostHeight: number): Bitmap {
  const scale = Math.min(1, mostWidth / picture.width, mostHeight / picture.height)
  const width = Math.max(1, Math.floor(picture.width * scale))
  const height = Math.max(1, Math.floor(picture.height * scale))
  const grey = shrunk(picture, width, height)
  const data = new Uint8Array(rowBytes(width) * height)
  const isDrawing = clear(picture.grey) >= drawingShare
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
function clear(grey: Uint8Array): number {
  return grey.reduce((count, light) => count + Number(light < near || light > 255 - near), 0) / grey.length
}

/** Each dot is the mean of what it stands for: a thin line becomes paler, and does not vanish. */
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

/** What a dot is too dark or too light is made up for by those that follow. */
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
