import { type Request, Router } from 'express'
import { z } from 'zod'
import { type Catalogue, dataOf } from '../../../shared/catalogue/catalogue.ts'
import { maxCatalogueFile } from '../../../shared/catalogue/limits.ts'
import type { ApiReply } from '../../../shared/contract/api.ts'
import {
  type CatalogueDocument,
  type CataloguePart,
  catalogueParts,
  changeItemSchema,
  importCatalogueSchema,
} from '../../../shared/contract/catalogue.ts'
import { contextOf } from '../../auth/context.ts'
import { parseOrRefuse, runOrRefuse } from '../api.ts'
import type { Gate } from '../guards/admit.ts'
import { chargeOf } from '../guards/rate.ts'
import { readJson } from '../guards/read-body.ts'
import { refuse, sendAnswer } from '../refusals.ts'

/** Bytes of a change: a service with 40 documents in three languages, before and after. */
const maxChangeBytes = 512 * 1024
/** Bytes of an import: each character of the file takes up to three bytes, and quotes and line ends take one more. */
const maxImportBytes = 4 * maxCatalogueFile

const partSchema = z.enum(catalogueParts)

type Context = ReturnType<typeof contextOf>
type Changed = ApiReply<Record<string, unknown>>

interface ItemChange {
  part: CataloguePart
  id: string
  before: unknown
  after: unknown
  place?: number
}

export interface CatalogueDeps {
  gate: Gate
  /** @returns the present catalogue; undefined until it was read once. */
  catalogue(): Catalogue | undefined
  changeItem(context: Context, change: ItemChange): Promise<Changed>
  preview(file: string): Promise<ApiReply<unknown>>
  import(context: Context, base: number, file: string): Promise<Changed>
  /** Waits a moment until this node has read a version, so that it answers the caller's next question by it. */
  waitForVersion(version: number): Promise<void>
}

/** Creates the routes with which administrators change the catalogue; managers and auditors read it. */
export function catalogueRoutes(deps: CatalogueDeps): Router {
  const { gate, catalogue } = deps
  const router = Router()

  router.get('/api/catalogue/document', async (request, response) => {
    if (!(await gate.admit(request, response, 'catalogue:read'))) return
    const present = catalogue()
    if (!present) return refuse(response, 'STORE_AWAY')
    const reply: CatalogueDocument = { version: present.version, catalogue: dataOf(present) }
    sendAnswer(response, { ok: true, reply })
  })

  router.get('/api/catalogue/file', async (request, response) => {
    if (!(await gate.admit(request, response, 'catalogue:read'))) return
    const present = catalogue()
    if (!present) return refuse(response, 'STORE_AWAY')
    response.set('Cache-Control', 'no-store').attachment(`kezek-catalogue-${present.version}.json`)
    response.type('json').send(`${JSON.stringify(dataOf(present), undefined, 2)}\n`)
  })

  router.put('/api/catalogue/:part/:id', async (request: Request<{ part: string; id: string }>, response) => {
    const by = await gate.admit(request, response, 'catalogue:change')
    if (!by) return
    const part = partSchema.safeParse(request.params.part)
    if (!part.success) return refuse(response, 'BAD_MESSAGE', { field: 'part' })
    const asked = parseOrRefuse(response, changeItemSchema, await readJson(request, response, maxChangeBytes))
    if (!asked) return
    await runOrRefuse(response, async () => {
      const { requestId, ...change } = asked
      const context = contextOf(by.identity, requestId, chargeOf(request))
      const { id } = request.params
      sendAnswer(
        response,
        await untilRead(await deps.changeItem(context, { part: part.data, id, ...change })),
      )
    })
  })

  router.post('/api/catalogue/import', async (request, response) => {
    const by = await gate.admit(request, response, 'catalogue:change')
    if (!by) return
    const asked = parseOrRefuse(
      response,
      importCatalogueSchema,
      await readJson(request, response, maxImportBytes),
    )
    if (!asked) return
    await runOrRefuse(response, async () => {
      const { requestId, base, file } = asked
      if (base === null) return sendAnswer(response, await deps.preview(file))
      const context = contextOf(by.identity, requestId, chargeOf(request))
      sendAnswer(response, await untilRead(await deps.import(context, base, file)))
    })
  })
  return router

  async function untilRead(result: Changed): Promise<Changed> {
    if (!result.ok) return { ok: false, error: result.error }
    await deps.waitForVersion(Number(result.reply.version))
    return { ok: true, reply: result.reply }
  }
}
