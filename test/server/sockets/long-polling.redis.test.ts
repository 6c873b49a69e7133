import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { PrintAgent } from '../../../scripts/print-agent/agent.ts'
import { connectRaw, handshakeOf } from '../../kit/client.ts'
import { type Member, member } from '../../kit/member.ts'
import { type NoWebSocket, startNoWebSocket } from '../../kit/no-websocket.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

// Behind a proxy without WebSockets, screens work by long-polling and say that they are slow.

/** Milliseconds for which a connection may be idle; longer than a test may take. */
const idleMs = 3_600_000

let redis: TestRedis
let node: TestNode
const members: Member[] = []
const proxies: NoWebSocket[] = []

beforeAll(async () => {
  redis = await startRedis()
  node = await startNode(redis)
})
afterEach(async () => {
  for (const one of members.splice(0)) one.close()
  for (const proxy of proxies.splice(0)) await proxy.stop()
})
afterAll(async () => {
  await node?.stop()
  await redis?.stop()
})

async function behind(upgrade: '502' | 'nothing'): Promise<NoWebSocket> {
  const proxy = await startNoWebSocket(node.url, upgrade)
  proxies.push(proxy)
  return proxy
}

async function enter(url: string, role: 'kiosk' | 'display' | 'manager'): Promise<Member> {
  const one = await member(url, { role, ...(role === 'manager' && { person: 'm1' }) })
  members.push(one)
  return one
}

test.each(['502', 'nothing'] as const)(
  'upgrades that are answered with %s leave a hall that works, slowly',
  async upgrade => {
    const proxy = await behind(upgrade)
    const [kiosk, display, manager] = await Promise.all([
      enter(proxy.url, 'kiosk'),
      enter(proxy.url, 'display'),
      enter(proxy.url, 'manager'),
    ])
    expect(proxy.refused).toBeGreaterThan(0)
    for (const one of [kiosk, display, manager])
      await until('the screen says that it is slow', () => one.hall.isSlow)
    const { ticket } = await kiosk.ask('ticket:issue', { queue: 'housing-register.submission', lang: 'kk' })
    await until(
      'the manager sees the ticket',
      () =>
        manager.hall.view?.tickets[String(ticket)] ??
        manager.hall.view?.queues['housing-register.submission'],
    )
    const first = display.hall.tick?.now ?? 0
    await until('ticks come', () => (display.hall.tick?.now ?? 0) > first + 2_000)
    expect(display.hall.stale).toBe(false)
  },
)

test('a screen by WebSocket does not count as slow; one by long-polling changes to a WebSocket when it connects again', async () => {
  const direct = await enter(node.url, 'display')
  const proxy = await behind('502')
  const display = await enter(proxy.url, 'display')
  await until('the screen says that it is slow', () => display.hall.isSlow)
  expect(direct.hall.isSlow).toBe(false)

  proxy.mend()
  display.hall.reconnect()
  await until('the screen is back', () => !display.hall.stale && display.hall.connected)
  await until('it is slow no more', () => !display.hall.isSlow && !display.hall.stale)
})

test('a print agent connects by long-polling and says so', async () => {
  const proxy = await behind('502')
  const said: string[] = []
  const options = { server: proxy.url, device: '/dev/null' } as never
  const agent = new PrintAgent(options, { centre: 'akmola', place: 'desk' }, line => said.push(line))
  await until('the agent is connected', () => said.some(line => line.startsWith('Connected')))
  await until('it says that it is slow', () => said.some(line => line.includes('long-polling')))
  await agent.close()
})

test('a page of another site opens no connection by long-polling either', async () => {
  const foreign = await fetch(`${node.url}/socket.io/?EIO=4&transport=polling`, {
    headers: { origin: 'https://elsewhere.example' },
  })
  expect(foreign.status).toBe(403)
  const crossSite = await fetch(`${node.url}/socket.io/?EIO=4&transport=polling`, {
    headers: { 'sec-fetch-site': 'cross-site' },
  })
  expect(crossSite.status).toBe(403)
})

test('a server with screens by long-polling does not wait for idle connections when it stops', async () => {
  const other = await startNode(redis)
  // A server that waited for them would not stop before this test's time is over.
  other.app.server.keepAliveTimeout = idleMs
  const proxy = await startNoWebSocket(other.url)
  proxies.push(proxy)
  const display = await enter(proxy.url, 'display')

  await other.stop()

  await until('the screen has noticed', () => !display.hall.connected)
})

test('messages by long-polling have the same limits as others', async () => {
  const client = await connectRaw(node.url, handshakeOf('kiosk'))
  if ('refused' in client) throw new Error('not let in')
  client.close()
  const opened = await fetch(`${node.url}/socket.io/?EIO=4&transport=polling`)
  const { sid } = JSON.parse((await opened.text()).slice(1)) as { sid: string }
  const sent = await fetch(`${node.url}/socket.io/?EIO=4&transport=polling&sid=${sid}`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain;charset=UTF-8' },
    body: `42${JSON.stringify(['command', 'x'.repeat(20_000)])}`,
  })
  expect(sent.status).toBe(413)
})
