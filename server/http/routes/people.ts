import { type Request, type Response, Router } from 'express'
import type { Refusal } from '../../../shared/contract/errors.ts'
import { centreId } from '../../../shared/contract/ids.ts'
import {
  changePersonSchema,
  createPersonSchema,
  ofPersonSchema,
  type PersonBody,
} from '../../../shared/contract/people.ts'
import { contextOf } from '../../auth/context.ts'
import type { People } from '../../auth/people.ts'
import type { Sessions } from '../../auth/sessions.ts'
import { parseOrRefuse, runOrRefuse } from '../api.ts'
import type { Gate } from '../guards/admit.ts'
import { chargeOf } from '../guards/rate.ts'
import { readJson } from '../guards/read-body.ts'
import { refuse, sendAnswer } from '../refusals.ts'

export interface PeopleDeps {
  gate: Gate
  people: People
  sessions: Sessions
  isCentre(centre: string): boolean
}

/** Bytes of a body: a person with every centre. */
const maxBodyBytes = 16 * 1024
const readBody = (request: Request, response: Response) => readJson(request, response, maxBodyBytes)

type PersonRequest = Request<{ id: string }>

/** Creates the routes for people. Administrators create and change them; managers see those of their centres. */
export function peopleRoutes({ gate, people, sessions, isCentre }: PeopleDeps): Router {
  const router = Router()
  /** @returns why a person with an unknown centre is refused; undefined when all are known */
  const refusalOf = ({ centres }: PersonBody): Refusal | undefined =>
    centres.every(isCentre) ? undefined : { code: 'NO_SUCH_CENTRE', detail: { field: 'centres' } }

  router.get('/api/people', async (request, response) => {
    const asked = centreId.optional().safeParse(request.query.centre)
    if (!asked.success) return refuse(response, 'BAD_MESSAGE')
    const by = await gate.admit(request, response, 'person:list', asked.data)
    if (!by) return
    await runOrRefuse(response, async () => {
      const centres = asked.data === undefined ? by.identity.centres : [asked.data]
      sendAnswer(response, { ok: true, reply: await people.list(centres) })
    })
  })

  router.post('/api/people', async (request, response) => {
    const by = await gate.admit(request, response, 'person:create')
    if (!by) return
    const asked = parseOrRefuse(response, createPersonSchema, await readBody(request, response))
    if (!asked) return
    await runOrRefuse(response, async () => {
      const { requestId, person } = asked
      const context = contextOf(by.identity, requestId, chargeOf(request))
      sendAnswer(response, withField(await people.create(context, person, refusalOf(person))))
    })
  })

  router.put('/api/people/:id', async (request: PersonRequest, response) => {
    const by = await gate.admit(request, response, 'person:change')
    if (!by) return
    const asked = parseOrRefuse(response, changePersonSchema, await readBody(request, response))
    if (!asked) return
    await runOrRefuse(response, async () => {
      const { requestId, ...change } = asked
      const context = contextOf(by.identity, requestId, chargeOf(request))
      const refusal = refusalOf(change.person)
      sendAnswer(response, withField(await people.change(context, request.params.id, change, refusal)))
    })
  })

  router.post('/api/people/:id/reset-password', async (request: PersonRequest, response) => {
    const by = await gate.admit(request, response, 'person:reset-password')
    const asked = by && parseOrRefuse(response, ofPersonSchema, await readBody(request, response))
    if (!by || !asked) return
    await runOrRefuse(response, async () =>
      sendAnswer(
        response,
        await people.giveCode(contextOf(by.identity, asked.requestId, chargeOf(request)), request.params.id),
      ),
    )
  })

  router.post('/api/people/:id/end-sessions', async (request: PersonRequest, response) => {
    const by = await gate.admit(request, response, 'person:end-sessions')
    if (!by || !parseOrRefuse(response, ofPersonSchema, await readBody(request, response))) return
    await runOrRefuse(response, async () => {
      await sessions.endAll(request.params.id, by.identity.by)
      sendAnswer(response, { ok: true, reply: {} })
    })
  })
  return router
}

/** Names the form's field in a refusal of a login that is taken. */
function withField<T extends { ok: boolean; error?: unknown }>(answer: T): T {
  const { error } = answer as { error?: { code: string } }
  if (error?.code !== 'LOGIN_TAKEN') return answer
  return { ...answer, error: { ...error, detail: { field: 'login' } } }
}
