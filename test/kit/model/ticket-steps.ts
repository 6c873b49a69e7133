import type { Counter } from '../../../shared/domain/counter.ts'
import type { QueueId } from '../../../shared/domain/queue.ts'
import type { CallReason } from '../../../shared/domain/ticket.ts'
import type { Model, Step } from './model.ts'
import { type ModelTicket, Refused } from './state.ts'

const callFields = ['counter', 'called', 'reason', 'word', 'recalls', 'recalled', 'started'] as const

function freeCounter(model: Model, { counter: id = '', session = '' }: Record<string, string>): Counter {
  const counter = model.sitting(id, session)
  if (model.state.ended === model.day) throw new Refused('DAY_CLOSED')
  if (counter.ticket) throw new Refused('COUNTER_BUSY')
  if (counter.state === 'paused') throw new Refused('COUNTER_PAUSED')
  return counter
}

/**
 * Where a called visitor is. After the clock went back over midnight the window may be gone, or hold another
 * visitor.
 */
function windowOf(model: Model, { counter: id = '' }: ModelTicket): Counter {
  return model.state.counters.get(id) ?? { id, state: 'closed', queues: [], streak: 0 }
}

function announce(model: Model, ticket: ModelTicket, counter: Counter): void {
  const { id, number, lang } = ticket
  model.state.calls.push({
    n: model.state.n + 1,
    ticket: id,
    number,
    counter: counter.id,
    at: model.now,
    lang,
  })
}

function callTo(
  model: Model,
  counter: Counter,
  ticket: ModelTicket,
  reason: CallReason,
  word?: string,
): Record<string, unknown> {
  model.begin()
  const { now, state } = model
  const remove: (keyof ModelTicket)[] = ['recalls', 'recalled']
  const set: Partial<ModelTicket> = { state: 'called', counter: counter.id, called: now, reason }
  if (word) set.word = word
  if (ticket.state !== 'waiting') {
    model.saw(`called from ${ticket.state}`)
    remove.push('noted', 'ended', ...model.withoutTarget(ticket.queue))
    Object.assign(set, model.entering(ticket, ticket.queue, now), {
      wait: ticket.wait + 1,
      waitKind: 'again',
    })
  }
  model.change(ticket, set, remove)
  counter.ticket = ticket.id
  const waited = Math.max(0, now - ticket.waitSince)
  const again = ticket.waitKind === 'again'
  const within = ticket.dueBy === undefined || now <= ticket.dueBy
  state.standing.push({ ticket: ticket.id, queue: ticket.queue, waited, within, again })
  if (!again) {
    model.flow(ticket, ticket.queue, 'calls', 1)
    model.flow(ticket, ticket.queue, 'waitMs', waited)
    const key = `${model.day}:${ticket.queue}`
    state.longest[key] = Math.max(state.longest[key] ?? 0, waited)
  }
  announce(model, ticket, counter)
  model.tell('ticket:called', ticket.id, counter.id)
  model.saw(`reason ${reason}`)
  return { ticket: ticket.id, number: ticket.number, reason }
}

/** Takes the call back; the wait continues. */
function backToWaiting(model: Model, ticket: ModelTicket, set: Partial<ModelTicket> = {}) {
  const struck = model.strike(ticket)
  model.change(ticket, { state: 'waiting', ...set }, [...callFields])
  return struck
}

function waitAgain(model: Model, ticket: ModelTicket, set: Partial<ModelTicket>): void {
  model.change(
    ticket,
    {
      state: 'waiting',
      ...model.entering(ticket, ticket.queue, model.now),
      wait: ticket.wait + 1,
      waitKind: 'again',
      ...set,
    },
    ['noted', 'ended', ...callFields, ...model.withoutTarget(ticket.queue)],
  )
}

function note(percent: 80 | 100, type: string): Step {
  return (model, { ticket: id = '', wait }) => {
    const ticket = model.ticket(id)
    const { waitSince, dueBy } = ticket
    if (ticket.wait !== Number(wait) || dueBy === undefined) throw new Refused('WAIT_OVER')
    if ((ticket.noted ?? 0) >= percent) throw new Refused('ALREADY_NOTED')
    if ((model.now - waitSince) * 100 < (dueBy - waitSince) * percent) throw new Refused('TOO_SOON')
    model.begin()
    ticket.noted = percent
    model.tell(type, id)
    model.saw(type)
    return { ticket: id }
  }
}

export const ticketSteps: Record<string, Step> = {
  issue(model, { queue = '', lang = 'kk', from = '', category, before, waitFrom, waitTo, print, printer }) {
    const { state, day, now } = model
    const waiting = model.today.filter(ticket => ticket.state === 'waiting')
    if (state.ended === day) throw new Refused('DAY_CLOSED')
    const { on, letter, max } = model.rules(queue)
    if (!on) throw new Refused('QUEUE_OFF')
    const said = state.days[`set:${day}`]
    if (said && JSON.parse(said).mode === 'closed') throw new Refused('DAY_CLOSED')
    if (waiting.length >= state.settings.maxWaiting) throw new Refused('CENTRE_FULL')
    if (waiting.filter(ticket => ticket.queue === queue).length >= max) throw new Refused('QUEUE_FULL')
    model.begin()
    const count = model.today.length + 1
    const ofLetter = model.today.filter(ticket => ticket.number.startsWith(letter)).length + 1
    const id = `${day}-${String(count).padStart(6, '0')}`
    const number = letter + String(ofLetter).padStart(3, '0')
    const ticket = {
      id,
      number,
      state: 'waiting',
      queue,
      firstIssuedAt: now,
      wait: 1,
      waitKind: 'issue',
      lang,
      from,
      ...(category && { claim: 'claimed', category }),
      ...(print && { print }),
      ...(printer && { printer }),
    } as ModelTicket
    Object.assign(ticket, model.entering(ticket, queue as QueueId, now))
    state.tickets.push(ticket)
    model.flow(ticket, ticket.queue, 'in', 1)
    state.issued.push({ ticket: id, queue: ticket.queue })
    model.tell('ticket:issued', id)
    model.saw(`issued ${ticket.lane}`)
    const known = Object.entries({ before, waitFrom, waitTo }).filter(([, value]) => value !== undefined)
    return {
      ticket: id,
      number,
      at: now,
      queue,
      ...Object.fromEntries(known.map(([key, value]) => [key, Number(value)])),
    }
  },

  'call-next'(model, args) {
    const counter = freeCounter(model, args)
    const inLane = (lane: string) =>
      model.today
        .filter(
          ticket =>
            ticket.state === 'waiting' && ticket.lane === lane && counter.queues.includes(ticket.queue),
        )
        .map(ticket => ({ ticket, score: lane === 'first' ? ticket.firstIssuedAt : ticket.orderBy }))
        .sort((a, b) => a.score - b.score || (a.ticket.id < b.ticket.id ? -1 : 1))
    const first = inLane('first')
    const ordinary = inLane('ordinary')
    const { ordinaryAfter } = model.state.settings
    const isOrdinaryTurn = ordinaryAfter > 0 && counter.streak >= ordinaryAfter && ordinary.length > 0
    const lane = isOrdinaryTurn || first.length === 0 ? ordinary : first
    const head = lane[0]
    if (!head) throw new Refused('QUEUE_EMPTY')
    if (lane[1]?.score === head.score) model.saw('a tie')
    counter.streak = lane === first ? counter.streak + 1 : 0
    const plain = head.ticket.waitKind === 'again' ? 'restored' : 'deadline'
    const reason = lane === first ? 'out-of-turn' : isOrdinaryTurn ? 'ordinary-turn' : plain
    return callTo(model, counter, head.ticket, reason)
  },

  'call-ticket'(model, args) {
    const ticket = model.ticket(args.ticket ?? '')
    return callTo(model, freeCounter(model, args), ticket, 'chosen', args.word)
  },

  recall(model, args) {
    const ticket = model.ticket(args.ticket ?? '')
    const counter = model.holding(args)
    if (model.now - (ticket.recalled ?? ticket.called ?? 0) < 5_000) throw new Refused('TOO_SOON')
    model.begin()
    const recalls = (ticket.recalls ?? 0) + 1
    model.change(ticket, { recalls, recalled: model.now })
    announce(model, ticket, counter)
    model.tell('ticket:recalled', ticket.id, counter.id)
    return { ticket: ticket.id, recalls }
  },

  start(model, args) {
    const ticket = model.ticket(args.ticket ?? '')
    const counter = model.holding(args)
    model.begin()
    const undo = model.changeForNow(ticket, { state: 'serving', started: model.now }, [], { counter })
    model.tell('ticket:started', ticket.id, counter.id)
    return { ticket: ticket.id, undo }
  },

  finish(model, args) {
    const ticket = model.ticket(args.ticket ?? '')
    const counter = model.holding(args)
    model.begin()
    const undo = model.changeForNow(ticket, { state: 'done', ended: model.now }, [], { counter })
    model.release(counter)
    model.tell('ticket:finished', ticket.id, counter.id)
    return { ticket: ticket.id, undo }
  },

  'mark-no-show'(model, args) {
    const ticket = model.ticket(args.ticket ?? '')
    const counter = model.holding(args)
    const silent = model.now - (ticket.recalled ?? ticket.called ?? 0)
    if (silent < model.state.settings.noShowAfter * 1_000) throw new Refused('TOO_SOON')
    model.begin()
    const undo = model.changeForNow(ticket, { state: 'no-show', ended: model.now }, [], { counter })
    model.release(counter)
    model.tell('ticket:missed', ticket.id, counter.id)
    return { ticket: ticket.id, undo }
  },

  'return-to-queue'(model, args) {
    const ticket = model.ticket(args.ticket ?? '')
    const counter = model.role === 'manager' ? windowOf(model, ticket) : model.holding(args)
    model.begin()
    const struck = model.strike(ticket)
    const undo = model.changeForNow(ticket, { state: 'waiting' }, [...callFields], { counter, struck })
    const isHeld = counter.ticket === ticket.id
    if (isHeld) model.release(counter)
    model.tell('ticket:returned', ticket.id, isHeld ? counter.id : '')
    return { ticket: ticket.id, undo }
  },

  park(model, args) {
    const ticket = model.ticket(args.ticket ?? '')
    const counter = model.holding(args)
    model.begin()
    const undo = model.changeForNow(ticket, { state: 'parked' }, ['counter', 'started'], { counter })
    model.release(counter)
    model.tell('ticket:parked', ticket.id, counter.id)
    return { ticket: ticket.id, undo }
  },

  transfer(model, args) {
    const ticket = model.ticket(args.ticket ?? '')
    const from = ticket.state
    const counter = from === 'waiting' ? undefined : model.holding(args)
    const queue = args.queue as QueueId
    if (queue === ticket.queue) throw new Refused('SAME_QUEUE')
    if (!model.rules(queue).on) throw new Refused('QUEUE_OFF')
    model.begin()
    const undo = model.changeForNow(
      ticket,
      {
        state: 'waiting',
        ...model.entering(ticket, queue, counter ? model.now : ticket.waitSince),
        wait: ticket.wait + 1,
        ...(counter && { waitKind: 'transfer' as const }),
      },
      ['noted', ...callFields, ...model.withoutTarget(queue)],
      { counter },
    )
    if (counter) model.release(counter)
    model.tell('ticket:transferred', ticket.id, counter?.id)
    model.saw(`transferred from ${from}`)
    return { ticket: ticket.id, undo }
  },

  'confirm-entitlement'(model, args) {
    const ticket = model.ticket(args.ticket ?? '')
    const counter = model.holding(args)
    if (ticket.claim !== 'claimed' && ticket.claim !== 'granted') throw new Refused('NO_CLAIM')
    model.begin()
    model.change(ticket, { claim: 'confirmed' })
    model.tell('ticket:entitlement-confirmed', ticket.id, counter.id)
    return { ticket: ticket.id }
  },

  'refuse-entitlement'(model, args) {
    const ticket = model.ticket(args.ticket ?? '')
    const counter = model.holding(args)
    if (ticket.claim !== 'claimed' && ticket.claim !== 'granted') throw new Refused('NO_CLAIM')
    model.begin()
    backToWaiting(model, ticket, { claim: 'refused', lane: 'ordinary' })
    model.release(counter)
    model.tell('ticket:entitlement-refused', ticket.id, counter.id)
    return { ticket: ticket.id }
  },

  'grant-entitlement'(model, { ticket: id = '', category = '' }) {
    const ticket = model.ticket(id)
    if (ticket.lane === 'first') throw new Refused('ALREADY_FIRST')
    if (!model.hasRight(ticket.queue, category)) throw new Refused('NO_RIGHT_HERE')
    model.begin()
    model.change(ticket, { claim: 'granted', category, lane: 'first' })
    model.tell('ticket:entitlement-granted', id)
    return { ticket: id }
  },

  resume(model, { ticket: id = '' }) {
    const ticket = model.ticket(id)
    model.begin()
    waitAgain(model, ticket, {})
    model.tell('ticket:resumed', id)
    return { ticket: id }
  },

  restore(model, { ticket: id = '' }) {
    const ticket = model.ticket(id)
    const restores = (ticket.restores ?? 0) + 1
    if (restores > 3) throw new Refused('TOO_MANY_RESTORES')
    model.begin()
    waitAgain(model, ticket, { restores })
    model.tell('ticket:restored', id)
    return { ticket: id, restores }
  },

  cancel(model, { ticket: id = '', word = '' }) {
    const ticket = model.ticket(id)
    const counter = ticket.state === 'called' ? windowOf(model, ticket) : undefined
    model.begin()
    model.saw(`cancelled from ${ticket.state}`)
    const undo = model.changeForNow(ticket, { state: 'cancelled', ended: model.now, word }, [])
    if (counter?.ticket === id) model.release(counter)
    model.tell('ticket:cancelled', id, ticket.counter)
    return { ticket: id, undo }
  },

  undo(model, { ticket: id = '', of }) {
    const ticket = model.ticket(id)
    const { undo, before } = ticket
    if (!undo || !before || undo.of !== Number(of)) throw new Refused('NOTHING_TO_UNDO')
    if (undo.by !== model.by) throw new Refused('NOT_YOURS')
    if (model.now > undo.until) throw new Refused('UNDO_TOO_LATE')
    let counter: Counter | undefined
    if (undo.counter !== undefined) {
      counter = model.sitting(undo.counter, undo.session ?? '')
      if (counter.ticket && counter.ticket !== id) throw new Refused('COUNTER_BUSY')
    }
    model.begin()
    const { print, printCause, printAt, copies, copyAt, copyBy, copyPrinter, noted } = ticket
    const was: ModelTicket = { ...before.ticket }
    // Reports of printers during that time stay, and so does an alert of the same wait.
    if (print && printAt) Object.assign(was, { print, printAt })
    if (printCause) was.printCause = printCause
    else delete was.printCause
    if (copies && copyAt && copyBy) Object.assign(was, { copies, copyAt, copyBy })
    if (copyPrinter) was.copyPrinter = copyPrinter
    else delete was.copyPrinter
    if (noted && was.wait === ticket.wait) was.noted = noted
    const fields = (Object.keys(ticket) as (keyof ModelTicket)[]).filter(field => !(field in was))
    if (undo.command === 'cancel' && was.state === 'called') {
      model.strike(ticket)
      for (const field of callFields) delete was[field]
      model.change(ticket, { ...was, state: 'waiting' }, [...fields, ...callFields])
    } else model.change(ticket, was, fields)
    if (before.struck) model.state.standing.push(before.struck)
    if (counter) counter.ticket = id
    model.tell('ticket:undone', id, counter?.id ?? ticket.counter)
    model.saw(`undone ${undo.command}`)
    return { ticket: id, state: ticket.state }
  },

  'note-approaching': note(80, 'ticket:approaching'),
  'note-breached': note(100, 'ticket:breached'),
}
