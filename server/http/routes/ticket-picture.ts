import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import type { ErrorCode, ErrorDetail } from '../../../shared/contract/errors.ts'
import { ticketSchema } from '../../../shared/contract/paper-settings.ts'
import { locales } from '../../../shared/domain/locale.ts'
import { paperDots, type TicketBlock, type TicketLook } from '../../../shared/domain/paper.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import type { Gate } from '../guards/admit.ts'
import { readJson } from '../guards/read-body.ts'

/** Bytes of a body: two logos and all texts of a ticket. */
const maxBodyBytes = 256 * 1024

/** The query string, whose values arrive as text. */
export const lookSchema = z.strictObject({
  lang: z.enum(locales),
  width: z.coerce.number().pipe(z.int().min(paperDots.min).max(paperDots.max)).default(576),
})
export const draftSchema = z.strictObject({ ticket: ticketSchema })

export interface TicketPictureDeps {
  settingsOf(centre: string): CentreSettings | undefined
  gate: Gate
  /** @returns a PNG, or what is wrong with the blocks; `busy` when too many tickets are being drawn. */
  preview(
    centre: string,
    look: TicketLook,
  ): Promise<{ png: Uint8Array } | { path: string; problem: string } | 'busy'>
}

/** Creates the routes for the picture of a printed ticket: `GET` by the present settings, `POST` by a draft of them. */
export function ticketPictureRoutes(deps: TicketPictureDeps): Router {
  const path = '/api/centres/:centre/ticket.png'
  const router = Router()
  router.get(path, (request: Request<{ centre: string }>, response) =>
    answer(deps, request, response, settings => settings.ticket),
  )
  router.post(path, (request: Request<{ centre: string }>, response) =>
    answer(deps, request, response, async () => {
      const draft = draftSchema.safeParse(await readJson(request, response, maxBodyBytes))
      return draft.success ? (draft.data.ticket as TicketBlock[]) : draft.error
    }),
  )
  return router
}

type Blocks = readonly TicketBlock[] | z.ZodError

async function answer(
  deps: TicketPictureDeps,
  request: Request<{ centre: string }>,
  response: Response,
  blocksOf: (settings: CentreSettings) => Blocks | Promise<Blocks>,
): Promise<void> {
  const { centre } = request.params
  const settings = deps.settingsOf(centre)
  if (!settings) return refuse(response, 404, 'NO_SUCH_CENTRE')
  if (!(await deps.gate.admit(request, response, 'ticket:draw-sample', centre))) return
  const look = lookSchema.safeParse(request.query)
  if (!look.success) return refuse(response, 400, 'BAD_MESSAGE')
  const blocks = await blocksOf(settings)
  if (blocks instanceof z.ZodError) {
    const [issue] = blocks.issues
    const detail = { path: issue?.path.join('.') ?? '', problem: issue?.message ?? '' }
    return refuse(response, 400, 'BAD_SETTINGS', detail)
  }
  const { lang: locale, width } = look.data
  const preview = await deps.preview(centre, { locale, width, blocks })
  if (preview === 'busy') return refuse(response, 503, 'NO_ANSWER')
  if ('problem' in preview) {
    const { path, problem } = preview
    return refuse(response, 400, 'BAD_SETTINGS', { path: `ticket.${path}`, problem })
  }
  response.set('Cache-Control', 'no-store').type('png').send(Buffer.from(preview.png))
}

function refuse(response: Response, status: number, code: ErrorCode, detail?: ErrorDetail): void {
  response.status(status).json({ ok: false, error: { code, ...(detail && { detail }) } })
}
