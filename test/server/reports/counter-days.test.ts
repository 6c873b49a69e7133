import { expect, test } from 'vitest'
import { counterDaysOf, type DayRows } from '../../../server/reports/counter-days.ts'

const nothing: DayRows = { states: [], absences: [], sittings: [], visits: [] }
const open = { counter: '1', state: 'open', since: 0, until: 100, trusted: true }
const visit = { counter: '1', number: 'A001', inspector: 'i1', trusted: true }

const spansOf = (rows: Partial<DayRows>, until = 200) =>
  counterDaysOf({ ...nothing, ...rows }, until).map(({ counter, spans }) => [
    counter,
    spans.map(({ state, from, to }) => `${state} ${from}-${to}`),
  ])

test('a window is idle between its visitors, and a span that still lasts ends now', () => {
  const visits = [
    { ...visit, called: 10, started: 15, ended: 40 },
    { ...visit, called: 70, started: null, ended: 80 },
  ]
  expect(spansOf({ states: [open], visits })).toEqual([
    ['1', ['idle 0-10', 'called 10-15', 'serving 15-40', 'idle 40-70', 'called 70-80', 'idle 80-100']],
  ])

  const lasting = [{ ...visit, called: 120, started: 130, ended: null }]
  expect(spansOf({ states: [{ ...open, until: null }], visits: lasting })).toEqual([
    ['1', ['idle 0-120', 'called 120-130', 'serving 130-200']],
  ])
})

test('a visitor is served to the end although the window takes a break', () => {
  const states = [
    { ...open, until: 20 },
    { ...open, state: 'paused', since: 20, until: 60 },
  ]
  const visits = [{ ...visit, called: 10, started: 12, ended: 30 }]
  expect(spansOf({ states, visits })).toEqual([
    ['1', ['idle 0-10', 'called 10-12', 'serving 12-30', 'paused 30-60']],
  ])
})

test('an idle window without an inspector counts as away; a paused one stays paused', () => {
  const states = [open, { ...open, state: 'paused', since: 100, until: 150 }]
  const absences = [
    { counter: '1', since: 20, until: 40 },
    { counter: '1', since: 90, until: 120 },
    { counter: '2', since: 0, until: 500 },
  ]
  const visits = [{ ...visit, called: 30, started: 32, ended: 35 }]
  expect(spansOf({ states, absences, visits })).toEqual([
    [
      '1',
      [
        'idle 0-20',
        'away 20-30',
        'called 30-32',
        'serving 32-35',
        'away 35-40',
        'idle 40-90',
        'away 90-100',
        'paused 100-150',
      ],
    ],
  ])
})

test('windows are sorted by number, with the inspector who sat there', () => {
  const sittings = [
    { counter: '10', inspector: 'i1', since: 0, until: 50 },
    { counter: '10', inspector: 'i2', since: 50, until: null },
  ]
  const states = [
    { ...open, counter: '10', until: 50 },
    { ...open, counter: '10', since: 50 },
    { ...open, counter: '9' },
  ]
  const days = counterDaysOf({ ...nothing, states, sittings }, 200)
  expect(days.map(({ counter }) => counter)).toEqual(['9', '10'])
  expect(days[1]?.spans.map(({ inspector }) => inspector)).toEqual(['i1', 'i2'])
  expect(days[0]?.spans[0]?.inspector).toBeUndefined()
})
