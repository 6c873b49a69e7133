import * as oidc from 'openid-client'
import type { ProviderConfig } from '../config.ts'

export interface ProviderOptions extends ProviderConfig {
  /** Ours, to which it sends people back. */
  publicUrl: string
}

/** What a sign-in is held against when its browser comes back: kept in a cookie of that browser alone. */
export interface Pending {
  state: string
  nonce: string
  verifier: string
  /** Where to go afterwards. */
  next: string
}

export type Proved =
  | { ok: true; login: string }
  /** `away`: it did not answer. `refused`: it, or whoever was asked, said no; or what it said could not be believed. */
  | { ok: false; why: 'away' | 'refused'; error: unknown }

/** Somebody waits at a white page. */
const answerSeconds = 10

/** The way back from the provider, under the server's public address. */
export const callbackPath = '/api/account/oidc/callback'

/** Authorization code with PKCE, state and nonce; the client library checks signatures, issuer, audience and times. */
export class Provider {
  readonly name: string
  readonly #options: ProviderOptions
  #found: Promise<oidc.Configuration> | undefined

  constructor(options: ProviderOptions) {
    this.name = options.name
    this.#options = options
  }

  /** @returns where the browser goes, and what it keeps meanwhile. */
  async begin(
    next: string,
  ): Promise<{ ok: true; url: string; pending: Pending } | Extract<Proved, { ok: false }>> {
    const pending = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      next,
    }
    try {
      const url = oidc.buildAuthorizationUrl(await this.#configuration(), {
        redirect_uri: this.#options.publicUrl + callbackPath,
        scope: 'openid profile email',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
      })
      return { ok: true, url: url.href, pending }
    } catch (error) {
      return { ok: false, why: 'away', error }
    }
  }

  /**
   * @param query what the browser brought back
   * @returns the name by which we know whoever has come
   */
  async finish(query: string, { state, nonce, verifier }: Pending): Promise<Proved> {
    try {
      const configuration = await this.#configuration()
      const url = new URL(`${this.#options.publicUrl}${callbackPath}${query}`)
      const tokens = await oidc.authorizationCodeGrant(configuration, url, {
        ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
      })
      const claims = tokens.claims()
      if (!claims) return { ok: false, why: 'refused', error: new Error('no ID token came') }
      const login = this.#loginIn(claims)
      if (login !== undefined) return { ok: true, login }
      // Many providers tell who somebody is by this road alone.
      const told = await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
      const known = this.#loginIn(told)
      if (known !== undefined) return { ok: true, login: known }
      return { ok: false, why: 'refused', error: new Error(this.#problemOf({ ...claims, ...told })) }
    } catch (error) {
      return { ok: false, why: isAnswer(error) ? 'refused' : 'away', error }
    }
  }

  #loginIn(claims: Readonly<Record<string, unknown>>): string | undefined {
    const { claim } = this.#options
    // An address that nobody has looked at may be anybody's.
    if (claim === 'email' && !isVerified(claims)) return undefined
    const value = claims[claim]
    return typeof value === 'string' && value !== '' ? value : undefined
  }

  /** @returns why the claims name nobody, for whoever set up the sign-in. */
  #problemOf(claims: Readonly<Record<string, unknown>>): string {
    const { claim } = this.#options
    const value = claims[claim]
    if (value === undefined || value === '') return `the claim ${claim} is missing`
    if (typeof value !== 'string') return `the claim ${claim} is no text`
    return `the claim ${claim} does not count: email_verified is ${JSON.stringify(claims.email_verified)}`
  }

  /** Found when first needed, and kept: the hall opens without it. */
  #configuration(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.#options
    const url = new URL(issuer)
    this.#found ??= oidc
      .discovery(url, clientId, clientSecret, undefined, {
        timeout: answerSeconds,
        // By itself the library leaves the ID token's signature to TLS, which an inspecting proxy between the two may have opened.
        execute: [
          oidc.enableNonRepudiationChecks,
          ...(url.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
        ],
      })
      .catch(error => {
        this.#found = undefined
        throw error
      })
    return this.#found
  }
}

/** @returns whether the provider says that it has looked at the email address; some say so by a text. */
function isVerified({ email_verified: verified }: Readonly<Record<string, unknown>>): boolean {
  return verified === true || verified === 'true'
}

/** The provider has answered, or has been understood too well: trying again at once would change nothing. */
function isAnswer(error: unknown): boolean {
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError) return true
  return (
    error instanceof oidc.ClientError && !(error.cause instanceof TypeError) && error.code !== 'OAUTH_TIMEOUT'
  )
}
