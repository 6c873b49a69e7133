import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Request, type Response, Router } from 'express'
import type { ExportJob } from '../../../shared/contract/archive-report.ts'
import { exportSchema } from '../../../shared/contract/archive-requests.ts'
import { isMonth } from '../../../shared/domain/dates.ts'
import type { Exports } from '../../exports/exports.ts'
import { ReportsAway } from '../../reports/reports.ts'
import { parseOrRefuse } from '../api.ts'
import { sendChanges } from '../event-stream.ts'
import type { Admitted, Gate } from '../guards/admit.ts'
import { readJson } from '../guards/read-body.ts'
import { refuse, sendAnswer } from '../refusals.ts'
import { admitToCentres, refuseBadSpan } from './reports.ts'

export interface ExportsDeps {
  gate: Gate
  exports: Exports
  /** Every centre's id. */
  /** @returns the ids of all centres. */
  centres(): readonly string[]
}

type FileRequest = Request<{ id: string }>

/** Bytes of a body: a span, a centre and the kind of file. */
const maxBodyBytes = 16 * 1024

/** Milliseconds between two checks of a file's progress for a page that follows it. */
const checkEveryMs = 400

const types: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
}

/** Creates the routes for files of reports: requesting, following, cancelling and downloading. People only see their own files. */
export function exportRoutes(deps: ExportsDeps): Router {
  const { exports: files } = deps
  const router = Router()

  router.post('/api/exports', async (request, response) => {
    // Do not read the body of a caller who may export nothing. The body names the centre for the second check.
    if (!(await deps.gate.admit(request, response, 'report:export'))) return
    const asked = parseOrRefuse(response, exportSchema, await readJson(request, response, maxBodyBytes))
    const admitted = asked && (await admitToCentres(deps, request, response, 'report:export', asked.centre))
    if (!admitted || refuseBadSpan(response, asked)) return
    // The PDF's header names a month, so it must cover exactly one.
    if (asked.kind === 'month-pdf' && !isMonth(asked)) return refuse(response, 'BAD_MESSAGE', { field: 'to' })
    await withArchive(response, async () => {
      const answer = await files.begin(admitted.identity.by, asked, admitted.centres)
      if ('job' in answer) return sendAnswer(response, { ok: true, reply: answer.job })
      sendAnswer(response, { ok: false, error: answer.refusal })
    })
  })
  router.get('/api/exports', async (request, response) => {
    const admitted = await deps.gate.admit(request, response, 'report:export')
    if (!admitted) return
    await withArchive(response, async () =>
      sendAnswer(response, { ok: true, reply: await files.list(admitted.identity.by) }),
    )
  })
  router.get('/api/exports/:id/progress', (request: FileRequest, response) =>
    withFile(deps, request, response, (job, { identity }) => sendProgress(files, identity.by, job, response)),
  )
  router.get('/api/exports/:id/file', (request: FileRequest, response) =>
    withFile(deps, request, response, job => sendFile(files, job, response)),
  )
  router.delete('/api/exports/:id', (request: FileRequest, response) =>
    withFile(deps, request, response, async (job, { identity }) => {
      const dropped = await files.cancelOrRemove(identity.by, job.id)
      if (dropped) sendAnswer(response, { ok: true, reply: dropped })
      else refuse(response, 'NO_SUCH_EXPORT')
    }),
  )
  return router
}

/** Finds a person's file and hands it to `work`. Refuses a file about a centre for which the person has lost permission since. */
async function withFile(
  deps: ExportsDeps,
  request: FileRequest,
  response: Response,
  work: (job: ExportJob, admitted: Admitted) => Promise<void>,
): Promise<void> {
  const { gate, exports: files } = deps
  const admitted = await gate.admit(request, response, 'report:export')
  if (!admitted) return
  await withArchive(response, async () => {
    const found = await files.findWithCentres(admitted.identity.by, request.params.id)
    if (!found) return refuse(response, 'NO_SUCH_EXPORT')
    const { job, centres } = found
    const still = await admitToCentres(deps, request, response, 'report:export', job.asked.centre)
    if (!still) return
    // A file of several centres is refused when one of them is no longer permitted.
    if (centres.every(centre => still.centres.includes(centre))) await work(job, still)
    else refuse(response, 'FOREIGN_CENTRE')
  })
}

async function withArchive(response: Response, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ReportsAway) || response.headersSent) throw error
    refuse(response, 'ARCHIVE_AWAY')
  }
}

/** Sends a file's progress until it is finished or the page disconnects. */
async function sendProgress(files: Exports, by: string, first: ExportJob, response: Response): Promise<void> {
  let known: ExportJob | undefined = first
  await sendChanges(response, checkEveryMs, async () => {
    // While the archive is away, the stream ends; the page connects again.
    const job = known ?? (await files.find(by, first.id).catch(() => undefined))
    known = undefined
    return job && { message: job, isLast: job.state !== 'running' }
  })
}

async function sendFile(files: Exports, job: ExportJob, response: Response): Promise<void> {
  if (job.state !== 'done' || job.name === null) return refuse(response, 'NO_SUCH_EXPORT')
  const parts = files.content(job)
  // Read the first part before sending headers, so that an archive that is away becomes a refusal.
  const first = await parts.next()
  const content = async function* () {
    if (!first.done) yield first.value
    yield* parts
  }
  response.set('Cache-Control', 'no-store')
  response.attachment(job.name).type(types[job.name.split('.').at(-1) ?? ''] ?? 'application/octet-stream')
  response.set('Content-Length', String(job.bytes))
  try {
    await pipeline(Readable.from(content()), response)
  } catch (error) {
    // The caller has disconnected, or the archive went away: the Content-Length shows that the file is incomplete.
    const isGone = (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE'
    if (!isGone && !(error instanceof ReportsAway)) throw error
  }
}
