import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectRaw, envelope, handshakeOf, rawClient } from '../../../kit/client.ts'
import { startNode, type TestNode } from '../../../kit/node.ts'
import { startRedis, type TestRedis } from '../../../kit/redis.ts'
import { until } from '../../../kit/until.ts'

let redis: TestRedis
let nodes: TestNode[] = []

beforeAll(async () => {
  redis = await startRedis()
})
afterAll(async () => {
  for (const node of nodes) await node.stop()
  nodes = []
  await redis.stop()
})

async function node(env: Record<string, string> = {}): Promise<TestNode> {
  const started = await startNode(redis, { env })
  nodes.push(started)
  return started
}

const json = { 'Content-Type': 'application/json' }
const settingsOf = (url: string) => `${url}/api/centres/akmola/settings`
const foreign = { ok: false, error: { code: 'FOREIGN_ORIGIN' } }

test('a page of another site changes nothing and opens no connection, whatever cookies the browser adds', async () => {
  const { url } = await node()
  for (const headers of [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: url.replace('http', 'https') },
    { 'Sec-Fetch-Site': 'cross-site' },
  ]) {
    const answer = await fetch(settingsOf(url), {
      method: 'PUT',
      headers: { ...json, ...headers },
      body: '{}',
    })
    expect([answer.status, await answer.json()]).toEqual([403, foreign])
  }
  expect(await connectRaw(url, handshakeOf('manager'), { Origin: 'https://evil.example' })).toHaveProperty(
    'refused',
  )

  const own = await connectRaw(url, handshakeOf('manager'), { Origin: url })
  expect(own).not.toHaveProperty('refused')

  if (!('refused' in own)) own.close()
})

test('a form of another site cannot send JSON, and other bodies change nothing', async () => {
  const { url } = await node()
  const answer = await fetch(settingsOf(url), {
    method: 'PUT',
    headers: { 'Content-Type': 'text/plain', Origin: url },
    body: JSON.stringify({ requestId: 'sent-as-a-form', base: 1, settings: {} }),
  })
  expect(answer.status).toBe(400)
})

test('TRACE does not echo the request', async () => {
  const { url } = await node()
  const { port } = new URL(url)
  const { request: ask } = await import('node:http')
  const answer = await new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const headers = { Cookie: 'kezek-session=secret' }
    const sent = ask({ host: '127.0.0.1', port, method: 'TRACE', path: '/', headers }, response => {
      let body = ''
      response.on('data', piece => {
        body += piece
      })
      response.on('end', () => resolve({ status: response.statusCode, body }))
    })
    sent.once('error', reject)
    sent.end()
  })
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.body).not.toContain('secret')
})

test('the demonstration refuses a foreign host name that resolves to this machine', async () => {
  const { url } = await node()
  const { port } = new URL(url)
  const asked = await new Promise<number | undefined>(resolve => {
    import('node:http').then(({ get }) =>
      get({ host: '127.0.0.1', port, path: '/api/catalogue', headers: { Host: 'evil.example' } }, answer =>
        resolve(answer.statusCode),
      ),
    )
  })
  expect(asked).toBe(403)
})

test.each(['Forwarded', 'Via', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'X-Real-IP'])(
  'in the demonstration nothing is answered that a proxy passes on (%s)',
  async name => {
    const { url } = await node()
    const headers = { ...json, 'kezek-role': 'administrator', [name]: 'for=203.0.113.7' }
    const read = await fetch(`${url}/api/people`, { headers })
    expect([read.status, await read.json()]).toEqual([403, foreign])
    const change = await fetch(`${url}/api/people`, { method: 'POST', headers, body: '{}' })
    expect([change.status, await change.json()]).toEqual([403, foreign])
    expect(await connectRaw(url, handshakeOf('manager'), { [name]: '203.0.113.7' })).toHaveProperty('refused')
  },
)

test('with PUBLIC_URL set, the Host header has no effect', async () => {
  const { url } = await node({ PUBLIC_URL: 'https://queue.example.kz' })
  const change = async (origin: string) => {
    const headers = { ...json, Origin: origin }
    const answer = await fetch(settingsOf(url), { method: 'PUT', headers, body: '{}' })
    return answer.json()
  }
  expect(await change(url)).toEqual(foreign)
  expect(await change('https://queue.example.kz')).not.toEqual(foreign)
})

test('forwarded addresses count only from a trusted proxy', async () => {
  const claimed = { 'X-Forwarded-For': '203.0.113.7', 'X-Forwarded-Proto': 'https' }
  const plain = await node()
  const trusting = await node({ TRUST_PROXY: 'loopback' })
  const hsts = async (url: string) =>
    (await fetch(`${url}/healthz`, { headers: claimed })).headers.get('strict-transport-security')
  expect(await hsts(plain.url)).toBeNull()
  expect(await hsts(trusting.url)).toBe('max-age=31536000')
})

test('with certificate files, cookies and HSTS are secure and sockets connect by TLS', async () => {
  // A certificate for this test only, valid for a hundred years.
  const read = (name: string) =>
    readFileSync(join(import.meta.dirname, '../../../fixtures/tls', name), 'utf8')
  const started = await startNode(redis, { tls: { key: read('key.pem'), cert: read('cert.pem') } })
  nodes.push(started)
  const { port } = new URL(started.url)
  const answer = await new Promise<{ headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path: '/api/pairing',
        method: 'POST',
        headers: json,
        rejectUnauthorized: false,
      },
      response => {
        response.resume()
        resolve({ headers: response.headers })
      },
    )
    sent.once('error', reject)
    sent.end('{"kind":"kiosk"}')
  })
  expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
  expect(answer.headers['set-cookie']?.[0]).toMatch(/^__Host-kezek-pairing=.*; Secure; SameSite=Strict$/)

  // Older versions of TLS are refused with any cipher.
  const reached = (version: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3') =>
    new Promise<string | null>(resolve => {
      const asked = { minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' } as const
      const socket = connect({ host: '127.0.0.1', port: Number(port), rejectUnauthorized: false, ...asked })
      socket.once('secureConnect', () => {
        resolve(socket.getProtocol())
        socket.destroy()
      })
      socket.once('error', () => resolve(null))
    })
  for (const version of ['TLSv1', 'TLSv1.1'] as const) expect(await reached(version)).toBeNull()
  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) expect(await reached(version)).toBe(version)
})

test('a kiosk issues 30 tickets a minute by default and says when it may continue; another kiosk is not affected', async () => {
  const { url } = await node({ KIOSK_TICKETS_PER_MINUTE: '30' })
  const body = { queue: 'housing-register.submission', lang: 'kk' }
  const kiosk = await rawClient(url, handshakeOf('kiosk', { device: '1' }))
  for (let count = 0; count < 30; count++)
    expect(await kiosk.ask(envelope('ticket:issue', body))).toMatchObject({ ok: true })

  const refused = await kiosk.ask(envelope('ticket:issue', body))
  expect(refused).toMatchObject({ ok: false, error: { code: 'TOO_MANY' } })
  expect(refused && !refused.ok && refused.error.detail?.seconds).toBeGreaterThan(0)

  const other = await rawClient(url, handshakeOf('kiosk', { device: '2' }))
  expect(await other.ask(envelope('ticket:issue', body))).toMatchObject({ ok: true })

  kiosk.close()
  other.close()
})

test('an address past its limit by HTTP gets the seconds to wait', async () => {
  const { url } = await node({ REQUESTS_PER_MINUTE: '20' })
  const statuses = []
  for (let count = 0; count < 25; count++) statuses.push((await fetch(`${url}/api/about`)).status)
  expect(statuses.filter(status => status === 429).length).toBeGreaterThanOrEqual(5)
  const last = await fetch(`${url}/api/about`)
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('one address has a limited number of connections, and a closed one frees its place', async () => {
  const { url } = await node({ MAX_CONNECTIONS_PER_ADDRESS: '3' })
  const lines = [
    await rawClient(url, handshakeOf('display')),
    await rawClient(url, handshakeOf('display')),
    await rawClient(url, handshakeOf('display')),
  ]
  expect(await connectRaw(url, handshakeOf('display'))).toHaveProperty('refused')

  lines[0]?.close()
  await until('there is room again', async () => {
    const line = await connectRaw(url, handshakeOf('display'))
    if ('refused' in line) return false
    line.close()
    return true
  })
  for (const line of lines) line.close()
})
