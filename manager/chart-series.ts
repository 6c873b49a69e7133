import { type Purpose, purposes, splitQueue } from '../shared/domain/queue.ts'

/** Milliseconds of a slot: the store counts the flow of a day by slots. */
export const slotMs = 300_000

export interface Point {
  /** The end of a slot, Unix ms. */
  at: number
  /** The value at that time; null where there is none. */
  value: number | null
}

export interface DayCurves {
  /** Visitors waiting at the end of each slot. */
  waiting: Record<Purpose | 'all', Point[]>
  /** Mean wait in minutes of the visitors called in each slot; null in slots without a call. */
  wait: Record<Purpose, Point[]>
}

type Flow = Record<'in' | 'out' | 'calls' | 'waitMs', number>

/**
 * @param curve the day's flow, `<slot>:<queue>:<what>`, as the view has it
 * @param span the day's start, and the end of the curves (Unix ms)
 * @param slotsAPoint how many slots of the store make a point
 * @returns no points before the first visitor; else from the slot of the first visitor to that of `span.to`. The last
 * point is of a slot that is not over.
 */
export function curvesOf(
  curve: Readonly<Record<string, number>>,
  span: { from: number; to: number },
  slotsAPoint = 1,
): DayCurves {
  const stepMs = slotMs * slotsAPoint
  const flows = flowsOf(curve, slotsAPoint)
  const first = Math.min(...flows.keys())
  const last = Math.max(Math.floor((span.to - span.from) / stepMs), ...flows.keys())
  const curves: DayCurves = {
    waiting: { all: [], ...byPurpose<Point[]>(() => []) },
    wait: byPurpose<Point[]>(() => []),
  }
  if (flows.size === 0) return curves
  const waiting = byPurpose(() => 0)
  for (let step = first; step <= last; step++) {
    const at = Math.min(span.from + (step + 1) * stepMs, Math.max(span.to, span.from + step * stepMs))
    for (const purpose of purposes) {
      const flow = flows.get(step)?.[purpose]
      waiting[purpose] += (flow?.in ?? 0) - (flow?.out ?? 0)
      curves.waiting[purpose].push({ at, value: waiting[purpose] })
      const minutes = flow && flow.calls > 0 ? flow.waitMs / flow.calls / 60_000 : null
      curves.wait[purpose].push({ at, value: minutes })
    }
    curves.waiting.all.push({ at, value: purposes.reduce((sum, purpose) => sum + waiting[purpose], 0) })
  }
  return curves
}

function flowsOf(
  curve: Readonly<Record<string, number>>,
  slotsAPoint: number,
): Map<number, Record<Purpose, Flow>> {
  const flows = new Map<number, Record<Purpose, Flow>>()
  for (const [field, value] of Object.entries(curve)) {
    const [slot = '', queue = '', what = ''] = field.split(':')
    const { purpose } = splitQueue(queue as `${string}.${Purpose}`)
    const step = Math.floor(Number(slot) / slotsAPoint)
    let flow = flows.get(step)
    if (!flow) {
      flow = byPurpose(noFlow)
      flows.set(step, flow)
    }
    if (what in flow[purpose]) flow[purpose][what as keyof Flow] += value
  }
  return flows
}

function byPurpose<T>(make: () => T): Record<Purpose, T> {
  return { submission: make(), collection: make(), consultation: make() }
}

function noFlow(): Flow {
  return { in: 0, out: 0, calls: 0, waitMs: 0 }
}
