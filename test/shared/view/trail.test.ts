import { expect, test } from 'vitest'
import {
  type EventBody,
  type EventType,
  eventTypes,
  type StreamEvent,
} from '../../../shared/contract/events.ts'
import { audiences } from '../../../shared/view/audiences.ts'
import { cutEvent } from '../../../shared/view/cut.ts'
import { emptyView } from '../../kit/empty-view.ts'

const view = emptyView()

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
