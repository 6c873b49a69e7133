import type { Call } from '../shared/contract/events.ts'
import type { HallView } from '../shared/contract/hall-view.ts'
import type { Ticket } from '../shared/domain/ticket.ts'

/** The large place belongs to a call for so long at least: a number and a window are read from ten metres in two seconds. */
export const largeForMs = 3_000
/** More than so many in line for the large place, and the last would be shown 20 s after it was called. */
export const mostInLine = 6
/** A call that a display has not shown because it was away is still worth announcing. */
export const announceWithinMs = 60_000
/** A new call blinks, then stands out without moving. */
export const blinkForMs = 4_000
export const standOutForMs = 20_000
/** Lit for so long, unlit for so long: once a second, where more than three flashes a second may cause seizures. */
const halfBlinkMs = 500

/** What a display makes its picture of. */
export type Calls = Pick<HallView, 'epoch' | 'n' | 'tickets' | 'calls'>

export interface Clock {
  /** The hall's time, Unix ms: how old a call is. */
  now: number
  /** This machine's own steady clock, ms: how long something has been shown. */
  at: number
}

/** What a display remembers beside the view: which calls it has announced, and when. */
export interface Board {
  epoch: string
  /** Number of the last event followed. */
  n: number
  /** Number of the last call that was announced, or was too old to be. */
  upTo: number
  /** When each ticket's last call was announced here, by the steady clock. */
  announced: Readonly<Record<string, number>>
  /** Calls that wait for the large place, oldest first. */
  line: readonly Call[]
  /** The call the large place belongs to, and since when. */
  large: { call: Call; at: number } | undefined
}

export const newBoard: Board = { epoch: '', n: 0, upTo: 0, announced: {}, line: [], large: undefined }

export interface Followed {
  board: Board
  /** Calls announced by this step, in order: for the ear. */
  announce: readonly Call[]
}

/**
 * Makes the next board of the last one and the hall as it is. Called after every change and some times a second; a step
 * too many changes nothing.
 */
export function follow(last: Board, view: Calls, clock: Clock): Followed {
  // Another epoch, or numbers that went back: what was announced says nothing about these calls.
  const board = last.epoch === view.epoch && last.n <= view.n ? last : newBoard
  const news = newCalls(board, view, clock.now)
  const line = [...board.line.filter(call => isTrue(view, call)), ...news]
  let { large } = board
  if (!large || clock.at - large.at >= largeForMs) {
    const next = line.shift()
    large = next && { call: next, at: clock.at }
  }
  return {
    board: {
      epoch: view.epoch,
      n: view.n,
      upTo: Math.max(board.upTo, ...view.calls.map(({ n }) => n)),
      announced: announcedOf(board, view, news, clock.at),
      line: shortened(line, view),
      large,
    },
    announce: news,
  }
}

/** @returns calls not announced yet and young enough, oldest first; one called again while we were away comes once. */
function newCalls(board: Board, view: Calls, now: number): Call[] {
  const tickets = new Set<string>()
  return view.calls
    .filter(call => {
      const isNew = call.n > board.upTo && now - call.at < announceWithinMs && isTrue(view, call)
      if (!isNew || tickets.has(call.ticket)) return false
      tickets.add(call.ticket)
      return true
    })
    .reverse()
}

/** @returns whether the visitor is still expected, or served, at the window the call names. */
function isTrue({ tickets }: Calls, call: Call): boolean {
  return tickets[call.ticket]?.counter === call.counter
}

/** Who has come already gives way first, then those who have stood in the list for longest. */
function shortened(line: readonly Call[], { tickets }: Calls): readonly Call[] {
  const hasCome = (call: Call) => Number(tickets[call.ticket]?.state === 'serving')
  const byNeed = [...line].sort((a, b) => hasCome(b) - hasCome(a))
  const out = new Set(byNeed.slice(0, Math.max(0, line.length - mostInLine)))
  return line.filter(call => !out.has(call))
}

function announcedOf(board: Board, view: Calls, news: readonly Call[], at: number): Record<string, number> {
  const kept = Object.entries(board.announced).filter(([ticket]) => view.tickets[ticket])
  return Object.fromEntries([...kept, ...news.map(call => [call.ticket, at] as const)])
}

/** How a call is shown: `blinking`, then `new` (stands out still), then `called`; at last `serving`. */
export type Look = 'blinking' | 'new' | 'called' | 'serving'

export interface Shown {
  /** The ticket's id. */
  id: string
  number: string
  counter: string
  look: Look
}

/** @returns every ticket that is called or served, last called first. */
export function listOf(board: Board, { tickets }: Calls, at: number): Shown[] {
  return Object.values(tickets)
    .flatMap(ticket => (isAtWindow(ticket) ? [ticket] : []))
    .sort((a, b) => lastCalled(b) - lastCalled(a) || (a.id < b.id ? 1 : -1))
    .map(ticket => shown(ticket, board.announced[ticket.id], at))
}

/**
 * @param rows how many there is room for
 * @returns what is shown of the list: those being served give way first, the oldest before the others
 */
export function fitting(list: readonly Shown[], rows: number): Shown[] {
  const tooMany = Math.max(0, list.length - rows)
  const byNeed = [...list]
    .reverse()
    .sort((a, b) => Number(b.look === 'serving') - Number(a.look === 'serving'))
  const out = new Set(byNeed.slice(0, tooMany))
  return list.filter(shown => !out.has(shown))
}

/**
 * @returns what the large place shows: the call it belongs to, else the last one whose visitor has not come yet, else the
 * last one being served.
 */
export function largeOf(board: Board, view: Calls, at: number): Shown | undefined {
  const { large } = board
  if (large) {
    const { ticket: id, number, counter } = large.call
    const state = view.tickets[id]?.state
    return { id, number, counter, look: lookOf(state, large.at, at) }
  }
  const list = listOf(board, view, at)
  return list.find(({ look }) => look !== 'serving') ?? list[0]
}

/** @returns whether a blinking call is lit at this moment: everything that blinks does so together. */
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

function shown(ticket: AtWindow, announced: number | undefined, at: number): Shown {
  const { id, number, counter, state } = ticket
  return { id, number, counter, look: lookOf(state, announced, at) }
}

function lookOf(state: Ticket['state'] | undefined, since: number | undefined, at: number): Look {
  if (state === 'serving') return 'serving'
  const age = since === undefined ? Number.POSITIVE_INFINITY : at - since
  if (age < blinkForMs) return 'blinking'
  return age < blinkForMs + standOutForMs ? 'new' : 'called'
}
