import { expect, test } from 'vitest'
import { latinAsSeen, latinAsTyped } from '../../../shared/domain/typed-text.ts'

test.each([
  ['Aigul', 'aigul'],
  // The keys a, i, g, u, l with the Russian keyboard.
  ['фшпгд', 'aigul'],
  ['ФШПГД', 'aigul'],
  // 2, 3, 4, 5, 8, 9, 0 with the Kazakh keyboard.
  ['әіңғүұқ', '2345890'],
  // The first letter is Cyrillic, and looks like the Latin one.
  ['аigul', 'aigul'],
  ['сhief.inspector', 'chief.inspector'],
  ['a.b-c_d@e', 'a.b-c_d@e'],
])('%s is meant as %s', (typed, meant) => {
  expect(latinAsTyped(typed)).toBe(meant)
})

test.each([
  ['А042', 'A042'],
  ['К1042', 'K1042'],
  ['Е007', 'E007'],
  ['Ф001', 'Ф001'],
])('%s is seen as %s', (typed, seen) => {
  expect(latinAsSeen(typed)).toBe(seen)
})
