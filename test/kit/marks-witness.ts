import type { StreamEvent } from '../../shared/contract/events.ts'

/** Milliseconds in which a due mark is raised, whatever process died meanwhile (a promise of the product). */
const markWithinMs = 15_000

interface Waiting {
  fields: Record<string, unknown>
  /** When the wait began, Unix ms. */
  from: number
  /** Marks that this wait has had. */
  raised: ReadonlySet<number>
}

/**
 * Checks a history against the promise of wait targets: each mark of each wait is raised once, not too early and at
 * most `markWithinMs` late, by the store's times. Knows nothing about the code that raises marks.
 *
 * @param end when the history was read, Unix ms
 * @returns what was broken, in words
 */
export function brokenMarks(events: readonly StreamEvent[], end: number): string[] {
  const broken: string[] = []
  const tickets = new Map<string, Waiting>()
  for (const event of events) {
    const { ticket: id, at, type } = event
    const set = event.body.change.ticket?.set
    if (id === undefined || set === undefined) continue
    const known = tickets.get(id)
    const mark = type === 'ticket:approaching' ? 80 : type === 'ticket:breached' ? 100 : undefined
    if (mark !== undefined) {
      const due = known && dueAt(known, mark)
      if (due === undefined) broken.push(`${id}: ${mark} % raised of a wait that has none`)
      else if (at < due) broken.push(`${id}: ${mark} % raised ${due - at} ms early`)
      else if (known?.raised.has(mark)) broken.push(`${id}: ${mark} % raised twice`)
      else if (at - due > markWithinMs) broken.push(`${id}: ${mark} % raised ${at - due} ms late`)
    } else if (known && (set.state !== undefined || set.wait !== undefined)) {
      broken.push(...missing(id, known, at))
    }
    const fields = { ...known?.fields, ...set }
    const isSameWait = known?.fields.state === 'waiting' && fields.wait === known.fields.wait
    const continues =
      known && fields.wait === known.fields.wait && (mark !== undefined || set.noted === undefined)
    const raised = new Set(continues ? known.raised : noted(fields))
    if (mark !== undefined) raised.add(mark)
    tickets.set(id, { fields, from: isSameWait ? known.from : at, raised })
  }
  for (const [id, waiting] of tickets) broken.push(...missing(id, waiting, end))
  return broken
}

/** @returns when a mark is due; undefined when no mark is expected */
function dueAt({ fields, from }: Waiting, mark: number): number | undefined {
  const { state, waitSince, dueBy } = fields
  if (state !== 'waiting' || typeof dueBy !== 'number' || typeof waitSince !== 'number') return undefined
  // A ticket that returned late to its old wait can't have been marked while it was away.
  return Math.max(from, waitSince + ((dueBy - waitSince) * mark) / 100)
}

/** @returns the marks that should have been raised before `end` */
function missing(id: string, waiting: Waiting, end: number): string[] {
  return [80, 100].flatMap(mark => {
    const due = dueAt(waiting, mark)
    const isOpen = due !== undefined && !waiting.raised.has(mark)
    return isOpen && end - due > markWithinMs ? [`${id}: ${mark} % was never raised`] : []
  })
}

/** @returns the marks that a wait had when an undone step returned to it */
function noted(fields: Record<string, unknown>): number[] {
  return [80, 100].filter(mark => mark <= Number(fields.noted ?? 0))
}
