import { describe, expect, test } from 'vitest'
import { actionOfKey, type Focus, type KeyPress, keyOf } from '../../counter/keys.ts'

const bare = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false }
const key = (name: string, rest: Partial<KeyPress> = {}): KeyPress => ({
  key: name,
  code: name,
  ...bare,
  ...rest,
})
const everywhere: readonly Focus[] = ['nothing', 'text', 'control']

test.each(everywhere)('F2 is next with the focus on %s', focus => {
  expect(actionOfKey(key('F2'), focus)).toBe('next')
})

test('the space bar is next only while nothing has the focus', () => {
  expect(everywhere.map(focus => actionOfKey(key(' ', { code: 'Space' }), focus))).toEqual([
    'next',
    undefined,
    undefined,
  ])
})

test('every action has its own key, and none that browsers need', () => {
  const keys = Object.values(keyOf)
  expect(new Set(keys).size).toBe(keys.length)
  for (const needed of ['F1', 'F5', 'F11', 'F12']) expect(keys).not.toContain(needed)
  for (const [action, name] of Object.entries(keyOf)) expect(actionOfKey(key(name), 'text')).toBe(action)
})

test.each(['ctrlKey', 'altKey', 'metaKey', 'shiftKey'])('F2 with %s belongs to others', modifier => {
  expect(actionOfKey(key('F2', { [modifier]: true }), 'nothing')).toBeUndefined()
})

describe('taking back', () => {
  test('is on the same key whatever alphabet it writes', () => {
    const latin = key('z', { code: 'KeyZ', ctrlKey: true })
    const cyrillic = key('я', { code: 'KeyZ', ctrlKey: true })
    expect([latin, cyrillic].map(press => actionOfKey(press, 'nothing'))).toEqual(['undo', 'undo'])
    expect(actionOfKey(latin, 'control')).toBe('undo')
  })

  test('is left to a text field that has the focus', () => {
    expect(actionOfKey(key('z', { code: 'KeyZ', ctrlKey: true }), 'text')).toBeUndefined()
  })
})
