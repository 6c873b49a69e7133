import { type Request, type Response, Router } from 'express'
import { type KeptFile, maxFileBytes, maxFilePages } from '../../../shared/catalogue/files.ts'
import type { ApiReply } from '../../../shared/contract/api.ts'
import { requestId } from '../../../shared/contract/ids.ts'
import { contextOf } from '../../auth/context.ts'
import { WorkLimiter } from '../../lib/work-limiter.ts'
import { runInTurn, runOrRefuse } from '../api.ts'
import type { Origin } from '../guards/address.ts'
import type { Gate } from '../guards/admit.ts'
import { chargeOf } from '../guards/rate.ts'
import { readBytes } from '../guards/read-body.ts'
import { refuse, refuseTooLarge, sendAnswer } from '../refusals.ts'

interface Deps {
  gate: Gate
  files: {
    /** @returns the digest of the file that was added, or why it cannot be taken @throws when the store is away */
    add(context: ReturnType<typeof contextOf>, bytes: Buffer): Promise<ApiReply<Record<string, unknown>>>
    find(digest: string): Promise<KeptFile | undefined>
    content(digest: string): Promise<Buffer | undefined>
    page(digest: string, page: number): Promise<Uint8Array | undefined>
  }
  addressOf: Origin['addressOf']
}

/** A file keeps its name only as long as its bytes, so browsers never ask for it again. */
const forever = 'public, max-age=31536000, immutable'
const digestPattern = /^[0-9a-f]{64}$/

/** Creates the routes of services' files: administrators add them, and everybody may look at them. */
export function serviceFileRoutes({ gate, files, addressOf }: Deps): Router {
  const router = Router()
  // Drawing takes a core for 0.3 s, so it never takes both of a small machine. A kiosk asks for the pages of one file.
  const drawing = new WorkLimiter({ max: 1, maxPerCaller: 2 * maxFilePages })

  router.put('/api/catalogue-files/:requestId', async (request: Request<{ requestId: string }>, response) => {
    const by = await gate.admit(request, response, 'catalogue:change')
    if (!by) return
    const id = requestId.safeParse(request.params.requestId)
    if (!id.success) return refuse(response, 'BAD_MESSAGE', { field: 'requestId' })
    const bytes = await readBytes(request, response, maxFileBytes)
    await runOrRefuse(response, async () => {
      const added = await files.add(contextOf(by.identity, id.data, chargeOf(request)), bytes)
      if (!added.ok) return sendAnswer(response, { ok: false, error: added.error })
      const reply = await files.find(String(added.reply.digest))
      if (!reply) return refuse(response, 'NO_SUCH_FILE')
      sendAnswer(response, { ok: true, reply })
    })
  })

  router.use(refuseTooLarge('BAD_FILE', 'too-large'))

  router.get('/api/files/:digest', async (request: Request<{ digest: string }>, response) => {
    const { digest } = request.params
    if (!digestPattern.test(digest)) return refuse(response, 'NO_SUCH_FILE')
    await runOrRefuse(response, async () => {
      const [file, content] = await Promise.all([files.find(digest), files.content(digest)])
      if (!file || !content) return refuse(response, 'NO_SUCH_FILE')
      response
        .set('Cache-Control', forever)
        .type(file.type)
        .set('Content-Disposition', 'inline')
        .send(content)
    })
  })

  router.get(
    '/api/files/:digest/pages/:page',
    async (request: Request<{ digest: string; page: string }>, response) => {
      const { digest, page } = request.params
      if (!digestPattern.test(digest) || !/^[1-9]\d?$/.test(page)) return refuse(response, 'NO_SUCH_FILE')
      await runOrRefuse(response, async () => {
        const file = await files.find(digest)
        if (!file || Number(page) > file.pages) return refuse(response, 'NO_SUCH_FILE')
        if (file.type !== 'application/pdf') {
          const content = await files.content(digest)
          return content ? sendPicture(response, content, file.type) : refuse(response, 'NO_SUCH_FILE')
        }
        await runInTurn(drawing, addressOf(request), response, async () => {
          const png = await files.page(digest, Number(page))
          if (png) sendPicture(response, Buffer.from(png), 'image/png')
          else refuse(response, 'NO_SUCH_FILE')
        })
      })
    },
  )
  return router
}

function sendPicture(response: Response, bytes: Buffer, type: string): void {
  response.set('Cache-Control', forever).type(type).send(bytes)
}
