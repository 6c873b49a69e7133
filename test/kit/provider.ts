import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Oidc from 'oidc-provider'

const clientId = 'kezek'
export const clientSecret = 'a-secret-of-a-test-and-of-nothing-else'

/** An organisation's own sign-in: a real OpenID provider that accepts any name with any password. */
export interface TestProvider {
  readonly issuer: string
  /** The claims of a person who signs in there as `login`. */
  claimsOf: (login: string) => Record<string, unknown>
  /** Changes an ID token on its way to the server, like an attacker or a false provider. */
  forge: (idToken: string) => string
  stop(): Promise<void>
}

/** Starts a provider. @param callback the address that it may send people back to @param port absent: a free one */
export async function startProvider(callback: string, port = 0): Promise<TestProvider> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider: TestProvider = {
    issuer,
    claimsOf: login => ({ preferred_username: login }),
    forge: idToken => idToken,
    async stop() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
  const oidc = new Oidc(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [callback] }],
    claims: { openid: ['sub'], profile: ['preferred_username'], email: ['email', 'email_verified'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, ...provider.claimsOf(id) }),
    }),
    cookies: { keys: ['of a test'] },
  })
  oidc.use(async (context, next) => {
    await next()
    const { body } = context
    if (typeof body === 'object' && body !== null && 'id_token' in body)
      context.body = { ...body, id_token: provider.forge(String(body.id_token)) }
  })
  server.on('request', oidc.callback())
  return provider
}

/** @returns the settings of a server that offers this sign-in */
export function providerSettings({ issuer }: TestProvider, publicUrl: string): Record<string, string> {
  return {
    KEZEK_DEMO: '0',
    PUBLIC_URL: publicUrl,
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_NAME: 'eGov',
  }
}
