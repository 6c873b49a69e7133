import type { Counter } from '../../../shared/domain/counter.ts'
import type { QueueId } from '../../../shared/domain/queue.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { law } from './law.ts'
import type { Model, Step } from './model.ts'
import { dayOf, dayStart, Refused } from './state.ts'

/** The business day may not move while tickets are written under it, or under days that are still to be closed. */
function refuseMovedDay({ state, day, now }: Model, next: CentreSettings): void {
  const nextDay = dayOf(now, next)
  if (nextDay === day && dayStart(nextDay, next) === dayStart(day, state.settings)) return
  const open = Object.keys(state.days).filter(known => known.length === 8 && state.days[known] !== 'closed')
  const concerned = [day, nextDay, ...open]
  if (state.tickets.some(({ id }) => concerned.includes(id.slice(0, 8)))) throw new Refused('DAY_IN_USE')
  if (nextDay === day) return
  const isOpen = (counter: Counter) => counter.state !== 'closed' && counter.day === day
  if ([...state.counters.values()].some(isOpen)) throw new Refused('COUNTER_OCCUPIED')
}

export const counterSteps: Record<string, Step> = {
  'open-counter'(
    model,
    { counter: id = '', session = '', newSession = '', inspector = '', takeOver, queues = '' },
  ) {
    const { state, day, now } = model
    if (state.ended === day) throw new Refused('DAY_CLOSED')
    const counter = model.counter(id)
    const isClosed = model.isClosed(counter)
    const isOwn =
      model.by === `inspector:${counter.inspector ?? ''}` &&
      !isClosed &&
      session !== '' &&
      counter.session === session
    if (isOwn && counter.state === 'open') throw new Refused('ALREADY_OPEN')
    if (!isClosed && !isOwn) {
      const isTakeOver = takeOver === counter.inspector && model.role === 'inspector'
      if (counter.inspector && !isTakeOver) throw new Refused('COUNTER_OCCUPIED')
      if (model.role !== 'inspector') throw new Refused('ALREADY_OPEN')
    }
    const elsewhere = [...state.counters.values()].find(
      other => other.id !== id && !model.isClosed(other) && other.inspector === inspector,
    )
    if (inspector && elsewhere) throw new Refused('SITS_ELSEWHERE')
    model.begin()
    if (isOwn) {
      Object.assign(counter, { state: 'open', since: now })
      model.tell('counter:resumed', '', id)
      return { counter: id, session }
    }
    const isTakenOver = !isClosed && counter.inspector !== undefined
    if (isClosed) {
      counter.queues = queues.split(',') as QueueId[]
      model.release(counter)
    }
    Object.assign(counter, { state: 'open', day, session: newSession, since: now, streak: 0 })
    if (inspector) counter.inspector = inspector
    else delete counter.inspector
    model.tell(isTakenOver ? 'counter:taken-over' : 'counter:opened', '', id)
    model.saw(isTakenOver ? 'taken over' : 'opened')
    return { counter: id, session: newSession }
  },

  'note-presence'(model, { counter: id = '', session = '', away = '' }) {
    const counter = model.counter(id)
    if (model.isClosed(counter) || counter.session !== session) throw new Refused('COUNTER_CLOSED')
    if ((counter.away === session) === (away !== '')) throw new Refused('ALREADY_NOTED')
    model.begin()
    if (away === '') delete counter.away
    else counter.away = session
    model.tell('presence:changed', '', id)
    model.saw(away === '' ? 'there again' : 'away')
    return { counter: id }
  },

  'pause-counter'(model, { counter: id = '', session = '' }) {
    const counter = model.role === 'manager' ? model.counter(id) : model.sitting(id, session)
    if (model.isClosed(counter)) throw new Refused('COUNTER_CLOSED')
    if (counter.state === 'paused') throw new Refused('COUNTER_PAUSED')
    model.begin()
    Object.assign(counter, { state: 'paused', since: model.now })
    model.tell('counter:paused', '', id)
    return { counter: id }
  },

  'set-counter-queues'(model, { counter: id = '', session = '', queues = '' }) {
    const isManager = model.role === 'manager'
    const counter = isManager ? model.counter(id) : model.sitting(id, session)
    if (model.isClosed(counter)) throw new Refused('COUNTER_CLOSED')
    const own = model.state.settings.counters.find(own => own.id === id)
    if (!isManager && !own?.ownQueues) throw new Refused('QUEUES_FIXED')
    const wanted = queues.split(',') as QueueId[]
    if (wanted.some(queue => !model.rules(queue).on && !counter.queues.includes(queue)))
      throw new Refused('QUEUE_OFF')
    model.begin()
    counter.queues = wanted
    model.tell('counter:queues-set', '', id)
    return { counter: id }
  },

  'close-counter'(model, { counter: id = '', session = '', force }) {
    const isManager = model.role === 'manager'
    const counter = isManager ? model.counter(id) : model.sitting(id, session)
    if (model.isClosed(counter)) throw new Refused('COUNTER_CLOSED')
    const ticket = model.today.find(ticket => ticket.id === counter.ticket)
    if (ticket && !(isManager && force === '1')) throw new Refused('COUNTER_BUSY')
    model.begin()
    if (ticket) {
      model.saw(`forced ${ticket.state}`)
      if (ticket.state === 'serving') model.leave(ticket, 'done')
      else {
        model.strike(ticket)
        model.change(ticket, { state: 'waiting' }, [
          ...(['counter', 'called', 'reason', 'word', 'recalls', 'recalled'] as const),
        ])
      }
      model.release(counter)
      model.tell(ticket.state === 'done' ? 'ticket:finished' : 'ticket:returned', ticket.id, id)
    }
    model.close(counter)
    return { counter: id }
  },

  'open-day'(model) {
    if (model.state.day === model.day) throw new Refused('ALREADY_OPEN')
    model.begin()
    return { day: model.day }
  },

  'set-day'(model, { target = '', setting = '' }) {
    const { state, day } = model
    model.begin()
    // Settings of days that are over for a month are dropped. A month is 100 in yyyymmdd.
    for (const field of Object.keys(state.days))
      if (field.startsWith('set:') && Number(field.slice(4)) < Number(day) - 100) delete state.days[field]
    if (setting === '') delete state.days[`set:${target}`]
    else {
      state.days[`set:${target}`] = setting
      if (target === day && state.ended === day && JSON.parse(setting).mode === 'open') {
        state.days[day] = 'open'
        state.ended = ''
        model.saw('reopened')
      }
    }
    model.tell('day:set')
    return { day: target }
  },

  'close-day'(model, { target = '', waiting = '' }) {
    const { state, day } = model
    const said = state.days[target]
    if (said === undefined || said === 'closed') throw new Refused('ALREADY_CLOSED')
    if (target > day) throw new Refused('DAY_NOT_OVER')
    const ofDay = state.tickets.filter(ticket => ticket.id.startsWith(target))
    if (target === day) {
      if (model.role !== 'manager') throw new Refused('DAY_NOT_OVER')
      const still = ofDay.filter(ticket => ticket.state === 'waiting').length
      if (still !== Number(waiting)) throw new Refused('WAITING_CHANGED')
    }
    model.begin()
    if (target === day) state.ended = day
    model.tell('day:closing')
    let left = 0
    for (const ticket of ofDay) {
      const from = ticket.state
      if (!law['close-day']?.[from]) continue
      if (from === 'waiting' || from === 'parked') left++
      model.leave(ticket, from === 'serving' ? 'done' : 'unserved')
      if (target === day && from !== 'serving') ticket.endedFrom = from
      model.tell(
        from === 'serving' ? 'ticket:finished' : 'ticket:left-unserved',
        ticket.id,
        from === 'parked' || from === 'waiting' ? '' : ticket.counter,
      )
      model.saw(`closed ${from}${target === day ? '' : ' of an older day'}`)
    }
    for (const counter of state.counters.values()) {
      if (counter.day !== target || counter.state === 'closed') continue
      model.release(counter)
      model.close(counter)
    }
    state.days[target] = 'closed'
    model.tell('day:closed')
    return { done: true, left }
  },

  'reopen-day'(model, { target = '' }) {
    const { state, day } = model
    if (target !== day) throw new Refused('DAY_OVER')
    // The order in which close-day ends them: at the windows, put aside, waiting. The order within each is not
    // compared.
    const back = model.today.filter(({ endedFrom }) => endedFrom !== undefined)
    if (state.ended !== day && back.length === 0) throw new Refused('DAY_NOT_ENDED')
    model.begin()
    if (state.ended === day) model.tell('day:reopening')
    for (const ticket of back) {
      const from = ticket.endedFrom ?? 'waiting'
      delete ticket.endedFrom
      if (from === 'called') {
        model.strike(ticket)
        model.change(ticket, { state: 'waiting' }, [
          ...(['counter', 'called', 'reason', 'word', 'recalls', 'recalled', 'ended'] as const),
        ])
      } else model.change(ticket, { state: from }, ['ended'])
      model.tell('ticket:undone', ticket.id, ticket.counter)
      model.saw(`taken back to ${from === 'called' ? 'waiting from a window' : from}`)
    }
    state.ended = ''
    state.days[day] = 'open'
    model.tell('day:reopened')
    return { done: true, back: back.length }
  },

  'follow-catalogue'(model, { version, settingsVersion }) {
    const { state } = model
    if (state.catalogue >= Number(version)) throw new Refused('STALE_CATALOGUE')
    if (state.settings.version !== Number(settingsVersion)) throw new Refused('STALE_SETTINGS')
    model.begin()
    state.catalogue = Number(version)
    model.tell('catalogue:followed')
    return { version: state.catalogue }
  },

  'update-settings'(model, { base, settings = '', counters = '', rules = '' }) {
    const { state } = model
    if (state.settings.version !== Number(base)) throw new Refused('STALE_SETTINGS')
    const { catalogue } = JSON.parse(rules) as { catalogue: string }
    if (Number(catalogue) < state.catalogue) throw new Refused('STALE_CATALOGUE')
    const next = JSON.parse(settings) as CentreSettings
    const wanted = JSON.parse(counters) as Record<string, string>
    const gone = [...state.counters.values()].filter(counter => !(counter.id in wanted))
    if (gone.some(counter => !model.isClosed(counter))) throw new Refused('COUNTER_OCCUPIED')
    refuseMovedDay(model, next)
    const moved = dayOf(model.now, next) !== model.day
    const held = new Map(state.settings.counters.map(({ id, queues }) => [id, queues.join(',')]))
    model.begin()
    state.settings = next
    for (const { id } of gone) state.counters.delete(id)
    for (const [id, list] of Object.entries(wanted)) {
      const counter = state.counters.get(id)
      const queues = list.split(',') as QueueId[]
      if (!counter) {
        state.counters.set(id, { id, state: 'closed', queues, streak: 0 })
        model.saw('a new counter')
      } else if (held.get(id) !== list) {
        if (!model.isClosed(counter)) model.saw('other queues at an open window')
        state.counters.set(id, { ...counter, queues })
      }
    }
    model.tell('settings:updated')
    if (moved) model.saw('the day moved')
    return { version: state.settings.version }
  },

  'set-clip'(model, { language, clip }) {
    model.begin()
    model.state.clips.add(`${language} ${clip}`)
    return model.changeVoice(language)
  },

  'remove-clip'(model, { language, clip }) {
    if (!model.state.clips.has(`${language} ${clip}`)) throw new Refused('NO_SUCH_CLIP')
    model.begin()
    model.state.clips.delete(`${language} ${clip}`)
    return model.changeVoice(language)
  },
}
