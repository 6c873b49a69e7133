import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CommandName, commandNames } from '../../../shared/contract/commands.ts'
import { roles } from '../../../shared/domain/roles.ts'
import { envelope, handshakeOf, must, type RawClient, rawClient } from '../../support/client.ts'
import { startNode, type TestNode } from '../../support/node.ts'
import { startRedis, type TestRedis } from '../../support/redis.ts'

/** Who may send what, as the people of a hall would say it; not read from the table that is tested. */
const staff = ['inspector', 'manager']
const may: Record<CommandName, readonly string[]> = {
  'ticket:issue': ['kiosk', 'manager'],
  'ticket:call-next': ['inspector'],
  'ticket:call-ticket': ['inspector'],
  'ticket:recall': ['inspector'],
  'ticket:start': ['inspector'],
  'ticket:finish': ['inspector'],
  'ticket:mark-no-show': ['inspector'],
  'ticket:return-to-queue': staff,
  'ticket:park': ['inspector'],
  'ticket:resume': staff,
  'ticket:restore': staff,
  'ticket:transfer': staff,
  'ticket:cancel': staff,
  'ticket:confirm-entitlement': ['inspector'],
  'ticket:refuse-entitlement': ['inspector'],
  'ticket:grant-entitlement': staff,
  'ticket:undo': staff,
  'ticket:reprint': ['inspector', 'manager'],
  'ticket:record-print': ['print-agent'],
  'counter:open-counter': staff,
  'counter:pause-counter': staff,
  'counter:set-counter-queues': staff,
  'counter:close-counter': staff,
  'day:set-day': ['manager'],
  'day:close-day': ['manager'],
  'settings:update-settings': ['manager'],
  'voice:set-clip': ['manager'],
  'voice:remove-clip': ['manager'],
}

const ticket = '20200101-000001'
const atWindow = { counter: '1', session: 'nobodys', ticket }
const queue = 'housing-register.submission'
/** A well-formed body of each command; what it names is not there, so that nothing happens. */
const bodies: Record<CommandName, unknown> = {
  'ticket:issue': { queue: 'nothing.submission', lang: 'kk' },
  'ticket:call-next': { counter: '1', session: 'nobodys' },
  'ticket:call-ticket': { ...atWindow, word: 'why not' },
  'ticket:recall': atWindow,
  'ticket:start': atWindow,
  'ticket:finish': atWindow,
  'ticket:mark-no-show': atWindow,
  'ticket:return-to-queue': { ticket },
  'ticket:park': atWindow,
  'ticket:resume': { ticket },
  'ticket:restore': { ticket },
  'ticket:transfer': { ticket, queue },
  'ticket:cancel': { ticket, word: 'left' },
  'ticket:confirm-entitlement': atWindow,
  'ticket:refuse-entitlement': atWindow,
  'ticket:grant-entitlement': { ticket, category: 'disability' },
  'ticket:undo': { ticket, of: 1 },
  'ticket:reprint': { ticket },
  'ticket:record-print': { ticket, result: 'printed', at: 1 },
  'counter:open-counter': { counter: '99' },
  'counter:pause-counter': { counter: '99' },
  'counter:set-counter-queues': { counter: '99', queues: [queue] },
  'counter:close-counter': { counter: '99' },
  'day:set-day': { day: '20200101', setting: null },
  'day:close-day': { day: '20200101', waiting: 0 },
  'settings:update-settings': { base: 0, settings: {} },
  'voice:set-clip': { language: 'kk', clip: 'nothing', wav: '' },
  'voice:remove-clip': { language: 'kk', clip: 'nothing' },
}

let redis: TestRedis
let node: TestNode
const clients = new Map<string, RawClient>()
const present = roles.filter(role => role !== 'system')

beforeAll(async () => {
  redis = await startRedis()
  node = await startNode(redis)
  for (const role of present) clients.set(role, await rawClient(node.url, handshakeOf(role)))
})
afterAll(async () => {
  for (const client of clients.values()) client.close()
  await node?.stop()
  await redis?.stop()
})

test.each(present.flatMap(role => commandNames.map(name => ({ role, name }))))(
  '$role sends $name',
  async ({ role, name }) => {
    const reply = await clients.get(role)?.ask(envelope(name, bodies[name]))
    const code = reply?.ok ? 'OK' : reply?.error.code
    if (may[name].includes(role)) {
      // Taken to where it is judged: it fails for what it asks, not for who asks. Setting a day that is past succeeds.
      expect(code).not.toMatch(/^(NOT_PERMITTED|BAD_MESSAGE|UNKNOWN_COMMAND|INTERNAL|NO_ANSWER)$/)
    } else expect(code).toBe('NOT_PERMITTED')
  },
)

/** What the edge lets through and the law of transitions refuses to this role. */
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
