import { expect, test } from 'vitest'
import { commandBodies } from '../../../shared/contract/commands.ts'
import { settingsSchema } from '../../../shared/contract/settings.ts'

const title = { kk: 'Ардагер', ru: 'Ветеран', en: 'Veteran' }

test.each([
  ['veteran', true],
  ['1', true],
  ['_veteran', false],
  ['-veteran', false],
  ['__proto__', false],
])('an entitlement %s is known to the settings where commands can name it: %s', (id, isTaken) => {
  const known = settingsSchema.shape.entitlements.safeParse([{ id, title }])
  const claim = { queue: 'housing-register.submission', lang: 'kk', category: id }
  const claimed = commandBodies['ticket:issue'].safeParse(claim)
  expect([known.success, claimed.success]).toEqual([isTaken, isTaken])
})

test('word of a printer comes at a time that events can tell', () => {
  const word = { ticket: '20261126-000001', result: 'printed' }
  const takes = (at: number) => commandBodies['ticket:record-print'].safeParse({ ...word, at }).success
  expect([Date.now(), 99_999_999_999_999, 100_000_000_000_000, 2 ** 53 - 1].map(takes)).toEqual([
    true,
    true,
    false,
    false,
  ])
})
