import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Request, type Response, Router } from 'express'
import {
  type AuditFilter,
  type AuditRow,
  auditExportSchema,
  auditPageSchema,
} from '../../../shared/contract/audit.ts'
import type { Action } from '../../../shared/contract/permissions.ts'
import type { Locale } from '../../../shared/domain/locale.ts'
import { cellsOf, createCsvStream } from '../../audit/csv.ts'
import { readAll, readPage, type TrailSource } from '../../audit/read-trail.ts'
import { registerNames } from '../../auth/register.ts'
import { WorkLimiter } from '../../lib/work-limiter.ts'
import type { RedisClient } from '../../redis/client.ts'
import { troubleOf } from '../../redis/trouble.ts'
import { parseOrRefuse, runInTurn, runOrRefuse } from '../api.ts'
import type { Admitted, Gate } from '../guards/admit.ts'
import { refuse, sendAnswer } from '../refusals.ts'

/**
 * Concurrent reads of pages and of pieces of files, on this node; each reads up to 10,000 rows. A person reads one at a time and may have eight
 * in progress, as many as a page sends when its filter changes quickly.
 */
export const auditLimits = { max: 2, maxPerCaller: 8, maxRunningPerCaller: 1 }
/** Concurrent downloads per person; each keeps 500 rows in memory. */
export const maxFilesOfPerson = 2

export interface AuditDeps {
  gate: Gate
  client: RedisClient
  /** @returns the key of the stream of a centre or register. */
  eventsOf(trail: string): string
  isCentre(centre: string): boolean
  zoneOf(centre: string): string
  /** @returns the ids of the people who work at a centre. @throws when the store is away */
  staffOf(centre: string): Promise<ReadonlySet<string>>
}

type TrailRequest = Request<{ centre: string }>

/** Creates the routes for the audit trail, by page or as a file: for managers of their centres, for administrators and auditors of all. */
export function auditRoutes(deps: AuditDeps): Router {
  const router = Router()
  const limiter = new WorkLimiter(auditLimits)
  const files = new WorkLimiter({ max: Number.POSITIVE_INFINITY, maxPerCaller: maxFilesOfPerson })
  router.get('/api/centres/:centre/audit', async (request: TrailRequest, response) => {
    const admitted = await admitToTrail(deps, request, response, 'audit:read')
    const asked = admitted && parseOrRefuse(response, auditPageSchema, request.query)
    if (!asked) return
    const work = async () => {
      const source = await sourceOf(deps, request.params.centre, asked)
      sendAnswer(response, { ok: true, reply: await readPage(source, asked) })
    }
    await runOrRefuse(response, () => runInTurn(limiter, admitted.identity.by, response, work))
  })
  router.get('/api/centres/:centre/audit.csv', async (request: TrailRequest, response) => {
    const admitted = await admitToTrail(deps, request, response, 'audit:export')
    const asked = admitted && parseOrRefuse(response, auditExportSchema, request.query)
    if (!asked) return
    const { by } = admitted.identity
    const turn = turnsOf(limiter, `file:${by}`)
    const work = () => sendFile(deps, request.params.centre, asked, response, turn)
    await runOrRefuse(response, () => runInTurn(files, by, response, work))
  })
  return router
}

/** Admits a caller to the trail of a centre or register. Otherwise sends the refusal and returns undefined. */
async function admitToTrail(
  deps: AuditDeps,
  request: TrailRequest,
  response: Response,
  action: Action,
): Promise<Admitted | undefined> {
  const { centre } = request.params
  // A register's name is nobody's centre, so only callers with permission for all centres are admitted.
  const admitted = await deps.gate.admit(request, response, action, centre)
  if (!admitted) return undefined
  if (deps.isCentre(centre) || (registerNames as readonly string[]).includes(centre)) return admitted
  refuse(response, 'NO_SUCH_CENTRE')
  return undefined
}

type Turn = <T>(work: () => Promise<T>) => Promise<T>

/** Makes a file wait for its turn before each piece, so that a slow download holds up nobody else. */
function turnsOf(limiter: WorkLimiter, one: string): Turn {
  return async work => {
    const done = await limiter.run(one, work)
    if (!done) throw new Error('this person has too many downloads in progress')
    return done.result
  }
}

async function sendFile(
  deps: AuditDeps,
  centre: string,
  asked: AuditFilter & { lang: Locale },
  response: Response,
  turn: Turn,
): Promise<void> {
  const look = { locale: asked.lang, zone: deps.isCentre(centre) ? deps.zoneOf(centre) : 'UTC' }
  const rows = readAll(await sourceOf(deps, centre, asked), asked, turn)
  // Read the first row before sending headers, so that trouble with the store becomes a refusal.
  const first = await rows.next()
  const cells = async function* () {
    if (!first.done) yield cellsOf(first.value, look)
    for await (const row of rows) yield cellsOf(row, look)
  }
  const name = [asked.of, centre, new Date().toISOString().slice(0, 10)].filter(Boolean).join('-')
  response.set('Cache-Control', 'no-store')
  response.attachment(`kezek-audit-${name}.csv`).type('text/csv; charset=utf-8')
  try {
    await pipeline(Readable.from(cells()), createCsvStream(look), response)
  } catch (error) {
    // The caller has disconnected, or the store went away: the broken connection shows that the file is incomplete.
    const isGone = (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE'
    if (!isGone && !troubleOf(error)) throw error
  }
}

async function sourceOf(deps: AuditDeps, centre: string, { of }: AuditFilter): Promise<TrailSource> {
  const { client, eventsOf, isCentre, staffOf } = deps
  if (of === undefined || !isCentre(centre)) return { client, events: eventsOf(centre) }
  const source = { client, events: eventsOf(of) }
  if (of === 'devices') return { ...source, concerns: ({ facts }) => facts.centre === centre }
  const staff = await staffOf(centre)
  return { ...source, concerns: row => staff.has(row.facts.person ?? '') || namesCentre(row, centre) }
}

/** @returns whether a row names a centre: a person who worked there at that time, wherever the person works now. */
function namesCentre({ facts, before, after }: AuditRow, centre: string): boolean {
  return [facts.centres, before?.centres, after?.centres].some(list => list?.split(',').includes(centre))
}
