import fc from 'fast-check'
import { PNG } from 'pngjs'
import qrcode from 'qrcode'
import { describe, expect, test } from 'vitest'
import { type Bitmap, rowBytes, toBitmap } from '../../../server/printing/bitmap.ts'
import { layoutTicket, type TicketContent } from '../../../server/printing/layout-ticket.ts'
import { keptLogo, readLogo } from '../../../server/printing/logo.ts'
import { margin } from '../../../server/printing/paper.ts'
import { signsWithoutGlyph, wrap } from '../../../server/printing/type.ts'
import { locales } from '../../../shared/domain/locale.ts'
import {
  defaultTicket,
  maxLogoLength,
  plainBlocks,
  type TicketBlock,
  textSizes,
} from '../../../shared/domain/paper.ts'
import { purposes } from '../../../shared/domain/queue.ts'
import { centres, purposeWords, services } from '../../kit/order.ts'

const longest = (texts: readonly string[]) => texts.reduce((a, b) => (b.length > a.length ? b : a))
const cases = locales.flatMap(locale => [576, 384].map(width => ({ locale, width })))

describe.each(cases)('a ticket in $locale on $width dots', ({ locale, width }) => {
  const content: TicketContent = {
    locale,
    centre: longest(centres.map(centre => centre.name[locale])),
    service: longest(services.map(service => service.title[locale])),
    purpose: longest(purposes.map(purpose => purposeWords(locale, purpose))),
    number: 'A042',
    before: 123,
    wait: { from: 115, to: 235 },
    at: Date.UTC(2026, 10, 25, 5, 4),
    zone: 'Asia/Almaty',
  }

  test('with the longest names keeps its margins', async () => {
    const variants: TicketContent[] = [
      content,
      { ...content, number: 'A1042', before: 0 },
      // A centre's own text without a blank.
      { ...content, service: 'Ұ'.repeat(200) },
    ]
    for (const variant of variants) {
      const bitmap = await toBitmap(layoutTicket(variant, defaultTicket, width))
      expect(bitmap.width).toBe(width)
      expect(inkColumns(bitmap)).toEqual({ left: 6, right: 6 })
    }
  })

  test('has the number as large as the paper allows', async () => {
    const svg = layoutTicket(content, defaultTicket, width)
    const box = boxOf(svg, 'A042')
    expect(box.width).toBeGreaterThan(width * 0.95)
    // Larger than the rest by far.
    expect(box.height).toBeGreaterThan(90)
  })

  test('shows all that the kiosk showed, and no entitlement', () => {
    const labels = labelsOf(layoutTicket(content, defaultTicket, width))
    const text = labels.join(' ')
    for (const labels of [content.centre, content.service, '123', '115', '235', '2026', '10:04'])
      expect(text).toContain(labels)
    const { before: _before, wait: _wait, ...bare } = content
    expect(labelsOf(layoutTicket(bare, defaultTicket, width)).join(' ')).not.toMatch(/123|115|undefined/)
  })

  test('has number and date in a code that is drawn dot for dot', async () => {
    const svg = layoutTicket(content, defaultTicket, width)
    expect(labelsOf(svg)).toContain('A042 2026-11-25')
    const bitmap = await toBitmap(svg)
    const { modules } = qrcode.create('A042 2026-11-25', { errorCorrectionLevel: 'M' })
    const [left, top] = [(width - modules.size * 6) / 2, bitmap.height - 18 - (modules.size + 4) * 6]
    for (let y = 0; y < modules.size * 6; y++) {
      for (let x = 0; x < modules.size * 6; x++) {
        const wanted = Number(modules.get(Math.floor(y / 6), Math.floor(x / 6)))
        if (dot(bitmap, Math.round(left) + x, top + y) !== wanted) throw new Error(`wrong at ${x}, ${y}`)
      }
    }
  })
})

test('lines break at blanks and lose no word', () => {
  const text = 'Мемлекеттік тұрғын үй қорынан тұрғын үйге мұқтаж азаматтарды есепке алу'
  const lines = wrap(text, 'bold', 30, 372)
  expect(lines.length).toBeGreaterThan(2)
  expect(lines.join(' ')).toBe(text)
  expect(wrap('Ұ'.repeat(50), 'bold', 30, 372).join('')).toBe('Ұ'.repeat(50))
})

test('no name can break the picture', async () => {
  const content: TicketContent = {
    locale: 'en',
    centre: 'A & B <c> "d"',
    service: '\u0007 \u{1F600}',
    purpose: '<b>&',
    number: 'K001',
    at: 0,
    zone: 'Asia/Almaty',
  }
  expect((await toBitmap(layoutTicket(content, defaultTicket, 384))).width).toBe(384)
})

function dot({ width, data }: Bitmap, x: number, y: number): number {
  return ((data[y * rowBytes(width) + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1
}

/** @returns the number of white columns at either side */
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

/** @returns the size of a labelled text's outline */
function boxOf(svg: string, label: string): { width: number; height: number } {
  const d = new RegExp(`aria-label="${label}" d="([^"]*)"`).exec(svg)?.[1] ?? ''
  const numbers = [...d.matchAll(/-?\d+(\.\d+)?/g)].map(([number]) => Number(number))
  const reach = (values: number[]) => Math.max(...values) - Math.min(...values)
  return {
    width: reach(numbers.filter((_, at) => at % 2 === 0)),
    height: reach(numbers.filter((_, at) => at % 2 === 1)),
  }
}

const widths = [384, 416, 420, 512, 576] as const
const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom('Щ', 'ұ', 'Ә', 'W', 'j', ' ', '-', '\u0301'),
    minLength: 1,
    maxLength: 200,
  }),
)
const texts = fc.record({ kk: words, ru: words, en: words })
const blocks: fc.Arbitrary<TicketBlock[]> = fc.array(
  fc.oneof(
    fc.constantFrom(...plainBlocks).map(kind => ({ kind })),
    fc.record({ kind: fc.constant('text' as const), text: texts, size: fc.constantFrom(...textSizes) }),
    fc.constantFrom(...[30, 700].map(side => ({ kind: 'logo' as const, image: pngOf(side, side, () => 0) }))),
  ),
  { minLength: 1, maxLength: 12 },
)
const contents: fc.Arbitrary<TicketContent> = fc.record(
  {
    locale: fc.constantFrom(...locales),
    centre: words,
    service: words,
    purpose: words,
    number: fc.stringMatching(/^[ABCEHK]\d{3,5}$/),
    before: fc.nat(99_999),
    wait: fc.record({ from: fc.nat(9_999), to: fc.nat(9_999) }),
    places: fc.array(words, { maxLength: 5 }),
    at: fc.date({ min: new Date(2020, 0), max: new Date(2100, 0), noInvalidDate: true }).map(Number),
    zone: fc.constant('Asia/Almaty'),
    link: fc.webUrl().map(url => `${url}/t/akmola/20261125-A042?s=${'x'.repeat(22)}`),
    copy: fc.boolean(),
  },
  { requiredKeys: ['locale', 'centre', 'service', 'purpose', 'number', 'at', 'zone'] },
)

test('any ticket on any paper has no ink in the margins, and nothing is cut off', async () => {
  await fc.assert(
    fc.asyncProperty(contents, blocks, fc.constantFrom(...widths), async (content, blocks, width) => {
      const bitmap = await toBitmap(layoutTicket(content, blocks, width))
      expect(bitmap.width).toBe(width)
      const { left, right } = inkColumns(bitmap)
      expect(Math.min(left, right)).toBeGreaterThanOrEqual(margin - 1)
      // Ink in the first or last row would mean that something was cut off.
      const rows = rowBytes(width)
      const edges = [bitmap.data.subarray(0, rows), bitmap.data.subarray(-rows)]
      expect(edges.every(row => row.every(byte => byte === 0))).toBe(true)
    }),
    { numRuns: 40 },
  )
})

const small: TicketContent = {
  locale: 'kk',
  centre: 'Ақмола облысы',
  service: 'Тұрғын үй',
  purpose: 'Құжат тапсыру',
  number: 'A042',
  at: Date.UTC(2026, 10, 25, 5, 4),
  zone: 'Asia/Almaty',
}

test("blocks have the centre's order and the visitor's language", () => {
  const text = { kk: 'Күте тұрыңыз', ru: 'Подождите', en: 'Please wait' }
  const svg = layoutTicket(
    { ...small, locale: 'en' },
    [{ kind: 'text', text, size: 'title' }, { kind: 'number' }, { kind: 'centre' }],
    576,
  )
  expect(labelsOf(svg)).toEqual(['Please wait', 'Your number', 'A042', small.centre])
})

test("the windows' places are printed in a centre with zones, and not elsewhere", () => {
  const places = ['Сол қанат', 'Екінші қабат']
  const labels = labelsOf(layoutTicket({ ...small, places }, [{ kind: 'zone' }], 576)).join(' ')
  expect(labels).toBe('Терезелер орналасқан жер: Сол қанат, Екінші қабат')
  expect(labelsOf(layoutTicket(small, [{ kind: 'zone' }], 576))).toEqual([])
})

test('a copy has a heading in three languages, larger than all other text', async () => {
  const svg = layoutTicket({ ...small, copy: true }, defaultTicket, 576)
  expect(labelsOf(svg)[0]).toBe('көшірме / копия / copy')
  expect(boxOf(svg, 'көшірме / копия / copy').height).toBeGreaterThan(boxOf(svg, small.service).height)
  expect(labelsOf(layoutTicket(small, defaultTicket, 576)).join()).not.toContain('copy')
})

test('a link too long for the paper is replaced by number and date', () => {
  const link = `https://${'q'.repeat(300)}.kz/t/akmola/20261125-A042?s=x`
  expect(labelsOf(layoutTicket({ ...small, link }, [{ kind: 'code' }], 384))).toEqual(['A042 2026-11-25'])
  expect(labelsOf(layoutTicket({ ...small, link: 'https://q.kz/t/1' }, [{ kind: 'code' }], 384))).toEqual([
    'https://q.kz/t/1',
  ])
})

test('a drawing of a logo is on paper dot for dot', async () => {
  const isBlack = (x: number, y: number) => (x * y) % 7 === 0
  const image = pngOf(100, 60, (x, y) => (isBlack(x, y) ? 0 : 255))
  const bitmap = await toBitmap(layoutTicket(small, [{ kind: 'logo', image }], 576))
  for (let y = 0; y < 60; y++)
    for (let x = 0; x < 100; x++) expect(dot(bitmap, 238 + x, 18 + y)).toBe(Number(isBlack(x, y)))
})

test("a large grey logo is shrunk to the paper's width and stays as dark", async () => {
  const image = pngOf(1_000, 400, x => Math.round((x / 1_000) * 255))
  const bitmap = await toBitmap(layoutTicket(small, [{ kind: 'logo', image }], 384))
  const { left, right } = inkColumns(bitmap)
  expect(left).toBe(6)
  expect(right).toBeLessThan(60)
  const quarter = (of: number) => {
    let black = 0
    for (let x = 0; x < 93; x++) for (let y = 0; y < 100; y++) black += dot(bitmap, 6 + of * 93 + x, 20 + y)
    return black / 9_300
  }
  for (const [of, share] of [0.875, 0.625, 0.375, 0.125].entries())
    expect(Math.abs(quarter(of) - share)).toBeLessThan(0.05)
})

test('a stored logo has the dots of the widest paper, and storing it again changes nothing', () => {
  const kept = (image: string) => {
    const result = keptLogo(image)
    if ('problem' in result) throw new Error(result.problem)
    return result.image
  }
  const photograph = pngOf(1_000, 400, x => Math.round((x / 1_000) * 255))
  const once = kept(photograph)
  expect(readLogo(once)).toMatchObject({ width: 600, height: 240 })
  expect(kept(once)).toBe(once)
  const noise = pngOf(1_000, 1_000, (x, y) => (x * 7_919 + y * 104_729) % 256)
  expect(kept(noise).length).toBeLessThan(maxLogoLength)
})

test('a logo is as dark on narrow paper from its dots as from its file', async () => {
  const image = pngOf(1_000, 400, x => Math.round((x / 1_000) * 255))
  const kept = keptLogo(image)
  if ('problem' in kept) throw new Error(kept.problem)
  const bitmap = await toBitmap(layoutTicket(small, [{ kind: 'logo', image: kept.image }], 384))
  for (const [of, share] of [0.875, 0.625, 0.375, 0.125].entries()) {
    let black = 0
    for (let x = 0; x < 93; x++) for (let y = 0; y < 100; y++) black += dot(bitmap, 6 + of * 93 + x, 20 + y)
    expect(Math.abs(black / 9_300 - share)).toBeLessThan(0.05)
  }
})

test.each([
  ['an emoji', 'Қош келдіңіз 😀!', 'Қош келдіңіз !'],
  ['signs of a telephone and a tick', '☎ 8-800 ✓', '8-800'],
  ['a space of no width', 'Тал\u200Bон', 'Талон'],
  ['a character that is none', 'Талон\uFFFE', 'Талон'],
  ['half a pair', 'Талон\uD83D', 'Талон'],
  ['a letter in two parts', 'и\u0306', 'й'],
])('a text with %s is drawn without it', async (_, text, shown) => {
  const lines = (words: string) =>
    layoutTicket(small, [{ kind: 'text', text: { kk: words, ru: words, en: words }, size: 'body' }], 576)
  expect(lines(text)).toBe(lines(shown))
  expect((await toBitmap(lines(text))).height).toBeGreaterThan(40)
})

test.each([
  ['☎ 8-800 ✓', ['☎', '✓']],
  ['Әліпби ғұқңөһі №1 «а» – “b” … ₸ 5 °C', []],
  ['Тал\u200Bон\n1', []],
])('the font lacks for %j: %j', (text, signs) => {
  expect(signsWithoutGlyph(text)).toEqual(signs)
})

/** @returns a grey PNG as a data URL. */
function pngOf(width: number, height: number, light: (x: number, y: number) => number): string {
  const png = new PNG({ width, height })
  for (let at = 0; at < width * height; at++) {
    png.data.fill(light(at % width, Math.floor(at / width)), at * 4, at * 4 + 3)
    png.data[at * 4 + 3] = 255
  }
  return `data:image/png;base64,${PNG.sync.write(png).toString('base64')}`
}
