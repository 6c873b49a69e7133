import { expect, test } from 'vitest'
import type { ViewChange } from '../../../shared/contract/audience-event.ts'
import type { Call } from '../../../shared/contract/events.ts'
import type { HallView, QueueFigures } from '../../../shared/contract/hall-view.ts'
import { maxCalls } from '../../../shared/domain/retention.ts'
import { applyEvent } from '../../../shared/view/apply-event.ts'
import { emptyView, openCounter, today, tomorrow, waitingTicket } from '../../kit/empty-view.ts'

const yesterday = '20261125'

/** @returns the view after a change */
function after(view: HallView, change?: ViewChange): HallView {
  applyEvent(view, { n: 2, at: 20, ...(change && { change }) })
  return view
}

function callOf(n: number): Call {
  return { n, ticket: `${today}-00000${n}`, number: `A00${n}`, counter: '1', at: n, lang: 'kk' }
}

test('an event without a change moves number and time alone', () => {
  expect(after(emptyView())).toEqual(emptyView({ n: 2, at: 20 }))
})

test('a ticket is patched field by field, an empty field goes, and the id stays', () => {
  const called = waitingTicket({ state: 'called', counter: '1' })
  const view = emptyView({ tickets: { [called.id]: called } })

  after(view, { ticket: { id: called.id, set: { state: 'waiting', counter: null } } })

  expect(view.tickets).toEqual({ [called.id]: waitingTicket() })
})

test('a ticket appears with what is sent of it, and goes when it leaves the slice', () => {
  const view = emptyView()
  const id = `${today}-000009`

  after(view, { ticket: { id, set: { number: 'A009', state: 'called' } } })
  const shown = structuredClone(view.tickets)
  after(view, { ticket: { id, gone: true } })

  expect(shown).toEqual({ [id]: { id, number: 'A009', state: 'called' } })
  expect(view.tickets).toEqual({})
})

test('a ticket of another day changes nothing', () => {
  expect(
    after(emptyView(), { ticket: { id: `${yesterday}-000001`, set: { state: 'done' } } }).tickets,
  ).toEqual({})
})

test('an unknown window begins as closed; a known one keeps what is not sent, and an empty field goes', () => {
  const view = emptyView({ counters: { '1': openCounter({ ticket: 'x' }) } })

  after(view, { counter: { id: '1', set: { ticket: '', queues: 'a.submission,b.collection' } } })
  after(view, { counters: [{ id: '2', set: { since: 4 } }] })

  const queues = ['a.submission', 'b.collection']
  expect(view.counters['1']).toEqual({ ...openCounter(), queues })
  expect(view.counters['2']).toEqual({ id: '2', state: 'closed', queues: [], streak: 0, since: 4 })
})

test('a window that is removed from the settings goes', () => {
  const view = emptyView({ counters: { '1': openCounter(), '2': openCounter({ id: '2' }) } })

  after(view, { counters: [{ id: '2', gone: true }] })

  expect(view.counters).toEqual({ '1': openCounter() })
})

test('a new day empties what belongs to the day, keeps the sums as the last day’s, and keeps windows', () => {
  const [sum, curve] = [{ ':issued': 4 }, { '1::in': 4 }]
  const queues = { 'a.submission': { waiting: 1 } } as unknown as HallView['queues']
  const counters = { '1': openCounter() }
  const tickets = { [waitingTicket().id]: waitingTicket() }
  const view = emptyView({ sum, curve, queues, counters, tickets, calls: [callOf(1)] })

  after(view, { day: tomorrow, days: { [tomorrow]: 'open' } })

  const days = { [tomorrow]: 'open' }
  expect(view).toEqual(emptyView({ n: 2, at: 20, day: tomorrow, days, lastSum: sum, counters }))
})

test('the present day, sent again, empties nothing', () => {
  const sum = { ':issued': 4 }

  expect(after(emptyView({ sum }), { day: today })).toEqual(emptyView({ n: 2, at: 20, sum }))
})

test('days are set and removed', () => {
  const view = emptyView({ days: { [yesterday]: 'open', [`set:${today}`]: '{}' } })

  after(view, { days: { [yesterday]: 'closed', [`set:${today}`]: null } })

  expect(view.days).toEqual({ [yesterday]: 'closed' })
})

test('sums of the last day count there, those of an older day nowhere', () => {
  const days = { [yesterday]: 'open', '20261124': 'closed', [today]: 'open' }
  const view = emptyView({ days, sum: { ':done': 1 }, lastSum: { ':done': 7 } })

  after(view, { forDay: yesterday, sum: { ':done': 8 }, curve: { '1::in': 1 }, call: callOf(1) })
  after(view, { forDay: '20261124', sum: { ':done': 99 } })

  expect(view).toMatchObject({ sum: { ':done': 1 }, lastSum: { ':done': 8 }, curve: {}, calls: [] })
})

test('sums named for the present day count there', () => {
  expect(after(emptyView(), { forDay: today, sum: { ':done': 8 } }).sum).toEqual({ ':done': 8 })
})

test('the newest call comes first, and the oldest beyond the limit goes', () => {
  const calls = Array.from({ length: maxCalls }, (_, i) => callOf(i))
  const view = emptyView({ calls })

  after(view, { call: callOf(99) })

  expect(view.calls).toEqual([callOf(99), ...calls.slice(0, -1)])
})

test('settings are replaced; voice, signs, printers, queues, sums and curve are added to', () => {
  const settings = { ...emptyView().settings, version: 9 }
  const sign = { surname: 'Ахметова', name: 'Айгүл', patronymic: '', post: '' }
  const printer = { since: 1, nearEnd: false, printed: 3 }
  const figures = { waiting: 3 } as unknown as QueueFigures
  const view = emptyView({ voice: { kk: 1 }, sum: { ':issued': 1 }, curve: { '1::in': 1 } })

  after(view, {
    settings,
    voice: { ru: 2 },
    persons: { 'p-1': sign },
    printers: { p1: printer },
    queues: { 'a.submission': figures },
    sum: { ':done': 1 },
    curve: { '2::in': 2 },
  })

  expect(view).toMatchObject({
    settings,
    voice: { kk: 1, ru: 2 },
    persons: { 'p-1': sign },
    printers: { p1: printer },
    queues: { 'a.submission': figures },
    sum: { ':issued': 1, ':done': 1 },
    curve: { '1::in': 1, '2::in': 2 },
  })
})
