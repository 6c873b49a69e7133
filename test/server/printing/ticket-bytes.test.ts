import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import qrcode from 'qrcode'
import { describe, expect, test } from 'vitest'
import { type Bitmap, rowBytes, toBitmap, toPng } from '../../../server/printing/bitmap.ts'
import { layoutTicket, type TicketContent } from '../../../server/printing/layout-ticket.ts'
import { toBytes } from '../../../server/printing/ticket-bytes.ts'
import { wrap } from '../../../server/printing/type.ts'
import { centres, services } from '../../../shared/catalogue/catalogue.ts'
import { profileOf } from '../../../shared/catalogue/printer-profiles.ts'
import { locales } from '../../../shared/i18n/locale.ts'
import { decode } from '../../support/printer/decode.ts'

/** Every way in which a printer takes a ticket. */
const papers = (['raster', 'graphics'] as const).flatMap(picture =>
  [true, false].map(cutter => ({ picture, cutter, confirms: 'gs-r' as const })),
)
const [generic = { picture: 'raster', cutter: true, confirms: 'gs-r' } as const] = papers

/** What a printer makes of the bytes; there is nothing in them that it doesn't understand. */
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
  test('bytes give back the same dots, in bands of at most 256 rows, but for a dot that defuses a command', () => {
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
      { numRuns: 40 },
    )
    expect(defused).toBeGreaterThan(0)
  })

  test('no picture holds a command that a printer would carry out within it', () => {
    fc.assert(
      fc.property(bitmaps, bitmap => {
        expect(decode(toBytes(bitmap, paper)).carriedOut).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

test('a picture that is not defused is carried out within: seen by the printer that these tests use', () => {
  const bytes = Buffer.from([0x1b, 0x40, 0x1d, 0x76, 0x30, 0, 3, 0, 1, 0, 0x10, 0x04, 0x01])
  const { carriedOut, pieces } = decode(bytes)
  expect(carriedOut).toEqual(['status'])
  expect(pieces[0]?.bitmap.data).toEqual(Buffer.from([0x10, 0x04, 0x01]))
})

test('a printer that has no word for it is not asked to tell by itself', () => {
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

const longest = (texts: readonly string[]) => texts.reduce((a, b) => (b.length > a.length ? b : a))
const cases = locales.flatMap(locale => [576, 384].map(width => ({ locale, width })))

describe.each(cases)('a ticket in $locale on $width dots', ({ locale, width }) => {
  const content: TicketContent = {
    locale,
    centre: longest(centres.map(centre => centre.name[locale])),
    service: longest(services.map(service => service.title[locale])),
    purpose: 'submission',
    number: 'A042',
    before: 123,
    wait: { from: 115, to: 235 },
    at: Date.UTC(2026, 10, 25, 5, 4),
    zone: 'Asia/Almaty',
  }

  test('with the longest names keeps its margins, whatever it says', async () => {
    const variants: TicketContent[] = [
      content,
      { ...content, number: 'A1042', purpose: 'collection', before: 0 },
      // Text of a centre's own, without a blank in it.
      { ...content, service: 'Ұ'.repeat(200) },
    ]
    for (const variant of variants) {
      const bitmap = await toBitmap(layoutTicket(variant, width))
      expect(bitmap.width).toBe(width)
      expect(inkColumns(bitmap)).toEqual({ left: 6, right: 6 })
    }
  })

  test('has the number as large as the paper allows', async () => {
    const svg = layoutTicket(content, width)
    const box = boxOf(svg, 'A042')
    expect(box.width).toBeGreaterThan(width * 0.95)
    // Larger than the rest by far.
    expect(box.height).toBeGreaterThan(90)
  })

  test('says all that the visitor was told, and nothing of an entitlement', () => {
    const labels = labelsOf(layoutTicket(content, width))
    const text = labels.join(' ')
    for (const said of [content.centre, content.service, '123', '115', '235', '2026', '10:04'])
      expect(text).toContain(said)
    const { before: _before, wait: _wait, ...bare } = content
    expect(labelsOf(layoutTicket(bare, width)).join(' ')).not.toMatch(/123|115|undefined/)
  })

  test('carries number and date in a code that is drawn dot for dot', async () => {
    const svg = layoutTicket(content, width)
    expect(labelsOf(svg)).toContain('A042 2026-11-25')
    const bitmap = await toBitmap(svg)
    const { modules } = qrcode.create('A042 2026-11-25', { errorCorrectionLevel: 'M' })
    const [left, top] = [(width - modules.size * 6) / 2, bitmap.height - (modules.size + 4) * 6]
    for (let y = 0; y < modules.size * 6; y++) {
      for (let x = 0; x < modules.size * 6; x++) {
        const wanted = Number(modules.get(Math.floor(y / 6), Math.floor(x / 6)))
        if (dot(bitmap, Math.round(left) + x, top + y) !== wanted) throw new Error(`wrong at ${x}, ${y}`)
      }
    }
  })

  test('prints as it is drawn', async () => {
    const bitmap = await toBitmap(layoutTicket(content, width))
    const { bitmap: read } = readBytes(toBytes(bitmap, generic))
    expect([read.width, read.height]).toEqual([width, bitmap.height])
    const wrong = [...read.data].filter((byte, at) => byte !== bitmap.data[at] && byte !== 0x18)
    expect(wrong).toEqual([])
  })
})

test('lines break at blanks, and lose nothing', () => {
  const text = 'Мемлекеттік тұрғын үй қорынан тұрғын үйге мұқтаж азаматтарды есепке алу'
  const lines = wrap(text, 'bold', 30, 372)
  expect(lines.length).toBeGreaterThan(2)
  expect(lines.join(' ')).toBe(text)
  expect(wrap('Ұ'.repeat(50), 'bold', 30, 372).join('')).toBe('Ұ'.repeat(50))
})

test('what is printed of a name cannot break the picture', async () => {
  const content: TicketContent = {
    ...{ locale: 'en', centre: 'A & B <c> "d"', service: '\u0007 \u{1F600}', purpose: 'collection' },
    ...{ number: 'K001', at: 0, zone: 'Asia/Almaty' },
  }
  expect((await toBitmap(layoutTicket(content, 384))).width).toBe(384)
})

function dot({ width, data }: Bitmap, x: number, y: number): number {
  return ((data[y * rowBytes(width) + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1
}

/** @returns how many columns at either side are white. */
function inkColumns(bitmap: Bitmap): { left: number; right: number } {
  const isBlank = (x: number) => {
    for (let y = 0; y < bitmap.height; y++) if (dot(bitmap, x, y)) return false
    return true
  }
  let [left, right] = [0, 0]
  while (left < bitmap.width && isBlank(left)) left++
  while (right < bitmap.width && isBlank(bitmap.width - 1 - right)) right++
  return { left, right }
}

function labelsOf(svg: string): string[] {
  return [...svg.matchAll(/aria-label="([^"]*)"/g)].map(([, label = '']) => label)
}

/** @returns how far the outline of a labelled text reaches. */
function boxOf(svg: string, label: string): { width: number; height: number } {
  const d = new RegExp(`aria-label="${label}" d="([^"]*)"`).exec(svg)?.[1] ?? ''
  const numbers = [...d.matchAll(/-?\d+(\.\d+)?/g)].map(([number]) => Number(number))
  const reach = (values: number[]) => Math.max(...values) - Math.min(...values)
  return {
    width: reach(numbers.filter((_, at) => at % 2 === 0)),
    height: reach(numbers.filter((_, at) => at % 2 === 1)),
  }
}
