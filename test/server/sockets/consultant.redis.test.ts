import { afterAll, beforeAll, expect, test } from 'vitest'
import { rightsOf } from '../../../shared/catalogue/effective.ts'
import { handshakeOf, must, rawClient } from '../../kit/client.ts'
import { type Inspector, inspector, issue, type Member, member } from '../../kit/member.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { order } from '../../kit/order.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

const queue = 'housing-register.submission'
let redis: TestRedis
let node: TestNode
let consultant: Member
let manager: Member
let window1: Inspector

beforeAll(async () => {
  redis = await startRedis()
  node = await startNode(redis)
  manager = await member(node.url, { role: 'manager' })
  const settings = manager.hall.view?.settings
  if (!settings) throw new Error('there are no settings')
  const printers = { entrance: { address: 'virtual', profile: 'generic-80' } }
  await manager.ask('settings:update-settings', {
    base: settings.version,
    settings: { ...settings, printers },
  })
  window1 = await inspector(node.url, '1', { person: 'i1' })
  consultant = await member(node.url, { role: 'consultant' })
})
afterAll(async () => {
  for (const client of [consultant, manager, window1]) client?.close()
  await node?.stop()
  await redis?.stop()
})

/** @returns what the consultant learns of a ticket */
const standing = (ticket: string) => consultant.query('standing', { ticket })

test('a consultant gives a ticket at a printer of the settings, and at no other', async () => {
  const nowhere = await consultant.answer('ticket:issue', { queue, lang: 'ru', printer: 'nowhere' })
  const { ticket } = await consultant.ask('ticket:issue', { queue, lang: 'ru', printer: 'entrance' })

  expect(nowhere).toMatchObject({ error: { code: 'NO_SUCH_PRINTER', detail: { printer: 'nowhere' } } })
  await until(
    'the ticket is printed',
    async () => (await standing(String(ticket))).ticket?.print === 'printed',
  )
  await manager.ask('ticket:cancel', { ticket: String(ticket), word: 'left' })
})

test('a found ticket has its place, comes back after a miss, and gets a right; its inspector’s words stay hidden', async () => {
  const [first, second] = [await issue(consultant, queue), await issue(consultant, queue)]
  await until('both wait', async () => (await standing(second.ticket)).before === 1)

  const called = await window1.callNext()
  await window1.act('ticket:mark-no-show', called.ticket)
  await until('it is missed', async () => (await standing(first.ticket)).ticket?.state === 'no-show')
  const missed = await standing(first.ticket)
  await consultant.ask('ticket:restore', { ticket: first.ticket })
  const settings = manager.hall.view?.settings
  const [category = ''] = settings ? rightsOf(settings, queue, order) : []
  await consultant.ask('ticket:grant-entitlement', { ticket: second.ticket, category })

  await until('the order has changed', async () => (await standing(first.ticket)).before === 1)
  expect(called.ticket).toBe(first.ticket)
  expect(missed).not.toHaveProperty('before')
  expect((await consultant.query('find', { number: second.number })).tickets).toMatchObject([
    { id: second.ticket, lane: 'first', claim: 'granted' },
  ])
  await manager.ask('ticket:cancel', { ticket: second.ticket, word: 'left' })
  await until('it is cancelled', async () => (await standing(second.ticket)).ticket?.state === 'cancelled')
  expect((await standing(second.ticket)).ticket).not.toHaveProperty('word')
})

test('a waiting ticket whose paper did not come out is listed until a copy is printed', async () => {
  const agent = await rawClient(node.url, handshakeOf('print-agent'))
  const { ticket, number } = await issue(consultant, queue)
  const listed = async () => (await consultant.query('unprinted', {})).tickets.find(one => one.id === ticket)

  await must(agent, 'ticket:record-print', { ticket, result: 'failed', cause: 'paper-out', at: Date.now() })
  const lost = await until('it is listed', listed)
  await consultant.ask('ticket:reprint', { ticket, printer: 'entrance' })
  await until('it is no longer listed', async () => (await listed()) === undefined)

  expect(lost).toMatchObject({ number, printCause: 'paper-out' })
  expect((await standing(ticket)).ticket).toMatchObject({ copies: 1 })
  agent.close()
})

test('a kiosk that lost its connection is named until it is back', async () => {
  const listed = async () =>
    (await consultant.query('absent', {})).devices.some(
      ({ kind, name }) => kind === 'kiosk' && name === 'door',
    )
  const kiosk = await member(node.url, { role: 'kiosk', device: 'door' })
  await until('it is connected', async () => !(await listed()))

  kiosk.close()
  await until('it is missed', listed)
  const again = await member(node.url, { role: 'kiosk', device: 'door' })
  await until('it is back', async () => !(await listed()))

  expect(kiosk.hall.connected).toBe(false)
  again.close()
})
