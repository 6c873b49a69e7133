import { tmpdir } from 'node:os'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
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
import { order } from '../../kit/order.ts'
import { printsOn, TestPrinter, testNetworks } from '../../kit/printer.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

export const log = pino({ level: 'silent' })
export const kiosk = 'kiosk-1'

let drawing: RenderThread

export let redis: TestRedis
export let printer: TestPrinter
export let hall: TestHall
export let client: RedisClient
export let jobQueues: JobQueue<PrintJob>[]
export let nodes: [Printing, Printing]
/** Outcomes of tickets at each printer, on both nodes. */
export let outcomes: { printer: string; result: string; nearEnd: boolean }[]

/** Opens a node's printing with its own connection to the job queue and its own worker. */
export function openNode({ render = drawing, works = true } = {}): Printing {
  const jobs = openJobQueue<PrintJob>({
    name: 'printing',
    target: { socketPath: redis.socketPath },
    prefix: hall.prefix,
    log,
  })
  jobQueues.push(jobs)
  const printing = new Printing({
    catalogue: () => order,
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

export async function issue(from = kiosk): Promise<string> {
  const print = from === kiosk ? 'pending' : ''
  const args = { queue: 'housing-register.submission', lang: 'kk', from, before: 0, print } as const
  const result = await hall.store.run(hall.centre, 'issue', { by: `kiosk:${from}` }, args)
  if (!result.ok) throw new Error(result.error.code)
  return String(result.reply.ticket)
}

/** @returns every event of the centre, as a new reader sees them */
export async function events(): Promise<StreamEvent[]> {
  const key = hall.store.keys(hall.centre).events
  const entries = (await client.sendCommand(['XRANGE', key, '-', '+'])) as unknown as StreamEntry[]
  return entries.map(parseEvent).filter(event => !('unknown' in event)) as StreamEvent[]
}

export async function handle(): Promise<void> {
  const all = await events()
  await Promise.all(nodes.map(node => node.handle(hall.centre, all)))
}

/** Resolves the paper of all tickets, as a node does every few seconds for open ones. */
export async function resolveAll(node: Printing): Promise<void> {
  const view = await hall.view()
  await node.resolveOpen(view, Object.values(view.tickets))
}

export const words = async (ticket: string) =>
  (await events()).flatMap(({ ticket: of, body }) =>
    of === ticket && 'result' in body ? [[body.result, body.cause].filter(Boolean).join(' ')] : [],
  )

export const untilRecorded = (ticket: string, word: string) =>
  until(`${word} is recorded`, async () => (await words(ticket)).includes(word))

/** Gives the kiosk printers at these addresses, in this order. */
export async function usePrinters(...addresses: string[]): Promise<void> {
  const { settings } = await hall.view()
  const ids = addresses.map((_, at) => `p${at + 1}`)
  const printers = Object.fromEntries(
    addresses.map((address, at) => [`p${at + 1}`, { address, profile: 'generic-80' }]),
  )
  await changeSettings({ ...settings, kiosks: { [kiosk]: { printers: ids } }, printers })
}

export async function changeSettings(settings: CentreSettings): Promise<void> {
  const args = settingsArgs(settings.version, settings, order)
  const result = await hall.store.run(hall.centre, 'update-settings', { by: 'system:test' }, args)
  if (!result.ok) throw new Error(result.error.code)
}

/** Takes other nodes for the rest of a test. */
export function useNodes(others: typeof nodes): void {
  nodes = others
}

/** What each test of a file begins and ends with. */
export function usePrinting(): void {
  beforeAll(async () => {
    redis = await startRedis()
    drawing = new RenderThread()
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
}
