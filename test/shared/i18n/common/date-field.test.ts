import { expect, test } from 'vitest'
import { formatMonth, formatTypedDate, parseTypedDate } from '../../../../shared/i18n/common/date-field.ts'

test.each([
  '27.11.2026',
  '27/11/2026',
  ' 27 11 2026 ',
  '27-11-26',
  '27.11.26.',
  '27112026',
  '271126',
  '2026-11-27',
])('%s is the 27th of November, whatever the language', text => {
  expect(parseTypedDate(text)).toBe('2026-11-27')
})

test('one digit is enough where a separator follows', () => {
  expect(parseTypedDate('1.2.2026')).toBe('2026-02-01')
  expect(parseTypedDate('2026-2-1')).toBe('2026-02-01')
})

test.each(['', '27.11', '31.02.2026', '00.01.2026', '1.13.2026', 'вчера', '27.11.20266', '2711'])(
  '"%s" is no date',
  text => expect(parseTypedDate(text)).toBeUndefined(),
)

test('dates and months are written in the language of the page', () => {
  expect(formatTypedDate('ru', '2026-12-01')).toBe('01.12.2026')
  expect(formatTypedDate('kk', '2026-12-01')).toBe('01.12.2026')
  expect(formatTypedDate('en', '2026-12-01')).toBe('01/12/2026')
  expect(formatMonth('en', '2026-11')).toContain('November')
})
