import { expect, test } from 'vitest'
import type { ViewChange } from '../../../shared/contract/audience-event.ts'
import type { EventType, StreamEvent } from '../../../shared/contract/events.ts'
import type { QueueFigures } from '../../../shared/contract/hall-view.ts'
import { roles } from '../../../shared/domain/roles.ts'
import type { Ticket } from '../../../shared/domain/ticket.ts'
import { type Audience, audienceOf, audiences } from '../../../shared/view/audiences.ts'
import { cutEvent, cutForStaff, cutSettings, cutSnapshot } from '../../../shared/view/cut.ts'
import { emptyView, openCounter, today, waitingTicket } from '../../kit/empty-view.ts'

const called = waitingTicket({
  id: `${today}-000002`,
  state: 'called',
  counter: '1',
  called: 9,
  reason: 'chosen',
})
const sign = { surname: 'Ахметова', name: 'Айгүл', patronymic: '', post: '' }
const printer = { since: 1, nearEnd: false, printed: 3 }
const call = { n: 3, ticket: called.id, number: 'A001', counter: '1', at: 9, lang: 'kk' as const }
const figures = { waiting: 3 } as unknown as QueueFigures
const full = emptyView({
  tickets: { [waitingTicket().id]: waitingTicket(), [called.id]: called },
  counters: { '1': openCounter({ ticket: called.id, away: 'session-of-somebody' }) },
  voice: { kk: 4 },
  queues: { 'a.submission': figures },
  sum: { ':issued': 2 },
  lastSum: { ':issued': 9 },
  curve: { '1::in': 2 },
  calls: [call],
  persons: { 'p-1': sign },
  printers: { p1: printer },
})

/** @returns the part of an event that an audience gets */
function cut(
  audience: Audience,
  type: EventType,
  change: ViewChange,
  { before, after, body = {} }: { before?: Ticket; after?: Ticket; body?: object } = {},
) {
  const event = { id: '1-0', n: 5, at: 50, type, by: 'manager:m', body, ticket: called.id, counter: '1' }
  const view = emptyView({ tickets: after ? { [after.id]: after } : {} })
  const context = {
    view,
    dayBefore: view.day,
    before,
    queues: { 'a.submission': figures },
    persons: { 'p-1': sign },
    change,
  }
  return cutEvent(event as unknown as StreamEvent, audience, context)
}

test('a kiosk sees the day’s timetable alone', () => {
  const { settings: _settings, ...shown } = cutSnapshot(full, 'kiosk')
  const { settings: _all, ...nothing } = emptyView()

  expect(shown).toEqual(nothing)
})

test('a hall screen sees called tickets without their reason, the windows without sessions, calls and signs', () => {
  const shown = cutSnapshot(full, 'display')

  expect(shown.tickets).toEqual({
    [called.id]: { id: called.id, number: 'A001', state: 'called', counter: '1', called: 9, lang: 'kk' },
  })
  expect(shown.counters).toEqual({
    '1': {
      id: '1',
      state: 'open',
      day: today,
      inspector: 'p-1',
      queues: ['housing-register.submission'],
      ticket: called.id,
      streak: 0,
    },
  })
  expect(shown).toMatchObject({ calls: [call], persons: { 'p-1': sign }, voice: { kk: 4 } })
  expect(shown).toMatchObject({ queues: {}, sum: {}, lastSum: {}, curve: {}, printers: {} })
})

test('a window sees figures, printers and the reason of a call, and eight characters of other sessions', () => {
  const shown = cutSnapshot(full, 'counter')

  expect(Object.keys(shown.tickets)).toEqual([called.id])
  expect(shown.tickets[called.id]).toMatchObject({ reason: 'chosen', queue: called.queue })
  expect(shown.tickets[called.id]).not.toHaveProperty('orderBy')
  expect(shown.counters['1']).toMatchObject({ session: 'session-', since: 3 })
  expect(shown.counters['1']).not.toHaveProperty('away')
  expect(shown).toMatchObject({
    queues: { 'a.submission': figures },
    sum: { ':issued': 2 },
    lastSum: { ':issued': 9 },
    printers: { p1: printer },
    persons: { 'p-1': sign },
  })
  expect(shown).toMatchObject({ curve: {}, calls: [], voice: {} })
})

test('a consultant sees figures, windows and printers, and neither tickets nor names of staff', () => {
  const shown = cutSnapshot(full, 'consultant')

  expect(shown).toMatchObject({
    tickets: {},
    persons: {},
    calls: [],
    curve: {},
    voice: {},
    queues: { 'a.submission': figures },
    printers: { p1: printer },
  })
  expect(shown.counters['1']).toEqual({
    id: '1',
    state: 'open',
    day: today,
    inspector: 'p-1',
    queues: ['housing-register.submission'],
    streak: 0,
  })
})

test('a consultant learns which ticket an event is about, and neither who acted nor why', () => {
  const body = { forced: true, word: 'a paper is missing' }

  expect(cut('consultant', 'ticket:finished', { sum: { ':called': 1 }, call }, { body })).toEqual({
    n: 5,
    at: 50,
    ticket: called.id,
    counter: '1',
    facts: { type: 'ticket:finished' },
    change: { sum: { ':called': 1 }, queues: { 'a.submission': figures } },
  })
})

test('a manager sees curve, calls and voice too', () => {
  const shown = cutSnapshot(full, 'manager')

  expect(shown).toMatchObject({
    curve: { '1::in': 2 },
    calls: [call],
    voice: { kk: 4 },
    printers: { p1: printer },
  })
})

test('a ticket that staff ask for comes in any state, without what only the server needs', () => {
  const { from: _from, orderBy: _order, ...shown } = waitingTicket()

  expect(cutForStaff(waitingTicket(), 'inspector')).toEqual(shown)
})

test('a consultant sees a ticket without the reasons of its call and its cancellation', () => {
  const ticket = waitingTicket({ state: 'cancelled', counter: '1', reason: 'chosen', word: 'left' })

  const shown = cutForStaff(ticket, 'consultant')

  expect(shown).toMatchObject({ state: 'cancelled', counter: '1', number: ticket.number })
  expect(shown).not.toHaveProperty('reason')
  expect(shown).not.toHaveProperty('word')
})

test('an event that means nothing to an audience comes as its number', () => {
  expect(cut('kiosk', 'ticket:called', { sum: { ':called': 1 } })).toEqual({ n: 5, at: 50 })
})

test('staff get ticket, window, actor and facts; a hall screen gets the change alone', () => {
  const change = { sum: { ':called': 1 }, call }
  const body = { forced: true, unknown: 'secret' }

  expect(cut('manager', 'ticket:finished', change, { body })).toEqual({
    n: 5,
    at: 50,
    ticket: called.id,
    counter: '1',
    facts: { type: 'ticket:finished', by: 'manager:m', forced: true },
    change: { call, sum: { ':called': 1 }, queues: { 'a.submission': figures }, persons: { 'p-1': sign } },
  })
  expect(cut('display', 'ticket:finished', change, { body })).toEqual({
    n: 5,
    at: 50,
    change: { call, persons: { 'p-1': sign } },
  })
})

test('an event without a change for an audience has none', () => {
  const event = { id: '1-0', n: 5, at: 50, type: 'ticket:called', by: 'inspector:i', body: {} }
  const view = emptyView()
  const context = { view, dayBefore: view.day, before: undefined, queues: {}, persons: {}, change: {} }

  expect(cutEvent(event as unknown as StreamEvent, 'display', context)).toEqual({ n: 5, at: 50 })
})

test('a hall screen gets a whole ticket when it is called, its changes while it is, and its end', () => {
  const id = called.id
  const serving = { ...called, state: 'serving' as const }
  const enters = { ticket: { id, set: { state: 'called' as const } } }
  const stays = { ticket: { id, set: { state: 'serving' as const, reason: 'chosen' as const } } }
  const leaves = { ticket: { id, set: { state: 'done' as const } } }
  const ticketOf = (change: ViewChange, before: Ticket | undefined, after: Ticket | undefined) =>
    cut('display', 'ticket:called', change, { ...(before && { before }), ...(after && { after }) }).change
      ?.ticket

  expect(ticketOf(enters, waitingTicket({ id }), called)).toEqual({
    id,
    set: { number: 'A001', state: 'called', counter: '1', called: 9, lang: 'kk' },
  })
  expect(ticketOf(stays, called, serving)).toEqual({ id, set: { state: 'serving' } })
  expect(ticketOf(leaves, called, { ...called, state: 'done' })).toEqual({ id, gone: true })
  expect(ticketOf(leaves, called, undefined)).toEqual({ id, gone: true })
  expect(ticketOf(leaves, waitingTicket({ id }), { ...called, state: 'done' })).toBeUndefined()
  expect(ticketOf(enters, undefined, called)).toMatchObject({ set: { number: 'A001' } })
})

test('changes of windows lose what their audience does not see', () => {
  const set = { state: 'open' as const, session: 'session-of-somebody', since: 3, streak: 1 }
  const change: ViewChange = {
    counter: { id: '1', set },
    counters: [
      { id: '2', set },
      { id: '3', gone: true },
    ],
  }
  const shownTo = (audience: Audience) => cut(audience, 'settings:updated', change).change

  const inPublic = { state: 'open' }
  const ofStaff = { state: 'open', session: 'session-', since: 3 }
  expect(shownTo('kiosk')).toBeUndefined()
  for (const [audience, shown] of [
    ['display', inPublic],
    ['counter', ofStaff],
    ['manager', ofStaff],
  ] as const)
    expect(shownTo(audience)).toMatchObject({
      counter: { id: '1', set: shown },
      counters: [
        { id: '2', set: shown },
        { id: '3', gone: true },
      ],
    })
})

test.each<[Audience, string[]]>([
  ['kiosk', ['day', 'forDay', 'settings']],
  ['display', ['call', 'day', 'days', 'forDay', 'persons', 'settings', 'voice']],
  ['counter', ['day', 'days', 'forDay', 'persons', 'printers', 'queues', 'settings', 'sum']],
  ['consultant', ['day', 'days', 'forDay', 'printers', 'queues', 'settings', 'sum']],
  [
    'manager',
    ['call', 'curve', 'day', 'days', 'forDay', 'persons', 'printers', 'queues', 'settings', 'sum', 'voice'],
  ],
])('of a change of everything a %s gets its parts', (audience, parts) => {
  const change: ViewChange = {
    day: today,
    forDay: today,
    days: { [today]: 'open' },
    settings: full.settings,
    voice: { kk: 5 },
    printers: { p1: printer },
    call,
    sum: { ':issued': 1 },
    curve: { '1::in': 1 },
  }

  const got = cut(audience, 'settings:updated', change).change ?? {}

  expect(Object.keys(got).sort()).toEqual(parts)
})

test('managers see everything about a kiosk, kiosks all but the printers, and others only whether it is locked', () => {
  const own = {
    offers: { purposes: ['collection'] },
    languages: ['ru'],
    idle: { askAfterSeconds: 60, endAfterSeconds: 20 },
  } as const
  const settings = {
    ...full.settings,
    kiosks: { k1: { printers: ['p1'], locked: true, ...own }, k2: { printers: ['p1'] } },
  }

  const seen = Object.fromEntries(audiences.map(one => [one, cutSettings(settings, one).kiosks]))

  const locked = { k1: { locked: true }, k2: {} }
  expect(seen).toEqual({
    manager: settings.kiosks,
    kiosk: { k1: { locked: true, ...own }, k2: {} },
    display: locked,
    counter: locked,
    consultant: locked,
  })
})

test('administrators and auditors are managers to the view, and programs see nothing of the hall', () => {
  const seen = Object.fromEntries(roles.map(role => [role, audienceOf(role)]))

  expect(seen).toEqual({
    kiosk: 'kiosk',
    display: 'display',
    manager: 'manager',
    inspector: 'counter',
    consultant: 'consultant',
    administrator: 'manager',
    auditor: 'manager',
    'rating-tablet': undefined,
    'print-agent': undefined,
    system: undefined,
  })
})
