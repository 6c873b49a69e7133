import { expect, test } from 'vitest'
import { applyKey } from '../../kiosk/keys.ts'

test('keys write, take back one letter, and clear', () => {
  expect(applyKey('ба', { write: 'л' })).toBe('бал')
  expect(applyKey('бал', { edit: 'erase' })).toBe('ба')
  expect(applyKey('', { edit: 'erase' })).toBe('')
  expect(applyKey('бал', { edit: 'clear' })).toBe('')
})
