import type { Call } from '../shared/contract/events.ts'
import type { Spoken } from '../shared/contract/heartbeat.ts'
import { announceWithinMs, type Calls, type Clock } from './board.ts'

/** Who has not come to the window so long after hearing the call hears it once more. */
export const againAfterMs = 20_000
/** With more than so many in line, what was said already is not said again: others wait to hear theirs at all. */
export const mostWithRepeats = 3

/** `first`: never left out; `recall`: the inspector called again; `again`: the screen's own repeat. */
export type Kind = 'first' | 'recall' | 'again'

/** A call that is to be said. */
export interface Utterance {
  kind: Kind
  call: Call
  area: string
}

/** Whose turn it is to speak. */
export interface Turn {
  /** Areas that this screen speaks for now. */
  mine: ReadonlySet<string>
  /** How far each area has been spoken to, by whatever screen, as the server tells it. */
  told: Readonly<Record<string, Spoken>>
  /** @returns the area in which a window is */
  areaOf(counter: string): string
}

/** What a screen remembers of what is said in its hall. It listens even where another speaks, to go on where that one ends. */
export interface Speech {
  epoch: string
  /** Number of the last event followed. */
  n: number
  /** Areas that were ours at the last look, each with the number up to which its calls are in line or past. */
  mine: Readonly<Record<string, number>>
  spoken: Readonly<Record<string, Spoken>>
  waiting: readonly Utterance[]
  /** What is being said; whoever says it stops when it is no longer here. */
  saying: Utterance | undefined
  /** First calls that were said, and when each is due once more, by the steady clock. */
  due: readonly { utterance: Utterance; at: number }[]
}

export const newSpeech: Speech = {
  epoch: '',
  n: 0,
  mine: {},
  spoken: {},
  waiting: [],
  saying: undefined,
  due: [],
}

const nothingSpoken: Spoken = { n: 0, again: 0 }

/**
 * Makes the next state of the last one and the hall as it is. Called after every change and some times a second; a look too
 * many changes nothing. What is to be said next stands in `saying`.
 */
export function listen(last: Speech, view: Calls, clock: Clock, turn: Turn): Speech {
  // Another epoch, or numbers that went back: what was said says nothing about these calls.
  const speech = last.epoch === view.epoch && last.n <= view.n ? last : newSpeech
  const spoken = { ...speech.spoken, ...furthest(speech.spoken, turn.told) }
  const line = [...speech.waiting, ...newCalls(speech, view, clock.now, turn)].filter(
    utterance => turn.mine.has(utterance.area) && isWanted(view, utterance),
  )
  const due = [...speech.due, ...saidByOthers(speech, view, clock.at, turn)].filter(
    ({ utterance: { call, area, kind } }) =>
      call.n > (spoken[area]?.again ?? 0) &&
      isWanted(view, { call, area, kind: 'again' }) &&
      kind === 'first',
  )
  const isDue = (at: number, area: string) => at <= clock.at && turn.mine.has(area)
  line.push(
    ...due.flatMap(({ utterance, at }) =>
      isDue(at, utterance.area) ? [{ ...utterance, kind: 'again' } as const] : [],
    ),
  )
  const waiting = line.length > mostWithRepeats ? line.filter(({ kind }) => kind === 'first') : line
  const saying = speech.saying && turn.mine.has(speech.saying.area) ? speech.saying : waiting.shift()
  return {
    epoch: view.epoch,
    n: view.n,
    mine: Object.fromEntries([...turn.mine].map(area => [area, view.n])),
    spoken,
    waiting,
    saying,
    due: due.filter(({ utterance, at }) => !isDue(at, utterance.area)),
  }
}

/** Notes that what was being said has been said. @param at this machine's steady clock, ms */
export function said(speech: Speech, utterance: Utterance, at: number): Speech {
  if (speech.saying !== utterance) return speech
  const { kind, call, area } = utterance
  const { n, again } = speech.spoken[area] ?? nothingSpoken
  const spoken = kind === 'again' ? { n, again: Math.max(again, call.n) } : { n: Math.max(n, call.n), again }
  return {
    ...speech,
    saying: undefined,
    spoken: { ...speech.spoken, [area]: spoken },
    due: kind === 'first' ? [...speech.due, { utterance, at: at + againAfterMs }] : speech.due,
  }
}

/** @returns calls that are not in line yet, oldest first. */
function newCalls(speech: Speech, view: Calls, now: number, turn: Turn): Utterance[] {
  return oldestFirst(view, turn).filter(({ call, area }) => {
    if (!turn.mine.has(area)) return false
    const lined = speech.mine[area]
    if (lined !== undefined) return call.n > lined
    // Our turn begins: on from what was said; who has come since long hears nothing more, and where nobody knows what was
    // said, only calls are announced that are young enough for the picture, too.
    const heard = turn.told[area]
    if (call.n <= (heard?.n ?? 0)) return false
    return now - call.at < announceWithinMs || (heard !== undefined && isExpected(view, call))
  })
}

/** @returns first calls that another screen has said since the last look, to be said once more from now on. */
function saidByOthers(speech: Speech, view: Calls, at: number, turn: Turn): Speech['due'] {
  return oldestFirst(view, turn).flatMap(utterance => {
    const { call, area, kind } = utterance
    const isNew = call.n > (speech.spoken[area]?.n ?? 0) && call.n <= (turn.told[area]?.n ?? 0)
    return kind === 'first' && isNew ? [{ utterance, at: at + againAfterMs }] : []
  })
}

function oldestFirst(view: Calls, turn: Turn): Utterance[] {
  return [...view.calls].reverse().map(call => ({
    kind: call.at > (view.tickets[call.ticket]?.called ?? 0) ? 'recall' : 'first',
    call,
    area: turn.areaOf(call.counter),
  }))
}

/** A first call is said as long as it is true; a repeat only while the visitor is still to come. */
function isWanted(view: Calls, { kind, call }: Utterance): boolean {
  const ticket = view.tickets[call.ticket]
  // The window may have called the same visitor before, and let go.
  const isTrue = ticket?.counter === call.counter && call.at >= (ticket.called ?? 0)
  if (kind === 'first' || !isTrue) return isTrue
  // What the inspector has called again needs no repeat of the screen's own.
  return ticket.state === 'called' && (kind === 'recall' || ticket.recalled === undefined)
}

function isExpected({ tickets }: Calls, call: Call): boolean {
  return tickets[call.ticket]?.state === 'called'
}

function furthest(own: Speech['spoken'], told: Turn['told']): Speech['spoken'] {
  return Object.fromEntries(
    Object.entries(told).map(([area, { n, again }]) => {
      const known = own[area] ?? nothingSpoken
      return [area, { n: Math.max(n, known.n), again: Math.max(again, known.again) }]
    }),
  )
}
