import { describe, expect, test } from 'vitest'
import { ignorePressMs, type Press, PressGuard } from '../../../shared/ui/press-guard.ts'

const press = (control: string, rest: Partial<Press> = {}): Press => ({
  control,
  ticketAtPress: undefined,
  isRepeat: false,
  ...rest,
})

describe('a press', () => {
  test('acts if nothing prevents it', () => {
    expect(new PressGuard().judge(press('next'), undefined, 0)).toBe('act')
  })

  test('repeated by a held key never acts', () => {
    const guard = new PressGuard()
    for (let now = 0; now < 5_000; now += 33) {
      expect(guard.judge(press('next', { isRepeat: true }), undefined, now)).toBe('repeat')
    }
  })

  test('is ignored for 600 ms after its control acted, even if the reply came at once', () => {
    const guard = new PressGuard()
    guard.judge(press('next'), undefined, 1_000)
    guard.answered()
    expect(guard.judge(press('next'), undefined, 1_000 + ignorePressMs - 1)).toBe('dead')
    expect(guard.judge(press('next'), undefined, 1_000 + ignorePressMs)).toBe('act')
  })

  test("is ignored until the reply to its control's last press arrives", () => {
    const guard = new PressGuard()
    guard.judge(press('next'), undefined, 0)
    expect(guard.judge(press('next'), undefined, 60_000)).toBe('dead')
    guard.answered()
    expect(guard.judge(press('next'), undefined, 60_001)).toBe('act')
  })

  test('is refused while another control waits for its reply', () => {
    const guard = new PressGuard()
    guard.judge(press('finish', { ticketAtPress: 'a' }), 'a', 0)
    expect(guard.judge(press('next'), 'a', 10_000)).toBe('in-flight')
    guard.answered()
    expect(guard.judge(press('next'), undefined, 10_001)).toBe('act')
  })

  test('does not block other controls after its reply', () => {
    const guard = new PressGuard()
    guard.judge(press('next'), undefined, 0)
    guard.answered()
    expect(guard.judge(press('start', { ticketAtPress: 'a' }), 'a', 100)).toBe('act')
  })

  test.each([
    ['another visitor', 'a', 'b'],
    ['somebody who has gone', 'a', undefined],
    ['an empty window where somebody is', undefined, 'b'],
  ])('meant for %s is refused, and does not block the control', (_what, ticketAtPress, present) => {
    const guard = new PressGuard()
    expect(guard.judge(press('finish', { ticketAtPress }), present, 0)).toBe('other-ticket')
    expect(guard.inFlight).toBeUndefined()
    expect(guard.judge(press('finish', { ticketAtPress: present }), present, 1)).toBe('act')
  })
})
