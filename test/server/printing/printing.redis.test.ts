import { tmpdir } from 'node:os'
import { createNodeRedisClient, Worker } from 'bullmq'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type JobQueue, openJobQueue } from '../../../server/jobs/job-queue.ts'
import { Agents } from '../../../server/printing/agents.ts'
import { RenderThread } from '../../../server/printing/draw.ts'
import type { PrintJob } from '../../../server/printing/print-job.ts'
import { Printing } from '../../../server/printing/printing.ts'
import { Senders } from '../../../server/printing/senders.ts'
import { parseEvent, type StreamEntry } from '../../../server/queue/parse-event.ts'
import { settingsArgs } from '../../../server/queue/rules.ts'
import { createRedis, type RedisClient } from '../../../server/redis/client.ts'
import type { StreamEvent } from '../../../shared/contract/events.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import { startWebsite } from '../../kit/no-printer.ts'
import { printsOn, TestPrinter, testNetworks } from '../../kit/printer.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { sit } from '../../kit/steps.ts'
import { until } from '../../kit/until.ts'

const log = pino({ level: 'silent' })
const kiosk = 'kiosk-1'

const drawing = new RenderThread()

let redis: TestRedis
let printer: TestPrinter
let hall: TestHall
let client: RedisClient
let jobQueues: JobQueue<PrintJob>[]
let nodes: [Printing, Printing]
/** What each printer made of a ticket, on either node. */
let outcomes: { printer: string; result: string; nearEnd: boolean }[]

beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => Promise.all([redis?.stop(), drawing.close()]))

beforeEach(async () => {
  printer = await TestPrinter.open()
  client = createRedis({ socketPath: redis.socketPath }, { log, name: 'test' })
  await client.connect()
  hall = await openHall(client, settings => ({ ...settings, ...printsOn(kiosk, printer.address) }))
  jobQueues = []
  outcomes = []
  nodes = [openNode(), openNode()]
})
afterEach(async () => {
  await Promise.all(jobQueues.map(jobs => jobs.close()))
  await printer.close()
  client.destroy()
})

/** A node's printing: its own connection to the job queue, its own worker. */
function openNode({ render = drawing, works = true } = {}): Printing {
  const jobs = openJobQueue<PrintJob>({
    name: 'printing',
    target: { socketPath: redis.socketPath },
    prefix: hall.prefix,
    log,
  })
  jobQueues.push(jobs)
  const printing = new Printing({
    jobs,
    store: hall.store,
    senders: new Senders(client, log),
    agents: new Agents({ client, keysOf: centre => hall.store.keys(centre), log }),
    onOutcome: (_, printer, { result, nearEnd }) => outcomes.push({ printer, result, nearEnd }),
    drawing: render,
    linkOf: async () => undefined,
    rules: { dataDir: tmpdir(), demo: false, networks: testNetworks },
    log,
    viewAt: () => hall.view(),
    now: () => hall.clock.now ?? 0,
  })
  if (works) jobs.work(printing.process, { concurrency: 4, maxStalledCount: 0 })
  return printing
}

async function issue(from = kiosk): Promise<string> {
  const print = from === kiosk ? 'pending' : ''
  const args = { queue: 'housing-register.submission', lang: 'kk', from, before: 0, print } as const
  const result = await hall.store.run(hall.centre, 'issue', { by: `kiosk:${from}` }, args)
  if (!result.ok) throw new Error(result.error.code)
  return String(result.reply.ticket)
}

/** Every event of the hall, as a reader that begins anew would see them. */
async function events(): Promise<StreamEvent[]> {
  const key = hall.store.keys(hall.centre).events
  const entries = (await client.sendCommand(['XRANGE', key, '-', '+'])) as unknown as StreamEntry[]
  return entries.map(parseEvent).filter(event => !('unknown' in event)) as StreamEvent[]
}

async function handle(): Promise<void> {
  const all = await events()
  await Promise.all(nodes.map(node => node.handle(hall.centre, all)))
}

/** A node looks after the paper of every ticket, as it does every few seconds for those whose paper is open. */
async function lookAfterAll(node: Printing): Promise<void> {
  const view = await hall.view()
  await node.resolveOpen(view, Object.values(view.tickets))
}

const words = async (ticket: string) =>
  (await events()).flatMap(({ ticket: of, body }) =>
    of === ticket && 'result' in body ? [[body.result, body.cause].filter(Boolean).join(' ')] : [],
  )

const untilSaid = (ticket: string, word: string) =>
  until(`${word} is said`, async () => (await words(ticket)).includes(word))

test('events seen by two nodes, and again when all is printed, are one paper each', async () => {
  const first = await issue()
  await handle()
  await untilSaid(first, 'printed')
  const second = await issue()
  await handle()
  await handle()
  await untilSaid(second, 'printed')
  // What was added once more has been carried out when a third is through.
  const third = await issue()
  await handle()
  await untilSaid(third, 'printed')
  expect(printer.tickets.length).toBe(3)
  for (const ticket of [first, second, third]) expect(await words(ticket)).toEqual(['sending', 'printed'])
})

test('after a minute the visitor has gone: dropped, and said; nothing else is hidden by it', async () => {
  const printed = await issue()
  await handle()
  await untilSaid(printed, 'printed')
  const late = await issue()
  hall.clock.now = (hall.clock.now ?? 0) + 61_000
  await handle()
  await untilSaid(late, 'failed too-late')
  expect(await words(late)).toEqual(['failed too-late'])
  expect(await words(printed)).toEqual(['sending', 'printed'])
  expect(printer.tickets.length).toBe(1)
})

test('after the store lost its scripts tickets are printed as before', async () => {
  const before = await issue()
  await handle()
  await untilSaid(before, 'printed')
  await client.scriptFlush()
  const after = await issue()
  await handle()
  await untilSaid(after, 'printed')
  expect(await words(after)).toEqual(['sending', 'printed'])
})

test('a ticket whose job was lost with its store is printed once, whoever looks after it', async () => {
  const ticket = await issue()
  hall.clock.now = (hall.clock.now ?? 0) + 6_000
  await Promise.all(nodes.map(lookAfterAll))
  await untilSaid(ticket, 'printed')
  await Promise.all(nodes.map(lookAfterAll))
  const next = await issue()
  await handle()
  await untilSaid(next, 'printed')
  expect(printer.tickets.length).toBe(2)
  expect(await words(ticket)).toEqual(['sending', 'printed'])
})

test('a ticket whose job is in the hands of a dead node is printed by another', async () => {
  await Promise.all(jobQueues.splice(0).map(jobs => jobs.close()))
  const left = openNode({ works: false })
  const ticket = await issue()
  await left.handle(hall.centre, await events())
  // It takes the job and does nothing more, as one that is killed.
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
    await lookAfterAll(left)
    return (await words(ticket)).includes('printed')
  })
  expect(await words(ticket)).toEqual(['sending', 'printed'])
  expect(printer.tickets.length).toBe(1)
  if (connection.isOpen) connection.destroy()
})

test('a copy whose job was lost with its store is printed, marked as a copy', async () => {
  const ticket = await issue()
  await handle()
  await untilSaid(ticket, 'printed')
  const asked = await hall.store.run(hall.centre, 'reprint', { by: 'manager:m1' }, { ticket, printer: '' })
  expect(asked.ok).toBe(true)
  hall.clock.now = (hall.clock.now ?? 0) + 6_000
  await lookAfterAll(nodes[0])
  await until('the copy is printed', async () => (await words(ticket)).length === 4)
  expect(await words(ticket)).toEqual(['sending', 'printed', 'sending', 'printed'])
  expect(printer.tickets.length).toBe(2)
})

test('a ticket that nobody could print is not pending for ever: after a minute it has failed, and that is said', async () => {
  const ticket = await issue()
  hall.clock.now = (hall.clock.now ?? 0) + 76_000
  await lookAfterAll(nodes[0])
  expect(await words(ticket)).toEqual(['failed too-late'])
})

test('a ticket from elsewhere than a kiosk with a printer is not printed, and nothing is said of it', async () => {
  const other = await issue('kiosk-2')
  const own = await issue()
  await handle()
  await untilSaid(own, 'printed')
  expect(await words(other)).toEqual([])
  expect(printer.tickets.length).toBe(1)
})

test('a job found in mid-ticket sends nothing; nobody sends it any more, so it is midway', async () => {
  const ticket = await issue()
  const at = hall.clock.now ?? 0
  const args = { ticket, result: 'sending', at }
  await hall.store.run(hall.centre, 'record-print', { by: 'system:printing' }, args)
  await handle()
  const next = await issue()
  await handle()
  await untilSaid(next, 'printed')
  expect(printer.tickets.length).toBe(1)
  await lookAfterAll(nodes[0])
  await lookAfterAll(nodes[1])
  expect(await words(ticket)).toEqual(['sending', 'midway interrupted'])
})

test('what is said to have ended midway is not sent by the same event that comes again', async () => {
  const ticket = await issue()
  const args = { ticket, result: 'sending', at: hall.clock.now ?? 0 }
  await hall.store.run(hall.centre, 'record-print', { by: 'system:printing' }, args)
  await lookAfterAll(nodes[0])
  await handle()
  const next = await issue()
  await handle()
  await untilSaid(next, 'printed')
  const [jobs] = jobQueues
  await until('both are through', async () => (await jobs?.queue.getJobCountByTypes('wait', 'active')) === 0)
  expect(await words(ticket)).toEqual(['sending', 'midway interrupted'])
  expect(printer.tickets.length).toBe(1)
})

test('a ticket that some node still sends is left alone, and what came of it is never hidden', async () => {
  printer.behaviour = { bytesPerSecond: 100_000 }
  const ticket = await issue()
  await handle()
  await untilSaid(ticket, 'sending')
  const view = await hall.view()
  for (const node of nodes) await node.resolveOpen(view, Object.values(view.tickets))
  await untilSaid(ticket, 'printed')
  // A view that lags behind its stream.
  for (const node of nodes) await node.resolveOpen(view, Object.values(view.tickets))
  expect(await words(ticket)).toEqual(['sending', 'printed'])
})

test('a ticket that cannot be drawn is told at once, and its printer is not to blame', async () => {
  await Promise.all(jobQueues.map(jobs => jobs.close()))
  // Less memory than the modules of the thread need.
  const small = new RenderThread({ maxHeapMb: 4 })
  nodes = [openNode({ render: small }), openNode({ render: small })]
  const ticket = await issue()
  await handle()
  await untilSaid(ticket, 'failed not-drawn')
  expect(outcomes.map(({ result }) => result)).not.toContain('taken')
  expect(printer.tickets).toEqual([])
  await small.close()
})

test('a printer in trouble is told once, and tried five times', async () => {
  printer.behaviour = TestPrinter.outOfPaper
  const ticket = await issue()
  await handle()
  await untilSaid(ticket, 'failed paper-out')
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
  await untilSaid(ticket, [print, printCause].filter(Boolean).join(' '))
  const { tickets } = await hall.view()
  expect([tickets[ticket]?.print, tickets[ticket]?.printCause]).toEqual([print, printCause])
})

test('paper put in between two tries: printed', async () => {
  printer.behaviour = TestPrinter.outOfPaper
  const ticket = await issue()
  await handle()
  await untilSaid(ticket, 'failed paper-out')
  printer.behaviour = TestPrinter.good
  await untilSaid(ticket, 'printed')
  expect(await words(ticket)).toEqual(['failed paper-out', 'sending', 'printed'])
})

/** Gives the kiosk printers at these addresses, in this order. */
async function usePrinters(...addresses: string[]): Promise<void> {
  const { settings } = await hall.view()
  const ids = addresses.map((_, at) => `p${at + 1}`)
  const printers = Object.fromEntries(
    addresses.map((address, at) => [`p${at + 1}`, { address, profile: 'generic-80' }]),
  )
  await changeSettings({ ...settings, kiosks: { [kiosk]: { printers: ids } }, printers })
}

async function changeSettings(settings: CentreSettings): Promise<void> {
  const args = settingsArgs(settings.version, settings)
  const result = await hall.store.run(hall.centre, 'update-settings', { by: 'system:test' }, args)
  if (!result.ok) throw new Error(result.error.code)
}

describe('several printers', () => {
  let second: TestPrinter
  beforeEach(async () => {
    second = await TestPrinter.open()
  })
  afterEach(() => second.close())

  test('the next takes over at once where the one before is in trouble, and nothing is said of failure', async () => {
    await usePrinters(printer.address, second.address)
    printer.behaviour = TestPrinter.outOfPaper
    const ticket = await issue()
    await handle()
    await untilSaid(ticket, 'printed')
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
    await untilSaid(ticket, 'printed')
    hall.clock.now = (hall.clock.now ?? 0) + 1_000
    const copied = await hall.store.run(hall.centre, 'reprint', { by }, { ticket, printer: asked })
    expect(copied.ok).toBe(true)
    hall.clock.now += 6_000
    await lookAfterAll(nodes[0])
    await until('the copy is printed', async () => (await words(ticket)).length === 4)
    expect([printer.tickets.length, second.tickets.length]).toEqual([1, 1])
  })

  test('an address where no printer answers, but a website: the next takes over, and nothing else is disturbed', async () => {
    const website = await startWebsite()
    try {
      await usePrinters(`tcp://127.0.0.1:${website.port}`, second.address)
      const tickets = [await issue(), await issue()]
      await handle()
      for (const ticket of tickets) await untilSaid(ticket, 'printed')
      for (const ticket of tickets) expect(await words(ticket)).toEqual(['sending', 'printed'])
      expect(second.pieces.filter(({ isCut }) => isCut).length).toBe(2)
    } finally {
      await website.close()
    }
  })

  test('what has begun at one is not taken over by the next', async () => {
    await usePrinters(printer.address, second.address)
    printer.behaviour = { bytesPerSecond: 200_000, resetAfter: 9_000 }
    const ticket = await issue()
    await handle()
    await untilSaid(ticket, 'midway connection-lost')
    const next = await issue()
    await handle()
    await untilSaid(next, 'printed')
    expect(await words(ticket)).toEqual(['sending', 'midway connection-lost'])
    expect(second.tickets.length).toBe(0)
  })

  test('all in trouble: the cause of the first is told, that of each is kept', async () => {
    await usePrinters(printer.address, 'agent:nowhere', second.address)
    printer.behaviour = TestPrinter.outOfPaper
    second.behaviour = { conditions: { cover: true } }
    const ticket = await issue()
    await handle()
    await untilSaid(ticket, 'failed paper-out')
    const job = await jobQueues[0]?.queue.getJob(`${hall.centre}_${ticket}`)
    expect(job?.data.said?.troubles).toEqual([
      { printer: 'p1', cause: 'paper-out' },
      { printer: 'p2', cause: 'offline' },
      { printer: 'p3', cause: 'cover-open' },
    ])
  })
})

test('an agent that is connected nowhere: told at once', async () => {
  await usePrinters('agent:nowhere')
  const ticket = await issue()
  await handle()
  await untilSaid(ticket, 'failed offline')
  const job = await jobQueues[0]?.queue.getJob(`${hall.centre}_${ticket}`)
  expect(job?.attemptsMade).toBeLessThanOrEqual(1)
})

test('twenty tickets at once, two nodes, one printer that takes its time: each comes out once, none gives up', async () => {
  printer.behaviour = { bytesPerSecond: 200_000 }
  const tickets: string[] = []
  for (let count = 0; count < 20; count++) tickets.push(await issue())
  await handle()
  for (const ticket of tickets) await untilSaid(ticket, 'printed')
  for (const ticket of tickets) expect(await words(ticket)).toEqual(['sending', 'printed'])
  expect(printer.pieces.filter(({ isCut }) => isCut).length).toBe(20)
  expect(outcomes.every(({ result }) => result === 'printed')).toBe(true)
})

test('whose turn does not come within a minute is dropped, and that is said', async () => {
  // A third node that does not let go of the printer.
  const other = new Senders(client, log)
  let letGo = () => {}
  const held = new Promise<void>(resolve => {
    letGo = resolve
  })
  const holding = other.run(
    hall.store.keys(hall.centre),
    `127.0.0.1-${printer.port}`,
    () => held,
    () => false,
  )
  const ticket = await issue()
  await handle()
  const [jobs] = jobQueues
  await until('it waits for its turn', async () => (await jobs?.queue.getActiveCount()) === 1)
  hall.clock.now = (hall.clock.now ?? 0) + 61_000
  await untilSaid(ticket, 'failed too-late')
  letGo()
  await holding
  expect(await words(ticket)).toEqual(['failed too-late'])
  expect(printer.connections).toBe(0)
})

test('a ticket that is sent again after half a print has the printer cleared first', async () => {
  const { settings } = await hall.view()
  const own = { ...settings, ...printsOn(kiosk, printer.address, 'epson-tm-t20') }
  await hall.store.run(
    hall.centre,
    'update-settings',
    { by: 'system:test' },
    settingsArgs(settings.version, own),
  )
  printer.behaviour = { confirms: 'process-id' }
  const ticket = await issue()
  const at = hall.clock.now ?? 0
  const { number, queue, lang, from } = (await hall.view()).tickets[ticket] ?? {}
  if (!number || !queue || !lang || from === undefined) throw new Error('no ticket')
  const data = { centre: hall.centre, ticket, number, queue, lang, from, by: `kiosk:${kiosk}`, at }
  await jobQueues[0]?.queue.add('print', { ...data, afterHalf: true })
  await untilSaid(ticket, 'printed')
  expect(printer.machine.carriedOut).toContain('clear')
  expect(printer.pieces.length).toBe(1)
})
