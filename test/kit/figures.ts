import { expect } from 'vitest'
import type { NamelessReport } from '../../server/reports/read-report.ts'
import { letterOf } from '../../shared/catalogue/effective.ts'
import type { Figures, ReportGroup, Spread } from '../../shared/contract/archive-report.ts'
import { histogramError } from '../../shared/domain/histogram.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { order } from './order.ts'
import { exactFigures, type Rows } from './reports/exact.ts'

type Keys = Parameters<typeof exactFigures>[1]

/**
 * Compares every figure of a report with single rows: counts and sums exactly, percentiles within the promised
 * error.
 */
export function holdAgainstRows(report: NamelessReport, rows: Rows, settings: CentreSettings): void {
  const isOne = report.centres.length === 1
  const all = (): string => 'all'
  const same = <T>(key: (row: T) => string | undefined) => key
  const group = ({ queue }: { queue: string }) => letterOf(settings, queue as QueueId, order)
  const counter = ({ centre, counter: id }: { centre: string; counter: string | null }) =>
    id === null ? undefined : isOne ? id : `${centre}/${id}`
  const by: Record<ReportGroup, Keys> = {
    centre: everywhere(({ centre }) => centre),
    service: everywhere(({ service }) => service),
    purpose: everywhere(({ purpose }) => purpose),
    group: everywhere(group),
    lane: everywhere(({ lane }) => lane),
    hour: everywhere(({ hour }) => String(hour)),
    weekday: everywhere(({ weekday }) => String(weekday || 7)),
    counter: { wait: counter, service: counter },
    inspector: {
      wait: same(({ inspector }) => inspector ?? undefined),
      service: same(({ inspector }) => inspector ?? undefined),
    },
  }
  const total = exactFigures(rows, { ticket: all, wait: all, service: all }).get('all')
  near(report.total, total, 'total')
  for (const [name, keys] of Object.entries(by) as [ReportGroup, Keys][]) {
    const exact = exactFigures(rows, keys)
    expect(report.by[name].map(({ key }) => key).toSorted(), name).toEqual([...exact.keys()].toSorted())
    for (const { key, figures } of report.by[name]) near(figures, exact.get(key), `${name} ${key}`)
  }
  const isCall = ({ how }: { how: string | null }) => how !== 'returned' && how !== 'refused'
  for (const { reason, calls } of report.reasons) {
    expect(calls, reason).toBe(rows.services.filter(row => row.reason === reason && isCall(row)).length)
  }
  const chosen = rows.services.filter(row => row.reason === 'chosen' && isCall(row))
  for (const { inspector, word, calls } of report.chosen) {
    expect(calls).toBe(chosen.filter(row => row.inspector === inspector && row.word === word).length)
  }
  expect(report.chosen.reduce((sum, { calls }) => sum + calls, 0)).toBe(chosen.length)
  const waited = rows.waits.filter(row => row.counted && row.trusted)
  for (const { from, to, waits } of report.distribution) {
    const minutes = waited.map(({ begun, ended }) => ((ended ?? 0) - begun) / 60_000)
    expect(waits, `${from} minutes`).toBe(
      minutes.filter(time => time >= from && time < (to ?? Infinity)).length,
    )
  }
  const visitors = report.trend.map(({ figures }) => figures.visitors)
  expect(visitors.reduce((sum, count) => sum + count, 0)).toBe(rows.tickets.length)
}

interface Common {
  centre: string
  queue: string
  service: string
  purpose: string
  lane: string
  hour: number
  weekday: number
}

function everywhere(key: (row: Common) => string): Keys {
  return { ticket: key, wait: key, service: key }
}

function near(reported: Figures, exact: Figures | undefined, name: string): void {
  const { wait, service, ...counts } = reported
  const { wait: exactWait, service: exactService, ...exactCounts } = exact ?? { wait: null, service: null }
  expect(counts, name).toEqual(exactCounts)
  nearSpread(wait, exactWait, `${name}: wait`)
  nearSpread(service, exactService, `${name}: service`)
}

function nearSpread(reported: Spread | null, exact: Spread | null, name: string): void {
  if (!reported || !exact) {
    expect(reported, name).toEqual(exact)
    return
  }
  const { median, p90, p95, ...rest } = reported
  const { median: exactMedian, p90: exact90, p95: exact95, ...exactRest } = exact
  expect(rest, name).toEqual(exactRest)
  for (const [at, is] of [
    [median, exactMedian],
    [p90, exact90],
    [p95, exact95],
  ] as const)
    expect(Math.abs(at - is), name).toBeLessThanOrEqual(
      Math.max(histogramError.ms, is * histogramError.share),
    )
}
