import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Request, type Response, Router } from 'express'
import { exportSchema } from '../../../shared/contract/archive-ask.ts'
import type { ExportJob } from '../../../shared/contract/archive-report.ts'
import { isMonth } from '../../../shared/domain/calendar.ts'
import { sleep } from '../../../shared/domain/sleep.ts'
import type { Exports } from '../../exports/exports.ts'
import { ReportsAway } from '../../reports/reports.ts'
import { parse } from '../api.ts'
import type { Admitted, Gate } from '../guards/admit.ts'
import { readJson } from '../guards/read-body.ts'
import { refuse, sendAnswer } from '../refusals.ts'
import { admitToCentres, refuseBadSpan } from './reports.ts'

export interface ExportsDeps {
  gate: Gate
  exports: Exports
  /** Every centre's id. */
  centres: readonly string[]
}

type OfFile = Request<{ id: string }>

/** A span, a centre and the kind of file. */
const maxBodyBytes = 16 * 1024

/** How often a page that watches is told what is new. */
const lookMs = 400
/** A line on which nothing is said for longer is cut by what stands between. */
const quietMs = 15_000

const types: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
}

/** Files of reports: asked for, followed while they are made, stopped, taken along. Everybody sees their own alone. */
export function exportRoutes(deps: ExportsDeps): Router {
  const { exports: files } = deps
  const router = Router()

  router.post('/api/exports', async (request, response) => {
    // Whoever may take files of no centre is not read; of which centre it is, the body says.
    if (!(await deps.gate.admit(request, response, 'report:export'))) return
    const asked = parse(response, exportSchema, await readJson(request, response, maxBodyBytes))
    const admitted = asked && (await admitToCentres(deps, request, response, 'report:export', asked.centre))
    if (!admitted || refuseBadSpan(response, asked)) return
    // Its head says which month it is: of any other span it would not be true.
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
  router.get('/api/exports/:id/progress', (request: OfFile, response) =>
    withFile(deps, request, response, (job, { identity }) => follow(files, identity.by, job, response)),
  )
  router.get('/api/exports/:id/file', (request: OfFile, response) =>
    withFile(deps, request, response, job => send(files, job, response)),
  )
  router.delete('/api/exports/:id', (request: OfFile, response) =>
    withFile(deps, request, response, async (job, { identity }) => {
      const dropped = await files.cancelOrRemove(identity.by, job.id)
      if (dropped) sendAnswer(response, { ok: true, reply: dropped })
      else refuse(response, 'NO_SUCH_EXPORT')
    }),
  )
  return router
}

/** Whoever may no longer look at a centre gets no file about it either, asked for before or not. */
async function withFile(
  deps: ExportsDeps,
  request: OfFile,
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
    // Of all centres, the one left behind would stand in it still.
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

/** Tells of a file as Server-Sent Events until it is no longer being made, or nobody listens. */
async function follow(files: Exports, by: string, first: ExportJob, response: Response): Promise<void> {
  response.set({
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  })
  response.flushHeaders()
  let job: ExportJob | undefined = first
  let told = ''
  let toldAt = 0
  while (job && !response.closed) {
    const text = JSON.stringify(job)
    if (text !== told) response.write(`data: ${text}\n\n`)
    else if (performance.now() - toldAt > quietMs) response.write(':\n\n')
    if (text !== told || performance.now() - toldAt > quietMs) toldAt = performance.now()
    told = text
    if (job.state !== 'running') break
    await sleep(lookMs)
    // The line ends, and its page asks anew when the archive is back.
    job = await files.find(by, first.id).catch(() => undefined)
  }
  response.end()
}

async function send(files: Exports, job: ExportJob, response: Response): Promise<void> {
  if (job.state !== 'done' || job.name === null) return refuse(response, 'NO_SUCH_EXPORT')
  const parts = files.content(job)
  // An archive that is away says so before the file has begun.
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
    // Whoever asked has gone, or the archive has: the file breaks off, and its length tells.
    const isGone = (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE'
    if (!isGone && !(error instanceof ReportsAway)) throw error
  }
}
