import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Senders } from '../../../server/printing/senders.ts'
import { startWebsite } from '../../kit/no-printer.ts'
import { TestPrinter } from '../../kit/printer.ts'
import { sit } from '../../kit/steps.ts'
import { until } from '../../kit/until.ts'
import {
  changeSettings,
  client,
  hall,
  handle,
  issue,
  jobQueues,
  log,
  nodes,
  outcomes,
  printer,
  resolveAll,
  untilRecorded,
  usePrinters,
  usePrinting,
  words,
} from './printing-scene.ts'

usePrinting()

describe('several printers', () => {
  let second: TestPrinter
  beforeEach(async () => {
    second = await TestPrinter.open()
  })
  afterEach(() => second.close())

  test('the next printer takes over at once when one is in trouble, and no failure is recorded', async () => {
    await usePrinters(printer.address, second.address)
    printer.behaviour = TestPrinter.outOfPaper
    const ticket = await issue()
    await handle()
    await untilRecorded(ticket, 'printed')
    expect(await words(ticket)).toEqual(['sending', 'printed'])
    expect([printer.connections, printer.tickets.length, second.tickets.length]).toEqual([1, 0, 1])
    expect(outcomes).toEqual([
      { printer: 'p1', result: 'failed', nearEnd: true },
      { printer: 'p2', result: 'printed', nearEnd: false },
    ])
  })

  test.each([
    ['a manager asks for at another printer', { by: 'manager:m1', asked: 'p2' }],
    ['an inspector asks for at a window with a printer of its own', { by: 'inspector:i1', asked: '' }],
  ])('a copy that %s is printed there though its job was lost with its store', async (_, { by, asked }) => {
    await usePrinters(printer.address, second.address)
    const { settings } = await hall.view()
    const counters = settings.counters.map(one => (one.id === '1' ? { ...one, printers: ['p2'] } : one))
    await changeSettings({ ...settings, counters })
    await sit(hall, '1', ['housing-register.submission'])
    const ticket = await issue()
    await handle()
    await untilRecorded(ticket, 'printed')
    hall.clock.now = (hall.clock.now ?? 0) + 1_000
    const copied = await hall.store.run(hall.centre, 'reprint', { by }, { ticket, printer: asked })
    expect(copied.ok).toBe(true)
    hall.clock.now += 6_000
    await resolveAll(nodes[0])
    await until('the copy is printed', async () => (await words(ticket)).length === 4)
    expect([printer.tickets.length, second.tickets.length]).toEqual([1, 1])
  })

  test.each([
    ['and its job is known', false],
    ['though its job was lost with its store', true],
  ])('a ticket that staff issued is printed at the printer they chose, %s', async (_, isLost) => {
    await usePrinters(printer.address, second.address)
    const args = {
      queue: 'housing-register.submission',
      lang: 'ru',
      from: 'tablet-1',
      print: 'pending',
    } as const
    const issued = await hall.store.run(
      hall.centre,
      'issue',
      { by: 'consultant:c1' },
      { ...args, printer: 'p2' },
    )

    hall.clock.now = (hall.clock.now ?? 0) + 6_000
    if (isLost) await resolveAll(nodes[0])
    else await handle()

    await untilRecorded(issued.ok ? String(issued.reply.ticket) : '', 'printed')
    expect([printer.tickets.length, second.tickets.length]).toEqual([0, 1])
  })

  test('an address where no printer answers, but a website: the next takes over, and nothing else is disturbed', async () => {
    const website = await startWebsite()
    try {
      await usePrinters(`tcp://127.0.0.1:${website.port}`, second.address)
      const tickets = [await issue(), await issue()]
      await handle()
      for (const ticket of tickets) await untilRecorded(ticket, 'printed')
      for (const ticket of tickets) expect(await words(ticket)).toEqual(['sending', 'printed'])
      expect(second.pieces.filter(({ isCut }) => isCut).length).toBe(2)
    } finally {
      await website.close()
    }
  })

  test('a ticket that one printer has begun is not taken over by the next', async () => {
    await usePrinters(printer.address, second.address)
    printer.behaviour = { bytesPerSecond: 200_000, resetAfter: 9_000 }
    const ticket = await issue()
    await handle()
    await untilRecorded(ticket, 'midway connection-lost')
    const next = await issue()
    await handle()
    await untilRecorded(next, 'printed')
    expect(await words(ticket)).toEqual(['sending', 'midway connection-lost'])
    expect(second.tickets.length).toBe(0)
  })

  test("with all in trouble the cause of the first is recorded, and each one's is stored", async () => {
    await usePrinters(printer.address, 'agent:nowhere', second.address)
    printer.behaviour = TestPrinter.outOfPaper
    second.behaviour = { conditions: { cover: true } }
    const ticket = await issue()
    await handle()
    await untilRecorded(ticket, 'failed paper-out')
    const job = await jobQueues[0]?.queue.getJob(`${hall.centre}_${ticket}`)
    expect(job?.data.said?.troubles).toEqual([
      { printer: 'p1', cause: 'paper-out' },
      { printer: 'p2', cause: 'offline' },
      { printer: 'p3', cause: 'cover-open' },
    ])
  })
})

test('an agent that is connected nowhere is recorded at once', async () => {
  await usePrinters('agent:nowhere')
  const ticket = await issue()
  await handle()
  await untilRecorded(ticket, 'failed offline')
  const job = await jobQueues[0]?.queue.getJob(`${hall.centre}_${ticket}`)
  expect(job?.attemptsMade).toBeLessThanOrEqual(1)
})

test('twenty tickets at once, two nodes, one printer that takes its time: each comes out once, none gives up', async () => {
  printer.behaviour = { bytesPerSecond: 200_000 }
  const tickets: string[] = []
  for (let count = 0; count < 20; count++) tickets.push(await issue())
  await handle()
  for (const ticket of tickets) await untilRecorded(ticket, 'printed')
  for (const ticket of tickets) expect(await words(ticket)).toEqual(['sending', 'printed'])
  expect(printer.pieces.filter(({ isCut }) => isCut).length).toBe(20)
  expect(outcomes.every(({ result }) => result === 'printed')).toBe(true)
})

test('a ticket whose turn does not come within a minute is dropped and recorded', async () => {
  // A third node that does not release the printer.
  const other = new Senders(client, log)
  let letGo = () => {}
  const held = new Promise<void>(resolve => {
    letGo = resolve
  })
  const holding = other.run(
    hall.store.keys(hall.centre),
    `127.0.0.1-${printer.port}`,
    'sending',
    () => held,
    () => false,
  )
  const ticket = await issue()
  await handle()
  const [jobs] = jobQueues
  await until('it waits for its turn', async () => (await jobs?.queue.getActiveCount()) === 1)
  hall.clock.now = (hall.clock.now ?? 0) + 61_000
  await untilRecorded(ticket, 'failed too-late')
  letGo()
  await holding
  expect(await words(ticket)).toEqual(['failed too-late'])
  expect(printer.connections).toBe(0)
})
