import { inflateSync } from 'node:zlib'
import { PNG } from 'pngjs'
import { maxLogoSide } from '../../shared/domain/paper.ts'

/** A picture in greys as it would look on white paper: row by row, 0 black to 255 white. */
export interface GreyPicture {
  width: number
  height: number
  grey: Uint8Array
}

/** Why a file can't be a logo. The office page translates each. */
export type PictureProblem = 'no PNG' | 'a broken PNG' | `more than ${typeof maxLogoSide} dots wide or high`

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const headerLength = 13
/** Length, type and checksum of a chunk, in bytes. */
const chunkFrame = 12
/** Samples per dot, by the header's colour type: grey, colour, palette, grey with alpha, colour with alpha. */
const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
/** Bits per sample that the standard allows, by colour type. */
const depthsOf: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}
/** The seven passes of an interlaced PNG: first column, first row, step between columns, step between rows. */
const interlacedPasses = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const
/** Perceived brightness of red, green and blue; the sum is 1. */
const weights = [0.299, 0.587, 0.114] as const

interface Header {
  width: number
  height: number
  depth: number
  colour: number
  isInterlaced: boolean
}

/**
 * Reads a PNG as greys. It may block its thread for a second: call it only in the render thread. Never throws.
 *
 * pngjs trusts files too much: it believes the last of several headers, unpacks interlaced data without a limit,
 * and shows unwritten memory where data ends early. So the chunks are checked first, and pngjs gets only a file
 * with exactly one header and exactly as much data as it announces.
 *
 * @returns the picture, or why it can't be a logo
 */
export function readPng(bytes: Buffer): GreyPicture | PictureProblem {
  if (!bytes.subarray(0, signature.length).equals(signature)) return 'no PNG'
  const header = headerOf(bytes)
  if (!header) return 'a broken PNG'
  if (header.width > maxLogoSide || header.height > maxLogoSide)
    return `more than ${maxLogoSide} dots wide or high`
  const chunks = chunksOf(bytes)
  if (!chunks) return 'a broken PNG'
  try {
    const expected = unpackedBytes(header)
    if (inflateSync(chunks.data, { maxOutputLength: expected }).length !== expected) return 'a broken PNG'
    return onWhite(PNG.sync.read(bytes.subarray(0, chunks.end)))
  } catch {
    return 'a broken PNG'
  }
}

/** @returns the header, which is the first chunk of every PNG; undefined when it is invalid */
function headerOf(bytes: Buffer): Header | undefined {
  const at = signature.length
  if (bytes.length < at + chunkFrame + headerLength) return undefined
  if (bytes.readUInt32BE(at) !== headerLength || typeAt(bytes, at) !== 'IHDR') return undefined
  const [width, height] = [bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)]
  const [depth = 0, colour = 0, compression, filter, interlacing = 0] = bytes.subarray(at + 16, at + 21)
  const isSound = width > 0 && height > 0 && depthsOf[colour]?.includes(depth) === true
  if (!isSound || compression !== 0 || filter !== 0 || interlacing > 1) return undefined
  return { width, height, depth, colour, isInterlaced: interlacing === 1 }
}

/** @returns the packed picture and where the file ends; undefined when chunks are cut or a second header follows */
function chunksOf(bytes: Buffer): { data: Buffer; end: number } | undefined {
  const parts: Buffer[] = []
  for (let at = signature.length; at + chunkFrame <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const type = typeAt(bytes, at)
    const next = at + chunkFrame + length
    if (next > bytes.length) return undefined
    if (type === 'IHDR' && at !== signature.length) return undefined
    if (type === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length))
    if (type === 'IEND') return { data: Buffer.concat(parts), end: next }
    at = next
  }
  return undefined
}

function typeAt(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at + 4, at + 8)
}

/** @returns the size of the unpacked picture in bytes: each row has one byte for its filter */
function unpackedBytes({ width, height, depth, colour, isInterlaced }: Header): number {
  const bitsPerDot = depth * (samplesOf[colour] ?? 0)
  const passes = isInterlaced ? interlacedPasses : ([[0, 0, 1, 1]] as const)
  let bytes = 0
  for (const [left, top, across, down] of passes) {
    const columns = Math.ceil((width - left) / across)
    const rows = Math.ceil((height - top) / down)
    if (columns > 0 && rows > 0) bytes += rows * (1 + Math.ceil((columns * bitsPerDot) / 8))
  }
  return bytes
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
