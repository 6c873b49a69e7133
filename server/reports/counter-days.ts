import type { CounterActivity, CounterDay, CounterSpan } from '../../shared/contract/archive-report.ts'

/** A window's state from `since` to `until`, Unix ms; null: it lasts. */
interface StateRow {
  counter: string
  state: string
  since: number
  until: number | null
  trusted: boolean
}

/** A time in which nobody was at an open window, Unix ms; null: it lasts. */
interface AbsenceRow {
  counter: string
  since: number
  until: number | null
}

/** An inspector's time at a window, Unix ms; null: it lasts. */
interface SittingRow {
  counter: string
  inspector: string | null
  since: number
  until: number | null
}

/** A ticket's time at a window, Unix ms; null: not yet. */
interface VisitRow {
  counter: string
  number: string
  inspector: string | null
  called: number
  started: number | null
  ended: number | null
  trusted: boolean
}

export interface DayRows {
  states: StateRow[]
  absences: AbsenceRow[]
  sittings: SittingRow[]
  visits: VisitRow[]
}

/**
 * Computes what each window did on a day, from its opening to its closing.
 *
 * @param until where spans that still last are cut, Unix ms
 */
export function counterDaysOf({ states, absences, sittings, visits }: DayRows, until: number): CounterDay[] {
  const counters = [...new Set([...states, ...visits].map(({ counter }) => counter))]
  return counters
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map(counter => {
      const of = <T extends { counter: string }>(rows: readonly T[]) =>
        rows.filter(row => row.counter === counter)
      const sitting = of(sittings)
      const busy = of(visits)
        .flatMap(visit => visitSpans(visit, until))
        .toSorted((a, b) => a.from - b.from)
      const away = of(absences).map(({ since, until: end }) => ({ from: since, to: end ?? until }))
      const free = of(states)
        .flatMap(state => freeSpans(state, busy, until))
        .flatMap(span => markAbsences(span, away))
      const spans = [...busy, ...free].filter(({ from, to }) => to > from).toSorted((a, b) => a.from - b.from)
      return { counter, spans: spans.map(span => withInspector(span, sitting)) }
    })
}

function visitSpans(visit: VisitRow, until: number): CounterSpan[] {
  const { called, started, ended, number, inspector, trusted } = visit
  const end = ended ?? until
  const served = started ?? end
  const more = {
    number,
    ...(inspector !== null && { inspector }),
    ...(!trusted && { isUntrusted: true as const }),
  }
  return [
    { state: 'called', from: called, to: served, ...more },
    { state: 'serving', from: served, to: end, ...more },
  ]
}

/** @returns the parts of an open or paused time in which no visitor was at the window. */
function freeSpans(
  { state, since, until, trusted }: StateRow,
  busy: readonly CounterSpan[],
  now: number,
): CounterSpan[] {
  const word: CounterActivity = state === 'paused' ? 'paused' : 'idle'
  const end = until ?? now
  const spans: CounterSpan[] = []
  let from = since
  for (const visit of busy) {
    if (visit.to <= from || visit.from >= end) continue
    spans.push({ state: word, from, to: visit.from })
    from = visit.to
  }
  spans.push({ state: word, from, to: end, ...(!trusted && { isUntrusted: true as const }) })
  return spans
}

/** Marks the parts of an idle span in which nobody was at the window. A paused span stays paused. */
function markAbsences(span: CounterSpan, away: readonly { from: number; to: number }[]): CounterSpan[] {
  if (span.state !== 'idle') return [span]
  const spans: CounterSpan[] = []
  let from = span.from
  for (const absence of away) {
    const [begin, end] = [Math.max(from, absence.from), Math.min(span.to, absence.to)]
    if (begin >= end) continue
    spans.push({ ...span, from, to: begin }, { ...span, state: 'away', from: begin, to: end })
    from = end
  }
  return [...spans, { ...span, from }]
}

function withInspector(span: CounterSpan, sittings: readonly SittingRow[]): CounterSpan {
  if (span.inspector !== undefined) return span
  const sitting = sittings.find(({ since, until }) => since <= span.from && (until ?? Infinity) > span.from)
  return sitting?.inspector ? { ...span, inspector: sitting.inspector } : span
}
