import { type Request, type Response, Router } from 'express'
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
import { answerOf, parse } from '../api.ts'
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

/** A person with every centre. */
const maxBodyBytes = 16 * 1024
const bodyOf = (request: Request, response: Response) => readJson(request, response, maxBodyBytes)

type OfPerson = Request<{ id: string }>

/** Who works here: an administrator makes and changes people, a manager sees those of the own centres. */
export function peopleRoutes({ gate, people, sessions, isCentre }: PeopleDeps): Router {
  const router = Router()
  const mayBe = (response: Response, { centres }: PersonBody) => {
    const isKnown = centres.every(isCentre)
    if (!isKnown) refuse(response, 'NO_SUCH_CENTRE', { field: 'centres' })
    return isKnown
  }

  router.get('/api/people', async (request, response) => {
    const asked = centreId.optional().safeParse(request.query.centre)
    if (!asked.success) return refuse(response, 'BAD_MESSAGE')
    const by = await gate.admit(request, response, 'person:list', asked.data)
    if (!by) return
    await answerOf(response, async () => {
      const centres = asked.data === undefined ? by.identity.centres : [asked.data]
      sendAnswer(response, { ok: true, reply: await people.list(centres) })
    })
  })

  router.post('/api/people', async (request, response) => {
    const by = await gate.admit(request, response, 'person:create')
    if (!by) return
    const asked = parse(response, createPersonSchema, await bodyOf(request, response))
    if (!asked || !mayBe(response, asked.person)) return
    await answerOf(response, async () =>
      sendAnswer(
        response,
        atField(
          await people.create(contextOf(by.identity, asked.requestId, chargeOf(request)), asked.person),
        ),
      ),
    )
  })

  router.put('/api/people/:id', async (request: OfPerson, response) => {
    const by = await gate.admit(request, response, 'person:change')
    if (!by) return
    const asked = parse(response, changePersonSchema, await bodyOf(request, response))
    if (!asked || !mayBe(response, asked.person)) return
    await answerOf(response, async () => {
      const { requestId, base, person, isActive } = asked
      const context = contextOf(by.identity, requestId, chargeOf(request))
      sendAnswer(response, atField(await people.change(context, request.params.id, base, person, isActive)))
    })
  })

  router.post('/api/people/:id/reset-password', async (request: OfPerson, response) => {
    const by = await gate.admit(request, response, 'person:reset-password')
    const asked = by && parse(response, ofPersonSchema, await bodyOf(request, response))
    if (!by || !asked) return
    await answerOf(response, async () =>
      sendAnswer(
        response,
        await people.giveCode(contextOf(by.identity, asked.requestId, chargeOf(request)), request.params.id),
      ),
    )
  })

  router.post('/api/people/:id/end-sessions', async (request: OfPerson, response) => {
    const by = await gate.admit(request, response, 'person:end-sessions')
    if (!by || !parse(response, ofPersonSchema, await bodyOf(request, response))) return
    await answerOf(response, async () => {
      await sessions.endAll(request.params.id, by.identity.by)
      sendAnswer(response, { ok: true, reply: {} })
    })
  })
  return router
}

/** A name that is taken is wrong in its field. */
function atField<T extends { ok: boolean; error?: unknown }>(answer: T): T {
  const { error } = answer as { error?: { code: string } }
  if (error?.code !== 'LOGIN_TAKEN') return answer
  return { ...answer, error: { ...error, detail: { field: 'login' } } }
}
