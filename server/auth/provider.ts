import * as oidc from 'openid-client'
import type { ProviderConfig } from '../config.ts'

export interface ProviderOptions extends ProviderConfig {
  /** This server's public address, to which the provider sends people back. */
  publicUrl: string
}

/** A sign-in that has begun. The browser keeps it in a cookie and returns it; the answer must match it. */
export interface Pending {
  state: string
  nonce: string
  verifier: string
  /** The path to open after the sign-in. */
  next: string
}

export type ProviderResult =
  | { ok: true; login: string }
  /** `away`: the provider did not answer. `refused`: the provider or the person refused, or the answer was not valid. */
  | { ok: false; why: 'away' | 'refused'; error: unknown }

/** Seconds after which the provider counts as away; a person waits at an empty page. */
const providerTimeoutSeconds = 10

/** The path to which the provider sends people back, below the server's public address. */
export const callbackPath = '/api/account/oidc/callback'

/**
 * Signs people in at the organisation's OpenID Connect provider: authorization code flow with PKCE, state and nonce. The client library
 * checks signatures, issuer, audience and times.
 */
export class Provider {
  readonly name: string
  readonly #options: ProviderOptions
  #found: Promise<oidc.Configuration> | undefined

  constructor(options: ProviderOptions) {
    this.name = options.name
    this.#options = options
  }

  /** Begins a sign-in. @returns the address to which the browser goes, and what it keeps until it comes back */
  async begin(
    next: string,
  ): Promise<{ ok: true; url: string; pending: Pending } | Extract<ProviderResult, { ok: false }>> {
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
   * Finishes a sign-in.
   *
   * @param query the query string with which the browser came back, with its `?`
   * @returns the person's login, or why the sign-in failed
   */
  async finish(query: string, { state, nonce, verifier }: Pending): Promise<ProviderResult> {
    try {
      const configuration = await this.#configuration()
      const url = new URL(`${this.#options.publicUrl}${callbackPath}${query}`)
      const tokens = await oidc.authorizationCodeGrant(configuration, url, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) return { ok: false, why: 'refused', error: new Error('no ID token came') }
      const login = this.#loginIn(claims)
      if (login !== undefined) return { ok: true, login }
      // Many providers put the claims only into the user info.
      const userInfo = await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
      const known = this.#loginIn(userInfo)
      if (known !== undefined) return { ok: true, login: known }
      return { ok: false, why: 'refused', error: new Error(this.#problemOf({ ...claims, ...userInfo })) }
    } catch (error) {
      return { ok: false, why: isAnswer(error) ? 'refused' : 'away', error }
    }
  }

  #loginIn(claims: Readonly<Record<string, unknown>>): string | undefined {
    const { claim } = this.#options
    // Anyone may claim an email address that the provider has not verified.
    if (claim === 'email' && !isVerified(claims)) return undefined
    const value = claims[claim]
    return typeof value === 'string' && value !== '' ? value : undefined
  }

  /** @returns why the claims identify no person; the operator who set up the provider reads this in the log. */
  #problemOf(claims: Readonly<Record<string, unknown>>): string {
    const { claim } = this.#options
    const value = claims[claim]
    if (value === undefined || value === '') return `the claim ${claim} is missing`
    if (typeof value !== 'string') return `the claim ${claim} is not a text`
    return `the claim ${claim} does not count: email_verified is ${JSON.stringify(claims.email_verified)}`
  }

  /** Fetches the provider's configuration once, at the first sign-in: the hall must open while the provider is away. */
  #configuration(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.#options
    const url = new URL(issuer)
    this.#found ??= oidc
      .discovery(url, clientId, clientSecret, undefined, {
        timeout: providerTimeoutSeconds,
        // By default the library relies on TLS for the ID token's signature, and a proxy may inspect TLS.
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

/** @returns whether the provider has verified the email address; some providers send the boolean as text. */
function isVerified({ email_verified: verified }: Readonly<Record<string, unknown>>): boolean {
  return verified === true || verified === 'true'
}

/** @returns whether the provider has answered with an error, so that trying again at once would change nothing. */
function isAnswer(error: unknown): boolean {
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError) return true
  return (
    error instanceof oidc.ClientError && !(error.cause instanceof TypeError) && error.code !== 'OAUTH_TIMEOUT'
  )
}
