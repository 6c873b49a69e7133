import { sleep } from '../shared/domain/sleep.ts'
import { centres, orderSettings } from '../test/kit/order.ts'
import type { AppProcess } from './app-process.ts'
import { type Connection, openConnection } from './connection.ts'
import { repeat } from './rate.ts'
import type { Sizes } from './sizes.ts'

const countersPerCentre = 4
/** Tickets issued at once while a centre is filled. */
const concurrentIssues = 4
const sign = { surname: 'Ахметова', name: 'Айгүл', patronymic: 'Серікқызы', post: 'инспектор' }

/** An open window with its inspector. */
export interface StaffedWindow {
  connection: Connection
  centre: string
  counter: string
  session: string
}

/** @returns the windows to staff: those of a new centre's settings */
function staffedCounters() {
  return orderSettings().counters.slice(0, countersPerCentre)
}

/** Issues `waiting` tickets at each centre. */
export async function fillHalls({ url }: AppProcess, waiting: number): Promise<void> {
  await Promise.all(
    centres.map(async ({ id: centre }) => {
      // Issued by a manager: a kiosk's printer would be busy for minutes with 12,000 papers.
      const desk = await openConnection(url, { role: 'manager', centre, person: 'bench' })
      const queues = staffedCounters().flatMap(counter => counter.queues)
      const issue = async (i: number) => {
        const queue = queues[i % queues.length] ?? 'housing-register.submission'
        await desk.ask('ticket:issue', { queue, lang: 'kk' })
      }
      await repeat(waiting, issue, concurrentIssues)
      desk.close()
    }),
  )
}

/** Opens windows in every centre. @returns them centre by centre; their connections are added to `connections` */
export async function openWindows(
  url: string,
  connections: Connection[],
  perCentre = countersPerCentre,
): Promise<StaffedWindow[]> {
  const windows: StaffedWindow[] = []
  for (const counter of Array.from({ length: perCentre }, (_, i) => String(i + 1))) {
    for (const { id: centre } of centres) {
      const connection = await openConnection(url, {
        role: 'inspector',
        centre,
        person: `person-${counter}`,
        sign,
      })
      connections.push(connection)
      const { reply } = await connection.ask('counter:open-counter', { counter })
      windows.push({ connection, centre, counter, session: String(reply.session) })
    }
  }
  return windows
}

export interface TimedCall {
  centre: string
  /** Number of the event. */
  n: number
  sentAt: number
  /** Milliseconds until the call was acknowledged. */
  took: number
}

/** Calls at an even pace, window after window. Each visit ends before its window's next turn. */
export async function callAround(
  windows: readonly StaffedWindow[],
  { callsASecond, callSeconds }: Sizes,
): Promise<TimedCall[]> {
  const calls: Promise<TimedCall>[] = []
  const begun = performance.now()
  const visits = new Map<StaffedWindow, Promise<unknown>>()
  for (let i = 0; i < callsASecond * callSeconds; i++) {
    const wait = begun + (i * 1000) / callsASecond - performance.now()
    if (wait > 0) await sleep(wait)
    const window = windows[i % windows.length]
    if (!window) continue
    await visits.get(window)
    const call = callOnce(window)
    calls.push(call.timed)
    visits.set(window, call.ended)
  }
  await Promise.all(visits.values())
  return Promise.all(calls)
}

function callOnce({ connection, centre, counter, session }: StaffedWindow) {
  const sentAt = performance.now()
  const called = connection.ask('ticket:call-next', { counter, session })
  const timed = called.then(({ n }) => ({ centre, n, sentAt, took: performance.now() - sentAt }))
  const ended = called.then(async ({ reply }) => {
    const visit = { counter, session, ticket: String(reply.ticket) }
    await connection.ask('ticket:start', visit)
    await connection.ask('ticket:finish', visit)
  })
  return { timed, ended }
}
