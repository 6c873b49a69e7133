import type { Call } from '../../contract/events.ts'
import type { HallView } from '../../contract/hall-view.ts'
import type { Ticket } from '../../domain/ticket.ts'

/** Minimum time of a call in the large place, ms; reading a number and a window from ten metres takes two seconds. */
export const largeForMs = 3_000
/** Calls that wait for the large place; with more, the last would appear 20 s after its call. */
export const maxWaitingCalls = 6
/** Age, ms, up to which a screen announces a call that it missed while it was disconnected. */
export const announceWithinMs = 60_000
/** Time for which a new call blinks, ms. */
export const blinkForMs = 4_000
/** Time for which a call is highlighted after it blinked, ms. */
export const standOutForMs = 20_000
/** Time for which a blinking call is lit, then unlit, ms: one flash per second. More than three may cause seizures. */
const halfBlinkMs = 500

/** The parts of the hall's view that a hall screen shows. */
export type Calls = Pick<HallView, 'epoch' | 'n' | 'tickets' | 'calls'>

export interface Clock {
  /** The hall's time, Unix ms; tells the age of a call. */
  now: number
  /** This machine's monotonic clock, ms; tells how long something has been shown. */
  at: number
}

/** State of a hall screen besides the view: the calls that it announced, and when. */
export interface ShownCalls {
  epoch: string
  /** Number of the last applied event. */
  n: number
  /** Number of the last call that was announced, or was too old for it. */
  upTo: number
  /** When this screen announced each ticket's last call, by the monotonic clock. */
  announced: Readonly<Record<string, number>>
  /** Calls that wait for the large place, oldest first. */
  waiting: readonly Call[]
  /** The call in the large place, and since when it is there. */
  large: { call: Call; at: number } | undefined
}

export const nothingShown: ShownCalls = {
  epoch: '',
  n: 0,
  upTo: 0,
  announced: {},
  waiting: [],
  large: undefined,
}

export interface ShownUpdate {
  shown: ShownCalls
  /** Calls that this update announced, in order. */
  announce: readonly Call[]
}

/**
 * Computes the next state from the last one and the hall's calls. Screens call it after every change and several times a second;
 * extra calls change nothing.
 */
export function follow(last: ShownCalls, view: Calls, clock: Clock): ShownUpdate {
  // With another epoch, or after the event numbers went back, earlier announcements say nothing about these calls.
  const shown = last.epoch === view.epoch && last.n <= view.n ? last : nothingShown
  const news = newCalls(shown, view, clock.now)
  const waiting = [...shown.waiting.filter(call => isCurrent(view, call)), ...news]
  let { large } = shown
  if (!large || clock.at - large.at >= largeForMs) {
    const next = waiting.shift()
    large = next && { call: next, at: clock.at }
  }
  return {
    shown: {
      epoch: view.epoch,
      n: view.n,
      upTo: Math.max(shown.upTo, ...view.calls.map(({ n }) => n)),
      announced: announcedOf(shown, view, news, clock.at),
      waiting: shorten(waiting, view),
      large,
    },
    announce: news,
  }
}

/** @returns the recent calls that were not announced, oldest first, only the last one of each ticket. */
function newCalls(shown: ShownCalls, view: Calls, now: number): Call[] {
  const tickets = new Set<string>()
  return view.calls
    .filter(call => {
      const isNew = call.n > shown.upTo && now - call.at < announceWithinMs && isCurrent(view, call)
      if (!isNew || tickets.has(call.ticket)) return false
      tickets.add(call.ticket)
      return true
    })
    .reverse()
}

/** @returns whether the visitor is still expected or served at the window of the call. */
function isCurrent({ tickets }: Calls, call: Call): boolean {
  return tickets[call.ticket]?.counter === call.counter
}

/** Shortens the waiting calls: drops calls of visitors who have come first, then the oldest ones. */
function shorten(waiting: readonly Call[], { tickets }: Calls): readonly Call[] {
  const hasCome = (call: Call) => Number(tickets[call.ticket]?.state === 'serving')
  const byNeed = [...waiting].sort((a, b) => hasCome(b) - hasCome(a))
  const out = new Set(byNeed.slice(0, Math.max(0, waiting.length - maxWaitingCalls)))
  return waiting.filter(call => !out.has(call))
}

function announcedOf(
  shown: ShownCalls,
  view: Calls,
  news: readonly Call[],
  at: number,
): Record<string, number> {
  const kept = Object.entries(shown.announced).filter(([ticket]) => view.tickets[ticket])
  return Object.fromEntries([...kept, ...news.map(call => [call.ticket, at] as const)])
}

/** Appearance of a call, in this order: `blinking`, `new` (highlighted), `called`, `serving`. */
type CallLook = 'blinking' | 'new' | 'called' | 'serving'

export interface ShownCall {
  /** The ticket's id. */
  id: string
  number: string
  counter: string
  look: CallLook
}

/** @returns all called or served tickets, last called first. */
export function listOf(shown: ShownCalls, { tickets }: Calls, at: number): ShownCall[] {
  return Object.values(tickets)
    .flatMap(ticket => (isAtWindow(ticket) ? [ticket] : []))
    .sort((a, b) => lastCalled(b) - lastCalled(a) || (a.id < b.id ? 1 : -1))
    .map(ticket => shownCallOf(ticket, shown.announced[ticket.id], at))
}

/**
 * Selects the calls that fit into the list. It drops visitors being served first, the oldest before the others.
 *
 * @param rows number of rows that fit
 */
export function fitting(list: readonly ShownCall[], rows: number): ShownCall[] {
  const tooMany = Math.max(0, list.length - rows)
  const byNeed = [...list]
    .reverse()
    .sort((a, b) => Number(b.look === 'serving') - Number(a.look === 'serving'))
  const out = new Set(byNeed.slice(0, tooMany))
  return list.filter(call => !out.has(call))
}

/**
 * @returns the call in the large place; without one, the last call whose visitor has not come, or else the last one being
 * served.
 */
export function largeOf(shown: ShownCalls, view: Calls, at: number): ShownCall | undefined {
  const { large } = shown
  if (large) {
    const { ticket: id, number, counter } = large.call
    const state = view.tickets[id]?.state
    return { id, number, counter, look: lookOf(state, large.at, at) }
  }
  const list = listOf(shown, view, at)
  return list.find(({ look }) => look !== 'serving') ?? list[0]
}

/** @returns whether blinking calls are lit at this moment; all of them blink together. */
export function isLit(at: number): boolean {
  return Math.floor(at / halfBlinkMs) % 2 === 0
}

type AtWindow = Partial<Ticket> & Required<Pick<Ticket, 'id' | 'number' | 'counter'>>

function isAtWindow(ticket: Partial<Ticket>): ticket is AtWindow {
  return ticket.id !== undefined && ticket.number !== undefined && ticket.counter !== undefined
}

function lastCalled({ called = 0, recalled = 0 }: Partial<Ticket>): number {
  return Math.max(called, recalled)
}

function shownCallOf(ticket: AtWindow, announced: number | undefined, at: number): ShownCall {
  const { id, number, counter, state } = ticket
  return { id, number, counter, look: lookOf(state, announced, at) }
}

function lookOf(state: Ticket['state'] | undefined, since: number | undefined, at: number): CallLook {
  if (state === 'serving') return 'serving'
  const age = since === undefined ? Number.POSITIVE_INFINITY : at - since
  if (age < blinkForMs) return 'blinking'
  return age < blinkForMs + standOutForMs ? 'new' : 'called'
}
