import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Call } from '../../shared/contract/events.ts'
import type { TicketState } from '../../shared/domain/ticket.ts'
import {
  announceWithinMs,
  blinkForMs,
  type Calls,
  fitting,
  follow,
  isLit,
  largeForMs,
  largeOf,
  listOf,
  maxWaitingCalls,
  nothingShown,
  type ShownCall,
  type ShownCalls,
  standOutForMs,
} from '../../shared/ui/hall-screen/shown-calls.ts'

/** A hall and a screen whose clocks move only by `pass`. */
class Hall {
  now = 1_800_000_000_000
  at = 5_000
  board: ShownCalls = nothingShown
  /** Numbers of all announced calls, in order. */
  readonly said: string[] = []
  readonly view: Calls = { epoch: 'e1', n: 0, tickets: {}, calls: [] }

  call(number: string, counter: string): void {
    const { view, now } = this
    view.n++
    const id = `20261125-${number}`
    view.tickets[id] = { id, number, counter, state: 'called', called: now }
    const call: Call = { n: view.n, ticket: id, number, counter, at: now, lang: 'kk' }
    view.calls = [call, ...view.calls].slice(0, 20)
  }

  recall(number: string): void {
    const { view, now } = this
    const id = `20261125-${number}`
    const { counter = '' } = view.tickets[id] ?? {}
    view.n++
    Object.assign(view.tickets[id] ?? {}, { recalled: now })
    view.calls = [
      { n: view.n, ticket: id, number, counter, at: now, lang: 'kk' as const },
      ...view.calls,
    ].slice(0, 20)
  }

  become(number: string, state: TicketState | 'gone'): void {
    const id = `20261125-${number}`
    this.view.n++
    if (state === 'gone') delete this.view.tickets[id]
    else Object.assign(this.view.tickets[id] ?? {}, { state })
  }

  pass(ms: number): this {
    this.now += ms
    this.at += ms
    return this
  }

  follow(): this {
    const { shown, announce } = follow(this.board, this.view, { now: this.now, at: this.at })
    this.board = shown
    this.said.push(...announce.map(({ number }) => number))
    return this
  }

  get list(): ShownCall[] {
    return listOf(this.board, this.view, this.at)
  }

  get large(): string | undefined {
    return largeOf(this.board, this.view, this.at)?.number
  }

  /** @returns the calls that the large place shows one after another during `ms`. */
  largeInTurn(ms: number): string[] {
    const seen: string[] = []
    for (let passed = 0; passed <= ms; passed += 250) {
      this.follow()
      if (this.large !== undefined && this.large !== seen.at(-1)) seen.push(this.large)
      this.pass(250)
    }
    return seen
  }
}

const numbers = (list: readonly ShownCall[]) => list.map(({ number }) => number)

test('every call is in the list at once, last called first', () => {
  const hall = new Hall().follow()
  hall.call('A001', '1')
  hall.call('A002', '2')
  hall.pass(1)
  hall.call('B001', '3')
  hall.follow()
  expect(hall.list).toEqual([
    { id: '20261125-B001', number: 'B001', counter: '3', look: 'blinking' },
    { id: '20261125-A002', number: 'A002', counter: '2', look: 'blinking' },
    { id: '20261125-A001', number: 'A001', counter: '1', look: 'blinking' },
  ])
})

describe('the large place', () => {
  test('shows each of quick calls for its time, in order', () => {
    const hall = new Hall().follow()
    for (const [number, counter] of [
      ['A001', '1'],
      ['A002', '2'],
      ['A003', '3'],
    ] as const)
      hall.call(number, counter)
    hall.follow()
    expect(hall.large).toBe('A001')
    hall.pass(largeForMs - 1).follow()
    expect(hall.large).toBe('A001')
    hall.pass(1).follow()
    expect(hall.large).toBe('A002')
    hall.pass(largeForMs - 1).follow()
    expect(hall.large).toBe('A002')
    hall.pass(1).follow()
    expect(hall.large).toBe('A003')
    expect(hall.said).toEqual(['A001', 'A002', 'A003'])
  })

  test('shows a call at once when nobody waits for it and the one before has had its time', () => {
    const hall = new Hall().follow()
    hall.call('A001', '1')
    hall.follow().pass(largeForMs).follow()
    hall.call('A002', '2')
    hall.follow()
    expect(hall.large).toBe('A002')
  })

  test('has at most six waiting calls: it drops visitors who have come first, then the oldest', () => {
    const hall = new Hall().follow()
    for (let i = 1; i <= maxWaitingCalls + 3; i++) hall.call(`A00${i}`, String(i))
    hall.become('A005', 'serving')
    hall.follow()
    // A001 is in the large place, the visitor of A005 has come, and A002 is the oldest waiting call.
    expect(hall.board.waiting.map(({ number }) => number)).toEqual([
      'A003',
      'A004',
      'A006',
      'A007',
      'A008',
      'A009',
    ])
    expect(hall.list).toHaveLength(maxWaitingCalls + 3)
    expect(hall.largeInTurn(30_000)).toEqual(['A001', 'A003', 'A004', 'A006', 'A007', 'A008', 'A009'])
  })

  test('passes over a call whose visitor is not expected any more', () => {
    const hall = new Hall().follow()
    hall.call('A001', '1')
    hall.call('A002', '2')
    hall.call('A003', '3')
    hall.follow()
    hall.become('A002', 'gone')
    expect(hall.largeInTurn(10_000)).toEqual(['A001', 'A003'])
  })

  test('returns to the last visitor who has not come, then to the last one being served', () => {
    const hall = new Hall().follow()
    hall.call('A001', '1')
    hall.follow().pass(10_000)
    hall.call('A002', '2')
    hall.follow().pass(10_000).follow()
    expect(hall.large).toBe('A002')
    hall.become('A002', 'serving')
    hall.follow()
    expect(hall.large).toBe('A001')
    hall.become('A001', 'gone')
    hall.follow()
    expect(hall.large).toBe('A002')
    hall.become('A002', 'gone')
    hall.follow()
    expect(hall.large).toBeUndefined()
  })

  test('shows a visitor who is called again', () => {
    const hall = new Hall().follow()
    hall.call('A001', '1')
    hall.follow().pass(60_000)
    hall.call('A002', '2')
    hall.follow().pass(5_000).follow()
    hall.recall('A001')
    hall.follow()
    expect(hall.large).toBe('A001')
    expect(hall.list.map(({ number, look }) => [number, look])).toEqual([
      ['A001', 'blinking'],
      ['A002', 'new'],
    ])
    expect(hall.said).toEqual(['A001', 'A002', 'A001'])
  })
})

test('a new call blinks, is highlighted, then is an ordinary call; a visitor being served never blinks', () => {
  const hall = new Hall().follow()
  hall.call('A001', '1')
  hall.follow()
  const look = () => hall.list[0]?.look
  hall.pass(blinkForMs - 1)
  expect(look()).toBe('blinking')
  hall.pass(1)
  expect(look()).toBe('new')
  hall.pass(standOutForMs - 1)
  expect(look()).toBe('new')
  hall.pass(1)
  expect(look()).toBe('called')
  hall.become('A001', 'serving')
  expect(look()).toBe('serving')
})

test('a blinking call blinks at most twice a second', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), start => {
      let changes = 0
      for (let at = start; at < start + 1_000; at++) changes += Number(isLit(at) !== isLit(at + 1))
      // One flash is lit once and unlit once.
      expect(changes).toBeLessThanOrEqual(4)
      expect(changes).toBeGreaterThan(0)
    }),
  )
})

describe('a display that was away', () => {
  test('announces the calls that are younger than a minute, in order, and no others', () => {
    const hall = new Hall().follow()
    hall.call('A001', '1')
    hall.pass(announceWithinMs)
    hall.call('A002', '2')
    hall.call('A003', '3')
    hall.pass(30_000).follow()
    expect(hall.said).toEqual(['A002', 'A003'])
    expect(hall.list.map(({ number, look }) => [number, look])).toEqual([
      ['A003', 'blinking'],
      ['A002', 'blinking'],
      ['A001', 'called'],
    ])
  })

  test('announces no call twice, however many updates come', () => {
    const hall = new Hall().follow()
    hall.call('A001', '1')
    hall.follow().follow().pass(20_000).follow()
    expect(hall.said).toEqual(['A001'])
  })

  test('announces a visitor who was called three times once', () => {
    const hall = new Hall().follow()
    hall.call('A001', '1')
    hall.pass(6_000)
    hall.recall('A001')
    hall.pass(6_000)
    hall.recall('A001')
    hall.follow()
    expect(hall.said).toEqual(['A001'])
  })

  test('announces nobody who is not at that window any more', () => {
    const hall = new Hall()
    hall.call('A001', '1')
    hall.become('A001', 'gone')
    hall.call('A002', '2')
    hall.follow()
    expect(hall.said).toEqual(['A002'])
  })

  test('starts over when the store is another one, or went back', () => {
    for (const change of [{ epoch: 'e2' }, { n: 1 }]) {
      const hall = new Hall()
      for (let i = 0; i < 5; i++) hall.view.n++
      hall.call('A001', '1')
      hall.follow()
      Object.assign(hall.view, { n: 0, ...change, calls: [], tickets: {} })
      hall.call('B001', '2')
      hall.follow()
      expect(hall.said).toEqual(['A001', 'B001'])
    }
  })
})

describe('more calls than there is room for', () => {
  test('drops visitors being served, the oldest first', () => {
    const hall = new Hall().follow()
    for (let i = 1; i <= 6; i++) {
      hall.call(`A00${i}`, String(i))
      hall.pass(1_000)
    }
    for (const number of ['A002', 'A004', 'A005']) hall.become(number, 'serving')
    hall.follow()
    expect(numbers(fitting(hall.list, 6))).toEqual(['A006', 'A005', 'A004', 'A003', 'A002', 'A001'])
    expect(numbers(fitting(hall.list, 5))).toEqual(['A006', 'A005', 'A004', 'A003', 'A001'])
    expect(numbers(fitting(hall.list, 3))).toEqual(['A006', 'A003', 'A001'])
    expect(numbers(fitting(hall.list, 2))).toEqual(['A006', 'A003'])
  })
})

test('defect 03 each call is shown large for its time, and in order, however fast they come', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(8_000), { minLength: 1, maxLength: 15 }), gaps => {
      const hall = new Hall().follow()
      const since: { number: string; at: number }[] = []
      const look = () => {
        hall.follow()
        const { large } = hall
        if (large !== undefined && large !== since.at(-1)?.number) since.push({ number: large, at: hall.at })
      }
      const wait = (ms: number) => {
        for (let passed = 0; passed < ms; passed += 50) {
          hall.pass(50)
          look()
        }
      }
      gaps.forEach((gap, index) => {
        hall.call(`A0${String(index).padStart(2, '0')}`, String(index + 1))
        look()
        expect(hall.list).toHaveLength(index + 1)
        wait(gap)
      })
      wait((maxWaitingCalls + 1) * largeForMs)
      const shown = since.map(({ number }) => number)
      expect(shown).toEqual([...shown].sort())
      for (const [index, { at }] of since.entries())
        if (index > 0) expect(at - (since[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(largeForMs)
      expect(shown.at(-1)).toBe(`A0${String(gaps.length - 1).padStart(2, '0')}`)
      // As many calls as can wait, so that none is dropped.
      if (gaps.length <= maxWaitingCalls + 1) expect(shown).toHaveLength(gaps.length)
    }),
  )
})
