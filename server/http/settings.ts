import { json, type Request, Router } from 'express'
import { z } from 'zod'
import type { CommandReply } from '../../shared/contract/wire.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { refuse, sendReply } from './refusals.ts'

/** Settings with every window and queue of a large centre are 100 KB of JSON. */
const mostBytes = '512kb'

export const importSchema = z.strictObject({
  requestId: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  base: z.int().nonnegative(),
  settings: z.unknown(),
})

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
    if (!settings) return void refuse(response, 'NO_SUCH_CENTRE')
    if (!deps.mayExport(request.params.centre)) return void refuse(response, 'NOT_SIGNED_IN')
    response.json(settings)
  })
  router.put(
    '/api/centres/:centre/settings',
    json({ limit: mostBytes }),
    async (request: Request<{ centre: string }>, response) => {
      const { centre } = request.params
      if (!deps.settingsOf(centre)) return void refuse(response, 'NO_SUCH_CENTRE')
      const parsed = importSchema.safeParse(request.body)
      if (!parsed.success) return void refuse(response, 'BAD_MESSAGE')
      const { requestId, base, settings } = parsed.data
      sendReply(response, await deps.update(centre, requestId, { base, settings }))
    },
  )
  return router
}
