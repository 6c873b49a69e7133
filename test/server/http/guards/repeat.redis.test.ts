import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GivenCode, PersonRow } from '../../../../shared/contract/people.ts'
import type { CentreSettings } from '../../../../shared/domain/settings.ts'
import { type BrowserLike, requestId } from '../../../kit/browser-like.ts'
import { startNode, type TestNode } from '../../../kit/node.ts'
import { startRedis, type TestRedis } from '../../../kit/redis.ts'
import { makeAdministrator, signIn } from '../../../kit/staff.ts'

// A page repeats a request whose answer got lost. By HTTP too, the stored reply comes before any limit and does not count.

const requestsPerMinute = 12
const settingsPath = '/api/centres/akmola/settings'
const sign = { surname: 'Ахметова', name: 'Айгүл', patronymic: '', post: 'инспектор' }

let redis: TestRedis
let limited: TestNode
let other: TestNode
let browser: BrowserLike

beforeAll(async () => {
  redis = await startRedis()
  limited = await startNode(redis, { env: { REQUESTS_PER_MINUTE: String(requestsPerMinute) } })
  other = await startNode(redis, { prefix: limited.prefix })
  await makeAdministrator(redis, limited.prefix)
  browser = await signIn(limited.url, 'admin1')
})
afterAll(async () => {
  await limited?.stop()
  await other?.stop()
  await redis?.stop()
})

const newPerson = (login: string) => ({
  requestId: requestId(),
  person: { ...sign, login, role: 'inspector', centres: ['akmola'] },
})

test('a repeated request by HTTP is answered before any limit and does not count towards it', async () => {
  const made = newPerson('a-person')
  const { person } = await browser.must<GivenCode>('POST', '/api/people', made)
  const exported = await fetch(`${limited.url}${settingsPath}`, { headers: { Cookie: browser.cookie } })
  const settings = (await exported.json()) as CentreSettings
  const put = { requestId: requestId(), base: settings.version, settings }
  const saved = await browser.ask('PUT', settingsPath, put)
  expect(saved).toMatchObject({ ok: true })
  const repeats = async () => {
    for (let count = 0; count < requestsPerMinute; count++) {
      expect(await browser.ask('POST', '/api/people', made)).toMatchObject({ ok: true, reply: { person } })
      expect(await browser.ask('PUT', settingsPath, put)).toEqual(saved)
    }
  }
  await repeats()

  let spent = 0
  while ((await browser.ask('GET', '/api/me')).status !== 429) expect(++spent).toBeLessThan(requestsPerMinute)
  expect(spent).toBeGreaterThan(0)
  // Past the limit, repeated requests are answered and new ones refused.
  expect(await browser.ask('POST', '/api/people', made)).toMatchObject({ ok: true, reply: { person } })
  expect(await browser.ask('PUT', settingsPath, put)).toEqual(saved)
  const refused = { status: 429, error: { code: 'TOO_MANY' } }
  expect(await browser.ask('POST', '/api/people', newPerson('too-many'))).toMatchObject(refused)
  expect(await browser.ask('PUT', settingsPath, { ...put, requestId: requestId() })).toMatchObject(refused)
  const people = await (await signIn(other.url, 'admin1')).must<PersonRow[]>('GET', '/api/people')
  expect(people.map(({ login }) => login).sort()).toEqual(['a-person', 'admin1'])

  // Look-ups have their own limit: a flood of forged requests does not reach the store.
  for (let count = 0; count < requestsPerMinute; count++)
    await browser.ask('POST', '/api/people', newPerson('too-many'))
  expect(await browser.ask('POST', '/api/people', made)).toMatchObject(refused)
})

test('a repeated request that the node refused without the store gets the same refusal and does not count', async context => {
  const node = await startNode(redis, {
    prefix: limited.prefix,
    env: { REQUESTS_PER_MINUTE: String(requestsPerMinute) },
  })
  context.onTestFinished(() => node.stop())
  const administrator = await signIn(node.url, 'admin1')
  const nowhere = { ...newPerson('nowhere').person, centres: ['atlantis'] }
  const device = '/api/devices/d-000000000000'
  const pairing = { code: '123456', centre: 'atlantis', kind: 'kiosk', place: '1', name: 'A' }
  const requests = [
    ['PUT', settingsPath, { base: 1, settings: {} }, 'BAD_SETTINGS'],
    ['POST', '/api/people', { person: nowhere }, 'NO_SUCH_CENTRE'],
    ['PUT', '/api/people/p-0', { base: 1, person: nowhere, isActive: true }, 'NO_SUCH_CENTRE'],
    ['POST', '/api/people/p-0/reset-password', {}, 'NO_SUCH_PERSON'],
    ['POST', '/api/devices', pairing, 'NO_SUCH_CENTRE'],
    ['PATCH', device, { name: 'A' }, 'NO_SUCH_DEVICE'],
    ['POST', `${device}/lock`, {}, 'NO_SUCH_DEVICE'],
  ] as const
  expect(requests.length).toBeLessThan(requestsPerMinute)

  for (const [method, path, body, code] of requests) {
    const request = { requestId: requestId(), ...body }
    const first = await administrator.ask(method, path, request)
    expect(first, path).toMatchObject({ error: { code } })
    for (let count = 0; count < requestsPerMinute; count++)
      expect(await administrator.ask(method, path, request), path).toEqual(first)
  }
})
