import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { Devices } from '../../server/auth/devices.ts'
import { Identify } from '../../server/auth/identify.ts'
import { Rates } from '../../server/auth/rates.ts'
import { Hall } from '../../server/halls/hall.ts'
import { Agents } from '../../server/printing/agents.ts'
import { PrinterWatch } from '../../server/printing/printer-watch.ts'
import { Printing } from '../../server/printing/printing.ts'
import { QueueStore } from '../../server/queue/queue-store.ts'
import { Displays } from '../../server/screens/displays.ts'
import { Presence } from '../../server/screens/presence.ts'
import { Speakers } from '../../server/screens/speakers.ts'
import { Revoker } from '../../server/sockets/revoker.ts'
import { connectRaw, envelope, handshakeOf, type RawClient, rawClient } from '../kit/client.ts'
import { openHall } from '../kit/hall.ts'
import { startNode, type TestNode } from '../kit/node.ts'
import { randomPrefix, startRedis, type TestClient, type TestRedis } from '../kit/redis.ts'
import { until } from '../kit/until.ts'

/** The centre in which everything fails, and one that must not be affected. */
const [broken, healthy] = ['akmola', 'aktobe']

let redis: TestRedis
let store: TestClient
let node: TestNode
/** A kiosk of the healthy centre, connected throughout the test. */
let kiosk: RawClient
const clients: RawClient[] = []

beforeAll(async () => {
  redis = await startRedis()
  store = await redis.client()
  node = await startNode(redis)
  kiosk = await rawClient(node.url, handshakeOf('kiosk', { centre: healthy }))
})
afterEach(() => {
  code++
  vi.restoreAllMocks()
  for (const client of clients.splice(0)) client.close()
})
afterAll(async () => {
  kiosk?.close()
  await node?.stop()
  await redis?.stop()
})

async function join(role: string, more: Record<string, unknown> = {}): Promise<RawClient> {
  const client = await rawClient(node.url, handshakeOf(role, more))
  clients.push(client)
  return client
}

/** Part of the error code, so that the log counts the defects of each test as a kind of their own. */
let code = 0
const defect = () => {
  throw Object.assign(new TypeError('a defect, made on purpose'), { code: `DEFECT_${code}` })
}
const ticket = { queue: 'housing-register.submission', lang: 'kk' }
const failed = { ok: false, error: { code: 'INTERNAL' } }

/** Checks that the other centre is served: it issues tickets, and its screens get events and ticks. */
async function othersContinue(): Promise<void> {
  kiosk.received.length = 0
  expect(await kiosk.ask(envelope('ticket:issue', ticket))).toMatchObject({ ok: true })
  await until('two ticks', () => kiosk.received.filter(({ name }) => name === 'tick').length >= 2)
  expect((await fetch(`${node.url}/api/catalogue`)).status).toBe(200)
}

/** @returns the lines about defects at a place since `from`. */
function defectsAt(place: string, from: number): unknown[] {
  return node.log.slice(from).filter(line => line.level >= 50 && line.place === place)
}

/** Checks that a defect is logged once, however often it happened, with the shape of its input. */
async function isLoggedOnce(place: string, from: number): Promise<void> {
  await until(`a defect at "${place}" is logged`, () => defectsAt(place, from).length > 0)
  const [line] = defectsAt(place, from)
  expect(line).toMatchObject({ failure: { type: 'TypeError' }, input: expect.any(String) })
}

async function query(client: RawClient, name: string, params: unknown): Promise<unknown> {
  return client.socket.timeout(5_000).emitWithAck('query', name, params)
}

test('a connection whose check fails is refused, and the next one is opened', async () => {
  const from = node.log.length
  vi.spyOn(Rates.prototype, 'request').mockImplementationOnce(defect)
  expect(await connectRaw(node.url, handshakeOf('display'))).toHaveProperty('refused')
  await join('display')
  await isLoggedOnce('opening a connection', from)
  await othersContinue()
})

test('connections that are reset before their check end nothing, also behind a trusted proxy', async () => {
  const trusting = await startNode(redis, { prefix: node.prefix, env: { TRUST_PROXY: 'loopback' } })
  const { port } = new URL(trusting.url)
  const asking = [
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    `Host: localhost:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'X-Forwarded-For: 203.0.113.7',
    '\r\n',
  ].join('\r\n')
  for (let round = 0; round < 10; round++) {
    const resets = Array.from({ length: 30 }, async () => {
      const socket = connect(Number(port), '127.0.0.1')
      socket.on('error', () => {})
      await new Promise(resolve => socket.write(asking, resolve))
      socket.resetAndDestroy()
    })
    await Promise.all(resets)
  }
  expect((await fetch(`${trusting.url}/healthz`)).status).toBe(200)
  expect(trusting.log.filter(({ level }) => level >= 50)).toEqual([])

  await trusting.stop()
})

test('a handshake that fails is refused with a code', async () => {
  const from = node.log.length
  vi.spyOn(Identify.prototype, 'ofSocket').mockImplementationOnce(defect)
  expect(await connectRaw(node.url, handshakeOf('display'))).toEqual({ refused: { code: 'INTERNAL' } })
  await isLoggedOnce('identifying a screen', from)
  await othersContinue()
})

test('a screen that fails while it is accepted is disconnected, so that it connects again', async () => {
  const from = node.log.length
  vi.spyOn(Agents.prototype, 'join').mockImplementationOnce(defect)
  const agent = await rawClient(node.url, handshakeOf('print-agent'))
  clients.push(agent)
  await until('the agent is disconnected', () => !agent.socket.connected)
  await isLoggedOnce('new screen', from)
  await othersContinue()
})

test('a command that fails is answered with a code, in the middle of it and before it', async () => {
  const from = node.log.length
  const manager = await join('manager')
  const { run } = QueueStore.prototype
  vi.spyOn(QueueStore.prototype, 'run').mockImplementation(function (this: QueueStore, ...args) {
    return args[0] === broken && args[1] === 'issue' ? defect() : Reflect.apply(run, this, args)
  })
  expect(await manager.ask(envelope('ticket:issue', ticket))).toEqual(failed)

  await isLoggedOnce('command ticket:issue', from)
  vi.spyOn(Rates.prototype, 'request').mockImplementationOnce(defect)
  expect(await manager.ask(envelope('ticket:issue', ticket))).toEqual(failed)

  await isLoggedOnce('command', from)
  vi.restoreAllMocks()
  expect(await manager.ask(envelope('ticket:issue', ticket))).toMatchObject({ ok: true })

  await othersContinue()
})

test('a query that fails is answered with a code', async () => {
  const from = node.log.length
  const manager = await join('manager')
  vi.spyOn(Hall.prototype, 'find').mockImplementation(defect)
  for (let count = 0; count < 3; count++)
    expect(await query(manager, 'find', { number: 'A001' })).toEqual(failed)

  await isLoggedOnce('query', from)
  expect(defectsAt('query', from)).toHaveLength(1)

  vi.restoreAllMocks()
  expect(await query(manager, 'find', { number: 'A001' })).toMatchObject({ ok: true })

  await othersContinue()
})

test('a failing snapshot, heartbeat or disconnection ends no connection', async () => {
  const from = node.log.length
  const display = await join('display')
  vi.spyOn(Rates.prototype, 'request').mockImplementationOnce(defect)
  display.socket.emit('resync')
  await isLoggedOnce('resync', from)
  vi.spyOn(Displays.prototype, 'noteHeartbeat').mockImplementation(defect)
  const heartbeat = { epoch: '', n: 1, frameAgeMs: 0, visible: true, sound: 'on', failing: false, spoken: [] }
  display.socket.emit('heartbeat', heartbeat)
  await isLoggedOnce('heartbeat of a screen', from)
  expect(display.socket.connected).toBe(true)

  vi.spyOn(Displays.prototype, 'noteLeft').mockImplementation(defect)
  display.close()
  await isLoggedOnce('screen left', from)
  await othersContinue()
})

test('a print agent whose question fails gets no permission to begin', async () => {
  const from = node.log.length
  const { join: joinAgent } = Agents.prototype
  vi.spyOn(Agents.prototype, 'join').mockImplementation(function (this: Agents, centre, device, line) {
    joinAgent.call(this, centre, device, { ...line, onBegin: () => line.onBegin(async () => defect()) })
  })
  const agent = await join('print-agent')
  expect(await agent.socket.timeout(5_000).emitWithAck('begin', 'order-1')).toBe(false)
  await isLoggedOnce('print agent begins', from)
})

test('a request by HTTP that fails is answered with a code, and without a stack', async () => {
  const from = node.log.length
  vi.spyOn(Identify.prototype, 'ofRequest').mockImplementation(defect)
  const answer = await fetch(`${node.url}/api/centres/${broken}/settings`)
  expect([answer.status, await answer.json()]).toEqual([500, failed])
  await isLoggedOnce('GET /api/centres/:centre/settings', from)
  await othersContinue()
})

test('a guard that fails before any route is answered with a code', async () => {
  vi.spyOn(Rates.prototype, 'request').mockImplementationOnce(defect)
  const answer = await fetch(`${node.url}/api/about`)
  expect([answer.status, await answer.json()]).toEqual([500, failed])
  await othersContinue()
})

test('a centre whose view can no longer be read fails alone, at every timer and event', async () => {
  const from = node.log.length
  const view = Object.getOwnPropertyDescriptor(Hall.prototype, 'view')?.get
  const manager = await join('manager')
  vi.spyOn(Hall.prototype, 'view', 'get').mockImplementation(function (this: Hall) {
    return this.centre === broken ? defect() : view?.call(this)
  })
  expect(await manager.ask(envelope('ticket:issue', ticket))).toEqual(failed)
  expect(await query(manager, 'waiting', { page: 0 })).toEqual(failed)

  for (const place of ['tick', 'choosing speakers']) await isLoggedOnce(place, from)
  const display = await join('display')
  await isLoggedOnce('snapshot', from)
  expect(display.socket.connected).toBe(true)

  await othersContinue()
})

test('timers that fail in one centre run in the others', async () => {
  const from = node.log.length
  const { away } = Presence.prototype
  vi.spyOn(Presence.prototype, 'away').mockImplementation(function (this: Presence, ...args) {
    return args[0].centre === broken ? defect() : away.apply(this, args)
  })
  const inBroken = <T extends unknown[]>(centre: T[0]) => centre === broken && defect()
  vi.spyOn(PrinterWatch.prototype, 'check').mockImplementation(async centre => void inBroken(centre))
  vi.spyOn(Printing.prototype, 'resolveOpen').mockImplementation(async view => {
    inBroken(view.centre)
  })
  // These fail in the broken centre every time: another timer, or a screen that leaves, would use up a single defect.
  const agenda = Object.getOwnPropertyDescriptor(Hall.prototype, 'agenda')?.get
  vi.spyOn(Hall.prototype, 'agenda', 'get').mockImplementation(function (this: Hall) {
    return this.centre === broken ? defect() : agenda?.call(this)
  })
  const { choose } = Speakers.prototype
  vi.spyOn(Speakers.prototype, 'choose').mockImplementation(function (this: Speakers, hall) {
    return hall.centre === broken ? defect() : choose.call(this, hall)
  })
  vi.spyOn(Devices.prototype, 'notePlaces').mockImplementationOnce(async () => defect())
  vi.spyOn(Revoker.prototype, 'expire').mockImplementationOnce(defect)
  const places = [
    'tick',
    'check of printers',
    'check of paper',
    'check of wait targets',
    'choosing speakers',
    'places of devices',
    'end of sessions',
  ]
  for (const place of places) await isLoggedOnce(place, from)
  await othersContinue()
})

test('an unreadable stream entry loses only its own effects', async () => {
  const from = node.log.length
  const manager = await join('manager')
  const events = `${node.prefix}kezek:{${broken}}:events`
  const [last] = (await store.xRevRange(events, '+', '-', { COUNT: 1 })) ?? []
  const n = String(Number(last?.message.n) + 1)
  await store.xAdd(events, '*', {
    n,
    type: 'ticket:issued',
    at: String(Date.now()),
    by: 'kiosk:1',
    body: '{',
  })
  await until('the tail has met it', () => defectsAt(`tail of ${broken}`, from).length > 0)
  const cursor = `${node.prefix}kezek:{${broken}}:cursor:printing`
  await until('the reader is past it', async () => (await store.get(cursor)) !== last?.id)
  expect(await manager.ask(envelope('ticket:issue', ticket))).toMatchObject({ ok: true })

  await othersContinue()
})

test('a day that cannot be opened in one centre is opened in the others', async () => {
  const prefix = randomPrefix()
  const now = Date.now() - 2 * 86_400_000
  for (const centre of [broken, healthy]) await openHall(store, undefined, { prefix, centre, now })
  const { run } = QueueStore.prototype
  const opened: string[] = []
  vi.spyOn(QueueStore.prototype, 'run').mockImplementation(function (this: QueueStore, ...args) {
    if (args[1] === 'open-day') opened.push(args[0])
    return args[0] === broken && args[1] === 'open-day' ? defect() : Reflect.apply(run, this, args)
  })
  const second = await startNode(redis, { prefix })
  await until('it is tried', () => opened.includes(broken))
  await until('the day of the others is opened', () => opened.includes(healthy))
  await second.stop()
  await othersContinue()
})

test('a message of another node whose handling fails affects nothing else', async () => {
  const from = node.log.length
  const { grants } = Speakers.prototype
  vi.spyOn(Speakers.prototype, 'grants').mockImplementation(function (this: Speakers, hall) {
    return hall.centre === broken ? defect() : grants.call(this, hall)
  })
  const seen = { node: 'another', centre: broken, counters: ['1'], displays: [] }
  await store.publish(`${node.prefix}kezek:seen`, JSON.stringify(seen))
  await until('a defect is logged', () =>
    ['word of another node', 'tick', 'choosing speakers'].some(place => defectsAt(place, from).length > 0),
  )
  await store.publish(`${node.prefix}kezek:seen`, 'no JSON')
  await othersContinue()
})
