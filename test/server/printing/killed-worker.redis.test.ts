import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseEvent, type StreamEntry } from '../../../server/queue/parse-event.ts'
import { ROOT } from '../../kit/builds.ts'
import { morning, openHall, type TestHall } from '../../kit/hall.ts'
import { openPrintWorker, type WorkerPlace } from '../../kit/print-worker.ts'
import { printsOn, TestPrinter } from '../../kit/printer.ts'
import { startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

const kiosk = 'kiosk-1'
let redis: TestRedis
let client: TestClient
let printer: TestPrinter
let hall: TestHall
let child: ChildProcess | undefined
let place: WorkerPlace

beforeEach(async () => {
  redis = await startRedis()
  client = await redis.client()
  printer = await TestPrinter.open()
  hall = await openHall(client, settings => ({ ...settings, ...printsOn(kiosk, printer.address) }))
  const { prefix, centre } = hall
  place = { socketPath: redis.socketPath, prefix, centre, now: morning }
})
afterEach(async () => {
  child?.kill('SIGKILL')
  await printer.close()
  await redis.stop()
})

async function startChild(): Promise<void> {
  const program = join(ROOT, 'test/kit/print-worker-process.ts')
  const args = ['--import', 'tsx', program, JSON.stringify(place)]
  child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  if (child.stdout) await once(child.stdout, 'data')
}

async function issue(): Promise<string> {
  const args = { queue: 'housing-register.submission', lang: 'kk', from: kiosk, before: 0 } as const
  const result = await hall.store.run(hall.centre, 'issue', { by: `kiosk:${kiosk}` }, args)
  if (!result.ok) throw new Error(result.error.code)
  return String(result.reply.ticket)
}

async function events() {
  const key = hall.store.keys(hall.centre).events
  const entries = (await client.sendCommand(['XRANGE', key, '-', '+'])) as unknown as StreamEntry[]
  return entries.map(parseEvent).flatMap(event => ('unknown' in event ? [] : [event]))
}

const words = async (ticket: string) =>
  (await events()).flatMap(({ ticket: of, body }) =>
    of === ticket && 'result' in body ? [[body.result, body.cause].filter(Boolean).join(' ')] : [],
  )

test('after a worker was killed in mid-ticket, BullMQ repeats the job, which is recorded as midway and sends nothing', async () => {
  printer.behaviour = { bytesPerSecond: 20_000 }
  await startChild()
  const ticket = await issue()
  const left = await openPrintWorker(place)
  try {
    await left.printing.handle(hall.centre, await events())
    await until('it is being printed', () => printer.received > 2_000)
    child?.kill('SIGKILL')
    const seen: string[] = []
    left.worker.on('stalled', job => seen.push(`stalled ${job}`))
    left.worker.on('completed', ({ id }) => seen.push(`run again ${id}`))
    void left.worker.run()
    const job = `${hall.centre}_${ticket}`
    await until('it was run again', () => seen.includes(`run again ${job}`))
    expect(seen).toEqual([`stalled ${job}`, `run again ${job}`])
    expect(await words(ticket)).toEqual(['sending', 'midway interrupted'])
    // Bytes that the dead worker had passed to the system may have arrived; nothing else has.
    expect([printer.tickets.length, printer.pieces.length]).toEqual([1, 1])
    // The printer is fast again, and receives nothing more.
    printer.behaviour = TestPrinter.good
    const next = await issue()
    await left.printing.handle(hall.centre, await events())
    await until('the next is printed', async () => (await words(next)).includes('printed'))
    expect(printer.tickets.length).toBe(2)
    expect(await words(ticket)).toEqual(['sending', 'midway interrupted'])
  } finally {
    await left.close()
  }
})
