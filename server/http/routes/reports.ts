import { type Request, type Response, Router } from 'express'
import { centreDaySchema, spanSchema, storySchema } from '../../../shared/contract/archive-ask.ts'
import { allCentres, longestSpanDays } from '../../../shared/contract/archive-report.ts'
import type { Action } from '../../../shared/contract/permissions.ts'
import { daysOf } from '../../../shared/domain/calendar.ts'
import { refusalOf } from '../../auth/permit.ts'
import { FewAtATime } from '../../lib/few-at-a-time.ts'
import { type Reports, ReportsAway } from '../../reports/reports.ts'
import { inTurn, parse } from '../api.ts'
import type { Admitted, Gate } from '../guards/admit.ts'
import { refuse, sendAnswer } from '../refusals.ts'

export interface ReportsDeps {
  gate: Gate
  reports: Reports
  /** Every centre's id. */
  centres: readonly string[]
}

/**
 * Reports read at once on this node: half of the archive's connections, and the archive is written between them. One person reads two
 * at once, and has no more under way or waiting than a page asks for whose reader steps through days.
 */
export const reportLimits = { max: 4, maxOfOne: 8, maxRunningOfOne: 2 }

/** A centre, or all that whoever asks may look at. */
const placeSchema = spanSchema.pick({ centre: true })

/** What is looked back at, for managers of their centres, administrators and auditors of all. */
export function reportRoutes({ gate, reports, centres }: ReportsDeps): Router {
  const router = Router()
  const few = new FewAtATime(reportLimits)
  const admit = (request: Request, response: Response, centre: string) =>
    admitToCentres({ gate, centres }, request, response, 'report:read', centre)
  const answer = (response: Response, { identity }: Admitted, read: () => Promise<unknown>) =>
    inTurn(few, identity.by, response, () => reportOf(response, read))

  router.get('/api/reports/figures', async (request, response) => {
    const span = parse(response, spanSchema, request.query)
    const admitted = span && (await admit(request, response, span.centre))
    if (!admitted || refuseBadSpan(response, span)) return
    await answer(response, admitted, () => reports.report(span, admitted.centres))
  })
  router.get('/api/reports/day', async (request, response) => {
    const asked = parse(response, centreDaySchema, request.query)
    const admitted = asked && (await admit(request, response, asked.centre))
    if (admitted && !refuseAllCentres(response, asked.centre))
      await answer(response, admitted, () => reports.day(asked))
  })
  router.get('/api/reports/story', async (request, response) => {
    const asked = parse(response, storySchema, request.query)
    const admitted = asked && (await admit(request, response, asked.centre))
    if (admitted && !refuseAllCentres(response, asked.centre))
      await answer(response, admitted, () => reports.story(asked))
  })
  router.get('/api/reports/summary', async (request, response) => {
    const asked = parse(response, placeSchema, request.query)
    const admitted = asked && (await admit(request, response, asked.centre))
    if (admitted && !refuseAllCentres(response, asked.centre))
      await answer(response, admitted, () => reports.summary(asked.centre))
  })
  router.get('/api/reports/archive', async (request, response) => {
    const asked = parse(response, placeSchema, request.query)
    const admitted = asked && (await admit(request, response, asked.centre))
    if (admitted) await answer(response, admitted, () => reports.state(admitted.centres))
  })
  return router
}

/** Somebody who may look at some centres. */
export interface AdmittedToCentres extends Admitted {
  centres: string[]
}

/** Sends the refusal and returns undefined where whoever asks may not do `action` at any centre that is meant, or there is none. */
export async function admitToCentres(
  { gate, centres }: Pick<ReportsDeps, 'gate' | 'centres'>,
  request: Request,
  response: Response,
  action: Action,
  centre: string,
): Promise<AdmittedToCentres | undefined> {
  const one = centre === allCentres ? undefined : centre
  const admitted = await gate.admit(request, response, action, one)
  if (!admitted) return undefined
  const meant = one === undefined ? centres : centres.filter(id => id === one)
  const open = meant.filter(id => !refusalOf(admitted.identity, action, id))
  if (open.length > 0) return { ...admitted, centres: open }
  refuse(response, one === undefined ? 'FOREIGN_CENTRE' : 'NO_SUCH_CENTRE')
  return undefined
}

/** Refuses a span that ends before it begins or exceeds the limit. @returns whether it was refused */
export function refuseBadSpan(response: Response, span: { from: string; to: string }): boolean {
  const days = daysOf(span)
  if (days < 1) refuse(response, 'SPAN_BACKWARDS', { field: 'to' })
  else if (days > longestSpanDays) refuse(response, 'SPAN_TOO_LONG', { field: 'to' })
  return days < 1 || days > longestSpanDays
}

/** Answers with what `read` finds, or that the archive is away. */
export async function reportOf(response: Response, read: () => Promise<unknown>): Promise<void> {
  try {
    sendAnswer(response, { ok: true, reply: await read() })
  } catch (error) {
    if (!(error instanceof ReportsAway)) throw error
    refuse(response, 'ARCHIVE_AWAY')
  }
}

/** Refuses all centres together: a day and a ticket belong to one. @returns whether it was refused */
function refuseAllCentres(response: Response, centre: string): boolean {
  if (centre !== allCentres) return false
  refuse(response, 'NO_SUCH_CENTRE', { field: 'centre' })
  return true
}
