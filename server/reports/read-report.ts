import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import { letterOf, queueTargetMs } from '../../shared/catalogue/effective.ts'
import type {
  ArchiveReport,
  ChosenCalls,
  HeatCell,
  ReportRow,
  TrendStep,
  WaitBin,
} from '../../shared/contract/archive-report.ts'
import type { Span } from '../../shared/contract/archive-requests.ts'
import { addDays, daysOf, mondayOf } from '../../shared/domain/dates.ts'
import { bucketSpan, type Histogram } from '../../shared/domain/histogram.ts'
import { purposes, type QueueId, splitQueue } from '../../shared/domain/queue.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { type CallReason, callReasons } from '../../shared/domain/ticket.ts'
import type { Database } from '../archive/database.ts'
import { rollDays } from '../archive/rollups/roll.ts'
import { dayNumber, dayText } from './days.ts'
import { readSteps, readSums } from './read-sums.ts'
import { Sums, type SumsRow, sumBy } from './sums.ts'

/** A report without the names of people and services. */
export type NamelessReport = Omit<ArchiveReport, 'people' | 'titles'>

/** Days of the longest span that is drawn day by day. Longer ones are drawn by weeks: 365 bars are too thin to see. */
const maxDailySpan = 62
/** Minutes per bin of the distribution of waits; its borders are borders of the histogram's buckets. */
const binMinutes = 5
/** Minutes; all longer waits share one bin, so that few very long ones do not flatten the chart. */
const lastBinMinutes = 120

/**
 * Reads a report on some centres. First rolls up the days that changed since they were last rolled up.
 *
 * @param settings the settings in force now; they give queues their groups and wait targets
 * @throws when the database is away
 */
export async function readReport(
  db: Database,
  span: Span,
  centres: readonly string[],
  settings: CentreSettings,
  catalogue: Catalogue,
): Promise<NamelessReport> {
  await rollDays(db, { centres, from: dayNumber(span.from), to: dayNumber(span.to) })
  const trendBy = daysOf(span) > maxDailySpan ? 'week' : 'day'
  const [rows, steps] = await db.transaction(
    async tx => [await readSums(tx, centres, span), await readSteps(tx, centres, span, trendBy)] as const,
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
  return {
    span,
    centres: [...centres],
    ...summarise(rows, centres, settings, catalogue),
    trendBy,
    trend: trendOf(steps, span, trendBy),
  }
}

function summarise(
  all: readonly SumsRow[],
  centres: readonly string[],
  settings: CentreSettings,
  catalogue: Catalogue,
): Omit<NamelessReport, 'span' | 'centres' | 'trend' | 'trendBy'> {
  const of = (dim: string) => all.filter(row => row.dim === dim)
  const [queues, slots, lanes, counters] = [of('queue'), of('slot'), of('lane'), of('counter')]
  const isOne = centres.length === 1
  const total = lanes.reduce((sum, row) => sum.add(row), new Sums())
  const queue = (row: SumsRow) => splitQueue(row.key as QueueId)
  return {
    total: total.figures(),
    by: {
      centre: rowsOf(sumBy(lanes, row => row.centre ?? undefined)),
      service: inOrder(rowsOf(sumBy(queues, row => queue(row).service)), [...catalogue.servicesById.keys()]),
      purpose: inOrder(rowsOf(sumBy(queues, row => queue(row).purpose)), purposes),
      group: rowsOf(sumBy(queues, row => groupLetter(row.key as QueueId, settings, catalogue))),
      lane: rowsOf(sumBy(lanes, row => row.key)),
      hour: byNumber(rowsOf(sumBy(slots, row => slotOf(row).hour.toString()))),
      weekday: byNumber(rowsOf(sumBy(slots, row => slotOf(row).weekday.toString()))),
      counter: byNumber(
        rowsOf(
          sumBy(counters, row => (isOne ? row.key : `${row.centre}/${row.key}`)),
          'calls',
        ),
      ),
      inspector: rowsOf(
        sumBy(of('inspector'), row => row.key),
        'calls',
      ),
    },
    reasons: reasonsOf(of('reason')),
    chosen: of('chosen')
      .map(chosenOf)
      .filter(({ calls }) => calls > 0)
      .toSorted((a, b) => b.calls - a.calls),
    heat: slots.map(heatCell).toSorted((a, b) => a.weekday - b.weekday || a.hour - b.hour),
    distribution: binsOf(total.wait.histogram),
    targets: targetsOf(queues, settings, catalogue),
  }
}

function rowsOf(groups: ReadonlyMap<string, Sums>, visitors?: 'calls'): ReportRow[] {
  return [...groups]
    .map(([key, sums]) => ({ key, figures: sums.figures(visitors) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

function byNumber(rows: ReportRow[]): ReportRow[] {
  return rows.toSorted((a, b) => a.key.localeCompare(b.key, 'en', { numeric: true }))
}

function inOrder(rows: ReportRow[], order: readonly string[]): ReportRow[] {
  return rows.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key))
}

/** @returns the letter that a queue's ticket numbers begin with; undefined for a service that has left the catalogue. */
function groupLetter(queue: QueueId, settings: CentreSettings, catalogue: Catalogue): string | undefined {
  return catalogue.servicesById.has(splitQueue(queue).service)
    ? letterOf(settings, queue, catalogue)
    : undefined
}

/** Parses `weekday:hour`. The archive counts Sunday as 0, a report as 7. */
function slotOf({ key }: SumsRow): { weekday: number; hour: number } {
  const [weekday = 0, hour = 0] = key.split(':').map(Number)
  return { weekday: weekday || 7, hour }
}

function heatCell(row: SumsRow): HeatCell {
  const { visitors, wait } = new Sums().add(row).figures()
  return { ...slotOf(row), visitors, p90: wait?.p90 ?? null }
}

function reasonsOf(rows: readonly SumsRow[]): { reason: CallReason; calls: number }[] {
  return callReasons.map(reason => ({
    reason,
    calls: rows.filter(({ key }) => key === reason).reduce((sum, { calls }) => sum + Number(calls), 0),
  }))
}

function chosenOf(row: SumsRow): ChosenCalls {
  const [inspector = '', word = ''] = row.key.split('\t')
  return { inspector: inspector || null, word: word || null, calls: Number(row.calls) }
}

/** Counts waits per bin. Borders of bins are borders of buckets, so the counts are exact. */
function binsOf(histogram: Histogram): WaitBin[] {
  const bins: WaitBin[] = []
  for (let from = 0; from < lastBinMinutes; from += binMinutes)
    bins.push({ from, to: from + binMinutes, waits: 0 })
  bins.push({ from: lastBinMinutes, to: null, waits: 0 })
  for (const [bucket, count] of histogram.entries()) {
    const minutes = bucketSpan(bucket).from / 60_000
    const bin = bins[Math.min(Math.floor(minutes / binMinutes), bins.length - 1)]
    if (bin) bin.waits += count
  }
  return bins
}

function targetsOf(queues: readonly SumsRow[], settings: CentreSettings, catalogue: Catalogue): number[] {
  const targets = queues.flatMap(({ key, waits }) => {
    const queue = key as QueueId
    if (Number(waits) === 0 || !catalogue.servicesById.has(splitQueue(queue).service)) return []
    const target = queueTargetMs(settings, queue, catalogue)
    return target === null ? [] : [target / 60_000]
  })
  return [...new Set(targets)].toSorted((a, b) => a - b)
}

/** Every day or week of the span, those without a visitor too. */
function trendOf(rows: readonly SumsRow[], { from, to }: Span, by: 'day' | 'week'): TrendStep[] {
  const known = sumBy(rows, row => dayText(Number(row.key)))
  const steps: TrendStep[] = []
  const length = by === 'day' ? 1 : 7
  for (let first = by === 'day' ? from : mondayOf(from); first <= to; first = addDays(first, length)) {
    const last = addDays(first, length - 1)
    steps.push({
      // The first and the last week of a span may be incomplete.
      from: first < from ? from : first,
      to: last > to ? to : last,
      figures: (known.get(first) ?? new Sums()).figures(),
    })
  }
  return steps
}
