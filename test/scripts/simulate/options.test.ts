import { expect, test } from 'vitest'
import { OptionError } from '../../../scripts/option-error.ts'
import { readOptions } from '../../../scripts/simulate/options.ts'

const given = {
  '--url': 'http://localhost:3000/',
  '--centre': 'akmola',
  '--visitors-per-hour': '60',
  '--minutes': '30',
}
const args = (more: Record<string, string> = {}) => Object.entries({ ...given, ...more }).flat()

test('absent options have defaults', () => {
  expect(readOptions(args())).toMatchObject({
    url: 'http://localhost:3000',
    centre: 'akmola',
    visitorsPerHour: 60,
    minutes: 30,
    speed: 1,
  })
  expect(readOptions(args({ '--speed': '60', '--seed': '7' }))).toMatchObject({ speed: 60, seed: 7 })
})

test.each([
  ['--url', 'nonsense'],
  ['--centre', ''],
  ['--visitors-per-hour', 'many'],
  ['--minutes', '0'],
  ['--speed', '-1'],
  ['--colour', 'blue'],
])('%s %s is refused by name', (name, value) => {
  expect(() => readOptions(args({ [name]: value }))).toThrow(OptionError)
  expect(() => readOptions(args({ [name]: value }))).toThrow(name)
})
