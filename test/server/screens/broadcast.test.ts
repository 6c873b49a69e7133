import { beforeEach, expect, test } from 'vitest'
import type { Hall } from '../../../server/halls/hall.ts'
import { broadcastEvent, broadcastTick, type Rooms } from '../../../server/screens/broadcast.ts'
import type { EventType, StreamEvent } from '../../../shared/contract/events.ts'
import type { HallView } from '../../../shared/contract/hall-view.ts'
import type { Timetable } from '../../../shared/contract/timetable.ts'
import type { Ticket } from '../../../shared/domain/ticket.ts'
import type { Audience } from '../../../shared/view/audiences.ts'
import { emptyView } from '../../kit/empty-view.ts'

let view: HallView<Ticket>
let present: Set<Audience>
let sent: string[]

beforeEach(() => {
  view = emptyView({ n: 10, at: 0, day: '20261125' })
  present = new Set(['display', 'counter'])
  sent = []
})

const rooms: Rooms = {
  isEmpty: (_, audience) => !present.has(audience),
  event: (_, audience, { n, since }) =>
    sent.push(`${audience} ${n}${since === undefined ? '' : ` since ${since}`}`),
  snapshot: () => {},
  timetable: (_, audience, { version }) => sent.push(`${audience} timetable ${version}`),
  tick: (_, audience, { n }) => sent.push(`${audience} tick ${n}`),
}

function happens(type: EventType): string[] {
  view.n++
  const event = {
    id: '1-0',
    n: view.n,
    type,
    at: 5,
    by: 'kiosk:k',
    body: { change: {} },
  } as unknown as StreamEvent
  broadcastEvent(rooms, event, {
    view,
    dayBefore: view.day,
    before: undefined,
    queues: {},
    persons: {},
    change: {},
  })
  return sent.splice(0)
}

const hall = {
  centre: 'akmola',
  get view() {
    return view
  },
} as Hall
let version = 0

/** @returns the messages of a tick, without the timetable. */
function ticks(): string[] {
  return sentByTick().filter(line => !line.includes('timetable'))
}

function sentByTick(): string[] {
  const tick = { now: 1, day: '20261125', live: true }
  const timetable = { version, queues: {} } as Timetable
  const status = { space: 'ok' as const, store: [], behind: [], away: [], displays: [] }
  broadcastTick(rooms, hall, () => ({ tick, timetable: () => timetable, status, speakers: [] }))
  return sent.splice(0)
}

test('an audience learns of an event that means nothing to it by the number in its next event', () => {
  ticks()
  expect(happens('ticket:issued')).toEqual(['counter 11'])
  expect(happens('ticket:issued')).toEqual(['counter 12'])
  expect(happens('ticket:called')).toEqual(['display 13 since 10', 'counter 13'])
  expect(happens('ticket:called')).toEqual(['display 14', 'counter 14'])
})

test('a tick never names an event that its audience has not learnt of', () => {
  ticks()
  happens('ticket:issued')
  happens('ticket:issued')
  expect(ticks()).toEqual(['display 12 since 10', 'display tick 12', 'counter tick 12'])
  expect(ticks()).toEqual(['display tick 12', 'counter tick 12'])
})

test('an empty room gets no messages, and a new screen can follow from its snapshot', () => {
  ticks()
  present.delete('display')
  expect(happens('ticket:called')).toEqual(['counter 11'])
  expect(ticks()).toEqual(['counter tick 11'])
  present.add('display')
  // The screen has event 11 from its snapshot and can follow from 10.
  expect(happens('ticket:called')).toEqual(['display 12 since 10', 'counter 12'])
})

test('a timetable is sent once to each audience, before the tick that names it', () => {
  const timetables = () => sentByTick().filter(line => line.includes('timetable'))
  timetables()
  expect(timetables()).toEqual([])

  version++
  expect(sentByTick()).toEqual([
    'display timetable 1',
    `display tick ${view.n}`,
    'counter timetable 1',
    `counter tick ${view.n}`,
  ])
  expect(timetables()).toEqual([])
})
