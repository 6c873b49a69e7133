import { expect, test } from 'vitest'
import { describeDeparture } from '../../counter/departure.ts'
import type { StoryStep } from '../../shared/contract/wire.ts'

const step = (type: string, by: string, facts: Record<string, unknown> = {}): StoryStep => ({
  n: 1,
  at: 0,
  type,
  by,
  facts,
})
const self = 'inspector:me'
const called = step('ticket:called', self)

test('a cancelled visitor left for the reason that the manager gave', () => {
  const story = [
    called,
    step('ticket:cancelled', 'manager:m', { word: 'left' }),
    step('ticket:printed', 'x:y'),
  ]
  expect(describeDeparture('A001', story, self)).toEqual({
    number: 'A001',
    what: 'cancelled',
    by: 'manager:m',
    word: 'left',
  })
})

test('only the last departure counts', () => {
  const story = [called, step('ticket:returned', self), called, step('ticket:left-unserved', 'system:day')]
  expect(describeDeparture('A001', story, self)).toMatchObject({ what: 'unserved', by: 'system:day' })
})

test("the inspector's own action at another screen is no departure", () => {
  expect(describeDeparture('A001', [called, step('ticket:finished', self)], self)).toBeUndefined()
})

test('a story that cannot be read still says that the visitor is gone', () => {
  expect(describeDeparture('A001', [], self)).toEqual({ number: 'A001', what: 'gone', by: '', word: '' })
})
