import { expect, test } from 'vitest'
import { locales } from '../../../shared/domain/locale.ts'
import { errorMessage } from '../../../shared/i18n/common/errors.ts'
import { isPassing, retryPauseMs } from '../../../shared/ui/retry.ts'

test('pauses grow from one second to half a minute, and differ between pages by a fifth', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 60].map(failures => retryPauseMs(failures, 0))
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
  expect(retryPauseMs(1, 1)).toBe(800)
})

test('only what passes by itself is asked again', () => {
  expect(isPassing({ code: 'NO_ANSWER' })).toBe(true)
  expect(isPassing({ code: 'ARCHIVE_AWAY' })).toBe(true)
  expect(isPassing({ code: 'NOT_PERMITTED' })).toBe(false)
  expect(isPassing({ code: 'SPAN_TOO_LONG' })).toBe(false)
})

test('the refusal itself promises no repeat: the page says when the next try comes', () => {
  for (const locale of locales)
    expect(errorMessage(locale, { code: 'NO_ANSWER' })).not.toMatch(/repeat|again|повтор|қайтала/i)
})
