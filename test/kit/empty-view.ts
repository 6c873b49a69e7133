import type { HallView } from '../../shared/contract/hall-view.ts'
import type { Counter } from '../../shared/domain/counter.ts'
import type { Ticket } from '../../shared/domain/ticket.ts'
import { orderSettings } from './order.ts'

/** A business day and the next. */
export const today = '20261126'
export const tomorrow = '20261127'

/** @returns a node's view of a centre on a day without visitors */
export function emptyView(parts: Partial<HallView<Ticket>> = {}): HallView<Ticket> {
  return {
    centre: 'akmola',
    epoch: 'e',
    n: 1,
    at: 1,
    day: today,
    days: {},
    settings: orderSettings(),
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
    ...parts,
  }
}

/** @returns a ticket of today that waits */
export function waitingTicket(parts: Partial<Ticket> = {}): Ticket {
  return {
    id: `${today}-000001`,
    number: 'A001',
    state: 'waiting',
    queue: 'housing-register.submission',
    lane: 'ordinary',
    firstIssuedAt: 5,
    orderBy: 7,
    waitSince: 5,
    wait: 1,
    waitKind: 'issue',
    lang: 'kk',
    from: 'kiosk-1',
    ...parts,
  }
}

/** @returns an open window of today */
export function openCounter(parts: Partial<Counter> = {}): Counter {
  return {
    id: '1',
    state: 'open',
    day: today,
    session: 'session-of-somebody',
    inspector: 'p-1',
    since: 3,
    queues: ['housing-register.submission'],
    streak: 2,
    ...parts,
  }
}
