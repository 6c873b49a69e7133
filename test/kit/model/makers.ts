import { followArgs, settingsArgs } from '../../../server/queue/rules.ts'
import type { Counter } from '../../../shared/domain/counter.ts'
import { locales } from '../../../shared/domain/locale.ts'
import type { CentreSettings, CounterSettings } from '../../../shared/domain/settings.ts'
import type { TicketState } from '../../../shared/domain/ticket.ts'
import { order } from '../order.ts'
import type { Model } from './model.ts'
import { dayMs, dayOf, dayStart, type ModelTicket, modelQueues, queueFacts, zones } from './state.ts'

/** @returns an element of the list for any number; undefined when it is empty */
export function pick<T>(list: readonly T[], by: number): T | undefined {
  return list[by % Math.max(1, list.length)]
}

interface Makings {
  model: Model
  a: number
  b: number
  odd: number
  at: number
  serial: number
}
type Maker = (makings: Makings) => { by: string; args: Record<string, string | number> }

const manager = 'manager:m'

function inspectorAt(counter: Counter | undefined): string {
  return `inspector:${counter?.inspector ?? 'nobody'}`
}

/** A ticket in one of these states; rarely in another, of another day, or none. */
function ticketIn({ model, a, odd, at }: Makings, states: readonly TicketState[]): ModelTicket | undefined {
  if (odd >= 30 && odd < 70) return pick(model.state.tickets, a)
  const today = model.state.tickets.filter(ticket => ticket.id.startsWith(dayOf(at, model.state.settings)))
  return (
    pick(
      today.filter(ticket => states.includes(ticket.state)),
      a,
    ) ?? pick(today, a)
  )
}

function idOf(ticket: ModelTicket | undefined): string {
  return ticket?.id ?? '20991125-999999'
}

/** A command at a window about its visitor. */
function atWindow(
  states: readonly TicketState[],
  more: (makings: Makings) => Record<string, string> = () => ({}),
): Maker {
  return makings => {
    const { model, a, b, odd } = makings
    const counters = [...model.state.counters.values()]
    const holds = (counter: Counter) =>
      model.state.tickets.some(ticket => ticket.id === counter.ticket && states.includes(ticket.state))
    const counter = pick(counters.filter(holds), a) ?? pick(counters, a)
    const session = odd >= 70 && odd < 100 ? 'elsewhere' : (counter?.session ?? 'none')
    const ticket = odd >= 100 && odd < 130 ? idOf(pick(model.state.tickets, b)) : counter?.ticket
    return {
      by: inspectorAt(counter),
      args: {
        counter: counter?.id ?? '9',
        session,
        ticket: ticket ?? idOf(ticketIn(makings, states)),
        ...more(makings),
      },
    }
  }
}

/** Mostly a counter that can take a visitor. */
function freeCounter({ model, a, odd }: Makings): Counter | undefined {
  const counters = [...model.state.counters.values()]
  const free = counters.filter(counter => counter.state === 'open' && !counter.ticket)
  return odd < 130 ? pick(counters, a) : (pick(free, a) ?? pick(counters, a))
}

/** A command by a manager or the window's inspector about a ticket in one of these states. */
function byStaff(
  states: readonly TicketState[],
  more: (makings: Makings) => Record<string, string> = () => ({}),
): Maker {
  return makings => ({
    by: makings.b % 2 === 0 ? manager : `inspector:i${makings.b % 3}`,
    args: { ticket: idOf(ticketIn(makings, states)), ...more(makings) },
  })
}

/** A command by a consultant, or by the staff who may give it too. */
function byHelper(...given: Parameters<typeof byStaff>): Maker {
  const make = byStaff(...given)
  return makings => ({ ...make(makings), ...(makings.b % 3 === 0 && { by: 'consultant:c' }) })
}

function note(): Maker {
  return makings => {
    const ticket = ticketIn(makings, ['waiting'])
    return {
      by: 'system:targets',
      args: { ticket: idOf(ticket), wait: (ticket?.wait ?? 1) - (makings.odd < 60 ? 1 : 0) },
    }
  }
}

/** A window's command, by its own inspector or a manager. */
function ofCounter(
  more: (makings: Makings, counter: Counter | undefined) => Record<string, string> = () => ({}),
): Maker {
  return makings => {
    const { model, a, b, odd } = makings
    const counter = pick([...model.state.counters.values()], a)
    return {
      by: b % 3 === 0 ? manager : inspectorAt(counter),
      args: {
        counter: counter?.id ?? '9',
        session: odd < 60 ? 'elsewhere' : (counter?.session ?? 'none'),
        ...more(makings, counter),
      },
    }
  }
}

const otherQueue = ({ b }: Makings) => ({ queue: pick(modelQueues, b) ?? '' })
const category = (by: number) => (by % 3 === 0 ? 'disability' : 'war-veteran')

/** For each command, how it is made from an action's numbers so that it mostly fits the centre's state. */
export const makers: Record<string, Maker> = {
  issue: ({ a, b }) => ({
    by: a % 5 === 0 ? manager : a % 7 === 0 ? 'consultant:c' : 'kiosk:k1',
    args: {
      queue: pick(modelQueues, a) ?? '',
      lang: pick(locales, b) ?? 'kk',
      from: 'k1',
      ...(b % 3 === 0 && { category: category(b % 7) }),
      ...(b % 2 === 0 && { before: b % 9, waitFrom: 5, waitTo: 15 }),
      ...(a % 3 === 0 && { print: 'pending' }),
      ...(a % 15 === 0 && { printer: 'p1' }),
    },
  }),
  'call-next': makings => {
    const counter = freeCounter(makings)
    const session = makings.odd < 60 ? 'elsewhere' : (counter?.session ?? 'none')
    return { by: inspectorAt(counter), args: { counter: counter?.id ?? '9', session } }
  },
  'call-ticket': makings => {
    const counter = freeCounter(makings)
    const ticket = ticketIn(makings, makings.b % 2 === 0 ? ['parked', 'no-show'] : ['waiting'])
    return {
      by: inspectorAt(counter),
      args: {
        counter: counter?.id ?? '9',
        session: counter?.session ?? 'none',
        ticket: idOf(ticket),
        word: 'a paper was missing',
      },
    }
  },
  recall: atWindow(['called']),
  start: atWindow(['called']),
  finish: atWindow(['serving']),
  'mark-no-show': atWindow(['called']),
  'return-to-queue': makings => {
    const command = atWindow(['called'])(makings)
    return makings.b % 3 === 0 ? { by: manager, args: { ticket: command.args.ticket ?? '' } } : command
  },
  park: atWindow(['called', 'serving']),
  resume: byStaff(['parked']),
  restore: byHelper(['no-show']),
  transfer: makings =>
    makings.b % 3 === 0
      ? { by: manager, args: { ticket: idOf(ticketIn(makings, ['waiting'])), ...otherQueue(makings) } }
      : atWindow(['called', 'serving'], otherQueue)(makings),
  cancel: makings => {
    const { b } = makings
    const states = (['no-show', 'called', 'parked', 'waiting'] as const).slice(b % 4)
    const ticket = pick(
      states
        .map(state => ticketIn(makings, [state]))
        .filter(ticket => ticket && states.includes(ticket.state as 'called')),
      0,
    )
    const byManager = ticket?.state === 'called' || ticket?.state === 'no-show' || b % 3 === 0
    return { by: byManager ? manager : 'inspector:i1', args: { ticket: idOf(ticket), word: 'left' } }
  },
  'confirm-entitlement': atWindow(['called', 'serving']),
  'refuse-entitlement': atWindow(['called', 'serving']),
  'grant-entitlement': byHelper(['waiting'], ({ a }) => ({ category: category(a) })),
  undo: makings => {
    const { model, a, odd } = makings
    const ticket = pick(
      model.state.tickets.filter(ticket => ticket.undo && (odd < 200 || ticket.undo.until > makings.at)),
      a,
    )
    const { undo } = ticket ?? {}
    return {
      by: odd >= 60 && odd < 100 ? manager : (undo?.by ?? manager),
      args: { ticket: idOf(ticket), of: (undo?.of ?? 1) - (odd < 60 ? 1 : 0) },
    }
  },
  'note-approaching': note(),
  'note-breached': note(),
  'record-print': makings => ({
    by: makings.b % 2 === 0 ? 'system:print' : 'print-agent:p1',
    args: {
      ticket: idOf(pick(makings.model.state.tickets, makings.a)),
      result: pick(['sending', 'printed', 'unconfirmed', 'midway', 'failed'], makings.b) ?? 'failed',
      ...(makings.b % 5 > 2 && { cause: 'paper-out' }),
      at: makings.at - (makings.odd < 100 ? 2_000 : 0),
      ...(makings.b % 3 > 0 && { printer: `p${makings.b % 3}` }),
    },
  }),
  reprint: makings => ({
    by: makings.b % 2 === 0 ? manager : `inspector:i${makings.b % 5}`,
    args: {
      ticket: idOf(ticketIn(makings, ['waiting', 'called', 'serving', 'parked', 'no-show'])),
      ...(makings.b % 3 > 0 && { printer: `p${makings.b % 3}` }),
    },
  }),
  'record-printer': ({ model, a, b, odd }) => {
    const printer = `p${1 + (a % 2)}`
    const { nearAt, printed = 0 } = model.state.printers[printer] ?? {}
    // By chance alone, a roll that is near its end hardly ever ends.
    const isEnding = nearAt !== undefined && printed > 0 && b % 3 > 0
    return {
      by: odd < 60 ? manager : 'system:printing',
      args: {
        printer,
        cause: isEnding ? 'paper-out' : (pick(['', '', 'paper-out', 'cover-open'], b) ?? ''),
        nearEnd: a % 3 === 0 ? '1' : '',
      },
    }
  },
  'open-counter': ({ model, a, b, odd, serial }) => {
    const counters = [...model.state.counters.values()]
    const idle = counters.filter(counter => counter.state !== 'open' || counter.day !== model.state.day)
    const counter = b % 4 === 0 ? pick(counters, a) : (pick(idle, a) ?? pick(counters, a))
    const isManager = b % 10 === 0
    return {
      by: isManager ? manager : `inspector:i${b % 5}`,
      args: {
        counter: counter?.id ?? '9',
        session: odd < 500 ? '' : (counter?.session ?? ''),
        newSession: `s${serial}`,
        inspector: isManager ? '' : `i${b % 5}`,
        takeOver: odd < 100 ? 'i9' : odd < 700 ? (counter?.inspector ?? '') : '',
        queues: model.state.settings.counters.find(own => own.id === counter?.id)?.queues.join(',') ?? '',
      },
    }
  },
  'note-presence': ({ model, a, b, odd }) => {
    const counters = [...model.state.counters.values()]
    const away = counters.find(({ state, session, away: gone }) => state !== 'closed' && gone === session)
    // Inspectors who have gone come back more often than by chance.
    const counter = (b % 3 > 0 && away) || pick(counters, a)
    return {
      by: odd < 60 ? manager : 'system:presence',
      args: {
        counter: odd < 120 ? '9' : (counter?.id ?? '9'),
        session: odd < 240 ? 's0' : (counter?.session ?? ''),
        away: counter === away || b % 2 === 1 ? '' : model.now - 60_000,
      },
    }
  },
  'pause-counter': ofCounter(),
  'set-counter-queues': ofCounter(({ a, b }) => ({
    queues: modelQueues.filter((_, at) => at === a % 4 || ((b >> at) & 1) === 1).join(','),
  })),
  'close-counter': makings => {
    const { model, a, b } = makings
    const busy = pick(
      [...model.state.counters.values()].filter(counter => counter.ticket),
      a,
    )
    if (busy && b % 2 === 0) return { by: manager, args: { counter: busy.id, force: '1' } }
    return ofCounter(({ b }) => ({ force: b % 4 === 1 ? '1' : '' }))(makings)
  },
  'open-day': () => ({ by: 'system:schedule', args: {} }),
  'set-day': ({ model, a, b, at }) => {
    // A day that was closed is mostly opened again: otherwise little happens in it.
    const isEnded = model.state.ended === dayOf(at, model.state.settings)
    const opened = isEnded || b % 2 === 0 ? '{"mode":"open"}' : ''
    return {
      by: manager,
      args: {
        target: dayOf(at + (a % 4 === 0 && !isEnded ? dayMs : 0), model.state.settings),
        setting: b % 9 === 0 ? '{"mode":"closed"}' : opened,
      },
    }
  },
  'close-day': ({ model, a, b, odd, at }) => {
    const today = dayOf(at, model.state.settings)
    const older = Object.keys(model.state.days).filter(day => day.length === 8 && day < today)
    // Closing the present day leaves little to do in a run, so older ones are closed more often.
    const target = older.length > 0 && a % 4 > 0 ? (pick(older, b) ?? today) : today
    const waiting = model.state.tickets.filter(t => t.id.startsWith(today) && t.state === 'waiting').length
    return {
      by: b % 2 === 0 ? 'system:schedule' : manager,
      args: {
        target,
        targetFrom: dayStart(target, model.state.settings),
        targetTo: dayStart(target, model.state.settings) + dayMs,
        waiting: target === today ? waiting + (odd < 600 ? 1 : 0) : '',
      },
    }
  },
  'reopen-day': ({ model, a, odd, at }) => ({
    by: a % 4 === 0 ? 'administrator:a' : manager,
    args: { target: dayOf(at - (odd < 60 ? dayMs : 0), model.state.settings) },
  }),
  'update-settings': ({ model, a, b, odd, at }) => {
    const { settings, catalogue } = model.state
    // A node that has not followed the catalogue yet has an older version.
    const known = { ...order, version: catalogue - (odd >= 100 && odd < 130 ? 1 : 0) }
    return {
      by: manager,
      args: settingsArgs(settings.version - (odd < 100 ? 1 : 0), changed(model, a, b), known, [], at),
    }
  },
  'follow-catalogue': ({ model, a, odd }) => {
    const { settings, catalogue } = model.state
    const known = { ...order, version: catalogue + (odd < 100 ? 0 : 1 + (a % 2)) }
    const seen = odd >= 100 && odd < 130 ? { ...settings, version: settings.version - 1 } : settings
    return { by: 'system:node', args: followArgs(seen, known) }
  },
  'set-clip': ({ a, b }) => ({
    by: manager,
    args: { language: pick(locales, a) ?? '', clip: `n-${b % 3}`, ms: 500, wav: 'UklGRg==' },
  }),
  'remove-clip': ({ model, a, b }) => {
    const [language = 'kk', clip = `n-${b % 3}`] = pick([...model.state.clips], a)?.split(' ') ?? []
    return { by: manager, args: { language, clip } }
  },
}

/** Changes one setting. */
function changed(model: Model, a: number, b: number): CentreSettings {
  const { settings } = model.state
  const queue = pick(modelQueues, a) ?? modelQueues[0] ?? 'child-benefit.submission'
  const [service = '', purpose = ''] = queue.split('.')
  const withQueue = (own: Record<string, unknown>): CentreSettings => {
    const of = settings.services[service] ?? {}
    const old = of[purpose as 'submission']
    return {
      ...settings,
      services: { ...settings.services, [service]: { ...of, [purpose]: { ...old, ...own } } },
    }
  }
  // The day can move only before the first ticket, which chance alone would hardly ever do.
  switch (model.state.tickets.length === 0 ? 9 + (b % 2) : b % 14) {
    case 0:
      return { ...settings, ordinaryAfter: a % 3 }
    case 1:
      return { ...settings, policy: settings.policy === 'everywhere' ? 'as-ordered' : 'everywhere' }
    case 2:
      return withQueue({
        target: pick([5, 20, 30, null, queueFacts[queue as keyof typeof queueFacts].target], a) ?? null,
      })
    case 3:
      return withQueue({ on: a % 3 !== 0 })
    case 4:
      return withQueue({ maxWaiting: 3 + (a % 20) })
    case 5:
      return { ...settings, maxWaiting: 6 + (a % 60) }
    case 6:
      return { ...settings, noShowAfter: a % 2 === 0 ? 0 : 5 }
    case 7:
      return {
        ...settings,
        counters: settings.counters.map(own => (own.id === '1' ? { ...own, ownQueues: a % 2 === 0 } : own)),
      }
    case 8:
      return { ...settings, counters: otherCounters(model) }
    case 9:
      return { ...settings, dayStartsAt: pick(['00:00', '05:30', '13:00'], a) ?? '00:00' }
    case 13:
      return { ...settings, counters: settings.counters.map(own => withOtherQueues(own, a)) }
    default:
      return { ...settings, zone: pick(Object.keys(zones), a) ?? settings.zone }
  }
}

/** Gives every window one or all of the model's queues. */
function withOtherQueues(own: CounterSettings, a: number): CounterSettings {
  const queue = pick(modelQueues, a)
  return { ...own, queues: a % 3 === 0 && queue ? [queue] : modelQueues }
}

/** Removes a window, or brings a removed one back. */
function otherCounters(model: Model): CentreSettings['counters'] {
  const { counters } = model.state.settings
  const missing = ['1', '2', '3'].find(id => !counters.some(own => own.id === id))
  if (missing) return [...counters, { id: missing, queues: modelQueues, ownQueues: true }]
  const closed = counters.find(({ id }) => model.isClosed(model.counter(id)))
  return counters.filter(own => own.id !== (closed?.id ?? '3'))
}
