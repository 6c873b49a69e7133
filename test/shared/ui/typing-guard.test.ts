import { expect, test } from 'vitest'
import { type GuardedKey, TypingJudge, typingPauseMs } from '../../../shared/ui/typing-guard.ts'

const press = (key: string, timeStamp: number, more: Partial<GuardedKey> = {}): GuardedKey => ({
  key,
  timeStamp,
  repeat: false,
  isComposing: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
})

test('a blank and Enter after letters belong to the text; by themselves they press', () => {
  const judge = new TypingJudge()
  expect(judge.judge(press(' ', 0), false)).toBeUndefined()
  expect(judge.judge(press('қ', 100), false)).toBe('text')
  expect(judge.judge(press(' ', 300), false)).toBe('stray')
  expect(judge.judge(press('Enter', 300 + typingPauseMs - 1), false)).toBe('stray')
  expect(judge.judge(press(' ', 300 + typingPauseMs), false)).toBeUndefined()
})

test('a held Enter presses once', () => {
  const judge = new TypingJudge()
  expect(judge.judge(press('Enter', 0), false)).toBeUndefined()
  expect(judge.judge(press('Enter', 500, { repeat: true }), false)).toBe('stray')
})

test('what a field takes, keys of the program and shortcuts are left alone', () => {
  const judge = new TypingJudge()
  expect(judge.judge(press('a', 0), true)).toBeUndefined()
  expect(judge.judge(press(' ', 10), true)).toBeUndefined()
  expect(judge.judge(press('F2', 20), false)).toBeUndefined()
  expect(judge.judge(press('z', 30, { ctrlKey: true }), false)).toBeUndefined()
  expect(judge.judge(press(' ', 40), false)).toBeUndefined()
})
