import { randomUUID } from 'node:crypto'
import { type Request, Router } from 'express'
import { z } from 'zod'
import { requestId } from '../../../shared/contract/ids.ts'
import type { CommandReply } from '../../../shared/contract/wire.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import type { RequestCharge } from '../../auth/context.ts'
import type { Admitted, Gate } from '../guards/admit.ts'
import { chargeOf } from '../guards/rate.ts'
import { readJson } from '../guards/read-body.ts'
import { refuse, sendReply } from '../refusals.ts'

/** Bytes of a body. The settings of a large centre, with every window and queue, are 100 KB of JSON. */
const maxBodyBytes = 512 * 1024

/** The body that the office sends. A repeated request gets the stored reply. */
const requestSchema = z.strictObject({
  requestId,
  base: z.int().nonnegative(),
  settings: z.unknown(),
  /** The server only says whether it would accept the change. */
  dryRun: z.literal(true).optional(),
})
/** The document that `GET` returns, edited or not. Its version is the base of the change, so sending it twice is refused. */
const documentSchema = z
  .looseObject({ version: z.int().nonnegative() })
  .refine(document => !('settings' in document))
  .transform(document => ({
    requestId: randomUUID(),
    base: document.version,
    settings: document as unknown,
    dryRun: undefined,
  }))

export const importSchema = z.union([requestSchema, documentSchema])

export interface SettingsDeps {
  settingsOf(centre: string): CentreSettings | undefined
  gate: Gate
  update(
    by: Admitted,
    centre: string,
    requestId: string,
    body: { base: number; settings: unknown; dryRun?: true },
    charge: RequestCharge | undefined,
  ): Promise<CommandReply>
}

/** Creates the routes for settings: `GET` exports a centre's settings, `PUT` imports them on top of a given version. */
export function settingsRoutes(deps: SettingsDeps): Router {
  const router = Router()
  router.get('/api/centres/:centre/settings', async (request: Request<{ centre: string }>, response) => {
    const { centre } = request.params
    const settings = deps.settingsOf(centre)
    if (!settings) return void refuse(response, 'NO_SUCH_CENTRE')
    if (!(await deps.gate.admit(request, response, 'settings:export', centre))) return
    response.set('Cache-Control', 'no-store').json(settings)
  })
  router.put('/api/centres/:centre/settings', async (request: Request<{ centre: string }>, response) => {
    const { centre } = request.params
    if (!deps.settingsOf(centre)) return void refuse(response, 'NO_SUCH_CENTRE')
    const by = await deps.gate.admit(request, response, 'settings:update-settings', centre)
    if (!by) return
    const parsed = importSchema.safeParse(await readJson(request, response, maxBodyBytes))
    if (!parsed.success) return void refuse(response, 'BAD_MESSAGE')
    const { requestId: id, base, settings, dryRun } = parsed.data
    const body = { base, settings, ...(dryRun && { dryRun }) }
    sendReply(response, await deps.update(by, centre, id, body, chargeOf(request)))
  })
  return router
}
