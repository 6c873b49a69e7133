import { centres } from '../shared/catalogue/catalogue.ts'
import { defaultSettings } from '../shared/catalogue/default-settings.ts'
import { sleep } from '../shared/domain/sleep.ts'
import type { AppProcess } from './app-process.ts'
import { type Line, openLine } from './line.ts'
import { repeat } from './rate.ts'
import type { Sizes } from './sizes.ts'

const countersPerCentre = 4
/** At once, while a hall is filled. */
const issuesAtOnce = 4
const sign = { surname: 'Ахметова', name: 'Айгүл', patronymic: 'Серікқызы', post: 'инспектор' }

/** A window with an inspector, in one of the halls. */
export interface Window {
  line: Line
  centre: string
  counter: string
  session: string
}

/** The counters of a centre that are staffed, as its settings begin. */
function countersOf(centre: string) {
  return defaultSettings(centre).counters.slice(0, countersPerCentre)
}

/** Gives so many tickets at each centre. */
export async function fillHalls({ url }: AppProcess, waiting: number): Promise<void> {
  await Promise.all(
    centres.map(async ({ id: centre }) => {
      // By a manager, not a kiosk: 12,000 papers would keep the printer busy for minutes.
      const desk = await openLine(url, { role: 'manager', centre, person: 'bench' })
      const queues = countersOf(centre).flatMap(counter => counter.queues)
      const issue = async (i: number) => {
        const queue = queues[i % queues.length] ?? 'housing-register.submission'
        await desk.ask('ticket:issue', { queue, lang: 'kk' })
      }
      await repeat(waiting, issue, issuesAtOnce)
      desk.close()
    }),
  )
}

/** Opens windows in every hall. @returns them hall by hall; their lines are added to `lines` */
export async function openWindows(
  url: string,
  lines: Line[],
  perCentre = countersPerCentre,
): Promise<Window[]> {
  const windows: Window[] = []
  for (const counter of Array.from({ length: perCentre }, (_, i) => String(i + 1))) {
    for (const { id: centre } of centres) {
      const line = await openLine(url, { role: 'inspector', centre, person: `person-${counter}`, sign })
      lines.push(line)
      const { reply } = await line.ask('counter:open-counter', { counter })
      windows.push({ line, centre, counter, session: String(reply.session) })
    }
  }
  return windows
}

export interface TimedCall {
  centre: string
  /** The event's number. */
  n: number
  sentAt: number
  /** Until it was acknowledged, ms. */
  took: number
}

/** Calls at an even pace, window after window; each visit ends before its window's next turn. */
export async function callAround(
  windows: readonly Window[],
  { callsASecond, callSeconds }: Sizes,
): Promise<TimedCall[]> {
  const calls: Promise<TimedCall>[] = []
  const begun = performance.now()
  const visits = new Map<Window, Promise<unknown>>()
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

function callOnce({ line, centre, counter, session }: Window) {
  const sentAt = performance.now()
  const called = line.ask('ticket:call-next', { counter, session })
  const timed = called.then(({ n }) => ({ centre, n, sentAt, took: performance.now() - sentAt }))
  const ended = called.then(async ({ reply }) => {
    const visit = { counter, session, ticket: String(reply.ticket) }
    await line.ask('ticket:start', visit)
    await line.ask('ticket:finish', visit)
  })
  return { timed, ended }
}
