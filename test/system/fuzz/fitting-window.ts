import type { Ticket } from '../../../shared/domain/ticket.ts'
import { recallAfterMs } from '../../../shared/domain/transitions.ts'
import { queues } from '../../kit/order.ts'
import type { Fit, Fitting, Maker } from './fitting.ts'
import type { Seat } from './party.ts'
import { pickOf } from './wrong-of.ts'

/** Milliseconds: half a second more than the script demands, for the way there. */
const quietMs = recallAfterMs + 500
/** A window where a missed visitor is called once more: nobody waits for that long at the others. */
const patientWindow = '1'

/** Opens a window, or takes it over. */
export const openCounter: Maker = (fit, { role, counter: own }) => {
  const counter = role === 'manager' ? pickOf(fit.random, Object.keys(fit.view.counters)) : own
  const found = fit.view.counters[counter]
  if (!found || !fit.isDayOpen || !fit.isFree(`window ${counter}`)) return undefined
  const isClosed = found.state === 'closed' || found.day !== fit.view.day
  if (role === 'manager' && !isClosed) return undefined
  const takeOver = !isClosed && found.inspector !== undefined && { takeOver: found.inspector }
  return fit.make('counter:open-counter', { counter, ...takeOver }, `window ${counter}`)
}

/** Commands of an inspector at the own window. */
export const atWindow: Maker = (fit, party) => {
  const { seat } = party
  const found = seat && fit.view.counters[seat.counter]
  if (!seat || found?.session !== seat.session || found.state === 'closed') return openCounter(fit, party)
  const window = `window ${seat.counter}`
  if (!fit.isFree(window)) return undefined
  if (found.state === 'paused' && !found.ticket) return fit.make('counter:open-counter', seat, window)
  const ticket = found.ticket === undefined ? undefined : fit.view.tickets[found.ticket]
  return ticket ? withVisitor(fit, seat, ticket) : free(fit, seat)
}

function free(fit: Fit, seat: Seat): Fitting | undefined {
  const window = `window ${seat.counter}`
  const kind = fit.random.next()
  if (kind < 0.03) return fit.make('counter:pause-counter', seat, window)
  if (kind < 0.05) return fit.make('counter:close-counter', seat, window)
  const queue = fit.queue()
  if (kind < 0.08 && queue && fit.view.settings.counters.find(({ id }) => id === seat.counter)?.ownQueues)
    return fit.make('counter:set-counter-queues', { ...seat, queues: [queue, ...queues.slice(0, 9)] }, window)
  if (!fit.isDayOpen) return undefined
  const chosen = kind < 0.3 && fit.ticket('waiting', 'parked', 'no-show')
  if (chosen) {
    const body = { ...seat, ticket: chosen.id, word: 'шұғыл' }
    return fit.make('ticket:call-ticket', body, window, chosen.id)
  }
  return fit.make('ticket:call-next', seat, window)
}

const whenCalled = [
  { what: 'ticket:start', weight: 10 },
  { what: 'ticket:mark-no-show', weight: 4 },
  { what: 'ticket:return-to-queue', weight: 2 },
  { what: 'ticket:park', weight: 3 },
  { what: 'ticket:recall', weight: 4 },
  { what: 'ticket:confirm-entitlement', weight: 2 },
  { what: 'ticket:refuse-entitlement', weight: 1 },
  { what: 'ticket:transfer', weight: 2 },
] as const
const whenServing = [
  { what: 'ticket:finish', weight: 10 },
  { what: 'ticket:park', weight: 2 },
  { what: 'ticket:confirm-entitlement', weight: 2 },
  { what: 'ticket:refuse-entitlement', weight: 1 },
  { what: 'ticket:transfer', weight: 2 },
] as const

function withVisitor(fit: Fit, seat: Seat, found: Ticket): Fitting | undefined {
  const { id: ticket, queue, claim, called = 0, recalled = called, recalls = 0 } = found
  if (!fit.isFree(ticket)) return undefined
  const claims = [`window ${seat.counter}`, ticket]
  const silentMs = Date.now() - recalled
  if (seat.counter === patientWindow && found.state === 'called' && recalls === 0)
    return silentMs < quietMs ? undefined : fit.make('ticket:recall', { ...seat, ticket }, ...claims)
  const name = fit.random.pick<(typeof whenCalled)[number]['what'] | 'ticket:finish'>(
    found.state === 'serving' ? whenServing : whenCalled,
  )
  if (name === undefined) return undefined
  if (name.endsWith('entitlement') && claim !== 'claimed' && claim !== 'granted') return undefined
  const { noShowAfter } = fit.view.settings
  if (name === 'ticket:recall' && silentMs < quietMs) return undefined
  if (name === 'ticket:mark-no-show' && silentMs < noShowAfter * 1_000) return undefined
  if (name !== 'ticket:transfer') return fit.make(name, { ...seat, ticket }, ...claims)
  const other = fit.queue(queue)
  return other && fit.make(name, { ...seat, ticket, queue: other }, ...claims)
}

/** Commands of a manager to an open window. */
export const manageWindow: Maker = fit => {
  const counter = pickOf(fit.random, Object.keys(fit.view.counters))
  const found = fit.view.counters[counter]
  const window = `window ${counter}`
  if (!found || found.state === 'closed' || found.day !== fit.view.day || !fit.isFree(window))
    return undefined
  const queue = fit.queue()
  const kind = fit.random.next()
  if (kind < 0.3 && found.state === 'open') return fit.make('counter:pause-counter', { counter }, window)
  if (kind < 0.7 && queue)
    return fit.make('counter:set-counter-queues', { counter, queues: [queue, ...found.queues] }, window)
  const claims = found.ticket === undefined ? [window] : [window, found.ticket]
  return fit.make('counter:close-counter', { counter, force: true }, ...claims)
}
