import { type Request, type Response, Router } from 'express'
import { changePasswordSchema, type SessionInfo, signInSchema } from '../../../shared/contract/account.ts'
import { noSessionCookies, sessionCookie, sessionTokenOf } from '../../auth/cookies.ts'
import type { Sessions, SignedIn, SignInFrom } from '../../auth/sessions.ts'
import { sessionMs } from '../../auth/sessions.ts'
import { runOrRefuse } from '../api.ts'
import type { Gate } from '../guards/admit.ts'
import { readJson } from '../guards/read-body.ts'
import { refuse, sendAnswer } from '../refusals.ts'

export interface AccountDeps {
  gate: Gate
  sessions: Sessions
  addressOf(request: Request): string
  /** @returns whether the request came by TLS. */
  isSecure(request: Request): boolean
  cookiesOf(request: Request): string | undefined
}

/** Bytes of a body: a login and passwords. */
const maxBodyBytes = 4 * 1024

/** @returns the browser's name, which the person sees in the list of sessions. */
const browserOf = (request: Request) => request.get('user-agent') ?? ''

/** Creates the routes of a person's own account: signing in and out, the password, the sessions. */
export function accountRoutes({ gate, sessions, addressOf, isSecure, cookiesOf }: AccountDeps): Router {
  const router = Router()
  const fromOf = (request: Request): SignInFrom => ({
    address: addressOf(request),
    browser: browserOf(request),
  })
  const sendSession = (request: Request, response: Response, signedIn: SignedIn) => {
    if (!signedIn.ok) return sendAnswer(response, signedIn)
    const cookie = sessionCookie(signedIn.token, isSecure(request), sessionMs / 1000)
    response.append('Set-Cookie', cookie)
    sendAnswer(response, { ok: true, reply: { mustChange: signedIn.mustChange } })
  }

  router.post('/api/account/sign-in', async (request, response) => {
    const parsed = signInSchema.safeParse(await readJson(request, response, maxBodyBytes))
    if (!parsed.success) return refuse(response, 'BAD_SIGN_IN')
    await runOrRefuse(response, async () => {
      const { login, password } = parsed.data
      const signedIn = await sessions.signIn(login, password, fromOf(request))
      // End the session that this browser had before: somebody else may know its token.
      const before = sessionTokenOf(cookiesOf(request))
      if (signedIn.ok && before !== undefined) await sessions.endToken(before, 'ended')
      sendSession(request, response, signedIn)
    })
  })

  router.post('/api/account/sign-out', async (request, response) => {
    await runOrRefuse(response, async () => {
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
    await runOrRefuse(response, async () => {
      const { current, next } = parsed.data
      sendSession(request, response, await sessions.changePassword(person.id, current, next, fromOf(request)))
    })
  })

  router.get('/api/account/sessions', async (request, response) => {
    const by = await gate.admit(request, response, 'account:sessions')
    if (!by) return
    await runOrRefuse(response, async () => {
      const token = sessionTokenOf(cookiesOf(request))
      const { person } = by.identity
      const reply: SessionInfo[] = person ? await sessions.list(person.id, token) : []
      sendAnswer(response, { ok: true, reply })
    })
  })

  // The id `others` ends all sessions but this one.
  router.delete('/api/account/sessions/:id', async (request: Request<{ id: string }>, response) => {
    const admitted = await gate.admit(request, response, 'account:end-session')
    const { person, by } = admitted?.identity ?? {}
    if (!admitted) return
    if (!person || by === undefined) return refuse(response, 'NOT_SIGNED_IN')
    const { id } = request.params
    if (!/^[A-Za-z0-9_-]{6,22}$/.test(id)) return refuse(response, 'BAD_MESSAGE')
    await runOrRefuse(response, async () => {
      if (id === 'others') await sessions.endAll(person.id, by, sessionTokenOf(cookiesOf(request)))
      else await sessions.end(person.id, id, by, 'ended')
      sendAnswer(response, { ok: true, reply: {} })
    })
  })
  return router
}
