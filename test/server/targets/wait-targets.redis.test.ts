import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { Reader } from '../../../server/events/reader.ts'
import { type JobQueue, openJobQueue } from '../../../server/jobs/job-queue.ts'
import { createRedis } from '../../../server/redis/client.ts'
import { type MarkJob, markProcessor, WaitTargets } from '../../../server/targets/wait-targets.ts'
import { openHall, type TestHall } from '../../support/hall.ts'
import { startRedis, type TestRedis } from '../../support/redis.ts'
import { until } from '../../support/until.ts'

const log = pino({ level: 'silent' })
const queue = 'housing-register.submission'
const inspector = { by: 'inspector:p1' }
const seat = { counter: '1', session: 's1' }
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

let redis: TestRedis
let client: ReturnType<typeof createRedis>
let hall: TestHall
let jobs: JobQueue<MarkJob>
let targets: WaitTargets
let reader: Reader

beforeAll(async () => {
  redis = await startRedis()
  client = createRedis({ socketPath: redis.socketPath }, { log, name: 'test' })
  await client.connect()
})
afterAll(async () => {
  client.destroy()
  await redis.stop()
})

beforeEach(async () => {
  // Settings know whole minutes; two seconds come by the same road, past their schema.
  hall = await openHall(
    client,
    settings => ({ ...settings, services: { 'housing-register': { submission: { target: 2 / 60 } } } }),
    { now: undefined },
  )
  jobs = openJobQueue<MarkJob>({
    name: 'targets',
    target: { socketPath: redis.socketPath },
    prefix: hall.prefix,
    log,
  })
  jobs.work(markProcessor(hall.store))
  targets = new WaitTargets({
    centre: hall.centre,
    jobs,
    log,
    now: () => Date.now(),
    ticketsAt: async () => (await hall.view()).tickets,
  })
  reader = new Reader({
    name: 'targets',
    client,
    keys: hall.store.keys(hall.centre),
    log,
    handle: events => targets.handle(events),
  })
  reader.start()
  const opened = await hall.store.run(hall.centre, 'open-counter', inspector, {
    counter: '1',
    newSession: 's1',
    inspector: 'p1',
    sign: '{}',
    queues: queue,
  })
  expect(opened.ok).toBe(true)
})
afterEach(async () => {
  await reader.stop()
  await jobs.close()
})

/** Takes a ticket, and rings the reader as the tail does. */
async function issue(): Promise<string> {
  const result = await hall.store.run(
    hall.centre,
    'issue',
    { by: 'kiosk:k1' },
    { queue, lang: 'kk', from: 'k1' },
  )
  if (!result.ok) throw new Error(result.error.code)
  reader.ring()
  return String(result.reply.ticket)
}

async function act(name: 'call-next' | 'return-to-queue', ticket?: string): Promise<void> {
  const result = await hall.store.run(hall.centre, name, inspector, { ...seat, ticket } as typeof seat)
  expect(result.ok).toBe(true)
  reader.ring()
}

/** The alerts in the stream, in their order. */
async function alerts(): Promise<string[]> {
  const entries = await client.xRange(hall.store.keys(hall.centre).events, '-', '+')
  return (entries ?? [])
    .map(entry => String(entry.message.type))
    .filter(type => /approaching|breached/.test(type))
}

const both = ['ticket:approaching', 'ticket:breached']

test('a target of 2 s raises its two events, once each', async () => {
  await issue()
  await until('both came', async () => (await alerts()).length >= 2)
  await pause(500)
  expect(await alerts()).toEqual(both)
})

test('called in time, no event is raised; after a return the same wait goes on and raises both', async () => {
  const ticket = await issue()
  await act('call-next')
  await until('no job is left', async () => (await jobs.queue.getDelayedCount()) === 0)
  // Longer than the target: a job that were left would have told by now.
  await pause(2_500)
  expect(await alerts()).toEqual([])
  await act('return-to-queue', ticket)
  await until('both came', async () => (await alerts()).length >= 2)
  expect((await alerts()).toSorted()).toEqual(both)
})

test('jobs that are lost with their Redis are made again from the state', async () => {
  await issue()
  await until('both jobs are there', async () => (await jobs.queue.getDelayedCount()) === 2)
  const keys = await client.keys(`${hall.prefix}{kezek-jobs}*`)
  expect(keys.length).toBeGreaterThan(0)
  await client.del(keys)
  const tickets = async () => Object.values((await hall.view()).tickets)
  await until('the look finds them late', async () => targets.isLate(await tickets()))
  expect(await alerts()).toEqual([])
  await targets.rebuild(await tickets())
  await until('both came', async () => (await alerts()).length >= 2)
  expect((await alerts()).toSorted()).toEqual(both)
})
