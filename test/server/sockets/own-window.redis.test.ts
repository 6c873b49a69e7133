import { afterAll, beforeAll, expect, test } from 'vitest'
import { envelope, handshakeOf, must, type RawClient, rawClient } from '../../kit/client.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'

const queue = 'housing-register.submission'
let redis: TestRedis
let node: TestNode
const clients = new Map<string, RawClient>()

beforeAll(async () => {
  redis = await startRedis()
  node = await startNode(redis)
  for (const role of ['inspector', 'manager']) clients.set(role, await rawClient(node.url, handshakeOf(role)))
})
afterAll(async () => {
  for (const client of clients.values()) client.close()
  await node?.stop()
  await redis?.stop()
})

/** Commands that the edge admits and the table of transitions refuses to this role. */
test('an inspector neither cancels a called visitor nor closes another window', async () => {
  const manager = clients.get('manager')
  const inspector = clients.get('inspector')
  if (!manager || !inspector) throw new Error('nobody is there')
  const { session } = await must(inspector, 'counter:open-counter', { counter: '1' })
  await must(manager, 'counter:open-counter', { counter: '2' })
  await must(manager, 'ticket:issue', { queue, lang: 'kk' })
  const called = await must(inspector, 'ticket:call-next', { counter: '1', session })
  const cancel = envelope('ticket:cancel', { ticket: called.ticket, word: 'left' })
  expect(await inspector.ask(cancel)).toMatchObject({ error: { code: 'ILLEGAL_TRANSITION' } })

  const close = envelope('counter:close-counter', { counter: '2', session, force: true })
  expect(await inspector.ask(close)).toMatchObject({ error: { code: 'COUNTER_NOT_YOURS' } })

  const ownByForce = envelope('counter:close-counter', { counter: '1', session, force: true })
  expect(await inspector.ask(ownByForce)).toMatchObject({ error: { code: 'COUNTER_BUSY' } })

  await must(manager, 'ticket:cancel', { ticket: called.ticket, word: 'left' })
})
