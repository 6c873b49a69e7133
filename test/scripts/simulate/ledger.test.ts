import { describe, expect, test } from 'vitest'
import { type Fate, isClean, Ledger, toLines } from '../../../scripts/simulate/ledger.ts'
import type { StoryStep } from '../../../shared/contract/wire.ts'

const minute = 60_000

/** @returns a story of these events, one minute apart */
function story(...types: string[]): StoryStep[] {
  return types.map((type, i) => ({
    n: i + 1,
    at: i * minute,
    type: `ticket:${type.split(' ')[0]}`,
    by: 'inspector:1',
    facts: { command: type.split(' ')[1] },
  }))
}

function fate(state: string | undefined, ...types: string[]): Fate {
  return { state, steps: story(...types), listed: state === 'waiting' }
}

function report(fates: Record<string, Fate>, promised?: { from: number; to: number }, speed = 1) {
  const ledger = new Ledger()
  for (const id of Object.keys(fates)) {
    const ticket = { id, queue: 'housing-register.submission', targetMs: 30 * minute } as const
    ledger.given({ ...ticket, ...(promised && { promised }) })
  }
  return ledger.report(new Map(Object.entries(fates)), speed)
}

test('a ticket is where the server says it is', () => {
  const all = report({
    a: fate('waiting', 'issued'),
    b: fate('done', 'issued', 'called', 'started', 'finished'),
    c: fate('no-show', 'issued', 'called', 'missed'),
  })
  expect(all).toMatchObject({
    issued: 3,
    called: 2,
    served: 1,
    missed: 1,
    waiting: 1,
    lost: [],
    calledTwice: [],
  })
})

describe('a ticket is lost that', () => {
  test('the server does not know', () => {
    expect(report({ a: fate(undefined, 'issued') }).lost).toEqual(['a'])
  })
  test('has no history', () => {
    expect(report({ a: fate('waiting') }).lost).toEqual(['a'])
  })
  test('waits where it cannot be called', () => {
    expect(report({ a: { ...fate('waiting', 'issued'), listed: false } }).lost).toEqual(['a'])
  })
  test('is listed as waiting after its end', () => {
    expect(report({ a: { ...fate('done', 'issued', 'called', 'finished'), listed: true } }).lost).toEqual([
      'a',
    ])
  })
  test('could not be asked about', () => {
    const ledger = new Ledger()
    ledger.given({ id: 'a', queue: 'housing-register.submission', targetMs: null })
    expect(ledger.report(new Map(), 1).lost).toEqual(['a'])
  })
})

describe('a ticket was called twice', () => {
  test('by two calls in its story', () => {
    expect(report({ a: fate('called', 'issued', 'called', 'called') }).calledTwice).toEqual(['a'])
    const undone = fate('serving', 'issued', 'called', 'started', 'finished', 'undone finish', 'called')
    expect(report({ a: undone }).calledTwice).toEqual(['a'])
  })
  test('by the answers of two windows', () => {
    const ledger = new Ledger()
    ledger.calledTo('a', '1')
    ledger.calledTo('a', '2')
    expect(ledger.report(new Map(), 1).calledTwice).toEqual(['a'])
  })
  test('but not when it was back in the queue in between', () => {
    const fates = {
      a: fate('called', 'issued', 'called', 'returned', 'called'),
      b: fate('called', 'issued', 'called', 'missed', 'restored', 'called'),
    }
    expect(report(fates).calledTwice).toEqual([])
    const ledger = new Ledger()
    ledger.calledTo('a', '1')
    ledger.gone('a')
    ledger.calledTo('a', '2')
    expect(ledger.report(new Map(), 1).calledTwice).toEqual([])
  })
})

test('waits are reported in simulated minutes, ranges by the server’s clock', () => {
  const called = { a: fate('called', 'issued', 'called'), b: fate('called', 'issued', 'x', 'x', 'called') }
  expect(report(called, { from: 0, to: 2 })).toMatchObject({ p50: 1, p95: 3, ranges: 2, inRange: 0.5 })
  expect(report(called, { from: 0, to: 2 }, 10)).toMatchObject({ p50: 10, p95: 30, inRange: 0.5 })
})

test('a wait below the target is within it', () => {
  const called = { a: fate('called', 'issued', 'called'), b: fate('called', 'issued', 'x', 'x', 'called') }
  expect(report(called, undefined, 10).withinTarget).toBe(0.5)
  expect(report(called).withinTarget).toBe(1)
})

test('an empty simulation gives zeros', () => {
  const lines = toLines(new Ledger().report(new Map(), 1)).join('\n')
  expect(lines).toContain('p50 –')
  expect(lines).not.toContain('NaN')
})

test('a visitor refused without a reason of the centre is reported and fails the run', () => {
  const ledger = new Ledger()
  for (const code of ['DAY_CLOSED', 'CENTRE_FULL', 'LAST_TICKET_PAST'] as const) ledger.refusedTo(code)
  const rightly = ledger.report(new Map(), 1)
  expect(isClean(rightly)).toBe(true)
  expect(rightly.errors).toEqual({
    'issue DAY_CLOSED': 1,
    'issue CENTRE_FULL': 1,
    'issue LAST_TICKET_PAST': 1,
  })
  for (const code of ['NOT_CONNECTED', 'NOT_CONNECTED', 'EXPIRED', 'TOO_MANY'] as const)
    ledger.refusedTo(code)
  const wrongly = ledger.report(new Map(), 1)
  expect(isClean(wrongly)).toBe(false)
  expect(toLines(wrongly)).toContain('refused        NOT_CONNECTED 2, EXPIRED 1, TOO_MANY 1')
})

test('a lost ticket and one that was called twice fail the run', () => {
  expect(isClean(report({ a: fate('waiting', 'issued') }))).toBe(true)
  expect(isClean(report({ a: fate(undefined, 'issued') }))).toBe(false)
  expect(isClean(report({ a: fate('called', 'issued', 'called', 'called') }))).toBe(false)
})
