import { json, type Request, type Response, Router } from 'express'
import { z } from 'zod'
import type { CommandReply } from '../../shared/contract/wire.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'

/** Settings with every window and queue of a large centre are 100 KB of JSON. */
const mostBytes = '512kb'

const importSchema = z.strictObject({
  requestId: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  base: z.int().nonnegative(),
  settings: z.unknown(),
})

/** What became of an import, as a status. */
const statusOf: Partial<Record<string, number>> = {
  STALE_SETTINGS: 409,
  COUNTER_OCCUPIED: 409,
  NOT_PERMITTED: 403,
  NOT_SIGNED_IN: 401,
  STORE_AWAY: 503,
  NO_ANSWER: 503,
  STORE_FULL: 507,
  INTERNAL: 500,
}

export interface SettingsDeps {
  settingsOf(centre: string): CentreSettings | undefined
  /** Whether whoever asks may see a centre's settings: they hold what is the staff's business. */
  mayExport(centre: string): boolean
  update(centre: string, requestId: string, body: { base: number; settings: unknown }): Promise<CommandReply>
}

/** `GET` exports a centre's settings, `PUT` imports them, made from the version that was seen. */
export function settingsRoutes(deps: SettingsDeps): Router {
  const router = Router()
  router.get('/api/centres/:centre/settings', (request: Request<{ centre: string }>, response) => {
    const settings = deps.settingsOf(request.params.centre)
    if (!settings) return void refuse(response, 404, 'NO_SUCH_CENTRE')
    if (!deps.mayExport(request.params.centre)) return void refuse(response, 401, 'NOT_SIGNED_IN')
    response.json(settings)
  })
  router.put(
    '/api/centres/:centre/settings',
    json({ limit: mostBytes }),
    async (request: Request<{ centre: string }>, response) => {
      const { centre } = request.params
      if (!deps.settingsOf(centre)) return void refuse(response, 404, 'NO_SUCH_CENTRE')
      const parsed = importSchema.safeParse(request.body)
      if (!parsed.success) return void refuse(response, 400, 'BAD_MESSAGE')
      const { requestId, base, settings } = parsed.data
      const reply = await deps.update(centre, requestId, { base, settings })
      response.status(reply.ok ? 200 : (statusOf[reply.error.code] ?? 400)).json(reply)
    },
  )
  return router
}

function refuse(response: Response, status: number, code: string): void {
  response.status(status).json({ ok: false, error: { code } })
}
