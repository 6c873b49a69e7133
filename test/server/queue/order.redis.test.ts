import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Patch } from '../../../server/queue/build-scripts.ts'
import { settingsArgs } from '../../../server/queue/rules.ts'
import type { QueueId } from '../../../shared/domain/queue.ts'
import type { Ticket } from '../../../shared/domain/ticket.ts'
import { openHall } from '../../kit/hall.ts'
import { mutants } from '../../kit/mutants.ts'
import { order } from '../../kit/order.ts'
import { fixedSeed } from '../../kit/seed.ts'
import { atWindow, issue, must, sit, sittingOf } from '../../kit/steps.ts'
import { client, useRedis } from './scene.ts'

/** Targets of 30, 30, 40 and 20 minutes, and none, which counts as 30. */
const queues = [
  'housing-register.submission',
  'preschool-register.submission',
  'assistive-aids.submission',
  'child-benefit.submission',
  'child-benefit.collection',
] as const satisfies readonly QueueId[]
const targetMinutes: Record<(typeof queues)[number], number> = {
  'housing-register.submission': 30,
  'preschool-register.submission': 30,
  'assistive-aids.submission': 40,
  'child-benefit.submission': 20,
  'child-benefit.collection': 30,
}

useRedis()

interface Visitor {
  queue: QueueId
  /** Minutes after the previous one. */
  after: number
  hasRight: boolean
}

/** @returns the tickets in the order in which one window that serves all queues calls them */
async function callAll(visitors: readonly Visitor[], patch?: Patch): Promise<Ticket[]> {
  const hall = await openHall(client, undefined, { patch })
  for (const { queue, after, hasRight } of visitors) {
    hall.clock.now = Number(hall.clock.now) + after * 60_000
    await issue(hall, queue, hasRight ? 'war-veteran' : '')
  }
  const seat = await sit(hall, '1', queues)
  const ids: string[] = []
  for (const _ of visitors) {
    const { reply } = await must(hall, 'call-next', seat.by, sittingOf(seat))
    ids.push(String(reply.ticket))
    await must(hall, 'start', seat.by, atWindow(seat, String(reply.ticket)))
    await must(hall, 'finish', seat.by, atWindow(seat, String(reply.ticket)))
  }
  const { tickets } = await hall.view()
  await client.flushDb()
  return ids.flatMap(id => tickets[id] ?? [])
}

function visitorsIn(served: readonly QueueId[], hasRight: fc.Arbitrary<boolean>) {
  const visitor = fc.record({
    queue: fc.constantFrom(...served),
    after: fc.constantFrom(0, 1, 4, 11),
    hasRight,
  })
  return fc.array(visitor, { minLength: 2, maxLength: 14 })
}

/** With equal targets the ticket that was issued first is called first. */
async function firstInFirstOut(patch?: Patch, numRuns = 60): Promise<void> {
  const equal = [
    'housing-register.submission',
    'preschool-register.submission',
    'child-benefit.collection',
  ] as const
  const property = fc.asyncProperty(visitorsIn(equal, fc.constant(false)), async visitors => {
    const ids = (await callAll(visitors, patch)).map(ticket => ticket.id)
    expect(ids).toEqual([...ids].sort())
  })
  await fc.assert(property, { numRuns, ...(patch && { seed: fixedSeed }) })
}

/** Out of turn first, by time of issue; then by deadline; of equals the first one. */
async function byDeadline(patch?: Patch, numRuns = 100): Promise<void> {
  const property = fc.asyncProperty(visitorsIn(queues, fc.boolean()), async visitors => {
    const called = await callAll(visitors, patch)
    const deadline = (ticket: Ticket) =>
      ticket.firstIssuedAt + targetMinutes[ticket.queue as (typeof queues)[number]] * 60_000
    const rank = (ticket: Ticket) =>
      ticket.claim ? [0, ticket.firstIssuedAt] : ([1, deadline(ticket)] as const)
    const inOrder = [...called].sort((a, b) => {
      const [laneA = 0, scoreA = 0] = rank(a)
      const [laneB = 0, scoreB = 0] = rank(b)
      return laneA - laneB || scoreA - scoreB || (a.id < b.id ? -1 : 1)
    })
    expect(called.map(({ id }) => id)).toEqual(inOrder.map(({ id }) => id))
  })
  await fc.assert(property, { numRuns, ...(patch && { seed: fixedSeed }) })
}

test('defect 06: with equal targets calls come out in the order of issue', () => firstInFirstOut())
test('defect 06: otherwise out of turn first, then by deadline, of equals the first to come', () =>
  byDeadline())
test('defect 06 is seen: a last-in-first-out variant fails both', async () => {
  await expect(firstInFirstOut(mutants.lastInFirstOut, 20)).rejects.toThrow('Property failed')
  await expect(byDeadline(mutants.lastInFirstOut, 20)).rejects.toThrow('Property failed')
})

test('ordinaryAfter calls one ordinary visitor after that many out of turn', async () => {
  const hall = await openHall(client, settings => ({ ...settings, ordinaryAfter: 2 }))
  const seat = await sit(hall, '1', queues)
  for (let at = 0; at < 5; at++) await issue(hall, queues[0], 'war-veteran')
  for (let at = 0; at < 3; at++) await issue(hall, queues[0])
  const reasons: unknown[] = []
  for (let at = 0; at < 8; at++) {
    const { reply } = await must(hall, 'call-next', seat.by, sittingOf(seat))
    reasons.push(reply.reason)
    await must(hall, 'mark-no-show', seat.by, atWindow(seat, String(reply.ticket)))
  }
  const [first, turn] = ['out-of-turn', 'ordinary-turn']
  expect(reasons).toEqual([first, first, turn, first, first, turn, first, 'deadline'])
})

test('a streak is the window’s own, begins when it is opened, and outlives a return, an undo and a chosen call', async () => {
  const hall = await openHall(client, settings => ({ ...settings, ordinaryAfter: 2 }))
  const seat = await sit(hall, '1', queues)
  const streak = async () => (await hall.view()).counters['1']?.streak
  const next = async () => String((await must(hall, 'call-next', seat.by, sittingOf(seat))).reply.ticket)
  for (let at = 0; at < 4; at++) await issue(hall, queues[0], 'war-veteran')
  expect(await streak()).toBe(0)
  const first = await next()
  expect(await streak()).toBe(1)
  const returned = await must(hall, 'return-to-queue', seat.by, atWindow(seat, first))
  expect(await streak()).toBe(1)
  await must(hall, 'undo', seat.by, { ticket: first, of: Number(returned.reply.undo) })
  await must(hall, 'park', seat.by, atWindow(seat, first))
  const chosen = { ...atWindow(seat, first), word: 'the paper has come' }
  await must(hall, 'call-ticket', seat.by, chosen)
  expect(await streak()).toBe(1)
  await must(hall, 'mark-no-show', seat.by, atWindow(seat, first))
  await must(hall, 'mark-no-show', seat.by, atWindow(seat, await next()))
  expect(await streak()).toBe(2)
  await must(hall, 'close-counter', seat.by, sittingOf(seat))
  await sit(hall, '1', queues)
  expect(await streak()).toBe(0)
})

test('a later change of a target moves no ticket that already waits', async () => {
  const hall = await openHall(client)
  const [early, late] = [await issue(hall, queues[2]), await issue(hall, queues[0])]
  const before = await hall.view()
  const { settings } = before
  const services = { 'assistive-aids': { submission: { target: 5 } } }
  await must(hall, 'update-settings', 'manager:m1', settingsArgs(1, { ...settings, services }, order))
  expect((await hall.view()).tickets).toEqual(before.tickets)
  const seat = await sit(hall, '1', queues)
  // 30 minutes end before 40 do, whatever the queue's target is now.
  expect((await must(hall, 'call-next', seat.by, sittingOf(seat))).reply.ticket).toBe(late)
  await must(hall, 'mark-no-show', seat.by, atWindow(seat, late))
  expect((await must(hall, 'call-next', seat.by, sittingOf(seat))).reply.ticket).toBe(early)
})
