import type { Call } from '../shared/contract/events.ts'
import type { Spoken } from '../shared/contract/heartbeat.ts'
import { announceWithinMs, type Calls, type Clock } from '../shared/ui/hall-screen/shown-calls.ts'

/** Time after a call, ms, after which the screen repeats it if the visitor has not come. */
export const repeatAfterMs = 20_000
/** Waiting calls up to which repeats are spoken; with more, first calls must not wait for them. */
export const maxCallsWithRepeats = 3

/** `first`: always spoken; `recall`: the inspector repeated the call; `again`: the screen repeats it. */
type Kind = 'first' | 'recall' | 'again'

/** A call to be spoken. */
export interface Utterance {
  kind: Kind
  call: Call
  area: string
}

/** Which areas this screen speaks for, and their progress. */
export interface Turn {
  /** Areas that this screen speaks for now. */
  mine: ReadonlySet<string>
  /** Progress of each area's voice on any screen, from the server. */
  spokenByAny: Readonly<Record<string, Spoken>>
  /** @returns the id of a window's area */
  areaOf(counter: string): string
}

/** State of a screen's speech. It also follows other screens' speech, to continue where another one ends. */
export interface Speech {
  epoch: string
  /** Number of the last applied event. */
  n: number
  /** Areas that were ours at the last update, each with the number of the last call that was queued or spoken. */
  mine: Readonly<Record<string, number>>
  spoken: Readonly<Record<string, Spoken>>
  waiting: readonly Utterance[]
  /** The call being spoken. The announcer stops speaking it when it disappears from here. */
  saying: Utterance | undefined
  /** Spoken first calls, and when each is due for a repeat, by the monotonic clock. */
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
 * Computes the next state from the last one and the hall's calls. Screens call it after every change and several times a second;
 * extra calls change nothing. The call to speak next is in `saying`.
 */
export function listen(last: Speech, view: Calls, clock: Clock, turn: Turn): Speech {
  // With another epoch, or after the event numbers went back, earlier progress says nothing about these calls.
  const speech = last.epoch === view.epoch && last.n <= view.n ? last : newSpeech
  const spoken = { ...speech.spoken, ...furthest(speech.spoken, turn.spokenByAny) }
  const queue = [...speech.waiting, ...newCalls(speech, view, clock.now, turn)].filter(
    utterance => turn.mine.has(utterance.area) && isWanted(view, utterance),
  )
  const due = [...speech.due, ...spokenByOthers(speech, view, clock.at, turn)].filter(
    ({ utterance: { call, area, kind } }) =>
      call.n > (spoken[area]?.again ?? 0) &&
      isWanted(view, { call, area, kind: 'again' }) &&
      kind === 'first',
  )
  const isDue = (at: number, area: string) => at <= clock.at && turn.mine.has(area)
  queue.push(
    ...due.flatMap(({ utterance, at }) =>
      isDue(at, utterance.area) ? [{ ...utterance, kind: 'again' } as const] : [],
    ),
  )
  const waiting = queue.length > maxCallsWithRepeats ? queue.filter(({ kind }) => kind === 'first') : queue
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

/** Notes that the current call has been spoken. @param at this machine's monotonic clock, ms */
export function markSpoken(speech: Speech, utterance: Utterance, at: number): Speech {
  if (speech.saying !== utterance) return speech
  const { kind, call, area } = utterance
  const { n, again } = speech.spoken[area] ?? nothingSpoken
  const spoken = kind === 'again' ? { n, again: Math.max(again, call.n) } : { n: Math.max(n, call.n), again }
  return {
    ...speech,
    saying: undefined,
    spoken: { ...speech.spoken, [area]: spoken },
    due: kind === 'first' ? [...speech.due, { utterance, at: at + repeatAfterMs }] : speech.due,
  }
}

/** @returns calls that are not queued yet, oldest first. */
function newCalls(speech: Speech, view: Calls, now: number, turn: Turn): Utterance[] {
  return oldestFirst(view, turn).filter(({ call, area }) => {
    if (!turn.mine.has(area)) return false
    const queued = speech.mine[area]
    if (queued !== undefined) return call.n > queued
    // When our turn begins, we continue after the last spoken call, without old calls whose visitors have come. If the progress
    // is unknown, we speak only calls that are young enough for the picture.
    const spoken = turn.spokenByAny[area]
    if (call.n <= (spoken?.n ?? 0)) return false
    return now - call.at < announceWithinMs || (spoken !== undefined && isExpected(view, call))
  })
}

/** @returns first calls that another screen has spoken since the last update, with the time of their repeat. */
function spokenByOthers(speech: Speech, view: Calls, at: number, turn: Turn): Speech['due'] {
  return oldestFirst(view, turn).flatMap(utterance => {
    const { call, area, kind } = utterance
    const isNew = call.n > (speech.spoken[area]?.n ?? 0) && call.n <= (turn.spokenByAny[area]?.n ?? 0)
    return kind === 'first' && isNew ? [{ utterance, at: at + repeatAfterMs }] : []
  })
}

function oldestFirst(view: Calls, turn: Turn): Utterance[] {
  return [...view.calls].reverse().map(call => ({
    kind: call.at > (view.tickets[call.ticket]?.called ?? 0) ? 'recall' : 'first',
    call,
    area: turn.areaOf(call.counter),
  }))
}

/** @returns whether a call should be spoken: a first call while it is current, a repeat only until the visitor comes. */
function isWanted(view: Calls, { kind, call }: Utterance): boolean {
  const ticket = view.tickets[call.ticket]
  // The window may have called the same visitor earlier and returned the ticket.
  const isCurrent = ticket?.counter === call.counter && call.at >= (ticket.called ?? 0)
  if (kind === 'first' || !isCurrent) return isCurrent
  // After the inspector's own repeat, the screen needs no other.
  return ticket.state === 'called' && (kind === 'recall' || ticket.recalled === undefined)
}

function isExpected({ tickets }: Calls, call: Call): boolean {
  return tickets[call.ticket]?.state === 'called'
}

function furthest(own: Speech['spoken'], byAny: Turn['spokenByAny']): Speech['spoken'] {
  return Object.fromEntries(
    Object.entries(byAny).map(([area, { n, again }]) => {
      const known = own[area] ?? nothingSpoken
      return [area, { n: Math.max(n, known.n), again: Math.max(again, known.again) }]
    }),
  )
}
