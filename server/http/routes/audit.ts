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
import { cellsOf, csvOf } from '../../audit/csv.ts'
import { readAll, readPage, type TrailSource } from '../../audit/read-trail.ts'
import { FewAtATime } from '../../lib/few-at-a-time.ts'
import type { RedisClient } from '../../redis/client.ts'
import { troubleOf } from '../../redis/trouble.ts'
import { answerOf, inTurn, parse } from '../api.ts'
import type { Admitted, Gate } from '../guards/admit.ts'
import { refuse, sendAnswer } from '../refusals.ts'

/**
 * Pages of the trail, and pieces of its files, read at once on this node: a page looks at up to 10,000 rows. One person reads one at once,
 * and has no more waiting than a page asks for whose filter is changed quickly.
 */
export const auditLimits = { max: 2, maxOfOne: 8, maxRunningOfOne: 1 }
/** Files that one person takes at once; each keeps 500 rows in memory for as long as its reader takes. */
export const maxFilesOfPerson = 2

/** The registers beside the centres have trails of their own. */
const registers = ['people', 'devices'] as const

export interface AuditDeps {
  gate: Gate
  client: RedisClient
  /** @returns the key of the stream of a centre, of people or of devices. */
  eventsOf(trail: string): string
  isCentre(centre: string): boolean
  zoneOf(centre: string): string
  /** @returns the ids of those who work at a centre. @throws when the store is away */
  staffOf(centre: string): Promise<ReadonlySet<string>>
}

type Asked = Request<{ centre: string }>

/** The trail of what was done, for managers of their centres, administrators and auditors of all: by page, or as a file. */
export function auditRoutes(deps: AuditDeps): Router {
  const router = Router()
  const few = new FewAtATime(auditLimits)
  const files = new FewAtATime({ max: Number.POSITIVE_INFINITY, maxOfOne: maxFilesOfPerson })
  router.get('/api/centres/:centre/audit', async (request: Asked, response) => {
    const admitted = await mayAsk(deps, request, response, 'audit:read')
    const asked = admitted && parse(response, auditPageSchema, request.query)
    if (!asked) return
    const work = async () => {
      const source = await sourceOf(deps, request.params.centre, asked)
      sendAnswer(response, { ok: true, reply: await readPage(source, asked) })
    }
    await answerOf(response, () => inTurn(few, admitted.identity.by, response, work))
  })
  router.get('/api/centres/:centre/audit.csv', async (request: Asked, response) => {
    const admitted = await mayAsk(deps, request, response, 'audit:export')
    const asked = admitted && parse(response, auditExportSchema, request.query)
    if (!asked) return
    const { by } = admitted.identity
    const turn = turnsOf(few, `file:${by}`)
    const work = () => sendFile(deps, request.params.centre, asked, response, turn)
    await answerOf(response, () => inTurn(files, by, response, work))
  })
  return router
}

async function mayAsk(
  deps: AuditDeps,
  request: Asked,
  response: Response,
  action: Action,
): Promise<Admitted | undefined> {
  const { centre } = request.params
  // A register is nobody's own centre: it is open to those alone who may do this everywhere.
  const admitted = await deps.gate.admit(request, response, action, centre)
  if (!admitted) return undefined
  if (deps.isCentre(centre) || (registers as readonly string[]).includes(centre)) return admitted
  refuse(response, 'NO_SUCH_CENTRE')
  return undefined
}

type Turn = <T>(work: () => Promise<T>) => Promise<T>

/** A file takes a turn for each piece of it: one whose reader is slow keeps nobody waiting. */
function turnsOf(few: FewAtATime, one: string): Turn {
  return async work => {
    const done = await few.run(one, work)
    if (!done) throw new Error('more files are read than one person may take')
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
  // A store that is away says so before the file has begun.
  const first = await rows.next()
  const cells = async function* () {
    if (!first.done) yield cellsOf(first.value, look)
    for await (const row of rows) yield cellsOf(row, look)
  }
  const name = [asked.of, centre, new Date().toISOString().slice(0, 10)].filter(Boolean).join('-')
  response.set('Cache-Control', 'no-store')
  response.attachment(`kezek-audit-${name}.csv`).type('text/csv; charset=utf-8')
  try {
    await pipeline(Readable.from(cells()), csvOf(look), response)
  } catch (error) {
    // Whoever asked has gone, or the store has: the file breaks off, and its reader is told by the connection.
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

/** Somebody who worked at the centre then, wherever they do now. */
function namesCentre({ facts, before, after }: AuditRow, centre: string): boolean {
  return [facts.centres, before?.centres, after?.centres].some(list => list?.split(',').includes(centre))
}
