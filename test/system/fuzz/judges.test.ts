import { expect, test } from 'vitest'
import { commandNames } from '../../../shared/contract/commands.ts'
import type { EventType, StreamEvent } from '../../../shared/contract/events.ts'
import type { HallView } from '../../../shared/contract/hall-view.ts'
import type { Ticket, TicketState } from '../../../shared/domain/ticket.ts'
import { envelope } from '../../kit/client.ts'
import { emptyView } from '../../kit/empty-view.ts'
import { edgeOf, edgeOfQuery, wrongReply } from './edge.ts'
import { breachOf } from './law-of-events.ts'

const id = '20261126-000001'

function hall(state: TicketState): HallView<Ticket> {
  const ticket = { id, state } as Ticket
  const counter = { id: '1', state: 'open', day: '20261126', queues: [], streak: 0 } as const
  return emptyView({ counters: { 1: counter }, tickets: { [id]: ticket } })
}

function event(type: EventType, by: string, state?: TicketState): StreamEvent {
  const change = state
    ? { ticket: { id, set: { state } } }
    : { counter: { id: '1', set: { state: 'paused' } } }
  return {
    id: '1-1',
    n: 2,
    type,
    at: 2,
    by,
    ticket: id,
    counter: '1',
    body: { change },
  } as unknown as StreamEvent
}

test.each([
  ['a kiosk calls', 'waiting', event('ticket:called', 'kiosk:1', 'called')],
  ['an auditor cancels', 'waiting', event('ticket:cancelled', 'auditor:a', 'cancelled')],
  [
    'an inspector cancels one who was called',
    'called',
    event('ticket:cancelled', 'inspector:i', 'cancelled'),
  ],
  ['one who waits is finished', 'waiting', event('ticket:finished', 'inspector:i', 'done')],
  ['one who is called waits without a word', 'called', event('ticket:started', 'inspector:i', 'waiting')],
  ['a display closes a window', 'waiting', event('counter:paused', 'display:d')],
  ['a window that is open is resumed to a pause', 'waiting', event('counter:resumed', 'inspector:i')],
  ['an inspector changes the settings', 'waiting', event('settings:updated', 'inspector:i')],
] as const)('the witness sees that %s', (_, state, wrong) => {
  expect(breachOf(hall(state), wrong)).toContain(wrong.type)
})

test.each([
  ['waiting', event('ticket:called', 'inspector:i', 'called')],
  ['called', event('ticket:cancelled', 'manager:m', 'cancelled')],
  ['serving', event('ticket:finished', 'inspector:i', 'done')],
  ['waiting', event('counter:paused', 'manager:m')],
] as const)('the witness takes what the tables allow: %s', (state, right) => {
  expect(breachOf(hall(state), right)).toBeUndefined()
})

test('a caller without permission must be refused, and any other answer is a fault', () => {
  const issue = envelope('ticket:issue', { queue: 'housing-register.submission', lang: 'kk' })
  expect(edgeOf('kiosk', issue)).toBeUndefined()
  expect(edgeOf('auditor', issue)).toBe('NOT_PERMITTED')
  for (const name of commandNames) expect(edgeOf('rating-tablet', envelope(name, {}))).toBe('NOT_PERMITTED')
  expect(edgeOfQuery('kiosk', 'find', { number: 'A1' })).toBe('NOT_PERMITTED')
  expect(wrongReply('NOT_PERMITTED', { ok: true, n: 1, reply: {} })).toBeDefined()
})

test.each([
  ['nothing', undefined],
  ['no reply', { done: true }],
  ['a word that nobody knows', { ok: false, error: { code: 'OOPS' } }],
  ['a stack', { ok: false, error: { code: 'BAD_CLIP', detail: { stack: ['at'] } } }],
  ['a failure', { ok: false, error: { code: 'INTERNAL' } }],
  ['no answer of the store', { ok: false, error: { code: 'NO_ANSWER' } }],
  ['that a right message is bad', { ok: false, error: { code: 'BAD_MESSAGE' } }],
])('an answer that says %s is seen', (_, reply) => {
  expect(wrongReply(undefined, reply)).toBeDefined()
})
