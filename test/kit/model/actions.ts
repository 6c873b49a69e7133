import fc from 'fast-check'
import { makers, pick } from './makers.ts'
import type { Model } from './model.ts'
import { dayMs, type ModelCommand, minute } from './state.ts'

/** An action as fast-check draws it: numbers, which become a command once the centre's state is known. */
export interface Action {
  kind: Kind
  /** Which ticket, counter and queue to use. */
  a: number
  b: number
  /** Below 100: what to make wrong; mostly nothing. */
  odd: number
  pause: keyof typeof pauses
}

/** How the clock moves before an action. */
const pauses = {
  none: 0,
  second: 1_000,
  six: 6_000,
  thirteen: 13_000,
  minutes: 4 * minute,
  long: 17 * minute,
  back: -3_000,
  back30: -30_000,
  backFar: -5 * minute,
  night: dayMs,
  nightBack: -dayMs,
  week: 10 * dayMs,
} as const
const pauseWeights: Record<keyof typeof pauses, number> = {
  none: 40,
  second: 20,
  six: 14,
  thirteen: 6,
  minutes: 8,
  long: 6,
  back: 3,
  back30: 1,
  backFar: 1,
  night: 2,
  nightBack: 1,
  week: 1,
}

const kindWeights = {
  nothing: 1,
  issue: 30,
  'call-next': 26,
  'call-ticket': 5,
  recall: 4,
  start: 16,
  finish: 8,
  'mark-no-show': 8,
  'return-to-queue': 5,
  park: 6,
  resume: 4,
  restore: 6,
  transfer: 8,
  cancel: 5,
  'confirm-entitlement': 4,
  'refuse-entitlement': 3,
  'grant-entitlement': 4,
  undo: 16,
  'note-approaching': 3,
  'note-breached': 3,
  'record-print': 6,
  reprint: 3,
  'record-printer': 10,
  'open-counter': 14,
  'note-presence': 7,
  'pause-counter': 4,
  'set-counter-queues': 2,
  'close-counter': 2,
  'open-day': 1,
  'set-day': 3,
  'close-day': 4,
  'reopen-day': 6,
  'update-settings': 8,
  'follow-catalogue': 2,
  'set-clip': 2,
  'remove-clip': 2,
  repeat: 3,
  restart: 2,
} as const
type Kind = keyof typeof kindWeights

/** Tried in turn when an action does not fit the centre's state, so that long stories come about. */
const insteadOf: readonly Kind[] = [
  ...([
    'restore',
    'finish',
    'undo',
    'resume',
    'start',
    'mark-no-show',
    'park',
    'call-next',
    'transfer',
  ] as const),
  ...([
    'return-to-queue',
    'call-ticket',
    'recall',
    'refuse-entitlement',
    'note-approaching',
    'issue',
  ] as const),
  ...(['open-counter', 'close-counter', 'note-breached', 'grant-entitlement'] as const),
]

/** @returns the actions to try in turn; an action that is meant to be wrong is tried alone */
export function attempts(action: Action): Action[] {
  if (action.odd < 300) return [action]
  const others = insteadOf.map((_, at) => insteadOf[(action.a + at) % insteadOf.length] ?? 'issue')
  return [action, ...others.map(kind => ({ ...action, kind }))]
}

function weighted<K extends string>(weights: Readonly<Record<K, number>>): fc.Arbitrary<K> {
  const entries = Object.entries(weights) as [K, number][]
  return fc.oneof(
    { withCrossShrink: true },
    ...entries.map(([value, weight]) => ({ arbitrary: fc.constant(value), weight })),
  )
}

/** Shrinks towards "nothing", so that a counterexample shows which actions matter. */
export const actionArbitrary: fc.Arbitrary<Action> = fc.record({
  kind: weighted(kindWeights),
  a: fc.nat(999),
  b: fc.nat(999),
  odd: fc.integer({ min: 0, max: 999 }).map(odd => 999 - odd),
  pause: weighted(pauseWeights),
})

/** @returns the time of an action */
export function timeOf(model: Model, action: Action): number {
  const { clock } = model.state
  return clock + pauses[action.pause]
}

const roles = ['kiosk', 'display', 'inspector', 'consultant', 'manager', 'print-agent', 'system']
const edgeCommands = ['open-day', 'set-day', 'update-settings', 'follow-catalogue', 'set-clip', 'remove-clip']

/** @returns the command that an action means in this state, at this time; some can't be carried out */
export function commandOf(model: Model, action: Action, at: number, serial: number): ModelCommand {
  const { kind, a, b, odd } = action
  const make = makers[kind]
  if (!make) throw new Error(`nothing makes ${kind}`)
  const { by, args } = make({ model, a, b, odd, at, serial })
  // The tables don't include who may set the day or the voice: the edge checks that.
  if (odd < 25 && !edgeCommands.includes(kind)) return { name: kind, by: `${pick(roles, b)}:x`, args }
  return { name: kind, by, args }
}
