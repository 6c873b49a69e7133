import type { CounterActivity, CounterDay, CounterSpan } from '../../shared/contract/archive-report.ts'

/** A window as it was set, from when until when. */
export interface StateRow {
  counter: string
  state: string
  since: number
  until: number | null
  trusted: boolean
}

/** Nobody was at an open window. */
export interface AbsenceRow {
  counter: string
  since: number
  until: number | null
}

/** Somebody at a window. */
export interface SittingRow {
  counter: string
  inspector: string | null
  since: number
  until: number | null
}

/** A ticket at a window. */
export interface VisitRow {
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
 * Tells a day window by window: what each did from its opening to its closing.
 * @param until what has not ended yet is told up to here, Unix ms
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
        .flatMap(span => withAbsences(span, away))
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

/** What is left of an open or paused window when its visitors are taken out. */
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

/** A break is a break, whoever is there; otherwise a free window without anybody is told as such. */
function withAbsences(span: CounterSpan, away: readonly { from: number; to: number }[]): CounterSpan[] {
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
