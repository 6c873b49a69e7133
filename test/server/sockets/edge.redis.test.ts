import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { centreKeys } from '../../../server/queue/keys.ts'
import { commandBodies, commandNames } from '../../../shared/contract/commands.ts'
import { errorCodes } from '../../../shared/contract/errors.ts'
import { protocol } from '../../../shared/contract/protocol.ts'
import { deviceKinds, staffRoles } from '../../../shared/domain/roles.ts'
import { connectRaw, envelope, handshakeOf, must, type RawClient, rawClient } from '../../kit/client.ts'
import { changedKeys, type Dump, dump } from '../../kit/dump.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { centres } from '../../kit/order.ts'
import { startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

let redis: TestRedis
let store: TestClient
let node: TestNode
const clients: RawClient[] = []
/** Issues a ticket, so that there is something to damage. */
let ticket: string

beforeAll(async () => {
  redis = await startRedis()
  store = await redis.client()
  node = await startNode(redis)
  const manager = await join('manager')
  const issued = await must(manager, 'ticket:issue', { queue: 'housing-register.submission', lang: 'kk' })
  ticket = String(issued.ticket)
  await settled()
})
afterEach(() => {
  for (const client of clients.splice(0)) client.close()
})
afterAll(async () => {
  await node?.stop()
  await redis?.stop()
})

async function join(role: string, more: Record<string, unknown> = {}): Promise<RawClient> {
  const client = await rawClient(node.url, handshakeOf(role, more))
  clients.push(client)
  return client
}

/** @returns all keys except those of readers: cursors, leases and the audit chain. */
async function hall(): Promise<Dump> {
  const keys = await dump(store, `${node.prefix}kezek:`)
  return new Map([...keys].filter(([key]) => !/:(cursor|lease):|:chain(-head)?$/.test(key)))
}

/** Waits until the day of each centre is open and its readers have caught up: then nothing changes by itself. */
async function settled(): Promise<void> {
  const isSettled = async (centre: string) => {
    const keys = centreKeys(node.prefix, centre)
    const events = (await store.xRevRange(keys.events, '+', '-')) ?? []
    const cursors = await Promise.all(['printing', 'trail'].map(reader => store.get(keys.cursor(reader))))
    const isOpen = events.some(({ message }) => message.type === 'day:opened')
    return isOpen && cursors.every(cursor => cursor === events[0]?.id)
  }
  await until('every centre is settled', async () =>
    (await Promise.all(centres.map(({ id }) => isSettled(id)))).every(Boolean),
  )
}

/** Keys that change without a command: people and devices of the demonstration, and the heartbeats of nodes. */
const isOfHall = (key: string) => !/\{(people|devices|nodes)\}/.test(key)

/** Checks that the store is the same before and after `work`. */
async function changesNothing(work: () => Promise<void>): Promise<void> {
  const before = await hall()
  await work()
  expect(changedKeys(before, await hall()).filter(isOfHall)).toEqual([])
  expect((await fetch(`${node.url}/healthz`)).status).toBe(200)
  expect(node.log.filter(({ level }) => level >= 50)).toEqual([])
}

async function isDisconnected(client: RawClient): Promise<void> {
  await until('the line is closed', () => !client.socket.connected)
}

test.each([
  ['nothing', {}],
  ['an unknown role', handshakeOf('caretaker')],
  ["the system's role", handshakeOf('system')],
  ['no centre', { ...handshakeOf('kiosk'), centre: undefined }],
  ['a centre that is no text', handshakeOf('kiosk', { centre: { id: 'akmola' } })],
  ['no device', { ...handshakeOf('kiosk'), device: undefined }],
  ['a device that is a path', handshakeOf('kiosk', { device: '../../etc' })],
  ['a device that would break a key', handshakeOf('kiosk', { device: 'a:b' })],
  ['a device that is a prototype', handshakeOf('kiosk', { device: '__proto__' })],
  ['a field too many', handshakeOf('kiosk', { admin: true })],
  ['a sign of ten kilobytes', handshakeOf('inspector', { sign: { surname: 'x'.repeat(10_000) } })],
])('a handshake with %s is refused', async (_, auth) => {
  await changesNothing(async () => {
    const client = await connectRaw(node.url, auth)
    expect(client).toEqual({ refused: { code: 'BAD_MESSAGE' } })
  })
})

test.each([
  ['another protocol', handshakeOf('kiosk', { protocol: protocol + 1 }), 'PROTOCOL_MISMATCH'],
  ['a centre that does not exist', handshakeOf('kiosk', { centre: 'atlantis' }), 'NO_SUCH_CENTRE'],
  [
    'an inspector without a name',
    handshakeOf('inspector', { sign: undefined, person: undefined }),
    'NOT_SIGNED_IN',
  ],
])('a handshake with %s is refused with the reason', async (_, auth, code) => {
  await changesNothing(async () => {
    expect(await connectRaw(node.url, auth)).toEqual({ refused: { code } })
  })
})

test('outside the demonstration a claimed identity is refused', async () => {
  const strict = await startNode(redis, { prefix: node.prefix, env: { KEZEK_DEMO: '0' } })
  for (const role of deviceKinds)
    expect(await connectRaw(strict.url, handshakeOf(role))).toEqual({ refused: { code: 'NOT_PAIRED' } })
  for (const role of staffRoles)
    expect(await connectRaw(strict.url, handshakeOf(role))).toEqual({ refused: { code: 'NOT_SIGNED_IN' } })
  const path = `${strict.url}/api/centres/akmola/settings`
  expect((await fetch(path)).status).toBe(401)
  const put = { method: 'PUT', headers: { 'Content-Type': 'application/json' } }
  const body = JSON.stringify({ requestId: 'import-without-a-name', base: 1, settings: {} })
  expect((await fetch(path, { ...put, body })).status).toBe(401)
  await strict.stop()
})

test('another namespace is refused, and so is a long-polling session that nobody opened', async () => {
  await changesNothing(async () => {
    expect(await connectRaw(`${node.url}/admin`, handshakeOf('manager'))).toHaveProperty('refused')
    const made = await fetch(`${node.url}/socket.io/?EIO=4&transport=polling&sid=made-up`)
    expect(made.status).toBe(400)
  })
})

const bad: [string, () => unknown][] = [
  ['nothing', () => null],
  ['a text', () => 'ticket:issue'],
  ['a number', () => 42],
  ['a list', () => [1, 2]],
  ['bytes', () => Buffer.from('ticket:issue')],
  ['no request id', () => ({ ...issue(), requestId: undefined })],
  ['a request id that would break a key', () => ({ ...issue(), requestId: 'a:b:c:d:e' })],
  ['a request id of 65 characters', () => ({ ...issue(), requestId: 'x'.repeat(65) })],
  ['no time', () => ({ ...issue(), sentAt: undefined })],
  ['a time that is no number', () => ({ ...issue(), sentAt: 'now' })],
  ['a field too many', () => ({ ...issue(), centre: 'almaty-region' })],
  ['a body that is a text', () => envelope('ticket:issue', 'A001')],
  [
    'a body with a field too many',
    () => envelope('ticket:issue', { ...issue().body, centre: 'almaty-region' }),
  ],
  ['a queue that is no queue', () => envelope('ticket:issue', { queue: 'x.y', lang: 'kk' })],
  ['a language nobody speaks', () => envelope('ticket:issue', { ...issue().body, lang: 'fr' })],
  ['a ticket id that would break a key', () => envelope('ticket:resume', { ticket: '20261125:000001' })],
]

function issue() {
  return {
    ...envelope('ticket:issue', undefined),
    body: { queue: 'housing-register.submission', lang: 'kk' },
  }
}

test.each(bad)('a message with %s is a bad message', async (_, make) => {
  const manager = await join('manager')
  await changesNothing(async () => {
    expect(await manager.ask(make())).toEqual({ ok: false, error: { code: 'BAD_MESSAGE' } })
  })
})

test('unknown commands are refused, also the names of properties that every object has', async () => {
  const manager = await join('manager')
  await changesNothing(async () => {
    for (const name of ['ticket:explode', 'toString', '__proto__', 'constructor', ''])
      expect(await manager.ask(envelope(name, {}))).toEqual({ ok: false, error: { code: 'UNKNOWN_COMMAND' } })
  })
})

test('a command of another protocol is refused', async () => {
  const manager = await join('manager')
  await changesNothing(async () => {
    const press = { ...issue(), protocol: protocol - 1 }
    expect(await manager.ask(press)).toEqual({ ok: false, error: { code: 'PROTOCOL_MISMATCH' } })
  })
})

test.each([-60_000, -10_500, 60_000])('a command whose time is %i ms off does nothing', async off => {
  const manager = await join('manager')
  await changesNothing(async () => {
    const press = { ...issue(), sentAt: Date.now() + off }
    expect(await manager.ask(press)).toEqual({ ok: false, error: { code: 'EXPIRED' } })
  })
})

test('a message without a callback for its answer ends the connection', async () => {
  for (const send of [
    (client: RawClient) => client.socket.emit('command', issue()),
    (client: RawClient) => client.socket.emit('command'),
    (client: RawClient) => client.socket.emit('query', 'find', { number: 'A1' }),
    (client: RawClient) => client.socket.emit('command', issue(), 'not a function'),
  ]) {
    const manager = await join('manager')
    await changesNothing(async () => {
      send(manager)
      await isDisconnected(manager)
    })
  }
})

test('a message over 16 KiB ends the connection', async () => {
  const manager = await join('manager')
  await changesNothing(async () => {
    manager.socket.emit(
      'command',
      envelope('ticket:cancel', { ticket, word: 'x'.repeat(16 * 1024) }),
      () => {},
    )
    await isDisconnected(manager)
  })
})

test.each([
  ['a packet of no type', '9nonsense', false],
  ['a torn packet', '2["command"', false],
  ['a packet whose bytes never come', '51-["command",{"_placeholder":true,"num":9}]', false],
  ['bytes that belong to nothing', Buffer.alloc(10), false],
  ['an event without a name', '2', true],
  ['an answer to nothing', '399[]', true],
])('%s ends the line or says nothing', async (_, garbage, isHarmless) => {
  const manager = await join('manager')
  await changesNothing(async () => {
    manager.socket.io.engine.write(garbage as string)
    // The next message shows whether the connection is still open.
    const reply = await manager.ask(null)
    expect(reply).toEqual(isHarmless ? { ok: false, error: { code: 'BAD_MESSAGE' } } : undefined)
  })
})

test('events that nobody listens to do nothing', async () => {
  const manager = await join('manager')
  await changesNothing(async () => {
    manager.socket.emit('snapshot', {})
    manager.socket.emit('tick', { n: 1 })
    expect(await manager.ask(null)).toMatchObject({ ok: false })
  })
  expect(manager.socket.connected).toBe(true)
})

test('a flood from one socket is refused, and other sockets are served', async () => {
  const [flooder, manager] = [await join('manager'), await join('manager')]
  const presses = Array.from({ length: 200 }, () => flooder.ask(envelope('ticket:resume', { ticket })))
  const replies = await Promise.all(presses)
  const codes = new Set(replies.map(reply => (reply?.ok === false ? reply.error.code : 'OK')))
  expect(codes).toEqual(new Set(['ILLEGAL_TRANSITION', 'TOO_SOON']))
  expect(await manager.ask(envelope('ticket:resume', { ticket }))).toMatchObject({
    error: { code: 'ILLEGAL_TRANSITION' },
  })
})

test('queries with bad parameters, unknown names or without permission are refused', async () => {
  const manager = await join('manager')
  const query = (client: RawClient, name: unknown, params: unknown) =>
    client.socket.timeout(5_000).emitWithAck('query', name, params)
  const refusal = (code: string) => ({ ok: false, error: { code } })
  await changesNothing(async () => {
    for (const [name, params] of [
      ['waiting', { page: -1 }],
      ['waiting', { page: 0, centre: 'almaty-region' }],
      ['find', { number: '' }],
      ['find', { number: { $ne: null } }],
      ['story', { ticket: '*' }],
      ['story', null],
    ])
      expect(await query(manager, name, params)).toEqual(refusal('BAD_MESSAGE'))
    for (const name of ['everything', 'toString', 7, null]) {
      expect(await query(manager, name, {})).toEqual(refusal('UNKNOWN_COMMAND'))
    }
    for (const role of ['kiosk', 'display', 'print-agent'])
      expect(await query(await join(role), 'find', { number: 'A1' })).toEqual(refusal('NOT_PERMITTED'))
    for (const day of ['00000000', '99999999', '19700101'])
      expect(await query(manager, 'story', { ticket: `${day}-000001` })).toEqual({
        ok: true,
        reply: { ticket: null, steps: [] },
      })
  })
})

test('a ticket of another centre is not found', async () => {
  const there = await join('manager', { centre: 'almaty-region' })
  const issued = await must(there, 'ticket:issue', { queue: 'housing-register.submission', lang: 'kk' })
  const second = await must(there, 'ticket:issue', { queue: 'housing-register.submission', lang: 'kk' })
  await settled()
  const here = await join('manager')
  await changesNothing(async () => {
    const foreign = envelope('ticket:cancel', { ticket: second.ticket, word: 'left' })
    expect(await here.ask(foreign)).toEqual({ ok: false, error: { code: 'NO_SUCH_TICKET' } })
  })
  // The first ticket of each centre has the same id.
  expect(issued.ticket).toBe(ticket)
  await must(there, 'ticket:cancel', { ticket, word: 'left' })
  const query = here.socket.timeout(5_000).emitWithAck('query', 'story', { ticket })
  expect(await query).toMatchObject({ reply: { ticket: { state: 'waiting' } } })
  await settled()
})

/** Any message, sometimes close to a valid one. */
const anything = fc.anything({ withBigInt: false, withDate: false, withMap: false, withSet: false })
const text = fc.oneof(fc.string(), fc.constantFrom('1', 'housing-register.submission', 'kk', '__proto__', ''))
const body = fc.oneof(
  anything,
  fc.record(
    {
      counter: text,
      session: text,
      ticket: fc.oneof(text, fc.constant('20200101-000001')),
      queue: text,
      word: text,
    },
    { requiredKeys: [] },
  ),
  fc.dictionary(text, anything),
)
const randomMessage = fc.oneof(
  anything,
  fc.record({
    requestId: fc.oneof(fc.constant('random-request'), fc.uuid(), anything),
    sentAt: fc.oneof(fc.integer(), fc.nat(), fc.constant(0)),
    protocol: fc.oneof(fc.constant(protocol), anything),
    name: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...commandNames) },
      { weight: 1, arbitrary: text },
    ),
    body,
  }),
)

/** Kinds of messages that must occur; a kiosk sends the first of each hundred. */
const knownRefusals = [
  'no message',
  ...Array.from({ length: 4 }, () => null),
  { requestId: 'random-request', sentAt: 0, protocol, name: 'counter:close-counter', body: {} },
  ...Array.from({ length: 4 }, () => null),
  { requestId: 'random-request', sentAt: 0, protocol, name: 'no-command', body: {} },
]

test('each of 10,000 random messages gets an answer and changes nothing', async () => {
  const kinds = ['kiosk', 'display', 'inspector', 'manager', 'print-agent']
  // Generate them before connecting: on a busy machine this takes longer than a socket may be silent.
  const messages = [...knownRefusals, ...fc.sample(randomMessage, 10_000 - knownRefusals.length)]
  const senders = await Promise.all(kinds.map(role => join(role)))
  const seen = new Map<string, number>()
  await changesNothing(async () => {
    for (let from = 0; from < messages.length; from += 100) {
      await Promise.all(
        messages.slice(from, from + 100).map(async (message, at) => {
          const sender = senders[at % senders.length]
          if (!sender?.socket.connected) throw new Error('a sender was turned out')
          const reply = await sender.ask(plain(message))
          const code = reply?.ok === false ? reply.error.code : JSON.stringify(reply)
          seen.set(code, (seen.get(code) ?? 0) + 1)
        }),
      )
    }
  })
  // Every answer is a refusal with a known code, and there were messages of every kind.
  expect([...seen.keys()].filter(code => !(errorCodes as readonly string[]).includes(code))).toEqual([])
  expect([...seen.keys()]).toEqual(
    expect.arrayContaining(['BAD_MESSAGE', 'NOT_PERMITTED', 'UNKNOWN_COMMAND']),
  )
})

/** @returns the parts of a value that can be sent: no functions, symbols or cycles. */
function plain(message: unknown): unknown {
  const text = JSON.stringify(message)
  return text === undefined ? null : JSON.parse(text)
}

test('each schema of a command refuses what it does not name', () => {
  for (const name of commandNames) {
    const parsed = commandBodies[name].safeParse({ [randomUUID()]: 1 })
    expect(parsed.success, name).toBe(false)
  }
})
