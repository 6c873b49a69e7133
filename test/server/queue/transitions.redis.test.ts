import { describe, expect, test } from 'vitest'
import type { ScriptName } from '../../../server/queue/script-args.ts'
import { type CounterState, counterStates } from '../../../shared/domain/counter.ts'
import { type Role, roles } from '../../../shared/domain/roles.ts'
import { type Ticket, type TicketState, ticketStates } from '../../../shared/domain/ticket.ts'
import {
  counterTransitions,
  type TicketCommand,
  type Transition,
  ticketCommands,
  transition,
  transitions,
  whoMay,
} from '../../../shared/domain/transitions.ts'
import { changedKeys, dump } from '../../kit/dump.ts'
import { openHall } from '../../kit/hall.ts'
import { ask, atWindow, eventsOf, must, sit } from '../../kit/steps.ts'
import { actor, aids, argsFor, client, register, type Scene, sceneFor, useRedis } from './scene.ts'

useRedis()

const dayMs = 86_400_000
/** Commands that close a day or a window with any ticket there: tested separately below. */
const closing: readonly TicketCommand[] = ['close-day', 'close-counter']
/** Takes the end of a day back for all its tickets at once: see `reopen.redis.test.ts`. */
const ofDay: readonly TicketCommand[] = ['reopen-day']
const ofTicket = ticketCommands.filter(command => ![...closing, ...ofDay, 'issue'].includes(command))

/** The place of a ticket in this state, as the end of a key's name. */
function placesOf({ state, queue, lane }: Ticket): string[] {
  if (state === 'waiting') return [`w:${queue}:${lane}`]
  if (state === 'parked') return ['parked']
  return state === 'no-show' ? ['missed'] : []
}

function atWindowIn(state: TicketState): boolean {
  return state === 'called' || state === 'serving'
}

/** The keys, by the end of their names, that a legal step from `before` to `after` changes; sums may change too. */
function expectedChanges(command: TicketCommand, before: Ticket, after: Ticket): string[] {
  const changes = ['centre', 'events', `t:${before.id}`]
  const [from, to] = [placesOf(before), placesOf(after)]
  if (from.join() !== to.join()) changes.push(...from, ...to)
  // How many wait, and how many of them out of turn.
  const counted = ({ state, lane }: typeof before) => (state === 'waiting' ? lane : '')
  if (counted(before) !== counted(after)) changes.push('seq')
  const [left, entered] = [before, after].map(({ state, queue }) => (state === 'waiting' ? queue : ''))
  if (left !== entered) changes.push('curve')
  if (atWindowIn(before.state) !== atWindowIn(after.state)) changes.push('counter:1')
  if (command === 'call-next' || command === 'call-ticket' || command === 'recall') changes.push('calls')
  return changes.sort()
}

async function look({ hall, ticket }: Scene) {
  const view = await hall.view()
  const found = view.tickets[ticket]
  if (!found) throw new Error('the ticket is gone')
  return { view, ticket: found, keys: await dump(client, hall.prefix) }
}

/** The end of a key's name, after the centre and the day. */
function shortName(key: string): string {
  return key.replace(/^kezek:\{[^}]*\}:/, '').replace(/^d:\d{8}:/, '')
}

async function expectLegal(row: Transition, role: Role, scene: Scene, to: TicketState): Promise<void> {
  const { hall, seat } = scene
  const before = await look(scene)
  const by = actor(role, seat)
  const result = await ask(hall, row.command as ScriptName, by, argsFor(row.command, role, scene))
  expect(result, `${row.command} by ${role} from ${row.from}`).toMatchObject({
    ok: true,
    n: before.view.n + 1,
  })
  const after = await look(scene)
  expect(after.ticket.state).toBe(to)
  expect(after.view.counters['1']?.ticket).toBe(atWindowIn(to) ? scene.ticket : undefined)
  expect(await eventsOf(client, hall, before.view.n)).toMatchObject([
    { n: before.view.n + 1, type: row.event, ticket: scene.ticket, by },
  ])
  const places = [...after.keys].filter(
    ([key, content]) => /:(w:|parked|missed)/.test(key) && content.includes(scene.ticket),
  )
  expect(places.map(([key]) => shortName(key))).toEqual(placesOf(after.ticket))
  const changes = changedKeys(before.keys, after.keys).map(shortName)
  expect(changes.filter(key => key !== 'sum').sort()).toEqual(
    expectedChanges(row.command, before.ticket, after.ticket).filter(key => key !== 'sum'),
  )
}

/** Expects a refusal with this code, and unchanged keys. */
async function expectRefusal(command: TicketCommand, role: Role, scene: Scene, error: object): Promise<void> {
  const { hall, seat } = scene
  const before = await dump(client, hall.prefix)
  const result = await ask(hall, command as ScriptName, actor(role, seat), argsFor(command, role, scene))
  expect(result, `${command} by ${role}`).toEqual({ ok: false, error })
  expect(changedKeys(before, await dump(client, hall.prefix)), `${command} by ${role} changed`).toEqual([])
}

function wordFor(command: TicketCommand, role: Role, state: TicketState, ticket: string): object {
  if (command !== 'call-next') return { code: 'ILLEGAL_TRANSITION', detail: { state } }
  if (!whoMay(command)?.has(role)) return { code: 'NOT_PERMITTED' }
  return atWindowIn(state) ? { code: 'COUNTER_BUSY', detail: { ticket } } : { code: 'QUEUE_EMPTY' }
}

/** An undo leads to the state from which the step began. */
const undoneTo: Record<string, TicketState> = {
  start: 'called',
  finish: 'serving',
  'mark-no-show': 'called',
  park: 'called',
  'return-to-queue': 'called',
  cancel: 'waiting',
}

for (const command of ofTicket) {
  describe(command, () => {
    test.each(ticketStates)('from %s', async state => {
      let illegal: Scene | undefined
      for (const role of roles) {
        if (!transition(command, role, state)) {
          illegal ??= await sceneFor(client, state, command)
          await expectRefusal(command, role, illegal, wordFor(command, role, state, illegal.ticket))
          continue
        }
        const rows = transitions.filter(
          row => row.command === command && row.from === state && row.who.includes(role),
        )
        for (const row of rows) {
          const scene = await sceneFor(client, state, command, row.of && { of: row.of, role })
          const wasCalled = row.of === 'transfer' && role !== 'manager'
          const was = row.of === 'transfer' ? (wasCalled ? 'called' : 'waiting') : undoneTo[row.of ?? '']
          const to = row.to === 'same' ? state : row.to === 'was' ? was : row.to
          if (!to) throw new Error(`nobody said where undo of ${row.of} leads`)
          await expectLegal(row, role, scene, to)
        }
      }
      await client.flushDb()
    })
  })
}

test.each(roles)('issue by %s', async role => {
  const scene = await sceneFor(client, 'called', 'issue')
  if (!transition('issue', role, null)) {
    await expectRefusal('issue', role, scene, { code: 'NOT_PERMITTED' })
    return
  }
  const before = await look(scene)
  const result = await ask(scene.hall, 'issue', actor(role, scene.seat), argsFor('issue', role, scene))
  const id = `${before.view.day}-000004`
  expect(result).toMatchObject({ ok: true, n: before.view.n + 1, reply: { ticket: id, number: 'A002' } })
  const after = await look(scene)
  expect(after.view.tickets[id]).toMatchObject({ state: 'waiting', queue: register, lane: 'ordinary' })
  expect(await eventsOf(client, scene.hall, before.view.n)).toMatchObject([
    { type: 'ticket:issued', ticket: id },
  ])
  expect(changedKeys(before.keys, after.keys).map(shortName).sort()).toEqual(
    ['centre', 'curve', 'events', 'seq', 'sum', `t:${id}`, `w:${register}:ordinary`].sort(),
  )
})

describe.each(closing)('%s', command => {
  test.each(ticketStates)('with a ticket in %s', async state => {
    for (const role of roles) {
      const scene = await sceneFor(client, state, command)
      if (!whoMay(command)?.has(role)) {
        await expectRefusal(command, role, scene, { code: 'NOT_PERMITTED' })
        continue
      }
      const row = transition(command, role, state)
      if (command === 'close-counter' && role === 'inspector' && atWindowIn(state)) {
        const error = { code: 'COUNTER_BUSY', detail: { ticket: scene.ticket } }
        await expectRefusal(command, role, scene, error)
        continue
      }
      const { hall, seat } = scene
      const before = await look(scene)
      const waiting = Object.values(before.view.tickets).filter(ticket => ticket.state === 'waiting').length
      const args = { ...argsFor(command, role, scene), ...(command === 'close-day' && { waiting }) }
      // The system closes only days that are over.
      if (command === 'close-day' && role === 'system') hall.clock.now = Number(hall.clock.now) + dayMs
      await must(hall, command as ScriptName, actor(role, seat), args)
      const written = await eventsOf(client, hall, before.view.n)
      const key = `${hall.prefix}kezek:{${hall.centre}}:d:${before.view.day}:t:${scene.ticket}`
      const after = await client.hGetAll(key)
      const types = written.filter(event => event.ticket === scene.ticket).map(event => event.type)
      expect(types, `${command} by ${role}`).toEqual(row ? [row.event] : [])
      expect(after.state).toBe(row?.to ?? state)
      if (row?.to === 'done') expect(after.trusted).toBe('0')
      const keys = await dump(client, hall.prefix)
      const places = [...keys].filter(
        ([key, content]) => /:(w:|parked|missed)/.test(key) && content.includes(scene.ticket),
      )
      const moved = { ...before.ticket, state: (row?.to ?? state) as TicketState }
      expect(places.map(([key]) => shortName(key))).toEqual(placesOf(moved))
      expect(await client.hGet(`${hall.prefix}kezek:{${hall.centre}}:counter:1`, 'ticket')).toBe('')
      expect(await client.hGet(`${hall.prefix}kezek:{${hall.centre}}:counter:1`, 'state')).toBe('closed')
    }
    await client.flushDb()
  })
})

type Sitting = 'none' | 'own' | 'taken-over'
const sittings: readonly Sitting[] = ['none', 'own', 'taken-over']
type CounterName = (typeof counterTransitions)[number]['command']
const counterNames = [...new Set(counterTransitions.map(row => row.command))].filter(
  name => name !== 'close-day',
)

/** The row of the counters' table for this role and sitting, if any. A manager needs no sitting. */
function counterRow(command: CounterName, from: CounterState, role: Role, sitting: Sitting) {
  return counterTransitions.find(
    row =>
      row.command === command &&
      row.from === from &&
      row.who.includes(role) &&
      (row.sitting === undefined ||
        row.sitting === sitting ||
        (role === 'manager' && command !== 'open-counter')),
  )
}

/** The answer to a step that isn't in the counters' table. */
function counterWord(command: CounterName, from: CounterState, role: Role, sitting: Sitting): object {
  if (role !== 'inspector' && role !== 'manager') return { code: 'NOT_PERMITTED' }
  if (command === 'open-counter') {
    return from === 'open' && sitting === 'own' && role === 'inspector'
      ? { code: 'ALREADY_OPEN' }
      : { code: 'COUNTER_OCCUPIED', detail: { inspector: 'i1' } }
  }
  if (from === 'closed') return { code: 'COUNTER_CLOSED' }
  if (role === 'inspector' && sitting !== 'own')
    return { code: 'COUNTER_NOT_YOURS', detail: { inspector: 'i1' } }
  return { code: 'COUNTER_PAUSED' }
}

describe.each(counterNames)('%s', command => {
  test.each(counterStates)('from %s', async from => {
    for (const role of roles) {
      for (const sitting of sittings) {
        const hall = await openHall(client)
        const seat = await sit(hall, '1', [register])
        if (from === 'paused') await must(hall, 'pause-counter', seat.by, seat)
        if (from === 'closed') await must(hall, 'close-counter', seat.by, seat)
        const by = role === 'inspector' && sitting === 'own' ? seat.by : `${role}:x`
        const inspector = role === 'manager' ? '' : by.slice(by.indexOf(':') + 1)
        const session = sitting === 'own' ? seat.session : ''
        const takeOver = sitting === 'taken-over' ? 'i1' : ''
        const opening = { newSession: 'new-sitting', inspector, takeOver, queues: aids }
        const args = {
          counter: '1',
          session,
          ...(command === 'open-counter' && opening),
          ...(command === 'set-counter-queues' && { queues: aids }),
        }
        const [before, old] = [await dump(client, hall.prefix), await hall.view()]
        hall.clock.now = Number(hall.clock.now) + 1_000
        const result = await ask(hall, command, by, args)
        const cell = `${command} by ${role} (${sitting}) from ${from}`
        const changes = changedKeys(before, await dump(client, hall.prefix)).map(shortName)
        const row = counterRow(command, from, role, sitting)
        if (!row) {
          expect(result, cell).toEqual({ ok: false, error: counterWord(command, from, role, sitting) })
          expect(changes, cell).toEqual([])
          continue
        }
        expect(result, cell).toMatchObject({ ok: true, n: old.n + 1 })
        expect(changes, cell).toEqual(['centre', 'counter:1', 'events'])
        const counter = (await hall.view()).counters['1']
        expect(counter?.state, cell).toBe(row.to)
        expect(await eventsOf(client, hall, old.n), cell).toMatchObject([
          { type: row.event, counter: '1', by },
        ])
        const wasSitting = row.event === 'counter:opened' || row.event === 'counter:taken-over'
        if (wasSitting) expect(counter?.session, cell).toBe('new-sitting')
        else expect(counter?.session, cell).toBe(row.to === 'closed' ? undefined : seat.session)
        const isAids = command === 'set-counter-queues' || row.event === 'counter:opened'
        expect(counter?.queues, cell).toEqual([isAids ? aids : register])
      }
    }
    await client.flushDb()
  })
})

test('a cancelled ticket that had been called waits again at its old place', async () => {
  const { hall, ticket, seat } = await sceneFor(client, 'called', 'cancel')
  const before = await hall.view()
  const { reply } = await must(hall, 'cancel', 'manager:m1', { ticket, word: 'left' })
  await must(hall, 'undo', 'manager:m1', { ticket, of: Number(reply.undo) })
  const view = await hall.view()
  expect(view.tickets[ticket]).toMatchObject({ state: 'waiting', queue: register, wait: 1 })
  expect(view.tickets[ticket]?.orderBy).toBe(before.tickets[ticket]?.orderBy)
  expect(view.tickets[ticket]).not.toHaveProperty('called')
  expect(view.counters['1']).not.toHaveProperty('ticket')
  expect(await must(hall, 'call-next', seat.by, atWindow(seat, ''))).toMatchObject({ reply: { ticket } })
})

test('a command about a ticket of nobody, of an older day or of another window changes nothing', async () => {
  const scene = await sceneFor(client, 'called', 'start')
  const { hall, seat } = scene
  const { day } = hall.store.today(hall.centre)
  const before = await dump(client, hall.prefix)
  for (const ticket of [`${day}-999999`, '20991124-000001', '']) {
    const result = await ask(hall, 'start', seat.by, atWindow(seat, ticket))
    expect(result).toEqual({ ok: false, error: { code: 'NO_SUCH_TICKET' } })
  }
  const elsewhere = { counter: '2', session: seat.session, ticket: scene.ticket }
  expect(await ask(hall, 'start', seat.by, elsewhere)).toMatchObject({ error: { code: 'COUNTER_NOT_YOURS' } })
  const noCounter = { counter: '99', session: seat.session, ticket: scene.ticket }
  expect(await ask(hall, 'start', seat.by, noCounter)).toMatchObject({ error: { code: 'NO_SUCH_COUNTER' } })
  const oldSitting = { ...atWindow(seat, scene.ticket), session: 'earlier' }
  expect(await ask(hall, 'start', seat.by, oldSitting)).toMatchObject({
    error: { code: 'COUNTER_NOT_YOURS' },
  })
  // The window holds another ticket than the named one.
  const view = await hall.view()
  const theirs = view.counters['2']?.ticket ?? ''
  expect(await ask(hall, 'start', seat.by, atWindow(seat, theirs))).toMatchObject({
    error: { code: 'OTHER_TICKET', detail: { ticket: scene.ticket } },
  })
  expect(changedKeys(before, await dump(client, hall.prefix))).toEqual([])
})

test('the dump sees every kind of change', async () => {
  const hall = await openHall(client)
  const before = await dump(client, hall.prefix)
  await must(hall, 'issue', 'kiosk:k1', { queue: aids, lang: 'kk', from: 'k1' })
  const changed = changedKeys(before, await dump(client, hall.prefix)).map(shortName)
  expect(changed).toContain('events')
  expect(changed).toContain(`w:${aids}:ordinary`)
})
