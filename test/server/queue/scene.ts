import { afterAll, beforeAll } from 'vitest'
import type { ScriptArgs, ScriptName } from '../../../server/queue/script-args.ts'
import type { QueueId } from '../../../shared/domain/queue.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import type { TicketState, UndoableCommand } from '../../../shared/domain/ticket.ts'
import type { TicketCommand } from '../../../shared/domain/transitions.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import { startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { atWindow, endToday, issue, manager, must, type Seat, serveUntil, sit } from '../../kit/steps.ts'

export const register: QueueId = 'housing-register.submission'
export const aids: QueueId = 'assistive-aids.submission'
export const collection: QueueId = 'child-benefit.collection'

/** A client of the Redis that `useRedis` has started for the present file. */
export let client: TestClient

/** Starts one Redis for all tests of a file; each test opens centres of its own on it. */
export function useRedis(): void {
  let redis: TestRedis
  beforeAll(async () => {
    redis = await startRedis()
    client = await redis.client()
  })
  afterAll(() => redis.stop())
}

/** A centre with one ticket in a state, at or for window 1, and others that must not change. */
export interface Scene {
  hall: TestHall
  seat: Seat
  ticket: string
  /** The event that an undo would take back. */
  of: number
}

/** The actor, as in events: the inspector is the one at window 1. */
export function actor(role: Role, seat: Seat): string {
  return role === 'inspector' ? seat.by : role === 'manager' ? manager : `${role}:x`
}

/** @returns a scene in which every condition of `command` except the table holds */
export async function sceneFor(
  client: TestClient,
  state: TicketState,
  command: TicketCommand,
  undo?: { of: UndoableCommand; role: Role },
): Promise<Scene> {
  const hall = await openHall(client)
  const seat = await sit(hall, '1', [register, aids])
  const other = await sit(hall, '2', [collection])
  await issue(hall, collection)
  await issue(hall, collection)
  await serveUntil(hall, other, 'called')
  const scene = undo
    ? await undoScene(hall, seat, state, undo)
    : { hall, seat, of: 1, ticket: await ticketIn(hall, seat, state, command) }
  // Long enough for another call and for alerts, where those are asked for; short enough for an undo.
  hall.clock.now = (hall.clock.now ?? 0) + (command.startsWith('note-') ? 31 * 60_000 : 6_000)
  return scene
}

async function ticketIn(
  hall: TestHall,
  seat: Seat,
  state: TicketState,
  command: TicketCommand,
): Promise<string> {
  const hasClaim = command === 'confirm-entitlement' || command === 'refuse-entitlement'
  const ticket = await issue(hall, register, hasClaim ? 'war-veteran' : '')
  if (state === 'cancelled') await must(hall, 'cancel', manager, { ticket, word: 'left' })
  else if (state === 'unserved') await leaveUnserved(hall, seat)
  else if (state !== 'waiting') await serveUntil(hall, seat, state)
  return ticket
}

/** Closes the day and reopens it: its tickets stay as they were left. */
async function leaveUnserved(hall: TestHall, seat: Seat): Promise<void> {
  await endToday(hall)
  const { day } = hall.store.today(hall.centre)
  await must(hall, 'set-day', manager, { target: day, setting: '{"mode":"open"}' })
  await must(hall, 'open-counter', seat.by, {
    counter: seat.counter,
    newSession: seat.session,
    inspector: seat.by.slice('inspector:'.length),
    queues: `${register},${aids}`,
  })
}

async function undoScene(
  hall: TestHall,
  seat: Seat,
  state: TicketState,
  { of, role }: { of: UndoableCommand; role: Role },
): Promise<Scene> {
  const by = actor(role, seat)
  const isManager = role === 'manager'
  const ticket = await issue(hall, of === 'transfer' ? aids : register)
  const at = atWindow(seat, ticket)
  if (of !== 'cancel' && !(of === 'transfer' && isManager)) {
    await serveUntil(hall, seat, of === 'finish' ? 'serving' : 'called')
  }
  const args = { ...(isManager ? { ticket } : at), ...(of === 'transfer' && { queue: register }) }
  const { n } = await must(hall, of as ScriptName, by, of === 'cancel' ? { ticket, word: 'left' } : args)
  const view = await hall.view()
  if (view.tickets[ticket]?.state !== state) throw new Error(`${of} does not lead to ${state}`)
  return { hall, seat, ticket, of: n }
}

/** @returns the arguments with which a command is carried out in a scene */
export function argsFor(command: TicketCommand, role: Role, scene: Scene): ScriptArgs<ScriptName> {
  const { seat, ticket, of, hall } = scene
  const sitting = { counter: seat.counter, session: seat.session }
  const isManager = role === 'manager'
  const today = hall.store.today(hall.centre, Number(`${hall.clock.now}`))
  const all: Record<TicketCommand, Record<string, string | number>> = {
    issue: { queue: register, lang: 'ru', from: 'k1' },
    'call-next': sitting,
    'call-ticket': { ...sitting, ticket, word: 'the paper has come' },
    recall: { ...sitting, ticket },
    start: { ...sitting, ticket },
    finish: { ...sitting, ticket },
    'mark-no-show': { ...sitting, ticket },
    'return-to-queue': isManager ? { ticket } : { ...sitting, ticket },
    park: { ...sitting, ticket },
    resume: { ticket },
    restore: { ticket },
    transfer: isManager ? { ticket, queue: aids } : { ...sitting, ticket, queue: aids },
    cancel: { ticket, word: 'left' },
    'confirm-entitlement': { ...sitting, ticket },
    'refuse-entitlement': { ...sitting, ticket },
    'grant-entitlement': { ticket, category: 'war-veteran' },
    undo: { ticket, of },
    'note-approaching': { ticket, wait: 1 },
    'note-breached': { ticket, wait: 1 },
    'record-print': { ticket, result: 'printed', at: Number(hall.clock.now) },
    reprint: { ticket },
    'close-day': { target: today.day, targetFrom: today.from, targetTo: today.to, waiting: 2 },
    'reopen-day': { target: today.day },
    'close-counter': isManager ? { counter: seat.counter, force: 1 } : sitting,
  }
  return all[command]
}
