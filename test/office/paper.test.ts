import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moved, replaced, without } from '../../office/list.ts'
import { joinAddress, splitAddress } from '../../office/paper/address.ts'
import { paperPart, routed, withoutPrinter } from '../../office/paper/paper-part.ts'
import { problemOf } from '../../office/paper/problems.ts'
import { same } from '../../office/same.ts'
import { parseSettings } from '../../shared/contract/settings.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { order, orderSettings } from '../kit/order.ts'

const settings: CentreSettings = {
  ...orderSettings(),
  printers: {
    hall: { address: 'tcp://10.0.0.7:9100', profile: 'generic-80' },
    desk: { address: 'virtual', profile: 'generic-58' },
  },
  kiosks: { 1: { locked: true, printers: ['hall', 'desk'] }, 2: { locked: false } },
}

test('documents that say the same are the same, in whatever order; others are not', () => {
  expect(same({ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 })).toBe(true)
  expect(same({ a: 1, b: undefined }, { a: 1 })).toBe(true)
  for (const [a, b] of [
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [
      [1, 2],
      [2, 1],
    ],
    [[], {}],
    [null, {}],
  ])
    expect(same(a, b)).toBe(false)
  fc.assert(fc.property(fc.json(), text => same(JSON.parse(text), JSON.parse(text))))
})

test('a piece of a list moves, and never out of it', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 2, -2)).toEqual(['c', 'a', 'b'])
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
  expect([replaced(['a', 'b'], 1, 'x'), without(['a', 'b'], 0)]).toEqual([['a', 'x'], ['b']])
})

test.each(['tcp://10.0.0.7:9100', 'agent:desk-usb', 'virtual'])(
  'an address keeps what it says: %s',
  address => {
    expect(joinAddress(splitAddress(address))).toBe(address)
  },
)

test('printers are put back as they were read; what else a kiosk or window has is left alone', () => {
  expect(paperPart.write(settings, paperPart.read(settings))).toEqual(settings)
  const paper = paperPart.read(settings)
  const next = paperPart.write(settings, {
    ...paper,
    kiosks: routed(routed(paper.kiosks, '1', []), '3', ['desk']),
    counters: routed(paper.counters, '2', ['hall']),
  })
  expect(next.kiosks).toEqual({ 1: { locked: true }, 2: { locked: false }, 3: { printers: ['desk'] } })
  expect(next.counters[1]).toEqual({ ...settings.counters[1], printers: ['hall'] })
  expect(parseSettings(next, order).ok).toBe(true)
})

test('a printer that is removed is named nowhere', () => {
  const next = paperPart.write(settings, withoutPrinter(paperPart.read(settings), 'hall'))
  expect(next.kiosks[1]).toEqual({ locked: true, printers: ['desk'] })
  expect(parseSettings(next, order)).toMatchObject({ ok: true })
})

const ticket = (...blocks: unknown[]) => ({ ticket: [{ kind: 'number' }, ...blocks] })
const text = { kind: 'text', size: 'body', text: { kk: 'a', ru: '', en: 'b' } }
const profile = {
  name: 'x',
  width: 576,
  cutter: true,
  picture: 'raster',
  confirms: 'none',
  nearEnd: false,
  rollTickets: 1,
}

/** The words follow what the schema really says. */
test.each<[problem: string, path: string, change: object]>([
  ['address', 'printers.p.address', { printers: { p: { address: 'tcp://x', profile: 'generic-80' } } }],
  ['profile', 'printers.p.profile', { printers: { p: { address: 'virtual', profile: 'x' } } }],
  [
    'tickets',
    'printers.p.rollTickets',
    { printers: { p: { address: 'virtual', profile: 'generic-80', rollTickets: 0 } } },
  ],
  ['width', 'printerProfiles.p.width', { printerProfiles: { p: { ...profile, width: 20 } } }],
  ['tickets', 'printerProfiles.p.rollTickets', { printerProfiles: { p: { ...profile, rollTickets: null } } }],
  ['other', 'printerProfiles.p.name', { printerProfiles: { p: { ...profile, name: '' } } }],
  ['printers', 'kiosks.1.printers.0', { kiosks: { 1: { printers: ['gone'] } } }],
  ['text', 'ticket.1.text.ru', ticket(text)],
  ['logo', 'ticket.1.image', ticket({ kind: 'logo', image: '' })],
  [
    'logoBytes',
    'ticket.1.image',
    ticket({ kind: 'logo', image: `data:image/png;base64,${'A'.repeat(70_000)}` }),
  ],
  ['noNumber', 'ticket', { ticket: [{ kind: 'rule' }] }],
  ['blocks', 'ticket', ticket(...Array(45).fill({ kind: 'rule' }))],
])('%s is said of %s', (problem, path, change) => {
  const parsed = parseSettings({ ...orderSettings(), ...change }, order)
  if (parsed.ok) throw new Error('nothing is wrong')
  expect(parsed.path).toBe(path)
  expect(problemOf(parsed)).toBe(problem)
})

/** What the thread that draws says, as `check-ticket.ts` and `update-settings.ts` have it. */
test.each([
  ['logo', 'ticket.1.image', 'no PNG'],
  ['logo', 'ticket.1.image', 'a broken PNG'],
  ['logoLarge', 'ticket.1.image', 'more than 1000 dots wide or high'],
  ['signs', 'ticket.2.text.ru', 'no sign for ☎'],
  ['addressNotAllowed', 'printers.p.address', 'not in the networks of printers'],
])('the words %s are shown at %s for "%s"', (words, path, problem) => {
  expect(problemOf({ path, problem })).toBe(words)
})
