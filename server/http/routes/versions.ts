import { type Request, type Response, Router } from 'express'
import { type Catalogue, dataOf } from '../../../shared/catalogue/catalogue.ts'
import { settingsVersionsSchema, versionId, versionsSchema } from '../../../shared/contract/versions.ts'
import { WorkLimiter } from '../../lib/work-limiter.ts'
import type { Reports } from '../../reports/reports.ts'
import { parseOrRefuse, runInTurn } from '../api.ts'
import type { Admitted, Gate } from '../guards/admit.ts'
import { refuse } from '../refusals.ts'
import { sendReport } from './reports.ts'

/**
 * Concurrent reads of versions on this node; a page compares up to 25 documents of 100 KB. A person reads one at a time and may have eight in
 * progress, as many as a page sends when its filter changes quickly.
 */
const versionLimits = { max: 2, maxPerCaller: 8, maxRunningPerCaller: 1 }

export interface VersionsDeps {
  gate: Gate
  reports: Pick<Reports, 'settingsVersions' | 'settingsVersion' | 'catalogueVersions' | 'catalogueVersion'>
  isCentre(centre: string): boolean
  /** @returns the present catalogue; undefined until it was read once. */
  catalogue(): Catalogue | undefined
}

type CentreRequest = Request<{ centre: string }>
type VersionRequest = Request<{ centre: string; version: string }>

/** Creates the routes for the versions of a centre's settings and of the catalogue, which the archive keeps. */
export function versionRoutes({ gate, reports, isCentre, catalogue }: VersionsDeps): Router {
  const router = Router()
  const limiter = new WorkLimiter(versionLimits)
  const answer = (response: Response, { identity }: Admitted, read: () => Promise<object | undefined>) =>
    runInTurn(limiter, identity.by, response, () => sendReport(response, read, 'NO_SUCH_VERSION'))
  const admitTo = async (
    request: Request,
    response: Response,
    centre: string,
  ): Promise<Admitted | undefined> => {
    if (isCentre(centre)) return gate.admit(request, response, 'settings:versions', centre)
    refuse(response, 'NO_SUCH_CENTRE')
    return undefined
  }

  router.get('/api/centres/:centre/settings/versions', async (request: CentreRequest, response) => {
    const { centre } = request.params
    const admitted = await admitTo(request, response, centre)
    const asked = admitted && parseOrRefuse(response, settingsVersionsSchema, request.query)
    if (asked) await answer(response, admitted, () => reports.settingsVersions(centre, asked))
  })
  router.get('/api/centres/:centre/settings/versions/:version', async (request: VersionRequest, response) => {
    const { centre, version } = request.params
    const admitted = await admitTo(request, response, centre)
    const id = admitted && parseOrRefuse(response, versionId, version)
    if (id !== undefined && admitted)
      await answer(response, admitted, () => reports.settingsVersion(centre, id))
  })
  router.get('/api/catalogue/versions', async (request, response) => {
    const admitted = await gate.admit(request, response, 'catalogue:read')
    const asked = admitted && parseOrRefuse(response, versionsSchema, request.query)
    if (asked) await answer(response, admitted, () => reports.catalogueVersions(asked))
  })
  router.get('/api/catalogue/versions/:version', async (request: Request<{ version: string }>, response) => {
    const admitted = await gate.admit(request, response, 'catalogue:read')
    const id = admitted && parseOrRefuse(response, versionId, request.params.version)
    if (id === undefined || !admitted) return
    const present = catalogue()
    if (!present) return refuse(response, 'STORE_AWAY')
    await answer(response, admitted, () => reports.catalogueVersion(id, dataOf(present)))
  })
  return router
}
