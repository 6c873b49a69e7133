import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rowBytes, toBitmap, toPng } from '../../../server/printing/bitmap.ts'
import { layoutTicket, type TicketContent } from '../../../server/printing/layout-ticket.ts'
import { toBytes } from '../../../server/printing/ticket-bytes.ts'
import { profileOf } from '../../../shared/catalogue/printer-profiles.ts'
import { defaultTicket } from '../../../shared/domain/paper.ts'
import { decode } from '../../kit/printer/decode.ts'

/** Every way in which printers take a ticket. */
const papers = (['raster', 'graphics'] as const).flatMap(picture =>
  [true, false].map(cutter => ({ picture, cutter, confirms: 'gs-r' as const })),
)
const [generic = { picture: 'raster', cutter: true, confirms: 'gs-r' } as const] = papers

/** Decodes bytes as a printer does. They contain nothing that it doesn't understand. */
function readBytes(bytes: Uint8Array) {
  const { pieces, bands, notUnderstood } = decode(bytes)
  expect(notUnderstood).toEqual([])
  const [piece] = pieces
  if (!piece || pieces.length > 1) throw new Error(`${pieces.length} tickets`)
  return { ...piece, bands }
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

describe.each(papers)('$picture, knife: $cutter', paper => {
  test('bytes decode to the same dots in bands of at most 256 rows, except dots that remove a command', () => {
    const withCommand = { width: 16, height: 1, data: Uint8Array.from([0x10, 0x04]) }
    let defused = 0

    fc.assert(
      fc.property(bitmaps, bitmap => {
        const { bands, bitmap: read, isCut, feeds } = readBytes(toBytes(bitmap, paper))
        expect(Math.max(...bands)).toBeLessThanOrEqual(256)
        expect(bands.slice(0, -1).every(band => band === 256)).toBe(true)
        expect([read.width, read.height]).toEqual([rowBytes(bitmap.width) * 8, bitmap.height])
        expect([isCut, feeds]).toEqual(paper.cutter ? [true, 3] : [false, 6])
        for (const [at, byte] of read.data.entries()) {
          const was = bitmap.data[at] ?? 0
          if (byte === was) continue
          defused++
          expect([was, byte]).toEqual([0x10, 0x18])
          expect([0x04, 0x05, 0x14]).toContain(bitmap.data[at + 1])
        }
      }),
      { numRuns: 40, examples: [[withCommand]] },
    )

    expect(defused).toBeGreaterThan(0)
  })

  test('no picture contains a real-time command', () => {
    fc.assert(
      fc.property(bitmaps, bitmap => {
        expect(decode(toBytes(bitmap, paper)).carriedOut).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

test('a real-time command in an unchanged picture is obeyed by the printer of these tests', () => {
  const bytes = Buffer.from([0x1b, 0x40, 0x1d, 0x76, 0x30, 0, 3, 0, 1, 0, 0x10, 0x04, 0x01])
  const { carriedOut, pieces } = decode(bytes)
  expect(carriedOut).toEqual(['status'])
  expect(pieces[0]?.bitmap.data).toEqual(Buffer.from([0x10, 0x04, 0x01]))
})

test('automatic status is not enabled on a printer that lacks it', () => {
  const bitmap = { width: 8, height: 1, data: Uint8Array.of(1) }
  const head = (confirms: 'none' | 'gs-r') =>
    Buffer.from(toBytes(bitmap, { ...generic, confirms }))
      .subarray(0, 5)
      .toString('hex')
  expect([head('none'), head('gs-r')]).toEqual(['1b401d7630', '1b401d610e'])
})

describe('the profile of a printer', () => {
  const own = { ...profileOf({ printerProfiles: {} }, 'xprinter'), name: 'ours' }
  test.each([
    ['the catalogue has it', {}, 'epson-tm-t88', 'Epson TM-T88'],
    ['the centre has its own', { mine: own }, 'mine', 'ours'],
    ["the centre's own comes before the catalogue's", { 'epson-tm-t88': own }, 'epson-tm-t88', 'ours'],
    ['nobody has it', {}, 'gone', '80 mm'],
    ['it is no profile at all', {}, 'constructor', '80 mm'],
  ])('%s', (_, printerProfiles, id, name) => {
    expect(profileOf({ printerProfiles }, id).name).toBe(name)
  })
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
    locale: 'kk',
    centre: 'Ақмола облысы',
    service: 'Тұрғын үй',
    purpose: 'submission',
    number: 'A042',
    at: Date.UTC(2026, 10, 25, 5, 4),
    zone: 'Asia/Almaty',
  }
  const bitmap = await toBitmap(layoutTicket(content, defaultTicket, width))
  const { bitmap: read } = readBytes(toBytes(bitmap, generic))
  expect([read.width, read.height]).toEqual([width, bitmap.height])
  const wrong = [...read.data].filter((byte, at) => byte !== bitmap.data[at] && byte !== 0x18)
  expect(wrong).toEqual([])
})
