import { expect, test } from 'vitest'
import { defaultSettings } from '../../../shared/catalogue/default-settings.ts'
import {
  type EventBody,
  type EventType,
  eventTypes,
  type StreamEvent,
} from '../../../shared/contract/events.ts'
import type { HallView } from '../../../shared/contract/hall-view.ts'
import type { Ticket } from '../../../shared/domain/ticket.ts'
import { audiences } from '../../../shared/view/audiences.ts'
import { cutEvent } from '../../../shared/view/cut.ts'

const settings = defaultSettings('akmola')
const view: HallView<Ticket> = {
  centre: 'akmola',
  epoch: 'e',
  n: 1,
  at: 1,
  day: '20261126',
  days: {},
  settings,
  voice: {},
  counters: {},
  tickets: {},
  queues: {},
  sum: {},
  lastSum: {},
  curve: {},
  calls: [],
  persons: {},
  printers: {},
}

test('fields that only the trail needs are sent to no screen', () => {
  const eventOf = (type: EventType): StreamEvent => ({
    id: '1-0',
    n: 1,
    type,
    at: 1,
    by: 'manager:p-1',
    via: 'the session',
    body: {
      change: {},
      was: { state: 'what was' },
      replaced: 'what was',
      changed: [{ path: 'p', before: 'what was' }],
    } as unknown as EventBody<EventType>,
  })
  const context = { view, dayBefore: view.day, before: undefined, queues: {}, persons: {}, change: {} }
  for (const audience of audiences)
    for (const type of eventTypes)
      expect(JSON.stringify(cutEvent(eventOf(type), audience, context)), `${type} ${audience}`).not.toMatch(
        /the session|what was/,
      )
})
