import { describe, expect, test } from 'vitest'
import { deadMs, type Press, PressGuard } from '../../counter/press-guard.ts'

const press = (control: string, rest: Partial<Press> = {}): Press => ({
  control,
  ticketAtPress: undefined,
  isRepeat: false,
  ...rest,
})

describe('a press', () => {
  test('acts where nothing speaks against it', () => {
    expect(new PressGuard().judge(press('next'), undefined, 0)).toBe('act')
  })

  test('that a held key repeats never acts, however long it is held', () => {
    const guard = new PressGuard()
    for (let now = 0; now < 5_000; now += 33) {
      expect(guard.judge(press('next', { isRepeat: true }), undefined, now)).toBe('repeat')
    }
  })

  test('is dead for 600 ms after it acted, even when its answer came at once', () => {
    const guard = new PressGuard()
    guard.judge(press('next'), undefined, 1_000)
    guard.answered()
    expect(guard.judge(press('next'), undefined, 1_000 + deadMs - 1)).toBe('dead')
    expect(guard.judge(press('next'), undefined, 1_000 + deadMs)).toBe('act')
  })

  test('is dead until its answer, however long that takes', () => {
    const guard = new PressGuard()
    guard.judge(press('next'), undefined, 0)
    expect(guard.judge(press('next'), undefined, 60_000)).toBe('dead')
    guard.answered()
    expect(guard.judge(press('next'), undefined, 60_001)).toBe('act')
  })

  test('waits for the answer of any other', () => {
    const guard = new PressGuard()
    guard.judge(press('finish', { ticketAtPress: 'a' }), 'a', 0)
    expect(guard.judge(press('next'), 'a', 10_000)).toBe('in-flight')
    guard.answered()
    expect(guard.judge(press('next'), undefined, 10_001)).toBe('act')
  })

  test('does not keep another control dead', () => {
    const guard = new PressGuard()
    guard.judge(press('next'), undefined, 0)
    guard.answered()
    expect(guard.judge(press('start', { ticketAtPress: 'a' }), 'a', 100)).toBe('act')
  })

  test.each([
    ['another visitor', 'a', 'b'],
    ['somebody who has gone', 'a', undefined],
    ['an empty window where somebody is', undefined, 'b'],
  ])('meant for %s is refused, and leaves the control alive', (_what, ticketAtPress, present) => {
    const guard = new PressGuard()
    expect(guard.judge(press('finish', { ticketAtPress }), present, 0)).toBe('other-ticket')
    expect(guard.inFlight).toBeUndefined()
    expect(guard.judge(press('finish', { ticketAtPress: present }), present, 1)).toBe('act')
  })
})
