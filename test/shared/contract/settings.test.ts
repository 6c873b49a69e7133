import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { migrateSettings, readSettings } from '../../../shared/catalogue/migrate-settings.ts'
import { parseSettings } from '../../../shared/contract/settings.ts'
import { defaultVoice } from '../../../shared/domain/displays.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { order, orderSettings } from '../../kit/order.ts'

const withPrinter = (address: string) =>
  parseSettings(
    {
      ...orderSettings(),
      kiosks: { 1: { printers: ['p1'] } },
      printers: { p1: { address, profile: 'generic-80' } },
    },
    order,
  )

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
  ['kiosks.1.offers.purposes', { kiosks: { 1: { offers: { purposes: [] } } } }],
  ['kiosks.1.offers.groups', { kiosks: { 1: { offers: { groups: ['A', 'A'] } } } }],
  ['kiosks.1.languages', { kiosks: { 1: { languages: [] } } }],
  ['kiosks.1.idle.askAfterSeconds', { kiosks: { 1: { idle: { askAfterSeconds: 9, endAfterSeconds: 15 } } } }],
  [
    'kiosks.1.idle.endAfterSeconds',
    { kiosks: { 1: { idle: { askAfterSeconds: 30, endAfterSeconds: 121 } } } },
  ],
  ['displays.d1.zones.0', { displays: { d1: { zones: ['right'] } }, zones: [zone] }],
  ['displays.d1.arrows.right', { displays: { d1: { arrows: { right: 'up' } } }, zones: [zone] }],
  ['voice.areas.0.1', { voice: { ...defaultVoice, areas: [['left', 'right']] }, zones: [zone] }],
  ['ticket', { ticket: [{ kind: 'centre' }] }],
])('what is not there is named: %s', (path, settings) => {
  expect(parseSettings({ ...orderSettings(), ...settings }, order)).toMatchObject({ ok: false, path })
})

test('settings of 0.1.0, which knew of none of this, are taken as they are', () => {
  const { printers, printerProfiles, ticket, zones, displays, voice, ...old } = orderSettings()
  expect(migrateSettings(old)).toEqual(orderSettings())
})

test('a kiosk of 0.1.0 keeps its own printer as a printer of the centre, and its centre can be saved again', () => {
  const { printers: _, ...old } = orderSettings()
  const kiosks = {
    1: { printer: 'tcp://10.0.0.7:9100' },
    2: { locked: true, printer: 'tcp://10.0.0.7:9100' },
    3: { printer: 'virtual' },
    4: {},
  }
  const settings = readSettings(JSON.stringify({ ...old, kiosks }))
  expect(settings.kiosks).toEqual({
    1: { printers: ['p1'] },
    2: { locked: true, printers: ['p1'] },
    3: { printers: ['p2'] },
    4: {},
  })
  expect(settings.printers).toEqual({
    p1: { address: 'tcp://10.0.0.7:9100', profile: 'generic-80' },
    p2: { address: 'virtual', profile: 'generic-80' },
  })
  expect(parseSettings(settings, order)).toEqual({ ok: true, settings })
  expect(migrateSettings(settings)).toEqual(settings)
})

test.each([null, undefined, 'a', 1, [], { kiosks: null }, { kiosks: [] }, { kiosks: { 1: { printer: 7 } } }])(
  'settings that are none are refused, not thrown: %j',
  document => {
    expect(parseSettings(document, order).ok).toBe(false)
  },
)

const sound = PNG.sync.write(new PNG({ width: 20, height: 10, fill: true }))

test('a logo of more bytes than a message may carry is refused', () => {
  const image = `data:image/png;base64,${Buffer.alloc(50_000).toString('base64')}`
  const ticket = [{ kind: 'number' }, { kind: 'logo', image }]
  expect(parseSettings({ ...orderSettings(), ticket }, order)).toEqual({
    ok: false,
    path: 'ticket.1.image',
    problem: 'a logo of too many bytes',
  })
})

test('a third logo is one too many', () => {
  const image = `data:image/png;base64,${sound.toString('base64')}`
  const ticket = [{ kind: 'number' }, ...Array(3).fill({ kind: 'logo', image })]
  expect(parseSettings({ ...orderSettings(), ticket }, order)).toMatchObject({ ok: false, path: 'ticket' })
})

const nineToSix = { days: ['mon', 'tue'], open: '09:00', close: '18:00', breaks: [] } as const

test('a queue’s hours of an older version, one set for all its days, become a list of one', () => {
  const { hours: _, publicHolidays, ...old } = orderSettings()
  const services = { 'housing-aid': { submission: { hours: nineToSix, on: true }, group: 'E' } }

  const settings = migrateSettings({ ...old, services })

  expect(settings.services).toEqual({
    'housing-aid': { submission: { hours: [nineToSix], on: true }, group: 'E' },
  })
  expect(settings.publicHolidays).toBe('closed')
  expect(parseSettings(settings, order)).toEqual({ ok: true, settings })
  expect(migrateSettings(settings)).toEqual(settings)
})

test.each<[string, CentreSettings['hours']]>([
  ['hours.1.days', [nineToSix, { ...nineToSix, days: ['tue'] }]],
  [
    'hours.0.close',
    [
      { ...nineToSix, open: '20:00', close: '10:00' },
      { ...nineToSix, days: ['wed'] },
    ],
  ],
  ['hours.0.breaks.0', [{ ...nineToSix, breaks: [{ from: '18:00', to: '19:00' }] }]],
  ['hours.0.breaks.0', [{ ...nineToSix, breaks: [{ from: '14:00', to: '13:00' }] }]],
  [
    'hours.0.breaks.1',
    [
      {
        ...nineToSix,
        breaks: [
          { from: '12:00', to: '14:00' },
          { from: '13:30', to: '15:00' },
        ],
      },
    ],
  ],
])('hours that contradict themselves are refused at %s', (path, hours) => {
  expect(parseSettings({ ...orderSettings(), hours }, order)).toMatchObject({ ok: false, path })
})
