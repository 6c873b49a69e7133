import { type Request, type Response, Router } from 'express'
import type { Logger } from 'pino'
import type { ErrorCode } from '../../../shared/contract/errors.ts'
import { cookieOf, sessionCookie, sessionTokenOf, setCookie } from '../../auth/cookies.ts'
import type { Pending, Provider } from '../../auth/provider.ts'
import { callbackPath } from '../../auth/provider.ts'
import { type Sessions, sessionMs } from '../../auth/sessions.ts'
import { troubleOf } from '../../redis/trouble.ts'

export interface ProviderDeps {
  provider: Provider
  sessions: Sessions
  addressOf(request: Request): string
  isSecure(request: Request): boolean
  cookiesOf(request: Request): string | undefined
  log: Logger
}

const pendingName = 'kezek-sign-in'
/** Seconds that a sign-in may take at the provider, where a person types a login, a password and perhaps a code. */
const pendingSeconds = 600

/** Creates the routes for signing in at the organisation's own page. A failure leads to our page, which shows the reason. */
export function providerRoutes(deps: ProviderDeps): Router {
  const { provider, sessions, addressOf, isSecure, cookiesOf, log } = deps
  const router = Router()
  const setPendingCookie = (request: Request, response: Response, value: string, maxAge: number) => {
    // Lax, because the provider's page leads back here from another site.
    const cookie = setCookie(pendingName, value, { isSecure: isSecure(request), sameSite: 'lax', maxAge })
    response.append('Set-Cookie', cookie)
  }

  router.get('/api/account/oidc/start', async (request, response) => {
    const next = pathOf(request.query.next)
    const begun = await provider.begin(next)
    if (!begun.ok) return refused(response, log, next, 'PROVIDER_AWAY', begun.error)
    setPendingCookie(
      request,
      response,
      Buffer.from(JSON.stringify(begun.pending)).toString('base64url'),
      pendingSeconds,
    )
    response.set('Cache-Control', 'no-store').redirect(begun.url)
  })

  router.get(callbackPath, async (request, response) => {
    const pending = pendingOf(cookieOf(cookiesOf(request), pendingName))
    setPendingCookie(request, response, '', 0)
    // The sign-in began in another browser, too long ago, or not at all.
    if (!pending) return refused(response, log, '', 'PROVIDER_REFUSED')
    const { next } = pending
    const at = request.originalUrl.indexOf('?')
    const proved = await provider.finish(at < 0 ? '' : request.originalUrl.slice(at), pending)
    const from = { address: addressOf(request), browser: request.get('user-agent') ?? '' }
    try {
      if (!proved.ok) {
        if (proved.why === 'refused') await sessions.recordFailedSignIn(from)
        const code = proved.why === 'away' ? 'PROVIDER_AWAY' : 'PROVIDER_REFUSED'
        return refused(response, log, next, code, proved.error)
      }
      const signedIn = await sessions.signInFromProvider(proved.login, from)
      if (!signedIn.ok) return refused(response, log, next, signedIn.error.code)
      const before = sessionTokenOf(cookiesOf(request))
      if (before !== undefined) await sessions.endToken(before, 'ended')
      response.append('Set-Cookie', sessionCookie(signedIn.token, isSecure(request), sessionMs / 1000))
      response.set('Cache-Control', 'no-store').redirect(next || '/account/')
    } catch (error) {
      if (!troubleOf(error)) throw error
      refused(response, log, next, 'STORE_AWAY')
    }
  })
  return router
}

function refused(response: Response, log: Logger, next: string, code: ErrorCode, error?: unknown): void {
  if (error !== undefined)
    log.warn({ error }, 'the sign-in provider sent no valid proof of identity; the person is refused')
  const query = new URLSearchParams({ refused: code, ...(next && { next }) })
  response.set('Cache-Control', 'no-store').redirect(`/account/?${query}`)
}

/** @returns a path on this server; empty for an address that would lead elsewhere. */
function pathOf(next: unknown): string {
  if (typeof next !== 'string' || next === '' || next.length > 1_000) return ''
  // Parse it as a browser does, which treats `\` as a slash and ignores tabs.
  const here = 'http://here'
  const url = URL.canParse(next, here) ? new URL(next, here) : undefined
  return url?.origin === here ? url.pathname.replace(/^\/+/, '/') + url.search : ''
}

function pendingOf(cookie: string | undefined): Pending | undefined {
  if (!cookie) return undefined
  try {
    const kept: Partial<Record<string, unknown>> = JSON.parse(Buffer.from(cookie, 'base64url').toString())
    const { state, nonce, verifier, next } = kept
    const isWhole = [state, nonce, verifier].every(part => typeof part === 'string' && part !== '')
    return isWhole ? ({ state, nonce, verifier, next: pathOf(next) } as Pending) : undefined
  } catch {
    return undefined
  }
}
