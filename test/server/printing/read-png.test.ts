import { crc32, deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import { readPng } from '../../../server/printing/read-png.ts'

const sound = PNG.sync.write(new PNG({ width: 20, height: 10, fill: true }))
const signature = sound.subarray(0, 8)
const end = chunk('IEND', Buffer.alloc(0))

/** @returns a chunk by the standard, with the right checksum */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

interface Kind {
  depth?: number
  colour?: number
  interlacing?: number
}

function header(
  width: number,
  height: number,
  { depth = 8, colour = 0, interlacing = 0 }: Kind = {},
): Buffer {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width, 0)
  data.writeUInt32BE(height, 4)
  data.set([depth, colour, 0, 0, interlacing], 8)
  return chunk('IHDR', data)
}

/** @returns a PNG that announces these sides and unpacks to this many bytes */
function pngThatSays(width: number, height: number, bytes: number, kind?: Kind): Buffer {
  const data = chunk('IDAT', deflateSync(Buffer.alloc(bytes)))
  return Buffer.concat([signature, header(width, height, kind), data, end])
}

test.each([
  ['grey', 0, 8],
  ['colour', 2, 8],
  ['grey with alpha', 4, 8],
  ['colour with alpha', 6, 8],
  ['grey of 16 bits', 0, 16],
] as const)('a whole picture is read, whatever its colours: %s', (_, colorType, bitDepth) => {
  const png = new PNG({ width: 21, height: 10, fill: true })
  expect(readPng(PNG.sync.write(png, { colorType, bitDepth }))).toMatchObject({ width: 21, height: 10 })
})

test('a picture of one bit per dot is read', () => {
  expect(readPng(pngThatSays(21, 10, 4 * 10, { depth: 1 }))).toMatchObject({ width: 21, height: 10 })
})

test('an interlaced picture with all its passes is read', () => {
  // 8 × 8 dots of grey, in passes of 1, 1, 2, 4, 8, 16 and 32 dots, each row after a byte for its filter.
  const bytes = 64 + 1 + 1 + 1 + 2 + 2 + 4 + 4
  expect(readPng(pngThatSays(8, 8, bytes, { interlacing: 1 }))).toMatchObject({ width: 8, height: 8 })
  expect(readPng(pngThatSays(8, 8, bytes - 1, { interlacing: 1 }))).toBe('a broken PNG')
})

test.each<[string, string, Uint8Array | string]>([
  ['no PNG', 'no picture at all', 'GIF89a and so on, and on and on'],
  ['no PNG', 'nothing', ''],
  ['a broken PNG', 'cut off', sound.subarray(0, -30)],
  ['a broken PNG', 'cut off in its header', sound.subarray(0, 20)],
  ['a broken PNG', 'with a bit turned', Buffer.from(sound).fill(0xff, 45, 46)],
  ['a broken PNG', 'with fewer dots than it says', pngThatSays(100, 100, 50)],
  ['a broken PNG', 'with more dots than it says', pngThatSays(10, 10, 1_000)],
  ['a broken PNG', 'without a dot', pngThatSays(0, 10, 10)],
  ['a broken PNG', 'of a colour type that is none', pngThatSays(10, 10, 110, { colour: 5 })],
  ['a broken PNG', 'of a depth that is none', pngThatSays(10, 10, 110, { depth: 7 })],
  ['more than 1000 dots wide or high', 'wider than any paper', pngThatSays(1_001, 10, 10_020)],
  ['more than 1000 dots wide or high', 'of gigabytes, unpacked', pngThatSays(60_000, 60_000, 1_000_000)],
])('a file is refused as %s: %s', (problem, _, png) => {
  expect(readPng(Buffer.from(png))).toBe(problem)
})

describe('a file with two headers', () => {
  const data = (bytes: number) => chunk('IDAT', deflateSync(Buffer.alloc(bytes)))

  test.each([
    [
      'a small interlaced one first, then a huge one',
      header(1, 1, { interlacing: 1 }),
      header(20_000, 20_000),
    ],
    ['the same twice', header(20, 10), header(20, 10)],
    ['a small one first, then a wider one', header(4, 4), header(900, 900)],
  ])('is refused: %s', (_, first, second) => {
    expect(readPng(Buffer.concat([signature, first, second, data(2), end]))).toBe('a broken PNG')
    expect(readPng(Buffer.concat([signature, first, data(210), second, end]))).toBe('a broken PNG')
  })

  test('is refused when the header is not the first chunk', () => {
    const text = chunk('tEXt', Buffer.from('Title\0Logo'))
    expect(readPng(Buffer.concat([signature, text, header(20, 10), data(210), end]))).toBe('a broken PNG')
  })
})

test('missing dots are never filled from memory', () => {
  // One row that begins correctly: a careless reader would use the memory behind it as dots.
  const short = pngThatSays(200, 1, 5)
  for (let times = 0; times < 200; times++) {
    Buffer.allocUnsafe(201).fill('a key of another person')
    expect(readPng(short)).toBe('a broken PNG')
  }
})

test.each([0, 1])('a small file that unpacks to 40 MB takes no memory (interlacing %i)', interlacing => {
  const before = process.memoryUsage().rss
  expect(readPng(pngThatSays(10, 10, 40_000_000, { interlacing }))).toBe('a broken PNG')
  expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
})
