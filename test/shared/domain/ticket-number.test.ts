import { expect, test } from 'vitest'
import { normaliseNumber, numberReadings } from '../../../shared/domain/ticket-number.ts'

test.each([
  ['A001', 'A001'],
  ['a001', 'A001'],
  ['А001', 'A001'],
  ['к 17', 'K17'],
  ['№ A-042', 'A042'],
  ['№1', '1'],
  ['#b—7', 'B7'],
  ['Ａ００１', 'A001'],
  ['Фққ"', 'Ф001'],
])('%s is a way to write %s', (typed, number) => {
  expect(normaliseNumber(typed)).toBe(number)
})

test.each([
  ['A001', ['A001']],
  // The key of the Latin A while the keyboard is in the Russian layout.
  ['Ф001', ['A001']],
  ['ф-001', ['A001']],
  // The key of the Cyrillic А while the keyboard is in the Latin one.
  ['f001', ['F001', 'A001']],
  // The look of a letter comes before its key.
  ['В12', ['B12', 'D12']],
  ['И3', ['B3']],
  ['№1', ['1']],
  ['К', ['K', 'R']],
  ['', []],
  ['№', []],
  ['!?', []],
  ['AB12', []],
])('%s may mean %j', (typed, readings) => {
  expect(numberReadings(typed)).toEqual(readings)
})
