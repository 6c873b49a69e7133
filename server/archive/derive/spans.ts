import type { CounterPatch, StreamEvent } from '../../../shared/contract/events.ts'
import { publicSessionLength } from '../../../shared/view/cut.ts'
import { inspectorOf } from './moment.ts'

/** A change at a window. For each part: absent means unchanged, null means it ends, a value begins another. */
export interface CounterStep {
  counter: string
  session?: { session: string; inspector: string | null } | null
  state?: string | null
  /** Since when nobody has been at the window, Unix ms. */
  away?: number | null
}

/** @returns what an event changes about sittings, window states and absences */
export function counterSteps({ type, body, by }: StreamEvent): CounterStep[] {
  const { counter, counters = [] } = body.change
  return [...counters, ...(counter ? [counter] : [])].flatMap((patch): CounterStep[] => {
    if ('gone' in patch) return [{ counter: patch.id, session: null, state: null, away: null }]
    if (type === 'presence:changed') {
      const { since = null } = body as StreamEvent<'presence:changed'>['body']
      return [{ counter: patch.id, away: since }]
    }
    const step = { counter: patch.id, ...sessionOf(patch.set, by), ...stateOf(patch.set) }
    // An inspector who sits down is present, and nobody is absent from an empty window.
    if ('session' in step) return [{ ...step, away: null }]
    return 'state' in step ? [step] : []
  })
}

function sessionOf({ session, inspector }: CounterPatch, by: string): Pick<CounterStep, 'session'> {
  if (session === undefined) return {}
  if (session === '') return { session: null }
  // Events archived by an older version hold the whole name.
  return {
    session: { session: session.slice(0, publicSessionLength), inspector: inspector || inspectorOf(by) },
  }
}

function stateOf({ state }: CounterPatch): Pick<CounterStep, 'state'> {
  if (state === undefined) return {}
  return { state: state === 'closed' ? null : state }
}

/** A printer's state from an event on. */
export interface PrinterStep {
  printer: string
  cause: string | null
  nearEnd: boolean
}

/** @returns the state of a printer that an event reports */
export function printerStep(event: StreamEvent): PrinterStep | undefined {
  if (event.type !== 'printer:changed') return undefined
  const { printer, cause, nearEnd } = event.body as StreamEvent<'printer:changed'>['body']
  return { printer, cause: cause ?? null, nearEnd }
}
