import { crc32, deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { defaultSettings, upgraded } from '../../../shared/catalogue/default-settings.ts'
import { parseSettings } from '../../../shared/contract/settings.ts'
import { defaultVoice } from '../../../shared/domain/displays.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'

const withPrinter = (address: string) =>
  parseSettings({
    ...defaultSettings('akmola'),
    kiosks: { 1: { printers: ['p1'] } },
    printers: { p1: { address, profile: 'generic-80' } },
  })

test.each([
  'virtual',
  'tcp://10.0.0.7:9100',
  'tcp://printer-1.hall:1',
  'tcp://10.0.0.7:65535',
  'agent:kiosk-1-usb',
])('a kiosk may print on %s', address => {
  expect(withPrinter(address)).toMatchObject({ ok: true, settings: { printers: { p1: { address } } } })
})

test.each([
  'tcp://10.0.0.7:65536',
  'tcp://10.0.0.7:99999',
  'tcp://10.0.0.7:0',
  'tcp://10.0.0.7:009100',
  'tcp://10.0.0.7',
  'tcp://:9100',
  'http://10.0.0.7:9100',
  'agent:',
  'agent:a b',
])('a kiosk cannot print on %s', address => {
  expect(withPrinter(address)).toMatchObject({ ok: false, path: 'printers.p1.address' })
})

const zone = { id: 'left', title: { kk: 'Сол жақ', ru: 'Слева', en: 'Left' } }
const printers = { p1: { address: 'virtual', profile: 'generic-80' } }

test.each<[string, Partial<CentreSettings>]>([
  ['kiosks.1.printers.0', { kiosks: { 1: { printers: ['p2'] } }, printers }],
  ['printers.p1.profile', { printers: { p1: { address: 'virtual', profile: 'abacus' } } }],
  ['printers.p1.profile', { printers: { p1: { address: 'virtual', profile: 'toString' } } }],
  ['displays.d1.zones.0', { displays: { d1: { zones: ['right'] } }, zones: [zone] }],
  ['displays.d1.arrows.right', { displays: { d1: { arrows: { right: 'up' } } }, zones: [zone] }],
  ['voice.areas.0.1', { voice: { ...defaultVoice, areas: [['left', 'right']] }, zones: [zone] }],
  ['ticket', { ticket: [{ kind: 'centre' }] }],
])('what is not there is named: %s', (path, settings) => {
  expect(parseSettings({ ...defaultSettings('akmola'), ...settings })).toMatchObject({ ok: false, path })
})

test('settings of 0.1.0, which knew of none of this, are taken as they are', () => {
  const { printers, printerProfiles, ticket, zones, displays, voice, ...old } = defaultSettings('akmola')
  expect(upgraded(old as CentreSettings)).toEqual(defaultSettings('akmola'))
})

const logo = (png: Uint8Array | string) => {
  const image = `data:image/png;base64,${Buffer.from(png).toString('base64')}`
  return parseSettings({
    ...defaultSettings('akmola'),
    ticket: [{ kind: 'number' }, { kind: 'logo', image }],
  })
}
const sound = PNG.sync.write(new PNG({ width: 20, height: 10, fill: true }))

/** @returns a chunk as the standard has it, its sum right. */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** @returns a PNG that says it has these sides, and unfolds to so many bytes. */
function pngThatSays(width: number, height: number, bytes: number, interlaced = 0): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, interlaced], 8)
  const data = chunk('IDAT', deflateSync(Buffer.alloc(bytes)))
  return Buffer.concat([sound.subarray(0, 8), chunk('IHDR', header), data, chunk('IEND', Buffer.alloc(0))])
}

/** pngjs writes none. */
function greyOfOneBit(): Buffer {
  const [header, rows] = [Buffer.alloc(13), Buffer.alloc(4 * 10)]
  header.writeUInt32BE(21, 0)
  header.writeUInt32BE(10, 4)
  header.set([1, 0], 8)
  const data = chunk('IDAT', deflateSync(rows))
  return Buffer.concat([sound.subarray(0, 8), chunk('IHDR', header), data, chunk('IEND', Buffer.alloc(0))])
}

test('a logo that can be read is taken', () => {
  expect(logo(sound)).toMatchObject({ ok: true })
  expect(logo(pngThatSays(100, 50, 101 * 50))).toMatchObject({ ok: true })
})

test.each<[string, string, Uint8Array | string]>([
  ['no PNG', 'no picture at all', 'GIF89a and so on, and on and on'],
  ['a broken PNG', 'torn off', sound.subarray(0, -30)],
  ['a broken PNG', 'with a bit turned', Buffer.from(sound).fill(0xff, 45, 46)],
  ['a broken PNG', 'with fewer dots than it says', pngThatSays(100, 100, 50)],
  ['a broken PNG', 'without a dot', pngThatSays(0, 10, 10)],
  ['more than 1000 dots wide or high', 'wider than any paper', pngThatSays(1_001, 10, 10)],
  ['more than 1000 dots wide or high', 'of gigabytes, unfolded', pngThatSays(60_000, 60_000, 1_000_000)],
  ['a logo of too many bytes', 'of more bytes than a logo has', Buffer.alloc(50_000)],
])('a logo is refused as %s: %s', (problem, _, png) => {
  expect(logo(png)).toEqual({ ok: false, path: 'ticket.1.image', problem })
})

test('what a picture lacks is never taken from what lies in memory', () => {
  // One row that begins well: whatever follows would be taken for dots.
  const short = pngThatSays(200, 1, 5)
  for (let times = 0; times < 200; times++) {
    Buffer.allocUnsafe(201).fill('a key of somebody else')
    expect(logo(short)).toEqual({ ok: false, path: 'ticket.1.image', problem: 'a broken PNG' })
  }
  expect(logo(pngThatSays(200, 1, 5, 1))).toMatchObject({ ok: false })
  expect(logo(pngThatSays(200, 1, 202))).toMatchObject({ ok: false })
})

test.each([
  ['grey', 0, 8],
  ['grey of one bit', 0, 1],
  ['colour', 2, 8],
  ['grey with alpha', 4, 8],
  ['colour with alpha', 6, 8],
  ['grey of 16 bits', 0, 16],
] as const)('a whole one is taken, whatever its colours: %s', (_, colorType, bitDepth) => {
  const png = new PNG({ width: 21, height: 10, fill: true })
  const bytes = bitDepth === 1 ? greyOfOneBit() : PNG.sync.write(png, { colorType, bitDepth })
  expect(logo(bytes)).toMatchObject({ ok: true })
})

test('a small picture that says little and unfolds to much does no harm', () => {
  for (const interlaced of [0, 1]) {
    const before = process.memoryUsage().rss
    logo(pngThatSays(10, 10, 40_000_000, interlaced))
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
  }
})

test('a third logo is one too many', () => {
  const image = `data:image/png;base64,${sound.toString('base64')}`
  const ticket = [{ kind: 'number' }, ...Array(3).fill({ kind: 'logo', image })]
  expect(parseSettings({ ...defaultSettings('akmola'), ticket })).toMatchObject({ ok: false, path: 'ticket' })
})
