import { createNodeRedisClient, Worker } from 'bullmq'
import { expect, test } from 'vitest'
import { RenderThread } from '../../../server/printing/draw.ts'
import { settingsArgs } from '../../../server/queue/rules.ts'
import { createRedis } from '../../../server/redis/client.ts'
import { order } from '../../kit/order.ts'
import { printsOn, TestPrinter } from '../../kit/printer.ts'
import { until } from '../../kit/until.ts'
import {
  client,
  events,
  hall,
  handle,
  issue,
  jobQueues,
  kiosk,
  log,
  nodes,
  openNode,
  outcomes,
  printer,
  redis,
  resolveAll,
  untilRecorded,
  useNodes,
  usePrinting,
  words,
} from './printing-scene.ts'

usePrinting()

test('events seen by two nodes, and again after printing, give one paper each', async () => {
  const first = await issue()
  await handle()
  await untilRecorded(first, 'printed')
  const second = await issue()
  await handle()
  await handle()
  await untilRecorded(second, 'printed')
  // The repeated jobs have been carried out when a third ticket is through.
  const third = await issue()
  await handle()
  await untilRecorded(third, 'printed')
  expect(printer.tickets.length).toBe(3)
  for (const ticket of [first, second, third]) expect(await words(ticket)).toEqual(['sending', 'printed'])
})

test('a ticket that is a minute late is dropped, which is recorded and hides no other record', async () => {
  const printed = await issue()
  await handle()
  await untilRecorded(printed, 'printed')
  const late = await issue()
  hall.clock.now = (hall.clock.now ?? 0) + 61_000
  await handle()
  await untilRecorded(late, 'failed too-late')
  expect(await words(late)).toEqual(['failed too-late'])
  expect(await words(printed)).toEqual(['sending', 'printed'])
  expect(printer.tickets.length).toBe(1)
})

test('after the store lost its scripts tickets are printed as before', async () => {
  const before = await issue()
  await handle()
  await untilRecorded(before, 'printed')
  await client.scriptFlush()
  const after = await issue()
  await handle()
  await untilRecorded(after, 'printed')
  expect(await words(after)).toEqual(['sending', 'printed'])
})

test('a ticket whose job was lost with its store is printed once, whichever node resolves it', async () => {
  const ticket = await issue()
  hall.clock.now = (hall.clock.now ?? 0) + 6_000
  await Promise.all(nodes.map(resolveAll))
  await untilRecorded(ticket, 'printed')
  await Promise.all(nodes.map(resolveAll))
  const next = await issue()
  await handle()
  await untilRecorded(next, 'printed')
  expect(printer.tickets.length).toBe(2)
  expect(await words(ticket)).toEqual(['sending', 'printed'])
})

test('a ticket whose job a dead node holds is printed by another node', async () => {
  await Promise.all(jobQueues.splice(0).map(jobs => jobs.close()))
  const left = openNode({ works: false })
  const ticket = await issue()
  await left.handle(hall.centre, await events())
  // This worker takes the job and does nothing more, like a killed one.
  const connection = createRedis({ socketPath: redis.socketPath }, { log, name: 'dead' })
  await connection.connect()
  const dead = new Worker('printing', null, {
    prefix: `${hall.prefix}{kezek-jobs}`,
    connection: createNodeRedisClient(connection),
    autorun: false,
    lockDuration: 2_000,
  })
  dead.on('error', () => {})
  expect((await dead.getNextJob('dead'))?.data.ticket).toBe(ticket)
  await dead.close(true)
  jobQueues[0]?.work(left.process, { maxStalledCount: 0 })
  hall.clock.now = (hall.clock.now ?? 0) + 6_000
  await until('it is printed', async () => {
    await resolveAll(left)
    return (await words(ticket)).includes('printed')
  })
  expect(await words(ticket)).toEqual(['sending', 'printed'])
  expect(printer.tickets.length).toBe(1)
  if (connection.isOpen) connection.destroy()
})

test('a copy whose job was lost with its store is printed, marked as a copy', async () => {
  const ticket = await issue()
  await handle()
  await untilRecorded(ticket, 'printed')
  const asked = await hall.store.run(hall.centre, 'reprint', { by: 'manager:m1' }, { ticket, printer: '' })
  expect(asked.ok).toBe(true)
  hall.clock.now = (hall.clock.now ?? 0) + 6_000
  await resolveAll(nodes[0])
  await until('the copy is printed', async () => (await words(ticket)).length === 4)
  expect(await words(ticket)).toEqual(['sending', 'printed', 'sending', 'printed'])
  expect(printer.tickets.length).toBe(2)
})

test('a ticket that nobody could print is recorded as failed after a minute', async () => {
  const ticket = await issue()
  hall.clock.now = (hall.clock.now ?? 0) + 76_000
  await resolveAll(nodes[0])
  expect(await words(ticket)).toEqual(['failed too-late'])
})

test('a ticket that no kiosk with a printer issued is not printed, and nothing is recorded', async () => {
  const other = await issue('kiosk-2')
  const own = await issue()
  await handle()
  await untilRecorded(own, 'printed')
  expect(await words(other)).toEqual([])
  expect(printer.tickets.length).toBe(1)
})

test('a repeated job of a half-sent ticket sends nothing and records midway', async () => {
  const ticket = await issue()
  const at = hall.clock.now ?? 0
  const args = { ticket, result: 'sending', at }
  await hall.store.run(hall.centre, 'record-print', { by: 'system:printing' }, args)
  await handle()
  const next = await issue()
  await handle()
  await untilRecorded(next, 'printed')
  expect(printer.tickets.length).toBe(1)
  await resolveAll(nodes[0])
  await resolveAll(nodes[1])
  expect(await words(ticket)).toEqual(['sending', 'midway interrupted'])
})

test('a ticket recorded as midway is not sent when its event is repeated', async () => {
  const ticket = await issue()
  const args = { ticket, result: 'sending', at: hall.clock.now ?? 0 }
  await hall.store.run(hall.centre, 'record-print', { by: 'system:printing' }, args)
  await resolveAll(nodes[0])
  await handle()
  const next = await issue()
  await handle()
  await untilRecorded(next, 'printed')
  const [jobs] = jobQueues
  await until('both are through', async () => (await jobs?.queue.getJobCountByTypes('wait', 'active')) === 0)
  expect(await words(ticket)).toEqual(['sending', 'midway interrupted'])
  expect(printer.tickets.length).toBe(1)
})

test('a ticket that a node is sending is left alone, and its outcome is never hidden', async () => {
  printer.behaviour = { bytesPerSecond: 100_000 }
  const ticket = await issue()
  await handle()
  await untilRecorded(ticket, 'sending')
  const view = await hall.view()
  for (const node of nodes) await node.resolveOpen(view, Object.values(view.tickets))
  await untilRecorded(ticket, 'printed')
  // With a view that is behind its stream.
  for (const node of nodes) await node.resolveOpen(view, Object.values(view.tickets))
  expect(await words(ticket)).toEqual(['sending', 'printed'])
})

test('a ticket that cannot be drawn is recorded at once, and its printer is not blamed', async () => {
  await Promise.all(jobQueues.map(jobs => jobs.close()))
  // Less memory than the thread's modules need.
  const small = new RenderThread({ maxHeapMb: 4 })
  useNodes([openNode({ render: small }), openNode({ render: small })])
  const ticket = await issue()
  await handle()
  await untilRecorded(ticket, 'failed not-drawn')
  expect(outcomes.map(({ result }) => result)).not.toContain('taken')
  expect(printer.tickets).toEqual([])
  await small.close()
})

test('a printer in trouble is recorded once and tried five times', async () => {
  printer.behaviour = TestPrinter.outOfPaper
  const ticket = await issue()
  await handle()
  await untilRecorded(ticket, 'failed paper-out')
  const [jobs] = jobQueues
  const job = `${hall.centre}_${ticket}`
  await until('it is given up', async () => (await jobs?.queue.getJob(job)) === undefined)
  expect(printer.connections).toBe(5)
  expect(printer.tickets.length).toBe(0)
  expect(await words(ticket)).toEqual(['failed paper-out'])
})

test.each<[string, string | undefined, TestPrinter['behaviour']]>([
  ['printed', undefined, {}],
  ['unconfirmed', undefined, { mute: true }],
  ['failed', 'cover-open', { conditions: { cover: true } }],
  ['midway', 'connection-lost', { resetAfter: 9_000 }],
])('a ticket knows what became of its paper, and why: %s, %s', async (print, printCause, behaviour) => {
  printer.behaviour = behaviour
  const ticket = await issue()
  await handle()
  await untilRecorded(ticket, [print, printCause].filter(Boolean).join(' '))
  const { tickets } = await hall.view()
  expect([tickets[ticket]?.print, tickets[ticket]?.printCause]).toEqual([print, printCause])
})

test('paper put in between two attempts lets the ticket print', async () => {
  printer.behaviour = TestPrinter.outOfPaper
  const ticket = await issue()
  await handle()
  await untilRecorded(ticket, 'failed paper-out')
  printer.behaviour = TestPrinter.good
  await untilRecorded(ticket, 'printed')
  expect(await words(ticket)).toEqual(['failed paper-out', 'sending', 'printed'])
})

test('a ticket that is sent again after half a print has the printer cleared first', async () => {
  const { settings } = await hall.view()
  const own = { ...settings, ...printsOn(kiosk, printer.address, 'epson-tm-t20') }
  await hall.store.run(
    hall.centre,
    'update-settings',
    { by: 'system:test' },
    settingsArgs(settings.version, own, order),
  )
  printer.behaviour = { confirms: 'process-id' }
  const ticket = await issue()
  const at = hall.clock.now ?? 0
  const { number, queue, lang, from } = (await hall.view()).tickets[ticket] ?? {}
  if (!number || !queue || !lang || from === undefined) throw new Error('no ticket')
  const data = { centre: hall.centre, ticket, number, queue, lang, from, by: `kiosk:${kiosk}`, at }
  await jobQueues[0]?.queue.add('print', { ...data, afterHalf: true })
  await untilRecorded(ticket, 'printed')
  expect(printer.machine.carriedOut).toContain('clear')
  expect(printer.pieces.length).toBe(1)
})
