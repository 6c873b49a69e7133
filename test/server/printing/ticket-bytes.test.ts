import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bitmap, rowBytes, toBitmap, toPng } from '../../../server/printing/bitmap.ts'
import { layoutTicket, type TicketContent } from '../../../server/printing/layout-ticket.ts'
import { toBytes } from '../../../server/printing/ticket-bytes.ts'
import { defaultTicket } from '../../../shared/domain/paper.ts'

/** What a printer makes of the bytes: reads every command, and fails at one that a ticket has no use for. */
function readBytes(bytes: Uint8Array): { bands: number[]; bitmap: Bitmap; end: string } {
  const buffer = Buffer.from(bytes)
  expect(buffer.subarray(0, 2).toString('hex')).toBe('1b40')
  let at = 2
  const bands: number[] = []
  const rows: Buffer[] = []
  let width = 0
  while (buffer.subarray(at, at + 4).toString('hex') === '1d763000') {
    const perRow = buffer.readUInt16LE(at + 4)
    const height = buffer.readUInt16LE(at + 6)
    bands.push(height)
    rows.push(buffer.subarray(at + 8, at + 8 + perRow * height))
    width = perRow * 8
    at += 8 + perRow * height
  }
  const height = bands.reduce((sum, band) => sum + band, 0)
  return {
    bands,
    bitmap: { width, height, data: Buffer.concat(rows) },
    end: buffer.subarray(at).toString('hex'),
  }
}

const bitmaps = fc
  .record({ width: fc.integer({ min: 1, max: 90 }), height: fc.integer({ min: 1, max: 600 }) })
  .chain(({ width, height }) => {
    const size = rowBytes(width) * height
    // Mostly the bytes that make up real-time commands.
    const byte = fc.oneof(fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0x01), fc.nat(255))
    return fc
      .array(byte, { minLength: size, maxLength: size, size: 'max' })
      .map(data => ({ width, height, data: Uint8Array.from(data) }))
  })

test('bytes give back the same dots, in bands of at most 256 rows, but for a dot that defuses a command', () => {
  let defused = 0
  fc.assert(
    fc.property(bitmaps, bitmap => {
      const { bands, bitmap: read, end } = readBytes(toBytes(bitmap))
      expect(Math.max(...bands)).toBeLessThanOrEqual(256)
      expect(bands.slice(0, -1).every(band => band === 256)).toBe(true)
      expect([read.width, read.height]).toEqual([rowBytes(bitmap.width) * 8, bitmap.height])
      expect(end).toBe('1b64031d564200')
      for (const [at, byte] of read.data.entries()) {
        const was = bitmap.data[at] ?? 0
        if (byte === was) continue
        defused++
        expect([was, byte]).toEqual([0x10, 0x18])
        expect([0x04, 0x05, 0x14]).toContain(bitmap.data[at + 1])
      }
    }),
    { numRuns: 40 },
  )
  expect(defused).toBeGreaterThan(0)
})

test('no picture holds a command that a printer would carry out within it', () => {
  fc.assert(
    fc.property(bitmaps, bitmap => {
      const bytes = toBytes(bitmap)
      for (let at = 0; at < bytes.length - 1; at++) {
        if (bytes[at] === 0x10) expect([0x04, 0x05, 0x14]).not.toContain(bytes[at + 1])
      }
    }),
    { numRuns: 40 },
  )
})

test('a PNG shows dot by dot what the printer gets', () => {
  fc.assert(
    fc.property(bitmaps, bitmap => {
      const png = toPng(bitmap)
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([bitmap.width, bitmap.height])
      const idat = png.subarray(41, 41 + png.readUInt32BE(33))
      const rows = inflateSync(idat)
      const bytes = rowBytes(bitmap.width)
      const data = Buffer.concat(
        Array.from({ length: bitmap.height }, (_, y) =>
          rows.subarray(y * (bytes + 1) + 1, (y + 1) * (bytes + 1)),
        ),
      )
      expect(Buffer.from(data.map(byte => ~byte)).equals(bitmap.data)).toBe(true)
    }),
    { numRuns: 20 },
  )
})

test.each([576, 384])('a ticket prints on %i dots as it is drawn', async width => {
  const content: TicketContent = {
    ...{ locale: 'kk', centre: 'Ақмола облысы', service: 'Тұрғын үй', purpose: 'submission' },
    ...{ number: 'A042', at: Date.UTC(2026, 10, 25, 5, 4), zone: 'Asia/Almaty' },
  }
  const bitmap = await toBitmap(layoutTicket(content, defaultTicket, width))
  const { bitmap: read } = readBytes(toBytes(bitmap))
  expect([read.width, read.height]).toEqual([width, bitmap.height])
  const wrong = [...read.data].filter((byte, at) => byte !== bitmap.data[at] && byte !== 0x18)
  expect(wrong).toEqual([])
})
