import { allCentres, maxSpanDays } from '../shared/contract/archive-report.ts'
import { addDays, daysOf } from '../shared/domain/dates.ts'
import { type QuickSpan, type ReportSectionId, reportSections } from '../shared/i18n/reports/reports.ts'

/** The user's choice. The address holds all of it, so that a link shows the same to another user. */
export interface Choice {
  /** An id, or `all`. */
  centre: string
  from: string
  to: string
  section: ReportSectionId
  /** The day, in the sections about a day and a ticket. */
  day: string
  /** The ticket's number; empty while none is chosen. */
  number: string
}

/** Defaults for what an address leaves open. */
export interface Usual {
  centre: string
  /** Today by the centre's clock. */
  today: string
}

const usualDays = 7

/** @returns the choice in an address; defaults for missing and invalid parts. */
export function readAddress({ search, hash }: { search: string; hash: string }, usual: Usual): Choice {
  const said = new URLSearchParams(search)
  const [from, to] = [dayOf(said.get('from')), dayOf(said.get('to'))]
  const isSpan = from !== undefined && to !== undefined && problemOf({ from, to }) === undefined
  const centre = said.get('centre')
  return {
    centre: centre !== null && /^[a-z0-9-]{1,40}$/.test(centre) ? centre : usual.centre,
    ...(isSpan ? { from, to } : { from: addDays(usual.today, 1 - usualDays), to: usual.today }),
    section: reportSections.find(id => id === hash.slice(1)) ?? 'overview',
    day: dayOf(said.get('day')) ?? usual.today,
    number: said.get('number') ?? '',
  }
}

/** @param as the role that a page of the demonstration has in its address @returns the address of a choice */
export function writeAddress({ centre, from, to, section, day, number }: Choice, as?: string): string {
  const query = new URLSearchParams({ centre, from, to })
  if (as !== undefined) query.set('as', as)
  if (section === 'day' || section === 'ticket') query.set('day', day)
  if (section === 'ticket' && number !== '') query.set('number', number)
  return `?${query}#${section}`
}

/** @returns the error of a span of days; undefined for none. */
export function problemOf(span: { from: string; to: string }): 'backwards' | 'tooLong' | undefined {
  const days = daysOf(span)
  if (days < 1) return 'backwards'
  return days > maxSpanDays ? 'tooLong' : undefined
}

/** @returns the span behind a button, ending today at the latest. */
export function quickSpan(name: QuickSpan, today: string): { from: string; to: string } {
  const month = today.slice(0, 7)
  switch (name) {
    case 'today':
      return { from: today, to: today }
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) }
    case 'week':
      return { from: addDays(today, 1 - usualDays), to: today }
    case 'month':
      return { from: `${month}-01`, to: today }
    case 'lastMonth': {
      const last = addDays(`${month}-01`, -1)
      return { from: `${last.slice(0, 7)}-01`, to: last }
    }
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today }
  }
}

/** @returns a whole month, `2026-11`, as a span. */
export function monthSpan(month: string): { from: string; to: string } {
  const from = `${month}-01`
  return { from, to: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) }
}

/** @returns whether one centre is chosen. */
export function isOneCentre(centre: string): boolean {
  return centre !== allCentres
}

/** @returns a day as addresses and fields write it; undefined for an invalid one. */
export function dayOf(text: string | null): string | undefined {
  if (text === null || !/^\d{4}-\d\d-\d\d$/.test(text)) return undefined
  const at = Date.parse(text)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? text : undefined
}
