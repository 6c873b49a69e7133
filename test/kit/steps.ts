import { parseEvent, type StreamEntry } from '../../server/queue/parse-event.ts'
import type { ScriptArgs, ScriptName } from '../../server/queue/script-args.ts'
import type { Done, ScriptResult } from '../../server/queue/script-runner.ts'
import type { StreamEvent } from '../../shared/contract/events.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import type { TicketState } from '../../shared/domain/ticket.ts'
import type { TestHall } from './hall.ts'
import type { TestClient } from './redis.ts'

// Commands as tests write them: short, and failing loudly when they are refused.

export const manager = 'manager:m1'
export const kiosk = 'kiosk:k1'
export const system = 'system:node'

/** @returns the result of a command */
export function ask<N extends ScriptName>(
  hall: TestHall,
  name: N,
  by: string,
  args: ScriptArgs<N> = {},
): Promise<ScriptResult> {
  return hall.store.run(hall.centre, name, { by }, args)
}

/** @returns the reply to a command @throws when it is refused */
export async function must<N extends ScriptName>(
  hall: TestHall,
  name: N,
  by: string,
  args: ScriptArgs<N> = {},
): Promise<Done> {
  const result = await ask(hall, name, by, args)
  if (!result.ok) throw new Error(`${name} was refused: ${JSON.stringify(result.error)}`)
  return result
}

/** @returns the code of a command's refusal, or OK */
export async function codeOf<N extends ScriptName>(
  hall: TestHall,
  name: N,
  by: string,
  args: ScriptArgs<N> = {},
): Promise<string> {
  const result = await ask(hall, name, by, args)
  return result.ok ? 'OK' : result.error.code
}

/** An inspector's sitting at a window. */
export interface Seat {
  counter: string
  session: string
  by: string
}

/** Opens a free window. */
export async function sit(hall: TestHall, counter: string, queues: readonly QueueId[]): Promise<Seat> {
  const inspector = `i${counter}`
  const by = `inspector:${inspector}`
  const session = `sitting-${counter}-${Math.random().toString(36).slice(2)}`
  await must(hall, 'open-counter', by, { counter, newSession: session, inspector, queues: queues.join(',') })
  return { counter, session, by }
}

/** @returns the id of a new ticket */
export async function issue(hall: TestHall, queue: QueueId, category = ''): Promise<string> {
  const { reply } = await must(hall, 'issue', kiosk, { queue, lang: 'kk', from: 'k1', category })
  return String(reply.ticket)
}

/** Sends a command at a window that names no ticket. */
export function sittingOf({ counter, session }: Seat) {
  return { counter, session }
}

/** Sends a command at a window about a ticket. */
export function atWindow(seat: Seat, ticket: string) {
  return { counter: seat.counter, session: seat.session, ticket }
}

/** Calls the next ticket and sends what follows until it is in `state`. @returns its id */
export async function serveUntil(
  hall: TestHall,
  seat: Seat,
  state: Exclude<TicketState, 'waiting' | 'unserved' | 'cancelled'>,
): Promise<string> {
  const { reply } = await must(hall, 'call-next', seat.by, { counter: seat.counter, session: seat.session })
  const ticket = String(reply.ticket)
  const at = atWindow(seat, ticket)
  if (state === 'parked') await must(hall, 'park', seat.by, at)
  if (state === 'no-show') await must(hall, 'mark-no-show', seat.by, at)
  if (state === 'serving' || state === 'done') await must(hall, 'start', seat.by, at)
  if (state === 'done') await must(hall, 'finish', seat.by, at)
  return ticket
}

/** Closes the present day as a manager who has seen how many wait. */
export async function endToday(hall: TestHall): Promise<void> {
  const { day, from, to } = hall.store.today(hall.centre)
  const view = await hall.view()
  const waiting = Object.values(view.tickets).filter(ticket => ticket.state === 'waiting').length
  const args = { target: day, targetFrom: from, targetTo: to, waiting }
  for (let done = false; !done; ) done = (await must(hall, 'close-day', manager, args)).reply.done === true
}

/** @returns the events of a centre after number `after`, in order */
export async function eventsOf(client: TestClient, hall: TestHall, after = 0): Promise<StreamEvent[]> {
  const raw: unknown = await client.sendCommand(['XRANGE', hall.store.keys(hall.centre).events, '-', '+'])
  return (raw as StreamEntry[]).flatMap(entry => {
    const event = parseEvent(entry)
    if ('unknown' in event) throw new Error(`no such event: ${event.unknown}`)
    return event.n > after ? [event] : []
  })
}
