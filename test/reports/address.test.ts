import { expect, test } from 'vitest'
import { dayOf, monthSpan, problemOf, quickSpan, readAddress, writeAddress } from '../../reports/address.ts'

const usual = { centre: 'all', today: '2026-11-27' }
const read = (search: string, hash = '') => readAddress({ search, hash }, usual)

test('an address that says nothing asks for the last seven days', () => {
  expect(read('')).toEqual({
    centre: 'all',
    from: '2026-11-21',
    to: '2026-11-27',
    section: 'overview',
    day: '2026-11-27',
    number: '',
  })
})

test('what is chosen is read again as it was written', () => {
  const choice = {
    centre: 'akmola',
    from: '2026-01-01',
    to: '2026-03-31',
    section: 'ticket' as const,
    day: '2026-02-28',
    number: 'A042',
  }
  const address = writeAddress(choice, 'auditor')
  expect(address).toBe(
    '?centre=akmola&from=2026-01-01&to=2026-03-31&as=auditor&day=2026-02-28&number=A042#ticket',
  )
  const [search = '', hash = ''] = address.split('#')
  expect(read(search, `#${hash}`)).toEqual(choice)
})

test.each([
  ['?from=2026-11-20&to=2026-11-10', 'backwards'],
  ['?from=2019-01-01&to=2026-11-10', 'too long'],
  ['?from=2026-02-30&to=2026-03-10', 'no date'],
  ['?from=2026-11-20', 'half of it'],
  ['?from=<script>&to=2026-11-20', 'something else'],
])('a span that is none (%s: %s) is the usual one', search => {
  expect(read(search)).toMatchObject({ from: '2026-11-21', to: '2026-11-27' })
})

test('a section, centre or day that is none is the usual one', () => {
  expect(read('?centre=../x&day=2026-13-01', '#nowhere')).toMatchObject({
    centre: 'all',
    section: 'overview',
    day: '2026-11-27',
  })
})

test.each([
  ['today', '2026-11-27', '2026-11-27'],
  ['yesterday', '2026-11-26', '2026-11-26'],
  ['week', '2026-11-21', '2026-11-27'],
  ['month', '2026-11-01', '2026-11-27'],
  ['lastMonth', '2026-10-01', '2026-10-31'],
  ['year', '2026-01-01', '2026-11-27'],
] as const)('%s is from %s to %s', (name, from, to) => {
  expect(quickSpan(name, usual.today)).toEqual({ from, to })
})

test('the month before March is February, in leap years too', () => {
  expect(quickSpan('lastMonth', '2028-03-31')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
  expect(quickSpan('yesterday', '2026-01-01')).toEqual({ from: '2025-12-31', to: '2025-12-31' })
  expect(monthSpan('2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(monthSpan('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' })
})

test('what is wrong with a span is known before anybody is asked', () => {
  expect(problemOf({ from: '2026-11-27', to: '2026-11-27' })).toBeUndefined()
  expect(problemOf({ from: '2026-11-28', to: '2026-11-27' })).toBe('backwards')
  expect(problemOf({ from: '2023-11-24', to: '2026-11-27' })).toBeUndefined()
  expect(problemOf({ from: '2023-11-23', to: '2026-11-27' })).toBe('tooLong')
})

test('a day is one that the calendar has', () => {
  expect(dayOf('2026-02-28')).toBe('2026-02-28')
  for (const none of ['2026-02-29', '2026-2-28', '20260228', '', null]) expect(dayOf(none)).toBeUndefined()
})
