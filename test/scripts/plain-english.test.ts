import { expect, test } from 'vitest'
import { barredIn } from '../../scripts/check/plain-english.ts'

test.each([
  ['// Whoever asks is answered.', ['1: "Whoever": write the person, the caller, anyone who']],
  ['const askedAnew = 1', ['1: "Anew": write again']],
  [
    '// fine\n// The screen was told, and goes on.',
    ['2: "told": write notified, shown, sent', '2: "goes on": write continues'],
  ],
  ['// A constant is stored in one file.', []],
  ['const stolden = "resolutely"', []],
])('%j has the barred words %j', (text, found) => {
  expect(barredIn(text)).toEqual(found)
})
