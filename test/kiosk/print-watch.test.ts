import { describe, expect, test } from 'vitest'
import { PrintWatch } from '../../kiosk/print-watch.ts'

describe('what is heard of paper', () => {
  const print = (ticket: string, type: string, result: string) => ({
    n: 1,
    at: 1,
    ticket,
    facts: { type, result },
  })

  test('is the last result of each ticket', () => {
    const watch = new PrintWatch()
    watch.follow(print('a', 'ticket:printing', 'sending'))
    watch.follow(print('b', 'ticket:printed', 'printed'))
    watch.follow(print('a', 'ticket:print-failed', 'failed'))
    watch.follow({ n: 4, at: 1, facts: { type: 'settings:updated' } })
    expect([watch.stateOf('a'), watch.stateOf('b'), watch.stateOf('c')]).toEqual([
      'failed',
      'printed',
      undefined,
    ])
  })

  test('is forgotten after many other results', () => {
    const watch = new PrintWatch()
    for (let n = 0; n < 60; n++) watch.follow(print(`t${n}`, 'ticket:printed', 'printed'))
    expect(watch.stateOf('t0')).toBeUndefined()
    expect(watch.stateOf('t59')).toBe('printed')
  })
})
