import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BrowserLike } from '../../kit/browser-like.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { makeAdministrator, signIn } from '../../kit/staff.ts'

let redis: TestRedis
let node: TestNode
let administrator: BrowserLike

beforeAll(async () => {
  redis = await startRedis()
  node = await startNode(redis, { env: { KEZEK_DEMO: '0' } })
  await makeAdministrator(redis, node.prefix)
  administrator = await signIn(node.url, 'admin1')
})
afterAll(async () => {
  await node?.stop()
  await redis?.stop()
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${node.url}${path}`, { headers: { Cookie: administrator.cookie, ...headers }, redirect: 'manual' })

/** Sends raw bytes. @returns everything received until the server closes the connection or is silent for a second */
function raw(bytes: string): Promise<string> {
  const { port, hostname } = new URL(node.url)
  return new Promise(resolve => {
    let said = ''
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    socket.setTimeout(1_000, () => socket.destroy())
    socket.on('data', data => {
      said += String(data)
    })
    socket.on('error', () => {}).on('close', () => resolve(said))
  })
}

const aboutPeople = [
  '/api/me',
  '/api/people',
  '/api/devices',
  '/api/account/sessions',
  '/api/centres/akmola/audit',
  '/api/centres/people/audit',
  '/api/centres/people/audit.csv?lang=kk',
  '/api/centres/akmola/settings',
]

test.each(aboutPeople)('%s is kept by no cache, signed in or not', async path => {
  const answers = [await get(path), await get(path, { Cookie: '' })]
  expect(answers[0]?.status).toBe(200)
  for (const answer of answers) expect(answer.headers.get('cache-control')).toBe('no-store')
})

test.each(['/home/', '/healthz', '/api/me', '/api/nothing', '/nothing', '/assets/nothing.js'])(
  '%s may be read by no other site, guessed at by no browser, and stand in no frame',
  async path => {
    const { headers } = await get(path, { Origin: 'https://evil.example' })
    for (const name of ['access-control-allow-origin', 'access-control-allow-credentials', 'x-powered-by'])
      expect(headers.get(name)).toBeNull()
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/)
    expect(headers.get('content-type')).toMatch(/^(text\/html|application\/json); charset=utf-8$/i)
  },
)

test('a preflight request of another site gets no permission', async () => {
  const answer = await fetch(`${node.url}/api/centres/akmola/settings`, {
    method: 'OPTIONS',
    headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'PUT' },
  })
  expect([...answer.headers.keys()].filter(name => name.startsWith('access-control'))).toEqual([])
})

describe('files', () => {
  test.each([
    '/package.json',
    '/server/main.ts',
    '/server/main.js',
    '/test/kit/node.ts',
    '/node_modules/lit/package.json',
    '/.git/HEAD',
    '/.env',
    '/data/redis/redis.sock',
    '/assets/',
    '/kiosk',
    '/docs/security.md',
  ])('%s is not served, nor is a list', async path => {
    const answer = await get(path)
    expect(answer.status === 404 || (answer.status === 301 && path === '/kiosk')).toBe(true)
  })

  test.each([
    '/../package.json',
    '/assets/../../../package.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/%2e%2e/%2e%2e/%2e%2e/package.json',
    '/assets/..\\..\\package.json',
    '//etc/passwd',
    '/assets//etc/passwd',
    '/assets/%00',
  ])('%s leads out of no folder', async path => {
    const said = await raw(
      `GET ${path} HTTP/1.1\r\nHost: ${new URL(node.url).host}\r\nConnection: close\r\n\r\n`,
    )
    expect(said).toMatch(/^HTTP\/1\.1 (400|403|404) /)
    expect(said).not.toMatch(/"name": "kezek"|root:/)
  })
})

test.each([
  ['two lengths', 'Content-Length: 2\r\nContent-Length: 30\r\n\r\n{}'],
  ['a length and chunks', 'Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['chunks by an odd name', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
  ['a header that is folded', 'X-A: b\r\n c: d\r\nContent-Length : 2\r\n\r\n{}'],
])('a request with %s is refused, and nothing behind it is read as another', async (_, rest) => {
  const { host } = new URL(node.url)
  const behind = `GET /api/about HTTP/1.1\r\nHost: ${host}\r\n\r\n`
  const said = await raw(
    `POST /api/pairing HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n${rest}${behind}`,
  )
  expect(said).toMatch(/^HTTP\/1\.1 400 /)
  expect(said).not.toContain('"demo"')
})

test('a session in an address is ignored, and no GET changes anything', async () => {
  const [token = ''] = administrator.cookies.values()
  const names = [...administrator.cookies.keys(), 'session', 'token', 'cookie']
  const query = names.map(name => `${name}=${encodeURIComponent(token)}`).join('&')
  const stranger = new BrowserLike(node.url)
  expect(await stranger.ask('GET', `/api/people?${query}`)).toMatchObject({
    error: { code: 'NOT_SIGNED_IN' },
  })
  for (const path of ['sign-out', 'password', 'sign-in']) {
    const answer = await administrator.ask('GET', `/api/account/${path}?${query}`)
    expect(answer.status).toBe(404)
  }
  expect(await administrator.ask('GET', '/api/people')).toMatchObject({ ok: true })
})

test.each(["A001' or '1'='1", "'; drop table events; --", '$1', '%', '(a+)+$', '.*', '\\', '*', '{people}'])(
  '%j is searched for nowhere as a command',
  async text => {
    const value = encodeURIComponent(text)
    for (const query of [`ticket=${value}`, `by=${value}`, `type=${value}`])
      expect((await get(`/api/centres/akmola/audit?${query}`)).status).toBe(400)
    expect((await get(`/api/reports/story?centre=akmola&day=${value}&number=A001`)).status).toBe(400)
    expect((await get(`/api/centres/${value}/audit`)).status).toBe(404)
  },
)
