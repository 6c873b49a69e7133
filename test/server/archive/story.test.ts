import { expect, test } from 'vitest'
import { replayTicket } from '../../../server/archive/derive/ticket.ts'
import type { EventType, StreamEvent } from '../../../shared/contract/events.ts'

const ticket = '20991125-000001'
const begun = Date.UTC(2099, 10, 25, 5)
const around = {
  centre: 'akmola',
  epoch: 'epoch-1',
  clock: { zone: 'Asia/Almaty', dayStartsAt: '00:00' },
  clockSteps: [] as number[],
}

/** An event of the ticket, `minutes` after its issue, with the facts that its rows need. */
function event(
  n: number,
  type: EventType,
  minutes: number,
  facts: Record<string, unknown> = {},
): StreamEvent {
  const body = { number: 'A001', queue: 'housing-register.submission', change: {}, ...facts }
  const at = begun + minutes * 60_000
  return {
    id: `${n}-0`,
    n,
    type,
    at,
    by: 'inspector:i1',
    ticket,
    counter: '1',
    body,
  } as unknown as StreamEvent
}

const served = [
  event(3, 'ticket:issued', 0),
  event(5, 'ticket:called', 10, { reason: 'deadline' }),
  event(7, 'ticket:started', 11),
  event(9, 'ticket:finished', 20),
]

test('times across a clock set back are not trusted, others are', () => {
  const trustOf = (clockSteps: number[]) => {
    const { waits, services } = replayTicket(served, { ...around, clockSteps })
    return [waits[0]?.trusted, services[0]?.trusted]
  }
  expect(trustOf([])).toEqual([true, true])
  expect(trustOf([2, 10])).toEqual([true, true])
  expect(trustOf([4])).toEqual([false, true])
  expect(trustOf([5])).toEqual([false, true])
  expect(trustOf([8])).toEqual([true, false])
  const backwards = [served[0], event(5, 'ticket:called', -1, { reason: 'deadline' })].filter(
    step => step !== undefined,
  )
  expect(replayTicket(backwards, around).waits).toMatchObject([{ trusted: false }])
})

test('an event that does not fit is left out with its reason, and the rest is replayed', () => {
  const [issued, called, , finished] = served
  const steps = [issued, event(4, 'ticket:missed', 5), called, event(6, 'ticket:called', 12), finished]
  const replayed = replayTicket(
    steps.filter(step => step !== undefined),
    around,
  )
  expect(replayed.unexpected.map(({ event: { n }, reason }) => [n, reason])).toEqual([
    [4, 'Its ticket is at no window.'],
    [6, 'Its ticket is at a window already.'],
  ])
  expect(replayed.services).toMatchObject([{ call: 5, how: 'done' }])
  const orphaned = replayTicket(served.slice(1), around)
  expect(orphaned).toMatchObject({ ticket: undefined, waits: [], services: [] })
  expect(orphaned.unexpected).toHaveLength(3)
})
