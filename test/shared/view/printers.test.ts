import { expect, test } from 'vitest'
import type { PrinterState } from '../../../shared/domain/paper.ts'
import { cutSettings } from '../../../shared/view/cut.ts'
import { printerNews } from '../../../shared/view/printers.ts'
import { orderSettings } from '../../kit/order.ts'

const settings = {
  ...orderSettings(),
  printers: {
    p1: { address: 'tcp://10.0.0.7:9100', profile: 'generic-80' },
    p2: { address: 'tcp://10.0.0.8:9100', profile: 'epson-tm-t20', rollTickets: 200 },
  },
}
const well: PrinterState = { since: 0, nearEnd: false, printed: 0 }
const newsOf = (printers: Record<string, PrinterState>) => printerNews({ settings, printers })

test('printers that are well, or that nobody has any more, are no news', () => {
  expect(newsOf({})).toEqual([])
  expect(newsOf({ p1: well, p2: { ...well, printed: 170 } })).toEqual([])
  expect(newsOf({ p9: { ...well, cause: 'paper-out' } })).toEqual([])
})

test('one that prints nothing comes with its cause', () => {
  expect(
    newsOf({ p2: { ...well, cause: 'cover-open', nearEnd: true }, p1: { ...well, cause: 'cutter' } }),
  ).toEqual([
    { printer: 'p1', cause: 'cutter' },
    { printer: 'p2', cause: 'cover-open' },
  ])
})

test.each<[string, PrinterState, number]>([
  ['its profile, where nothing better is known', { ...well, printed: 410 }, 40],
  ['what the last roll gave, before all else', { ...well, printed: 290, roll: 300 }, 10],
  ['never less than none', { ...well, printed: 500 }, 0],
  [
    'its own word, and then no more than a tenth, however little was counted',
    { ...well, nearEnd: true, printed: 60, nearAt: 60 },
    45,
  ],
  ['what it has given since its own word', { ...well, nearEnd: true, printed: 80, nearAt: 60 }, 25],
  ['its count, where that is less than its word', { ...well, nearEnd: true, printed: 430, nearAt: 420 }, 20],
  [
    'what the last roll gave after that word',
    { ...well, nearEnd: true, printed: 66, nearAt: 60, roll: 300, rest: 31 },
    25,
  ],
  ['its word alone, where nobody noted when that came', { ...well, nearEnd: true, printed: 60 }, 45],
  [
    'none, where the last roll gave less after that word',
    { ...well, nearEnd: true, printed: 100, nearAt: 60, rest: 31 },
    0,
  ],
])('little paper is detected by %s', (_, p1, left) => {
  expect(newsOf({ p1 })).toEqual([{ printer: 'p1', left }])
})

test('what the centre counted of its rolls is better than the profile', () => {
  expect(newsOf({ p2: { ...well, printed: 185 } })).toEqual([{ printer: 'p2', left: 15 }])
})

test('addresses of printers leave for managers alone; windows know their names, public screens nothing', () => {
  expect(cutSettings(settings, 'manager')).toBe(settings)
  const { printers } = cutSettings(settings, 'counter')
  expect(printers.p2).toEqual({ address: '', profile: 'epson-tm-t20', rollTickets: 200 })
  for (const audience of ['kiosk', 'display'] as const)
    expect(cutSettings(settings, audience)).toMatchObject({ printers: {}, printerProfiles: {}, ticket: [] })
})
