import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Agenda } from '../../../server/halls/agenda.ts'
import type { Ticket } from '../../../shared/domain/ticket.ts'

const ticketOf = (id: string, more: Partial<Ticket> = {}): Ticket => ({
  id,
  number: 'A001',
  state: 'waiting',
  queue: 'housing-register.submission',
  lane: 'ordinary',
  firstIssuedAt: 1_000,
  orderBy: 2_000,
  waitSince: 1_000,
  wait: 1,
  waitKind: 'issue',
  lang: 'kk',
  from: 'kiosk-1',
  ...more,
})
const states = fc.constantFrom('waiting', 'called', 'done')
const step = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  state: states,
  dueBy: fc.option(fc.integer({ min: 1_100, max: 9_000 }), { nil: undefined }),
  noted: fc.constantFrom(undefined, 80, 100),
  print: fc.constantFrom(undefined, 'pending', 'sending', 'printed', 'failed'),
  copyAt: fc.option(fc.integer({ min: 1_000, max: 9_000 }), { nil: undefined }),
  isGone: fc.boolean(),
})

test('after any history the agenda equals one built from the tickets alone', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), steps => {
      const agenda = new Agenda([])
      const tickets = new Map<string, Ticket>()
      for (const { id, isGone, ...more } of steps) {
        const known = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined))
        const after = isGone ? undefined : ticketOf(id, known as Partial<Ticket>)
        agenda.update(tickets.get(id), after)
        if (after) tickets.set(id, after)
        else tickets.delete(id)
      }
      const fresh = new Agenda(tickets.values())
      const all = (list: Agenda['marks']) => list.upTo(Number.MAX_SAFE_INTEGER - 1, 100)
      expect([all(agenda.marks), all(agenda.paper)]).toEqual([all(fresh.marks), all(fresh.paper)])
    }),
    { seed: 12 },
  )
})

test('a wait is due at 80 %, then at 100 %, then never', () => {
  const at = (more: Partial<Ticket>) => new Agenda([ticketOf('a', { dueBy: 2_000, ...more })]).marks.first
  expect([at({}), at({ noted: 80 }), at({ noted: 100 }), at({ state: 'called' })]).toEqual([
    1_800,
    2_000,
    null,
    null,
  ])
})

test('due tickets are listed in the order of time, up to a limit', () => {
  const { marks } = new Agenda([
    ticketOf('late', { dueBy: 9_000 }),
    ticketOf('second', { dueBy: 3_000 }),
    ticketOf('first', { dueBy: 2_000 }),
  ])
  expect([marks.upTo(1_799, 9), marks.upTo(1_800, 9), marks.upTo(99_999, 2)]).toEqual([
    [],
    ['first'],
    ['first', 'second'],
  ])
  expect([marks.firstAfter(1_799), marks.firstAfter(1_800), marks.firstAfter(99_999)]).toEqual([
    1_800,
    2_600,
    null,
  ])
})
