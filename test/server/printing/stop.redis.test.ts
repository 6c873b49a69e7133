import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { centreKeys } from '../../../server/queue/keys.ts'
import { issue, type Member, member } from '../../kit/member.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { printsOn, TestPrinter } from '../../kit/printer.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

/** Events that end the sending of a ticket. */
const outcomes = ['ticket:printed', 'ticket:print-failed']

let redis: TestRedis
let printer: TestPrinter
const closing: (() => unknown)[] = []

beforeAll(async () => {
  redis = await startRedis()
})
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
afterAll(() => redis.stop())

async function hallThatPrints(): Promise<{ node: TestNode; kiosk: Member }> {
  printer = await TestPrinter.open()
  closing.push(() => printer.close())
  const node = await startNode(redis)
  closing.push(() => node.stop())
  const kiosk = await member(node.url, { role: 'kiosk', device: 'kiosk-1' })
  closing.push(() => kiosk.close())
  const manager = await member(node.url, { role: 'manager' })
  const settings = manager.hall.view?.settings
  if (!settings) throw new Error('no settings')
  const changed = { ...settings, ...printsOn('kiosk-1', printer.address) }
  await manager.ask('settings:update-settings', { base: settings.version, settings: changed })
  manager.close()
  return { node, kiosk }
}

test.each([
  ['takes nothing', { mute: true, buffer: 0 }],
  ['is slow', { rowsPerSecond: 20 }],
])(
  'a node stops without waiting for a printer that %s; the next one prints what was waiting, once',
  async (_, slow) => {
    const { node, kiosk } = await hallThatPrints()
    printer.behaviour = slow
    const tickets: string[] = []
    for (let i = 0; i < 6; i++) tickets.push((await issue(kiosk)).ticket)
    await until('a ticket has reached the printer', () => printer.connections > 0)

    await node.app.close()

    const client = await redis.client()
    const events = (await client.xRange(centreKeys(node.prefix, 'akmola').events, '-', '+')) ?? []
    expect(events.filter(event => outcomes.includes(event?.message.type ?? ''))).toEqual([])
    printer.behaviour = TestPrinter.good
    const next = await startNode(redis, { prefix: node.prefix })
    closing.push(() => next.stop())
    const manager = await member(next.url, { role: 'manager' })
    closing.push(() => manager.close())
    const states = await until('no ticket waits for its paper', async () => {
      const all: (string | undefined)[] = []
      // A person may read at most two stories at once.
      for (const ticket of tickets) {
        const story = await manager.query('story', { ticket })
        all.push(story.ticket?.print)
      }
      const isOver = all.every(state => state !== undefined && !['pending', 'sending'].includes(state))
      return isOver ? all : undefined
    })
    // At most the one that was being sent when the node stopped.
    expect(states.filter(state => state !== 'printed').length).toBeLessThanOrEqual(1)
  },
)
