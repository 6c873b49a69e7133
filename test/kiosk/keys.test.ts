import { expect, test } from 'vitest'
import { press } from '../../kiosk/keys.ts'

test('keys write, take back one letter, and clear', () => {
  expect(press('ба', { write: 'л' })).toBe('бал')
  expect(press('бал', { edit: 'erase' })).toBe('ба')
  expect(press('', { edit: 'erase' })).toBe('')
  expect(press('бал', { edit: 'clear' })).toBe('')
})
