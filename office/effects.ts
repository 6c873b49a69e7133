import {
  groupOf,
  type HallCatalogue,
  hoursOf,
  isOfferedAt,
  isOn,
  letterOf,
  maxWaitingOf,
  queueTargetMs,
} from '../shared/catalogue/effective.ts'
import type { HallView } from '../shared/contract/hall-view.ts'
import { purposes, type QueueId, queueId, type ServiceId, splitQueue } from '../shared/domain/queue.ts'
import type { CentreSettings } from '../shared/domain/settings.ts'
import { stateOf } from '../shared/view/counters.ts'
import { same } from './same.ts'

/** What a change of the settings does to the hall at the moment it is saved. */
export type Effect =
  /** The server refuses the change while somebody works at this window. */
  | { is: 'window-occupied'; counter: string; inspector?: string }
  /** The window's visitor is served to the end; then the change applies. */
  | { is: 'window-serves'; counter: string; number: string }
  /** The window is open and serves its new queues at once. */
  | { is: 'window-at-once'; counter: string }
  /** Visitors wait, and no window would be there for them. */
  | { is: 'nobody-serves'; queue: QueueId; waiting: number }
  /** Visitors wait, and every window that would serve them is closed now. */
  | { is: 'windows-closed'; queue: QueueId; waiting: number; counters: readonly string[] }
  /** Queues that give tickets and would have no window; nobody waits in them now. */
  | { is: 'without-window'; queues: readonly QueueId[] }
  /** The queue gives no more tickets; its visitors are still called. */
  | { is: 'keeps-waiting'; queue: QueueId; waiting: number }
  /** Visitors who wait keep the target with which they got their ticket. */
  | { is: 'target-kept'; queue: QueueId; waiting: number }
  /** Tickets that were issued keep their numbers; new ones begin with another letter. */
  | { is: 'letter-kept'; service: ServiceId; letter: string; waiting: number }
  /** As many visitors wait as would be allowed, so that no ticket is issued until some of them are called. */
  | { is: 'queue-full'; queue: QueueId; waiting: number; limit: number }
  | { is: 'hall-full'; waiting: number; limit: number }
  /** Visitors who wait keep the place in the queue that their entitlement gave them. */
  | { is: 'order-kept'; waiting: number }
  /** The kiosk gives no more tickets for these queues. */
  | { is: 'kiosk-stops'; kiosk: string; queues: readonly QueueId[] }
  /** The kiosk gives no tickets at all. */
  | { is: 'kiosk-empty'; kiosk: string }
  /** Tickets were given today, so the server refuses a time zone or start of the day by which today would begin at another moment. */
  | { is: 'day-in-use'; tickets: number }
  /** Visitors who wait are still served, whatever the new hours are. */
  | { is: 'hours-change'; waiting: number }
  /** No kiosk of the centre gives tickets for these queues any more. */
  | { is: 'no-kiosk'; queues: readonly QueueId[] }
  /** Calls at these windows would be on no hall screen. */
  | { is: 'no-screen'; counters: readonly string[] }

/** How much an effect matters: the server refuses the change, visitors would be worse off, or it is good to know. */
export type EffectWeight = 'refused' | 'warning' | 'note'

const weights: Readonly<Record<Effect['is'], EffectWeight>> = {
  'window-occupied': 'refused',
  'nobody-serves': 'warning',
  'windows-closed': 'warning',
  'without-window': 'warning',
  'queue-full': 'warning',
  'hall-full': 'warning',
  'day-in-use': 'warning',
  'kiosk-empty': 'warning',
  'no-kiosk': 'warning',
  'no-screen': 'warning',
  'window-serves': 'note',
  'window-at-once': 'note',
  'keeps-waiting': 'note',
  'target-kept': 'note',
  'letter-kept': 'note',
  'order-kept': 'note',
  'kiosk-stops': 'note',
  'hours-change': 'note',
}

export function weightOf({ is }: Effect): EffectWeight {
  return weights[is]
}

/** The hall as it is now. */
export interface HallNow {
  /** Undefined: the page does not know the hall yet, so nothing can be said. */
  view: HallView | undefined
  catalogue: HallCatalogue
  /** Ids of the paired kiosks; undefined: not known. */
  kiosks?: readonly string[] | undefined
  /** Places of the hall's screens; undefined: not known. */
  screens?: readonly string[] | undefined
}

interface Change extends HallNow {
  before: CentreSettings
  after: CentreSettings
  view: HallView
}

/**
 * Compares two settings of a centre by what the second would do to the hall now.
 * @returns the effects, the most important first
 */
export function effectsOf(before: CentreSettings, after: CentreSettings, hall: HallNow): readonly Effect[] {
  const { view } = hall
  if (!view || before === after) return []
  const change: Change = { ...hall, view, before, after }
  const order: readonly EffectWeight[] = ['refused', 'warning', 'note']
  return [
    ...windowEffects(change),
    ...queueEffects(change),
    ...ruleEffects(change),
    ...kioskEffects(change),
    ...screenEffects(change),
    ...hoursEffects(change),
  ].sort((a, b) => order.indexOf(weightOf(a)) - order.indexOf(weightOf(b)))
}

/** Windows by number with the queues that settings give them. */
function queuesByWindow({ counters }: CentreSettings): ReadonlyMap<string, readonly QueueId[]> {
  return new Map(counters.map(({ id, queues }) => [id, queues]))
}

function hasSameQueues(a: readonly QueueId[] = [], b: readonly QueueId[] = []): boolean {
  return a.length === b.length && a.every(queue => b.includes(queue))
}

/** @returns the numbers of windows at which somebody works now, also during a break. */
function openWindows(view: HallView): string[] {
  return Object.values(view.counters)
    .filter(counter => stateOf(view, counter) !== 'closed')
    .map(({ id }) => id)
}

function* windowEffects({ before, after, view }: Change): Generator<Effect> {
  const [old, next] = [queuesByWindow(before), queuesByWindow(after)]
  for (const id of openWindows(view)) {
    const { inspector, ticket } = view.counters[id] ?? {}
    if (!next.has(id)) {
      if (old.has(id)) yield { is: 'window-occupied', counter: id, ...(inspector && { inspector }) }
      continue
    }
    if (hasSameQueues(old.get(id), next.get(id))) continue
    const number = ticket === undefined ? undefined : view.tickets[ticket]?.number
    yield number === undefined
      ? { is: 'window-at-once', counter: id }
      : { is: 'window-serves', counter: id, number }
  }
}

/** How a queue is served: by an open window, only by windows that are closed now, or by none. */
type Served = 'open' | 'closed' | 'none'
const worse: readonly Served[] = ['open', 'closed', 'none']

/** Answers how each queue is served by these settings, and by which windows. */
class Service {
  readonly #open = new Set<QueueId>()
  readonly #windows = new Map<QueueId, string[]>()

  constructor(settings: CentreSettings, { before, view }: Change) {
    const old = queuesByWindow(before)
    const open = new Set(openWindows(view))
    for (const { id, queues } of settings.counters) {
      for (const queue of queues) this.#windows.set(queue, [...(this.#windows.get(queue) ?? []), id])
      if (!open.has(id)) continue
      // An inspector may have chosen other queues; a save replaces them only where it changes the window's queues.
      const isUnchanged = hasSameQueues(old.get(id), queues)
      for (const queue of isUnchanged ? (view.counters[id]?.queues ?? []) : queues) this.#open.add(queue)
    }
  }

  of(queue: QueueId): Served {
    if (this.#open.has(queue)) return 'open'
    return this.#windows.has(queue) ? 'closed' : 'none'
  }

  windows(queue: QueueId): readonly string[] {
    return this.#windows.get(queue) ?? []
  }
}

/** @returns every queue that one of the settings, the hall or the catalogue knows. */
function knownQueues({ before, after, view }: Change): QueueId[] {
  const ofWindows = [before, after].flatMap(({ counters }) => counters.flatMap(({ queues }) => queues))
  return [
    ...new Set([...ofWindows, ...(Object.keys(view.queues) as QueueId[]), ...settledQueues(before, after)]),
  ]
}

/** @returns the queues about which settings say something. */
function settledQueues(...all: CentreSettings[]): QueueId[] {
  return all.flatMap(({ services }) =>
    Object.entries(services).flatMap(([service, own]) =>
      Object.entries(own).flatMap(([purpose, value]) =>
        typeof value === 'object' && purpose !== 'kioskTitle' ? [`${service}.${purpose}` as QueueId] : [],
      ),
    ),
  )
}

function* queueEffects(change: Change): Generator<Effect> {
  const { before, after, view, catalogue } = change
  const [was, will] = [new Service(before, change), new Service(after, change)]
  const bare: QueueId[] = []
  const newLetters = new Map<ServiceId, { letter: string; waiting: number }>()
  for (const queue of knownQueues(change)) {
    const waiting = view.queues[queue]?.waiting ?? 0
    const [wasOn, willBeOn] = [isOn(before, queue, catalogue), isOn(after, queue, catalogue)]
    const isWorse = worse.indexOf(will.of(queue)) > worse.indexOf(was.of(queue))
    const served = will.of(queue)
    if (waiting > 0 && isWorse)
      yield served === 'none'
        ? { is: 'nobody-serves', queue, waiting }
        : { is: 'windows-closed', queue, waiting, counters: will.windows(queue) }
    else if (willBeOn && served === 'none' && (isWorse || !wasOn)) bare.push(queue)
    if (waiting === 0) continue
    if (wasOn && !willBeOn) yield { is: 'keeps-waiting', queue, waiting }
    if (queueTargetMs(before, queue, catalogue) !== queueTargetMs(after, queue, catalogue))
      yield { is: 'target-kept', queue, waiting }
    const { service } = splitQueue(queue)
    if (letterOf(before, queue, catalogue) !== letterOf(after, queue, catalogue)) {
      const letter = groupOf(after, service, catalogue)
      newLetters.set(service, { letter, waiting: waiting + (newLetters.get(service)?.waiting ?? 0) })
    }
    const limit = maxWaitingOf(after, queue)
    if (limit !== null && limit !== maxWaitingOf(before, queue) && waiting >= limit && willBeOn)
      yield { is: 'queue-full', queue, waiting, limit }
  }
  for (const [service, { letter, waiting }] of newLetters)
    yield { is: 'letter-kept', service, letter, waiting }
  if (bare.length > 0) yield { is: 'without-window', queues: bare }
}

function* ruleEffects({ before, after, view }: Change): Generator<Effect> {
  const waiting = Object.values(view.queues).reduce((sum, queue) => sum + queue.waiting, 0)
  if (waiting === 0) return
  const limit = after.maxWaiting
  if (limit !== before.maxWaiting && waiting >= limit) yield { is: 'hall-full', waiting, limit }
  const rights = ({ policy, entitlements }: CentreSettings) => [policy, entitlements.map(({ id }) => id)]
  if (!same(rights(before), rights(after))) yield { is: 'order-kept', waiting }
}

function* hoursEffects({ before, after, view, catalogue }: Change): Generator<Effect> {
  const tickets = Object.entries(view.sum).reduce(
    (sum, [field, count]) => (field.endsWith(':issued') ? sum + count : sum),
    0,
  )
  const isMoved = before.zone !== after.zone || before.dayStartsAt !== after.dayStartsAt
  if (isMoved && tickets > 0) yield { is: 'day-in-use', tickets }
  const waiting = (Object.keys(view.queues) as QueueId[])
    .filter(queue => !same(hoursOf(before, queue, catalogue), hoursOf(after, queue, catalogue)))
    .reduce((sum, queue) => sum + (view.queues[queue]?.waiting ?? 0), 0)
  if (waiting > 0) yield { is: 'hours-change', waiting }
}

/** @returns the queues for which a kiosk gives tickets. */
function offeredAt(kiosk: string, settings: CentreSettings, catalogue: HallCatalogue): QueueId[] {
  if (settings.kiosks[kiosk]?.locked) return []
  return [...catalogue.servicesById.keys()]
    .flatMap(service => purposes.map(purpose => queueId(service, purpose)))
    .filter(queue => isOn(settings, queue, catalogue) && isOfferedAt(kiosk, settings, queue, catalogue))
}

function* kioskEffects({ before, after, catalogue, kiosks }: Change): Generator<Effect> {
  if (same(before.kiosks, after.kiosks)) return
  const ids = (settings: CentreSettings) => new Set([...(kiosks ?? []), ...Object.keys(settings.kiosks)])
  const lost = new Set<QueueId>()
  for (const kiosk of new Set([...ids(before), ...ids(after)])) {
    const now = offeredAt(kiosk, after, catalogue)
    const queues = offeredAt(kiosk, before, catalogue).filter(
      queue => isOn(after, queue, catalogue) && !now.includes(queue),
    )
    for (const queue of queues) lost.add(queue)
    if (queues.length === 0) continue
    yield now.length === 0 ? { is: 'kiosk-empty', kiosk } : { is: 'kiosk-stops', kiosk, queues }
  }
  // A kiosk that is not known here may still give tickets.
  if (!kiosks) return
  const left = new Set([...ids(after)].flatMap(kiosk => offeredAt(kiosk, after, catalogue)))
  const queues = [...lost].filter(queue => !left.has(queue))
  if (queues.length > 0) yield { is: 'no-kiosk', queues }
}

/** @returns the windows whose calls are on no screen of the hall. */
function unshownWindows(settings: CentreSettings, screens: readonly string[]): string[] {
  const shown = [...new Set([...screens, ...Object.keys(settings.displays)])].map(
    id => settings.displays[id]?.zones,
  )
  const isShown = (zone: string | undefined) =>
    shown.some(zones => !zones || (zone !== undefined && zones.includes(zone)))
  return settings.counters.filter(({ zone }) => !isShown(zone)).map(({ id }) => id)
}

function* screenEffects({ before, after, screens }: Change): Generator<Effect> {
  // A hall without screens calls by voice or by the windows' boards.
  if (!screens || screens.length === 0) return
  const old = unshownWindows(before, screens)
  const counters = unshownWindows(after, screens).filter(id => !old.includes(id))
  if (counters.length > 0) yield { is: 'no-screen', counters }
}
