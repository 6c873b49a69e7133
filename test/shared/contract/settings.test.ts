import { expect, test } from 'vitest'
import { defaultSettings } from '../../../shared/catalogue/default-settings.ts'
import { parseSettings } from '../../../shared/contract/settings.ts'

const withPrinter = (printer: string) =>
  parseSettings({ ...defaultSettings('akmola'), kiosks: { 1: { printer } } })

test.each(['virtual', 'tcp://10.0.0.7:9100', 'tcp://printer-1.hall:1', 'tcp://10.0.0.7:65535'])(
  'a kiosk may print on %s',
  printer => {
    expect(withPrinter(printer)).toMatchObject({ ok: true, settings: { kiosks: { 1: { printer } } } })
  },
)

test.each([
  'tcp://10.0.0.7:65536',
  'tcp://10.0.0.7:99999',
  'tcp://10.0.0.7:0',
  'tcp://10.0.0.7:009100',
  'tcp://10.0.0.7',
  'tcp://:9100',
  'http://10.0.0.7:9100',
])('a kiosk cannot print on %s', printer => {
  expect(withPrinter(printer)).toMatchObject({ ok: false, path: 'kiosks.1.printer' })
})
