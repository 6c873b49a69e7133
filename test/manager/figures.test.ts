import { describe, expect, test } from 'vitest'
import { alertsOf, counterFor } from '../../manager/alerts.ts'
import { isLively, queueRows, shareWithin, sortRows, totalsOf, urgencyOf } from '../../manager/figures.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { Counter } from '../../shared/domain/counter.ts'
import { viewOn } from '../../shared/view/view-on.ts'
import { emptyView } from '../kit/empty-view.ts'
import { order } from '../kit/order.ts'

const minute = 60_000
/** 10:00 in Almaty. */
const now = Date.UTC(2026, 10, 25, 5)
const housing = 'housing-register.submission'
const benefit = 'child-benefit.submission'
const finished = 'housing-register.collection'

const figures = { waiting: 0, first: 0, longestSince: null, nextDueBy: null, approaching: 0, breached: 0 }

function counter(id: string, more: Partial<Counter> = {}): Counter {
  return { id, state: 'open', inspector: 'i1', day: '20261125', queues: [housing], streak: 0, ...more }
}

function viewWith(more: Partial<HallView> = {}): HallView {
  return { ...emptyView(), at: now, day: '20261125', days: { '20261125': 'open' }, ...more }
}

const busy = viewWith({
  counters: { 1: counter('1'), 2: counter('2', { state: 'paused' }), 3: counter('3', { day: '20261124' }) },
  queues: {
    [housing]: {
      ...figures,
      waiting: 4,
      first: 1,
      longestSince: now - 25 * minute,
      nextDueBy: now + 5 * minute,
      approaching: 2,
    },
    [benefit]: {
      ...figures,
      waiting: 2,
      longestSince: now - 30 * minute,
      nextDueBy: now - 10 * minute,
      breached: 2,
    },
  },
  sum: {
    [`${housing}:issued`]: 10,
    [`${housing}:done`]: 5,
    [`${housing}:called`]: 6,
    [`${housing}:within`]: 5,
    [`${housing}:missed`]: 1,
    [`${benefit}:called`]: 2,
    [`${benefit}:within`]: 1,
    [`${finished}:done`]: 3,
    [`${finished}:cancelled`]: 2,
    // Restored and resumed waits are reported apart.
    [`${housing}:again`]: 7,
  },
})
const rowsOf = (view: HallView, at = now) => queueRows(view, order, at)
const rowOf = (view: HallView, queue: string, at = now) => rowsOf(view, at).find(row => row.queue === queue)

describe('by queue', () => {
  test('each of the 36 queues has a row, in the order of the annexes', () => {
    const rows = rowsOf(busy)
    expect(rows).toHaveLength(36)
    expect(rows.slice(0, 2).map(row => row.queue)).toEqual([housing, finished])
    expect(rows.slice(0, 2).map(row => row.letter)).toEqual(['A', 'K'])
  })

  test('a row tells who waits, the day so far, its target and the open windows of today', () => {
    expect(rowOf(busy, housing)).toMatchObject({
      waiting: 4,
      first: 1,
      approaching: 2,
      breached: 0,
      issued: 10,
      served: 5,
      missed: 1,
      called: 6,
      within: 5,
      target: 30 * minute,
      windows: 1,
      on: true,
    })
    expect(rowOf(busy, 'child-benefit.collection')).toMatchObject({ waiting: 0, target: null, windows: 0 })
  })

  test('a deadline that has passed is a breach, whether the word about it has come or not', () => {
    expect(rowOf(busy, housing, now + 5 * minute)?.breached).toBe(1)
    expect(rowOf(busy, benefit)?.breached).toBe(2)
  })

  test('queues that had people today are separated from those that had none', () => {
    const lively = rowsOf(busy).filter(isLively)
    expect(lively.map(row => row.queue)).toEqual([housing, benefit])
  })

  test('rows are sorted by any column, those without a value always last, equal ones in the catalogue’s order', () => {
    const rows = rowsOf(busy)
    const first = (...of: Parameters<typeof sortRows>) => sortRows(...of).map(row => row.queue)
    expect(first(rows, 'waiting', 'down').slice(0, 3)).toEqual([housing, benefit, finished])
    expect(first(rows, 'longest', 'down').slice(0, 2)).toEqual([benefit, housing])
    expect(first(rows, 'longest', 'up').slice(0, 2)).toEqual([housing, benefit])
    expect(first(rows, 'due', 'up').slice(0, 2)).toEqual([benefit, housing])
    expect(first(rows, 'breached', 'down').slice(0, 2)).toEqual([benefit, housing])
    expect(first(rows, 'share', 'up').slice(0, 2)).toEqual([benefit, housing])
    expect(first(rows, 'queue', 'down').at(-1)).toBe(housing)
  })
})

describe('in all', () => {
  test('sums, the longest wait and where it is, the nearest deadline', () => {
    expect(totalsOf(rowsOf(busy))).toMatchObject({
      waiting: 6,
      first: 1,
      served: 8,
      missed: 1,
      cancelled: 2,
      called: 8,
      within: 6,
      longestSince: now - 30 * minute,
      longestIn: benefit,
      nextDueBy: now - 10 * minute,
    })
    expect(shareWithin(totalsOf(rowsOf(busy)))).toBe(0.75)
  })

  test('an empty hall has no longest wait and no share', () => {
    const totals = totalsOf(rowsOf(viewWith()))
    expect(totals).toMatchObject({ waiting: 0, longestSince: null, longestIn: null, nextDueBy: null })
    expect(shareWithin(totals)).toBeNull()
  })

  test('until the first command of a new day yesterday’s figures are nobody’s', () => {
    expect(viewOn(busy, '20261125')).toBe(busy)
    const next = viewOn(busy, '20261126')
    expect(totalsOf(rowsOf(next))).toMatchObject({ waiting: 0, served: 0, called: 0 })
    expect(rowOf(next, housing)?.windows).toBe(0)
    expect(next.curve).toEqual({})
  })
})

test('a wait is approaching from 80 % of its target on, and breached at its end', () => {
  const wait = { waitSince: now, dueBy: now + 30 * minute }
  expect(urgencyOf(wait, now + 24 * minute - 1)).toBe('calm')
  expect(urgencyOf(wait, now + 24 * minute)).toBe('approaching')
  expect(urgencyOf(wait, now + 30 * minute)).toBe('breached')
  expect(urgencyOf({ waitSince: now }, now + 1_000 * minute)).toBe('calm')
})

describe('alerts', () => {
  const kinds = (view: HallView, status?: Parameters<typeof alertsOf>[1]) =>
    alertsOf(rowsOf(view), status).map(alert => alert.id)

  test('people who wait for a window that is not open, a broken target, one that soon will be: in this order', () => {
    expect(kinds(busy)).toEqual([`no-window:${benefit}`, `breached:${benefit}`, `approaching:${housing}`])
  })

  test('nothing is wrong where windows are open and nobody waits too long', () => {
    const calm = viewWith({
      counters: { 1: counter('1') },
      queues: { [housing]: { ...figures, waiting: 3, longestSince: now, nextDueBy: now + 30 * minute } },
    })
    expect(kinds(calm)).toEqual([])
  })

  test('a paused window, and one of another day, serve nobody', () => {
    const queues = { [housing]: { ...figures, waiting: 1, longestSince: now } }
    expect(kinds(viewWith({ queues, counters: { 2: counter('2', { state: 'paused' }) } }))).toHaveLength(1)
    expect(kinds(viewWith({ queues, counters: { 3: counter('3', { day: '20261124' }) } }))).toHaveLength(1)
    expect(kinds(viewWith({ queues, counters: { 1: counter('1') } }))).toEqual([])
  })

  test('a window with nobody at it serves nobody', () => {
    const queues = { [housing]: { ...figures, waiting: 1, longestSince: now } }
    const { inspector: _, ...empty } = counter('1')
    const view = viewWith({ queues, counters: { 1: empty } })
    expect(rowOf(view, housing)?.windows).toBe(0)
    expect(kinds(view)).toEqual([`no-window:${housing}`])
  })

  test('an alert names the time since when the archive is away', () => {
    const status = { space: 'ok' as const, store: [], behind: [], away: [], displays: [] }
    const archive = { trouble: 'away' as const, since: 5 }
    expect(alertsOf([], { ...status, archive })).toEqual([
      { id: 'archive', level: 'warn', kind: 'archive', ...archive },
    ])
  })

  test('more people come first within a kind', () => {
    const queues = {
      [housing]: { ...figures, waiting: 1, longestSince: now },
      [benefit]: { ...figures, waiting: 5, longestSince: now },
    }
    expect(kinds(viewWith({ queues }))).toEqual([`no-window:${benefit}`, `no-window:${housing}`])
  })

  test('the server’s own troubles: space, late work, a window without a screen', () => {
    const status = {
      space: 'full' as const,
      behind: [
        { reader: 'targets', seconds: 75 },
        { reader: 'archive', seconds: 30 },
      ],
      away: ['3'],
      displays: [],
      store: [],
    }
    expect(kinds(viewWith(), status)).toEqual(['space-full', 'behind:targets', 'behind:archive', 'away:3'])
    const levels = alertsOf([], status).flatMap(({ kind, level }) => (kind === 'behind' ? [level] : []))
    expect(levels).toEqual(['bad', 'warn'])
    expect(kinds(viewWith(), { ...status, space: 'low', behind: [], away: [] })).toEqual(['space-low'])
    expect(kinds(viewWith(), { space: 'ok', store: [], behind: [], away: [], displays: [] })).toEqual([])
  })

  test('what is urgent comes before every warning: a store without commands, people, late targets; then what can wait', () => {
    const status = { space: 'ok' as const, away: [], displays: [] }
    const behind = [{ reader: 'targets', seconds: 75 }]
    const alerts = alertsOf(rowsOf(busy), { ...status, behind, store: ['repaired', 'older', 'no-backup'] })
    expect(alerts.map(({ id, level }) => `${level} ${id}`)).toEqual([
      'bad store:older',
      `bad no-window:${benefit}`,
      `bad breached:${benefit}`,
      'bad behind:targets',
      'warn store:repaired',
      'warn store:no-backup',
      `warn approaching:${housing}`,
    ])
  })

  test('hall screens that are not well, each by its name; those that are well say nothing', () => {
    const displays = [
      { device: '1', state: 'ok' as const, speaks: true },
      { device: '2', state: 'deaf' as const, cause: 'sound' as const, speaks: false },
      { device: '3', counter: '5', state: 'gone' as const, speaks: false },
    ]
    const status = { space: 'ok' as const, store: [], behind: [], away: [], displays }
    expect(kinds(viewWith(), status)).toEqual(['display:2::deaf', 'display:3:5:gone'])
  })

  test('the window to open is a closed one that is meant for the queue, else one that could take it', () => {
    const closed = { state: 'closed' as const, queues: [] }
    const counters = { 1: counter('1', closed), 3: counter('3', closed), 10: counter('10', closed) }
    expect(counterFor(viewWith({ counters }), benefit)?.id).toBe('3')
    const paused = { 1: counter('1'), 4: counter('4', { state: 'paused', queues: [benefit] }) }
    expect(counterFor(viewWith({ counters: paused }), benefit)?.id).toBe('4')
    expect(counterFor(viewWith({ counters: { 1: counter('1') } }), benefit)?.id).toBe('1')
    expect(counterFor(viewWith(), benefit)).toBeUndefined()
  })
})
