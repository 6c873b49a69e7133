import { isDeepStrictEqual } from 'node:util'
import { QueueIndex } from '../../server/halls/queue-index.ts'
import { centreKeys } from '../../server/queue/keys.ts'
import { parseEvent, type StreamEntry } from '../../server/queue/parse-event.ts'
import { parseView } from '../../server/queue/parse-view.ts'
import { QueueStore } from '../../server/queue/queue-store.ts'
import { toViewChange } from '../../server/stream/stream-change.ts'
import type { StreamEvent } from '../../shared/contract/events.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { Ticket } from '../../shared/domain/ticket.ts'
import type { HallConnection } from '../../shared/ui/hall-connection.ts'
import { applyEvent } from '../../shared/view/apply-event.ts'
import type { Audience } from '../../shared/view/audiences.ts'
import { cutSnapshot } from '../../shared/view/cut.ts'
import { emptyView } from './empty-view.ts'
import type { Asked } from './load.ts'
import { orderSettings } from './order.ts'
import type { TestClient } from './redis.ts'
import { until } from './until.ts'

/** What is compared: the store, and what was reported about it. */
export interface Witnesses {
  client: TestClient
  prefix: string
  centre: string
  asked: readonly Asked[]
  screens: Readonly<Partial<Record<Audience, HallConnection>>>
}

/**
 * Compares a centre's stream, its state, what screens show and everything that was acknowledged, when nobody sends
 * commands any more. Repeats every request once. Waits for work of the server's own readers (a ticket is printed).
 *
 * @returns one sentence per difference; none when everything agrees
 */
export async function contradictions(witnesses: Witnesses): Promise<string[]> {
  for (;;) {
    const events = await readStream(witnesses)
    const found = await holdAgainst(witnesses, events)
    const later = (await readStream(witnesses)).slice(events.length)
    const byAskers = later.filter(event => !event.by.startsWith('system:'))
    if (byAskers.length > 0) found.push(`repeats have added ${byAskers.length} events`)
    if (later.length === byAskers.length) return found
  }
}

async function holdAgainst(witnesses: Witnesses, events: readonly StreamEvent[]): Promise<string[]> {
  const { centre, asked } = witnesses
  const view = await readState(witnesses)
  return [
    ...aboutOrder(events, view),
    ...aboutAnswers(events, asked),
    ...aboutNumbers(events),
    ...aboutState(centre, events, view),
    ...(await aboutPlaces(witnesses, view)),
    ...(await aboutScreens(witnesses, view)),
    ...(await aboutRepeats(asked)),
  ]
}

function keysOf({ prefix, centre }: Witnesses) {
  return centreKeys(prefix, centre)
}

async function readStream(witnesses: Witnesses): Promise<StreamEvent[]> {
  const raw: unknown = await witnesses.client.sendCommand(['XRANGE', keysOf(witnesses).events, '-', '+'])
  return (raw as StreamEntry[]).map(entry => {
    const event = parseEvent(entry)
    if ('unknown' in event) throw new Error(`no such event: ${event.unknown}`)
    return event
  })
}

async function readState({ client, prefix, centre }: Witnesses): Promise<HallView<Ticket>> {
  const store = new QueueStore(client, { prefix, calendarOf: orderSettings, clock: Date.now })
  const view = parseView(centre, await store.readView(centre))
  if (!view) throw new Error('the centre has no settings')
  return { ...view, queues: new QueueIndex(Object.values(view.tickets)).allFigures() }
}

function aboutOrder(events: readonly StreamEvent[], view: HallView): string[] {
  const found = events.flatMap((event, at) =>
    event.n === at + 1 ? [] : [`event ${at + 1} has n ${event.n}`],
  )
  if (view.n !== events.length) found.push(`the state has n ${view.n}, the stream ${events.length} events`)
  return found
}

/**
 * Checks that each client that got "done" finds it in the stream, and that the stream has nothing that its actor
 * did not get.
 */
function aboutAnswers(events: readonly StreamEvent[], asked: readonly Asked[]): string[] {
  const found: string[] = []
  const byNumber = new Map(events.map(event => [event.n, event]))
  const answers = new Map<number, Asked>()
  for (const one of asked) {
    const { by, reply, envelope } = one
    if (!reply) found.push(`${envelope.name} of ${by} was never answered`)
    if (!reply?.ok) continue
    const twin = answers.get(reply.n)
    if (twin)
      found.push(
        `${envelope.name} of ${by} and ${twin.envelope.name} of ${twin.by} are both event ${reply.n}`,
      )
    answers.set(reply.n, one)
    const event = byNumber.get(reply.n)
    const isThere =
      event?.by === by &&
      (reply.reply.ticket === undefined || reply.reply.ticket === event.ticket) &&
      (reply.reply.number === undefined || reply.reply.number === (event.body as { number?: string }).number)
    if (!isThere) found.push(`${envelope.name} of ${by}, acknowledged as event ${reply.n}, is lost`)
  }
  const askers = new Set(asked.map(one => one.by))
  for (const { n, by, type } of events) {
    // The first command of a day writes two events, and its answer names the last.
    if (askers.has(by) && type !== 'day:opened' && !answers.has(n))
      found.push(`event ${n}, ${type} by ${by}, was done though it was refused`)
  }
  return found
}

/** Checks numbers by letter and day, and ids by day, for doubles and gaps. */
function aboutNumbers(events: readonly StreamEvent[]): string[] {
  const sequences = new Map<string, number>()
  return events.flatMap(event => {
    if (event.type !== 'ticket:issued') return []
    const { ticket = '' } = event
    const { number } = event.body as { number: string }
    const [day = '', serial] = ticket.split('-')
    return [
      [`ids of ${day}`, serial],
      [`numbers ${number.slice(0, 1)} of ${day}`, number.slice(1)],
    ].flatMap(([name = '', value]) => {
      const next = (sequences.get(name) ?? 0) + 1
      sequences.set(name, next)
      return Number(value) === next ? [] : [`among the ${name}, ${value} is where ${next} should be`]
    })
  })
}

/** Checks that the store's state is what the events from the first on give. */
function aboutState(centre: string, events: readonly StreamEvent[], view: HallView): string[] {
  const answers: HallView = emptyView({ centre, epoch: view.epoch, n: 0, at: 0, day: '' })
  for (const { n, at, body } of events) applyEvent(answers, { n, at, change: toViewChange(body.change) })
  return Object.keys(view).flatMap(part => {
    // Names and figures of queues are stored beside the stream.
    if (part === 'persons' || part === 'queues') return []
    const key = part as keyof HallView
    return same(answers[key], view[key]) ? [] : [`the state's ${part} are not what the events give`]
  })
}

async function aboutPlaces(witnesses: Witnesses, view: HallView<Ticket>): Promise<string[]> {
  const found: string[] = []
  const tickets = Object.values(view.tickets)
  for (const { id, ticket, day } of Object.values(view.counters)) {
    if (ticket && day === view.day && view.tickets[ticket]?.counter !== id)
      found.push(`window ${id} holds ${ticket}, which is not there`)
  }
  for (const { id, state, counter = '' } of tickets) {
    if ((state === 'called' || state === 'serving') && view.counters[counter]?.ticket !== id)
      found.push(`${id} is ${state} at window ${counter}, which does not hold it`)
  }
  const { client } = witnesses
  const base = `${keysOf(witnesses).centre.slice(0, -'centre'.length)}d:${view.day}:w:`
  const lanes = await client.keys(`${base.replace(/[[\]{}]/g, '?')}*`)
  const standing = await Promise.all(
    lanes.map(async lane => (await client.zRange(lane, 0, -1)).map(id => `${id} ${lane.slice(base.length)}`)),
  )
  const wanted = tickets.flatMap(({ id, state, queue, lane }) =>
    state === 'waiting' ? [`${id} ${queue}:${lane}`] : [],
  )
  if (!same(standing.flat().sort(), wanted.sort())) found.push('who waits does not stand in the lanes')
  return found
}

async function aboutScreens({ screens }: Witnesses, view: HallView<Ticket>): Promise<string[]> {
  const found: string[] = []
  for (const [audience, screen] of Object.entries(screens)) {
    await until(
      `the ${audience} screen is up to date`,
      () => !screen.stale && (screen.view?.n ?? 0) >= view.n,
    )
    const wanted: HallView = cutSnapshot(view, audience as Audience)
    for (const part of Object.keys(wanted) as (keyof HallView)[]) {
      if (!same(screen.view?.[part], wanted[part]))
        found.push(`the ${audience} screen's ${part} are not the hall's`)
    }
  }
  return found
}

async function aboutRepeats(asked: readonly Asked[]): Promise<string[]> {
  const found: string[] = []
  for (const { by, envelope, reply, again } of asked) {
    if (!reply?.ok) continue
    const repeat = await again()
    if (!isDeepStrictEqual(repeat, reply))
      found.push(
        `${envelope.name} of ${by} was answered ${JSON.stringify(reply)}, now ${JSON.stringify(repeat)}`,
      )
  }
  return found
}

/** Compares as messages: zeros that nobody counted, and empty queues, are left out. */
function same(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(plain(one), plain(other))
}

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(JSON.parse(JSON.stringify(value))).map(
    ([key, one]) => [key, plain(one)] as const,
  )
  if (Array.isArray(value)) return entries.map(([, one]) => one)
  return Object.fromEntries(entries.filter(([, one]) => one !== 0 && !isEmptyQueue(one)))
}

function isEmptyQueue(one: unknown): boolean {
  return typeof one === 'object' && one !== null && 'longestSince' in one && !('waiting' in one)
}
