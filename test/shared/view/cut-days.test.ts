import { beforeEach, expect, test } from 'vitest'
import type { ViewChange } from '../../../shared/contract/audience-event.ts'
import type { StreamEvent } from '../../../shared/contract/events.ts'
import type { HallView } from '../../../shared/contract/hall-view.ts'
import { addDays } from '../../../shared/domain/dates.ts'
import type { Ticket } from '../../../shared/domain/ticket.ts'
import { applyEvent } from '../../../shared/view/apply-event.ts'
import { type Audience, audiences } from '../../../shared/view/audiences.ts'
import { cutEvent, cutSnapshot } from '../../../shared/view/cut.ts'
import { emptyView, today } from '../../kit/empty-view.ts'

const closed = JSON.stringify({ mode: 'closed' })
const dayAhead = (count: number) => addDays('2026-11-26', count).replaceAll('-', '')

let view: HallView<Ticket>
let screens: Map<Audience, HallView>

/** A centre with the largest number of set days, some of them before today. */
beforeEach(() => {
  const days: Record<string, string> = { '20261124': 'closed', '20261125': 'closed', [today]: 'open' }
  for (let count = -5; count < 95; count++) days[`set:${dayAhead(count)}`] = closed
  view = emptyView({ days })
  screens = new Map(audiences.map(audience => [audience, structuredClone(cutSnapshot(view, audience))]))
})

/** Applies an event to the node's view, and its cuts to the screens of all audiences. */
function follow(type: 'day:set' | 'day:opened' | 'day:closed', change: ViewChange): void {
  const dayBefore = view.day
  const event = { id: '1-0', n: view.n + 1, at: 2, type, by: 'manager:m', body: { change } }
  applyEvent(view, { n: event.n, at: event.at, change })
  const context = { view, dayBefore, before: undefined, queues: {}, persons: {}, change }
  for (const [audience, screen] of screens)
    applyEvent(screen, cutEvent(event as unknown as StreamEvent, audience, context))
}

const daysAt = (audience: Audience) => screens.get(audience)?.days

test('of a hundred days that are set, only managers receive more than their screens show', () => {
  expect(daysAt('kiosk')).toEqual({})
  expect(daysAt('counter')).toEqual({ [today]: 'open', '20261125': 'closed' })
  expect(daysAt('display')).toEqual({
    [today]: 'open',
    [`set:${today}`]: closed,
    'set:20261127': closed,
  })
  expect(daysAt('manager')).toEqual(view.days)
})

test('only managers receive a day set far ahead; hall screens receive its setting when it is today', () => {
  const far = JSON.stringify({ mode: 'open', open: '07:00' })
  follow('day:set', { days: { [`set:${dayAhead(2)}`]: far, 'set:20261121': null } })
  expect(daysAt('display')).not.toHaveProperty(`set:${dayAhead(2)}`)
  expect(daysAt('manager')).toHaveProperty(`set:${dayAhead(2)}`, far)
  follow('day:opened', { day: dayAhead(1), days: { [dayAhead(1)]: 'open' } })
  expect(daysAt('display')).toHaveProperty(`set:${dayAhead(2)}`, far)
})

test.each(audiences)('what a %s has followed through days is what it would be given now', audience => {
  const held = () => structuredClone(cutSnapshot(view, audience).days)
  for (let count = 1; count < 12; count++) {
    follow('day:set', { days: { [`set:${dayAhead(count + 1)}`]: count % 2 ? null : closed } })
    expect(daysAt(audience)).toEqual(held())
    follow('day:set', { days: { [`set:${dayAhead(count - 1)}`]: count % 3 ? null : closed } })
    expect(daysAt(audience)).toEqual(held())
    follow('day:opened', { day: dayAhead(count), days: { [dayAhead(count)]: 'open' } })
    expect(daysAt(audience)).toEqual(held())
    follow('day:closed', { days: { [dayAhead(count - 1)]: 'closed' } })
    expect(daysAt(audience)).toEqual(held())
  }
})
