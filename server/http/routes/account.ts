import { type Request, type Response, Router } from 'express'
import { changePasswordSchema, type SessionInfo, signInSchema } from '../../../shared/contract/account.ts'
import { noSessionCookies, sessionCookie, sessionTokenOf } from '../../auth/cookies.ts'
import type { Sessions, SignedIn, SignInFrom } from '../../auth/sessions.ts'
import { sessionMs } from '../../auth/sessions.ts'
import { answerOf } from '../api.ts'
import type { Gate } from '../guards/admit.ts'
import { readJson } from '../guards/read-body.ts'
import { refuse, sendAnswer } from '../refusals.ts'

export interface AccountDeps {
  gate: Gate
  sessions: Sessions
  addressOf(request: Request): string
  /** The request came by TLS, as far as that can be believed. */
  isSecure(request: Request): boolean
  cookiesOf(request: Request): string | undefined
}

/** A name, a password and their JSON. */
const maxBodyBytes = 4 * 1024

/** What a browser calls itself is shown to its person, and is no secret. */
const browserOf = (request: Request) => request.get('user-agent') ?? ''

/** Signing in and out, one's own password, one's own sessions. */
export function accountRoutes({ gate, sessions, addressOf, isSecure, cookiesOf }: AccountDeps): Router {
  const router = Router()
  const fromOf = (request: Request): SignInFrom => ({
    address: addressOf(request),
    browser: browserOf(request),
  })
  const letIn = (request: Request, response: Response, signedIn: SignedIn) => {
    if (!signedIn.ok) return sendAnswer(response, signedIn)
    const cookie = sessionCookie(signedIn.token, isSecure(request), sessionMs / 1000)
    response.append('Set-Cookie', cookie)
    sendAnswer(response, { ok: true, reply: { mustChange: signedIn.mustChange } })
  }

  router.post('/api/account/sign-in', async (request, response) => {
    const parsed = signInSchema.safeParse(await readJson(request, response, maxBodyBytes))
    if (!parsed.success) return refuse(response, 'BAD_SIGN_IN')
    await answerOf(response, async () => {
      const { login, password } = parsed.data
      const signedIn = await sessions.signIn(login, password, fromOf(request))
      // Never the session that was there: somebody else may know it.
      const before = sessionTokenOf(cookiesOf(request))
      if (signedIn.ok && before !== undefined) await sessions.endToken(before, 'ended')
      letIn(request, response, signedIn)
    })
  })

  router.post('/api/account/sign-out', async (request, response) => {
    await answerOf(response, async () => {
      const token = sessionTokenOf(cookiesOf(request))
      if (token !== undefined) await sessions.endToken(token, 'sign-out')
      for (const cookie of noSessionCookies()) response.append('Set-Cookie', cookie)
      sendAnswer(response, { ok: true, reply: {} })
    })
  })

  router.post('/api/account/password', async (request, response) => {
    const by = await gate.admit(request, response, 'account:change-password')
    const { person } = by?.identity ?? {}
    if (!by) return
    if (!person) return refuse(response, 'NOT_SIGNED_IN')
    const parsed = changePasswordSchema.safeParse(await readJson(request, response, maxBodyBytes))
    if (!parsed.success) return refuse(response, 'PASSWORD_WRONG', { field: 'current' })
    await answerOf(response, async () => {
      const { current, next } = parsed.data
      letIn(request, response, await sessions.changePassword(person.id, current, next, fromOf(request)))
    })
  })

  router.get('/api/account/sessions', async (request, response) => {
    const by = await gate.admit(request, response, 'account:sessions')
    if (!by) return
    await answerOf(response, async () => {
      const token = sessionTokenOf(cookiesOf(request))
      const { person } = by.identity
      const reply: SessionInfo[] = person ? await sessions.list(person.id, token) : []
      sendAnswer(response, { ok: true, reply })
    })
  })

  /** `others`: all but this one. */
  router.delete('/api/account/sessions/:id', async (request: Request<{ id: string }>, response) => {
    const admitted = await gate.admit(request, response, 'account:end-session')
    const { person, by } = admitted?.identity ?? {}
    if (!admitted) return
    if (!person || by === undefined) return refuse(response, 'NOT_SIGNED_IN')
    const { id } = request.params
    if (!/^[A-Za-z0-9_-]{6,22}$/.test(id)) return refuse(response, 'BAD_MESSAGE')
    await answerOf(response, async () => {
      if (id === 'others') await sessions.endAll(person.id, by, sessionTokenOf(cookiesOf(request)))
      else await sessions.end(person.id, id, by, 'ended')
      sendAnswer(response, { ok: true, reply: {} })
    })
  })
  return router
}
