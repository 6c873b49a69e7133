import { expect, test } from 'vitest'
import { type Ticket, type TicketState, ticketStates } from '../../../shared/domain/ticket.ts'
import { type Transition, transitions } from '../../../shared/domain/transitions.ts'
import { changedKeys, dump } from '../../kit/dump.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import {
  ask,
  atWindow,
  codeOf,
  endToday,
  eventsOf,
  issue,
  manager,
  must,
  serveUntil,
  sit,
  sittingOf,
} from '../../kit/steps.ts'
import { aids, client, collection, register, useRedis } from './scene.ts'

useRedis()

const ends: readonly TicketState[] = ['done', 'cancelled', 'unserved']
const withScreen = ['kiosk', 'inspector', 'manager'] as const

/** States from which nobody at a screen can end a ticket; only the end of the day does. */
function stuckStates(rows: readonly Transition[]): TicketState[] {
  const steps = rows.filter(
    row => row.command !== 'close-day' && row.who.some(role => withScreen.includes(role as 'kiosk')),
  )
  const leadsOn = (state: TicketState, passed: readonly TicketState[]): boolean =>
    ends.includes(state) ||
    steps.some(
      ({ from, to }) =>
        from === state &&
        to !== 'same' &&
        to !== 'was' &&
        !passed.includes(to) &&
        leadsOn(to, [...passed, state]),
    )
  return ticketStates.filter(state => !leadsOn(state, []))
}

test('defect 11: from every state a person at a screen can end a ticket', () => {
  expect(stuckStates(transitions)).toEqual([])
})
test('defect 11 is seen: a table without a way out of one state has a stuck ticket', () => {
  for (const state of ['waiting', 'called', 'serving', 'parked', 'no-show'] as const) {
    expect(stuckStates(transitions.filter(row => row.from !== state))).toContain(state)
  }
})

test('defect 11: a manager alone frees every ticket whose inspector has gone, and its window', async () => {
  const ways: [TicketState, (hall: TestHall, ticket: string) => Promise<unknown>, TicketState][] = [
    ['waiting', (hall, ticket) => must(hall, 'cancel', manager, { ticket, word: 'left' }), 'cancelled'],
    ['called', (hall, ticket) => must(hall, 'return-to-queue', manager, { ticket }), 'waiting'],
    ['called', (hall, ticket) => must(hall, 'cancel', manager, { ticket, word: 'left' }), 'cancelled'],
    ['called', hall => must(hall, 'close-counter', manager, { counter: '1', force: 1 }), 'waiting'],
    ['serving', hall => must(hall, 'close-counter', manager, { counter: '1', force: 1 }), 'done'],
    ['parked', (hall, ticket) => must(hall, 'resume', manager, { ticket }), 'waiting'],
    ['no-show', (hall, ticket) => must(hall, 'restore', manager, { ticket }), 'waiting'],
    ['serving', hall => endToday(hall), 'done'],
    ['called', hall => endToday(hall), 'unserved'],
  ]
  for (const [state, way, to] of ways) {
    const hall = await openHall(client)
    const seat = await sit(hall, '1', [register])
    const ticket = await issue(hall, register)
    if (state !== 'waiting') await serveUntil(hall, seat, state as 'called')
    await way(hall, ticket)
    const view = await hall.view()
    expect(view.tickets[ticket]?.state, `${state} to ${to}`).toBe(to)
    expect(view.counters['1']?.ticket, `${state} to ${to}`).toBeUndefined()
  }
})

test('a window is taken over by a caller who names its inspector; the visitor stays, and the first screen can do no more', async () => {
  const hall = await openHall(client)
  const first = await sit(hall, '1', [register])
  const ticket = await issue(hall, register)
  await serveUntil(hall, first, 'called')
  const sitDown = { counter: '1', newSession: 'second', inspector: 'i2', queues: aids }
  expect(await ask(hall, 'open-counter', 'inspector:i2', sitDown)).toEqual({
    ok: false,
    error: { code: 'COUNTER_OCCUPIED', detail: { inspector: 'i1' } },
  })
  expect(await codeOf(hall, 'open-counter', 'inspector:i2', { ...sitDown, takeOver: 'i3' })).toBe(
    'COUNTER_OCCUPIED',
  )
  expect(await codeOf(hall, 'open-counter', manager, { ...sitDown, takeOver: 'i1' })).toBe('COUNTER_OCCUPIED')
  const { n } = await must(hall, 'open-counter', 'inspector:i2', { ...sitDown, takeOver: 'i1' })
  const [takeover] = await eventsOf(client, hall, n - 1)
  expect(takeover).toMatchObject({ type: 'counter:taken-over', body: { inspector: 'i2', instead: 'i1' } })
  const view = await hall.view()
  expect(view.counters['1']).toMatchObject({ ticket, inspector: 'i2', session: 'second', queues: [register] })
  expect(await ask(hall, 'start', first.by, atWindow(first, ticket))).toEqual({
    ok: false,
    error: { code: 'COUNTER_NOT_YOURS', detail: { inspector: 'i2' } },
  })
  await must(hall, 'start', 'inspector:i2', { counter: '1', session: 'second', ticket })
})

test('an inspector sits at one window only', async () => {
  const hall = await openHall(client)
  const seat = await sit(hall, '1', [register])
  const elsewhere = { counter: '2', newSession: 's2', inspector: 'i1', queues: aids }
  expect(await ask(hall, 'open-counter', seat.by, elsewhere)).toEqual({
    ok: false,
    error: { code: 'SITS_ELSEWHERE', detail: { counter: '1' } },
  })
  await must(hall, 'close-counter', seat.by, sittingOf(seat))
  await must(hall, 'open-counter', seat.by, elsewhere)
})

test('a window that a manager opened is taken by the first inspector', async () => {
  const hall = await openHall(client)
  await must(hall, 'open-counter', manager, { counter: '1', newSession: 'm', queues: register })
  expect(await codeOf(hall, 'open-counter', manager, { counter: '1', newSession: 'n', queues: aids })).toBe(
    'ALREADY_OPEN',
  )
  const args = { counter: '1', newSession: 's1', inspector: 'i1', queues: register }
  const { n } = await must(hall, 'open-counter', 'inspector:i1', args)
  expect(await eventsOf(client, hall, n - 1)).toMatchObject([{ type: 'counter:opened' }])
})

test('a paused window finishes with its visitor, and calls no other until it is open again', async () => {
  const hall = await openHall(client)
  const seat = await sit(hall, '1', [register])
  const ticket = await issue(hall, register)
  await issue(hall, register)
  await serveUntil(hall, seat, 'serving')
  await must(hall, 'pause-counter', seat.by, sittingOf(seat))
  await must(hall, 'finish', seat.by, atWindow(seat, ticket))
  expect(await codeOf(hall, 'call-next', seat.by, sittingOf(seat))).toBe('COUNTER_PAUSED')
  const back = { ...sittingOf(seat), inspector: 'i1', newSession: 'not-needed', queues: '' }
  const { n } = await must(hall, 'open-counter', seat.by, back)
  expect(await eventsOf(client, hall, n - 1)).toMatchObject([{ type: 'counter:resumed' }])
  await serveUntil(hall, seat, 'called')
})

test('a window closes only without a visitor; a manager may force it, and figures mark what is not known', async () => {
  const hall = await openHall(client)
  const seat = await sit(hall, '1', [register])
  const ticket = await issue(hall, register)
  await serveUntil(hall, seat, 'serving')
  const before = await dump(client, hall.prefix)
  const busy = { code: 'COUNTER_BUSY', detail: { ticket } }
  expect(await ask(hall, 'close-counter', seat.by, sittingOf(seat))).toEqual({ ok: false, error: busy })
  expect(await ask(hall, 'close-counter', seat.by, { ...sittingOf(seat), force: 1 })).toEqual({
    ok: false,
    error: busy,
  })
  expect(await ask(hall, 'close-counter', manager, { counter: '1' })).toEqual({ ok: false, error: busy })
  expect(changedKeys(before, await dump(client, hall.prefix))).toEqual([])
  await must(hall, 'close-counter', manager, { counter: '1', force: 1 })
  const view = await hall.view()
  expect(view.tickets[ticket]).toMatchObject({ state: 'done', trusted: 0 })
  expect(view.sum).toMatchObject({ [`${register}:done`]: 1, [`${register}:untrusted`]: 1 })
  expect(view.sum[`${register}:serviceMs`] ?? 0).toBe(0)
})

test('a visitor called at a window that is closed by force waits again as if never called', async () => {
  const hall = await openHall(client)
  const seat = await sit(hall, '1', [register])
  const ticket = await issue(hall, register)
  const before = (await hall.view()).tickets[ticket]
  await serveUntil(hall, seat, 'called')
  await must(hall, 'close-counter', manager, { counter: '1', force: 1 })
  const view = await hall.view()
  expect(view.tickets[ticket]).toEqual(before)
  expect(view.sum).toMatchObject({ [`${register}:called`]: 0, [`${register}:within`]: 0 })
})

test('an inspector chooses queues only at windows that allow it, and none that is off', async () => {
  const hall = await openHall(client, settings => ({
    ...settings,
    counters: settings.counters.map(own => ({ ...own, ownQueues: own.id === '2' })),
    services: { 'child-benefit': { collection: { on: false } } },
  }))
  const [fixed, own] = [await sit(hall, '1', [register]), await sit(hall, '2', [register, collection])]
  const queuesOf = (seat: typeof own, queues: string) => ({ ...sittingOf(seat), queues })
  expect(await codeOf(hall, 'set-counter-queues', fixed.by, queuesOf(fixed, aids))).toBe('QUEUES_FIXED')
  expect(await codeOf(hall, 'set-counter-queues', manager, { counter: '1', queues: aids })).toBe('OK')
  expect(await ask(hall, 'set-counter-queues', manager, { counter: '1', queues: collection })).toEqual({
    ok: false,
    error: { code: 'QUEUE_OFF', detail: { queue: collection } },
  })
  // A queue that the window already serves keeps its waiting visitors, so they may still be served there.
  expect(await codeOf(hall, 'set-counter-queues', own.by, queuesOf(own, `${aids},${collection}`))).toBe('OK')
})

test('a ticket is called again after 5 s, and "did not come" may have to wait', async () => {
  const hall = await openHall(client, settings => ({ ...settings, noShowAfter: 30 }))
  const seat = await sit(hall, '1', [register])
  const ticket = await issue(hall, register)
  await serveUntil(hall, seat, 'called')
  const begin = Number(hall.clock.now)
  const at = atWindow(seat, ticket)
  for (const [after, command, code] of [
    [4_999, 'recall', 'TOO_SOON'],
    [5_000, 'recall', 'OK'],
    [9_999, 'recall', 'TOO_SOON'],
    [34_999, 'mark-no-show', 'TOO_SOON'],
    [35_000, 'mark-no-show', 'OK'],
  ] as const) {
    hall.clock.now = begin + after
    expect(await codeOf(hall, command, seat.by, at), `${command} after ${after}`).toBe(code)
  }
  const view = await hall.view()
  expect(view.tickets[ticket]).toMatchObject({ recalls: 1, called: begin, recalled: begin + 5_000 })
  expect(view.calls.map(call => call.at)).toEqual([begin + 5_000, begin])
})

test('a missed visitor comes back three times a day, to the old place', async () => {
  const hall = await openHall(client)
  const seat = await sit(hall, '1', [register])
  const ticket = await issue(hall, register)
  const { firstIssuedAt, orderBy } = (await hall.view()).tickets[ticket] as Ticket
  for (let time = 1; time <= 3; time++) {
    hall.clock.now = Number(hall.clock.now) + 60_000
    await issue(hall, register)
    expect(await serveUntil(hall, seat, 'no-show')).toBe(ticket)
    const { reply } = await must(hall, 'restore', seat.by, { ticket })
    expect(reply).toEqual({ ticket, restores: time })
    const restored = (await hall.view()).tickets[ticket]
    expect(restored).toMatchObject({ firstIssuedAt, orderBy, wait: time + 1, waitKind: 'again' })
    expect(restored?.waitSince).toBe(hall.clock.now)
  }
  await serveUntil(hall, seat, 'no-show')
  expect(await codeOf(hall, 'restore', seat.by, { ticket })).toBe('TOO_MANY_RESTORES')
  // Reported separately: only the first wait counts for the order's target.
  expect((await hall.view()).sum).toMatchObject({ [`${register}:called`]: 1, [`${register}:again`]: 3 })
})

test('a call at the very end of the target is within it, one ms later is not', async () => {
  for (const [late, within] of [
    [0, 1],
    [1, 0],
  ] as const) {
    const hall = await openHall(client)
    const seat = await sit(hall, '1', [register])
    await issue(hall, register)
    hall.clock.now = Number(hall.clock.now) + 30 * 60_000 + late
    await serveUntil(hall, seat, 'called')
    expect((await hall.view()).sum[`${register}:within`] ?? 0).toBe(within)
  }
})
