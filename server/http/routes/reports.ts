import { type Request, type Response, Router } from 'express'
import { allCentres, maxSpanDays } from '../../../shared/contract/archive-report.ts'
import { centreDaySchema, spanSchema, storySchema } from '../../../shared/contract/archive-requests.ts'
import type { ErrorCode } from '../../../shared/contract/errors.ts'
import type { Action } from '../../../shared/contract/permissions.ts'
import { daysOf } from '../../../shared/domain/dates.ts'
import { refusalOf } from '../../auth/permit.ts'
import { WorkLimiter } from '../../lib/work-limiter.ts'
import { type Reports, ReportsAway } from '../../reports/reports.ts'
import { parseOrRefuse, runInTurn } from '../api.ts'
import type { Admitted, Gate } from '../guards/admit.ts'
import { refuse, sendAnswer } from '../refusals.ts'

export interface ReportsDeps {
  gate: Gate
  reports: Reports
  /** Every centre's id. */
  /** @returns the ids of all centres. */
  centres(): readonly string[]
}

/**
 * Concurrent reads of reports on this node: half of the archive's connections, so that the archive can still be written. A person reads two at
 * a time and may have eight in progress, as many as a page sends when its reader steps through days.
 */
export const reportLimits = { max: 4, maxPerCaller: 8, maxRunningPerCaller: 2 }

/** The id of a centre, or `all` for all centres that the caller may see. */
const placeSchema = spanSchema.pick({ centre: true })

/** Creates the routes for reports: for managers of their centres, for administrators and auditors of all. */
export function reportRoutes({ gate, reports, centres }: ReportsDeps): Router {
  const router = Router()
  const limiter = new WorkLimiter(reportLimits)
  const admit = (request: Request, response: Response, centre: string) =>
    admitToCentres({ gate, centres }, request, response, 'report:read', centre)
  const answer = (response: Response, { identity }: Admitted, read: () => Promise<unknown>) =>
    runInTurn(limiter, identity.by, response, () => sendReport(response, read))

  router.get('/api/reports/figures', async (request, response) => {
    const span = parseOrRefuse(response, spanSchema, request.query)
    const admitted = span && (await admit(request, response, span.centre))
    if (!admitted || refuseBadSpan(response, span)) return
    await answer(response, admitted, () => reports.report(span, admitted.centres))
  })
  router.get('/api/reports/day', async (request, response) => {
    const asked = parseOrRefuse(response, centreDaySchema, request.query)
    const admitted = asked && (await admit(request, response, asked.centre))
    if (admitted && !refuseAllCentres(response, asked.centre))
      await answer(response, admitted, () => reports.day(asked))
  })
  router.get('/api/reports/story', async (request, response) => {
    const asked = parseOrRefuse(response, storySchema, request.query)
    const admitted = asked && (await admit(request, response, asked.centre))
    if (admitted && !refuseAllCentres(response, asked.centre))
      await answer(response, admitted, () => reports.story(asked))
  })
  router.get('/api/reports/summary', async (request, response) => {
    const asked = parseOrRefuse(response, placeSchema, request.query)
    const admitted = asked && (await admit(request, response, asked.centre))
    if (admitted && !refuseAllCentres(response, asked.centre))
      await answer(response, admitted, () => reports.summary(asked.centre))
  })
  router.get('/api/reports/archive', async (request, response) => {
    const asked = parseOrRefuse(response, placeSchema, request.query)
    const admitted = asked && (await admit(request, response, asked.centre))
    if (admitted) await answer(response, admitted, () => reports.state(admitted.centres))
  })
  return router
}

/** An admitted caller and the ids of the centres that the caller may see. */
export interface AdmittedToCentres extends Admitted {
  centres: string[]
}

/**
 * Admits a caller who may do `action` at least at one of the requested centres. Otherwise sends the refusal and returns undefined.
 *
 * @param centre the id of a centre, or `all`
 */
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
  const requested = one === undefined ? centres() : centres().filter(id => id === one)
  const open = requested.filter(id => !refusalOf(admitted.identity, action, id))
  if (open.length > 0) return { ...admitted, centres: open }
  refuse(response, one === undefined ? 'FOREIGN_CENTRE' : 'NO_SUCH_CENTRE')
  return undefined
}

/** Refuses a span that ends before it begins or exceeds the limit. @returns whether it was refused */
export function refuseBadSpan(response: Response, span: { from: string; to: string }): boolean {
  const days = daysOf(span)
  if (days < 1) refuse(response, 'SPAN_BACKWARDS', { field: 'to' })
  else if (days > maxSpanDays) refuse(response, 'SPAN_TOO_LONG', { field: 'to' })
  return days < 1 || days > maxSpanDays
}

/** Sends what `read` returns, or a refusal when the archive is away. @param missing the refusal when `read` found nothing */
export async function sendReport(
  response: Response,
  read: () => Promise<unknown>,
  missing?: ErrorCode,
): Promise<void> {
  try {
    const reply = await read()
    if (reply === undefined && missing) return refuse(response, missing)
    sendAnswer(response, { ok: true, reply })
  } catch (error) {
    if (!(error instanceof ReportsAway)) throw error
    refuse(response, 'ARCHIVE_AWAY')
  }
}

/** Refuses a request for all centres, because a day and a ticket belong to one. @returns whether it was refused */
function refuseAllCentres(response: Response, centre: string): boolean {
  if (centre !== allCentres) return false
  refuse(response, 'NO_SUCH_CENTRE', { field: 'centre' })
  return true
}
