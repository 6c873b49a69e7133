import { generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { callbackPath } from '../../../server/auth/provider.ts'
import type { Me } from '../../../shared/contract/account.ts'
import type { AuditPage } from '../../../shared/contract/audit.ts'
import type { GivenCode } from '../../../shared/contract/people.ts'
import { BrowserLike, requestId } from '../../kit/browser-like.ts'
import { freePort } from '../../kit/free-port.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { clientSecret, providerSettings, startProvider, type TestProvider } from '../../kit/provider.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { makeAdministrator, signIn } from '../../kit/staff.ts'

let redis: TestRedis
let node: TestNode
let provider: TestProvider
let administrator: BrowserLike

beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.stop())
beforeEach(() => start())
afterEach(async () => {
  await node.stop()
  await provider.stop()
})

async function start(more: Record<string, string> = {}): Promise<void> {
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  provider = await startProvider(publicUrl + callbackPath)
  node = await startNode(redis, { port, env: { ...providerSettings(provider, publicUrl), ...more } })
  await makeAdministrator(redis, node.prefix)
  administrator = await signIn(node.url, 'admin1')
}

/** Creates a person who has never used the one-time code. */
async function known(login: string): Promise<string> {
  const names = { surname: 'Ахметова', name: 'Айгүл', patronymic: 'Серікқызы', post: 'инспектор' }
  const person = { ...names, login, role: 'inspector', centres: ['akmola'] }
  const given = await administrator.must<GivenCode>('POST', '/api/people', { requestId: requestId(), person })
  return given.person.id
}

/** Follows redirects as a browser does, with the cookies of each host. */
class Walker {
  readonly here = new BrowserLike(node.url)
  readonly #there = new BrowserLike(provider.issuer)

  async go(url: string, body?: string): Promise<string> {
    const browser = url.startsWith(provider.issuer) ? this.#there : this.here
    const response = await fetch(url, {
      redirect: 'manual',
      headers: {
        Cookie: browser.cookie,
        ...(body !== undefined && { 'Content-Type': 'application/x-www-form-urlencoded' }),
      },
      ...(body !== undefined && { method: 'POST', body }),
    })
    for (const line of response.headers.getSetCookie()) browser.keep(line)
    const to = response.headers.get('location')
    return to === null ? url : new URL(to, url).href
  }

  /** Signs in there as `login`. @returns the way back to us, not yet gone */
  async there(login: string, next = ''): Promise<string> {
    let at = await this.go(`${node.url}/api/account/oidc/start?next=${encodeURIComponent(next)}`)
    for (const form of [`prompt=login&login=${login}&password=any`, 'prompt=consent']) {
      at = await this.go(at)
      // The form is sent to the address of its page.
      at = await this.go(at, form)
      at = await this.go(at)
    }
    return at
  }

  async isIn(): Promise<string | undefined> {
    return (await this.here.must<Me>('GET', '/api/me')).person?.login
  }
}

const refusedAs = (code: string) => `${node.url}/account/?refused=${code}`

test('a person known to the organisation and to an administrator signs in without a password of ours', async () => {
  await known('aigul')
  const walker = new Walker()
  const back = await walker.there('aigul', '/counter/?centre=akmola')
  expect(back.startsWith(`${node.url}${callbackPath}?code=`)).toBe(true)
  expect(await walker.go(back)).toBe(`${node.url}/counter/?centre=akmola`)
  expect(await walker.isIn()).toBe('aigul')

  // The one-time code is neither used nor required.
  const me = await walker.here.must<Me>('GET', '/api/me')
  expect(me.provider).toBe('eGov')
  expect(await walker.here.must('GET', '/api/account/sessions')).toHaveLength(1)

  const { rows } = await administrator.must<AuditPage>(
    'GET',
    '/api/centres/people/audit?type=session:started',
  )
  expect(rows[0]?.facts).toMatchObject({ proof: 'provider', from: '127.0.0.1' })
  expect(JSON.stringify(node.log)).not.toContain(clientSecret)
})

test('a person without an active record is refused at the provider’s sign-in, and the trail shows it', async () => {
  const stranger = new Walker()
  expect(await stranger.go(await stranger.there('stranger'))).toBe(refusedAs('NOT_AMONG_US'))
  expect(await stranger.isIn()).toBeUndefined()

  const id = await known('gone')
  const people = await administrator.must<{ id: string; version: number }[]>('GET', '/api/people')
  const { version = 0, ...person } = people.find(one => one.id === id) ?? {}
  expect(person).toBeDefined()

  const sign = { surname: 'Ахметова', name: 'Айгүл', patronymic: 'Серікқызы', post: 'инспектор' }
  await administrator.must('PUT', `/api/people/${id}`, {
    requestId: requestId(),
    base: version,
    isActive: false,
    person: { ...sign, login: 'gone', role: 'inspector', centres: ['akmola'] },
  })
  const walker = new Walker()
  expect(await walker.go(await walker.there('gone'))).toBe(refusedAs('NOT_AMONG_US'))
  expect(await walker.isIn()).toBeUndefined()

  const { rows } = await administrator.must<AuditPage>('GET', '/api/centres/people/audit?type=sign-in:failed')
  expect(rows.map(({ facts }) => facts.person)).toEqual([id, undefined])
})

test('a callback that is forged, changed, repeated or from another browser signs nobody in', async () => {
  await known('aigul')
  const walker = new Walker()
  const back = await walker.there('aigul')
  const thief = new Walker()
  expect(await thief.go(back)).toBe(refusedAs('PROVIDER_REFUSED'))
  // A thief's own sign-in with the other person's callback.
  await thief.go(`${node.url}/api/account/oidc/start`)
  expect(await thief.go(back)).toBe(refusedAs('PROVIDER_REFUSED'))
  expect(await thief.isIn()).toBeUndefined()

  const other = new Walker()
  const changed = new URL(await other.there('aigul'))
  changed.searchParams.set('code', 'made-up')
  expect(await other.go(changed.href)).toBe(refusedAs('PROVIDER_REFUSED'))

  expect(await walker.go(back)).toBe(`${node.url}/account/`)
  await walker.here.must('POST', '/api/account/sign-out')
  expect(await walker.go(back)).toBe(refusedAs('PROVIDER_REFUSED'))
  expect(await walker.isIn()).toBeUndefined()

  const careless = new Walker()
  for (const cookie of ['', 'no base64 at all!', 'e30', Buffer.from('{"state":1}').toString('base64url')]) {
    careless.here.cookies.set('kezek-sign-in', cookie)
    expect(await careless.go(`${node.url}${callbackPath}?code=x&state=y`)).toBe(refusedAs('PROVIDER_REFUSED'))
  }
})

type Claims = Record<string, unknown>
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const claimsIn = (idToken: string): Claims =>
  JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString())

/** Changes a token's content and keeps its signature. */
const changed = (change: Claims) => (idToken: string) => {
  const [head, , signature] = idToken.split('.')
  return [head, part({ ...claimsIn(idToken), ...change }), signature].join('.')
}

/** Changes a token's content and signs it with another key than the provider's. */
const signedByAnother = (idToken: string) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const [head = ''] = idToken.split('.')
  const said = `${head}.${part({ ...claimsIn(idToken), preferred_username: 'admin1' })}`
  return `${said}.${sign('sha256', Buffer.from(said), privateKey).toString('base64url')}`
}

test.each<[string, (idToken: string) => string]>([
  ['that names another person', changed({ preferred_username: 'admin1' })],
  ['that is signed by another key', signedByAnother],
  [
    'without a signature',
    idToken => `${part({ alg: 'none' })}.${part({ ...claimsIn(idToken), preferred_username: 'admin1' })}.`,
  ],
  ['of another issuer', changed({ iss: 'https://evil.example' })],
  ['for another client', changed({ aud: 'somebody-else' })],
  ['that has ended', changed({ exp: 1_000_000_000 })],
  ['of another sign-in', changed({ nonce: 'another' })],
])('a token %s lets nobody in', async (_, forge) => {
  await known('aigul')
  provider.forge = forge
  const walker = new Walker()
  expect(await walker.go(await walker.there('aigul'))).toBe(refusedAs('PROVIDER_REFUSED'))
  expect(await walker.isIn()).toBeUndefined()
})

test('a sign-in never leads to another site, however the address is written', async () => {
  await known('aigul')
  for (const next of ['https://evil.example/', '//evil.example/', '/\\evil.example', '/\t/evil.example']) {
    const walker = new Walker()
    expect(new URL(await walker.go(await walker.there('aigul', next))).host).toBe(new URL(node.url).host)
  }
})

test('when a person declines at the provider, our page says so and the password still works', async () => {
  const walker = new Walker()
  const at = await walker.go(`${node.url}/api/account/oidc/start?next=/manager/`)
  const page = await walker.go(at)
  const back = await walker.go(await walker.go(`${page}/abort`))
  expect(back).toContain('error=access_denied')
  expect(await walker.go(back)).toBe(`${refusedAs('PROVIDER_REFUSED')}&next=%2Fmanager%2F`)
})

test('while the provider is away people sign in by password, and once it is back by the provider too', async () => {
  await known('aigul')
  const { issuer } = provider
  await provider.stop()
  const walker = new Walker()
  expect(await walker.go(`${node.url}/api/account/oidc/start?next=/manager/`)).toBe(
    `${refusedAs('PROVIDER_AWAY')}&next=%2Fmanager%2F`,
  )
  expect((await signIn(node.url, 'admin1')).cookies.size).toBe(1)

  provider = await startProvider(node.url + callbackPath, Number(new URL(issuer).port))
  expect(await walker.go(await walker.there('aigul'))).toBe(`${node.url}/account/`)
  expect(await walker.isIn()).toBe('aigul')
})

test('an email counts only when the organisation has verified it', async () => {
  await node.stop()
  await provider.stop()
  await start({ OIDC_CLAIM: 'email' })
  await known('aigul@example.kz')
  provider.claimsOf = login => ({
    email: 'aigul@example.kz',
    email_verified: { false: false, true: true, text: 'true' }[login],
  })
  const unproved = new Walker()
  expect(await unproved.go(await unproved.there('false'))).toBe(refusedAs('PROVIDER_REFUSED'))

  const proved = new Walker()
  expect(await proved.go(await proved.there('true'))).toBe(`${node.url}/account/`)

  // Some providers send the boolean as text.
  const walker = new Walker()
  expect(await walker.go(await walker.there('text'))).toBe(`${node.url}/account/`)
  expect(JSON.stringify(node.log)).toContain('the claim email does not count: email_verified is false')
})

test('without the setting there is no sign-in at a provider', async () => {
  await node.stop()
  node = await startNode(redis, { env: { KEZEK_DEMO: '0' } })
  expect((await fetch(`${node.url}/api/account/oidc/start`, { redirect: 'manual' })).status).toBe(404)
  expect((await new BrowserLike(node.url).must<Me>('GET', '/api/me')).provider).toBeUndefined()
})
