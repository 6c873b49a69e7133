import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { openJobQueue } from '../../../server/jobs/job-queue.ts'
import { startRedis } from '../../kit/redis.ts'
import { startReturningStore } from '../../kit/store-returns.ts'
import { until } from '../../kit/until.ts'

/** Milliseconds; longer than noticing a broken connection takes. */
const signsOfLife = 20

let child: ChildProcess | undefined
afterEach(() => {
  child?.kill('SIGKILL')
})

// Without our delay, the library retries at once while its connection is away and blocks the event loop.
test('a busy worker does not block the process when Redis ends', async () => {
  const redis = await startRedis()
  let alive = 0
  const worker = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'busy-worker.ts'), redis.socketPath],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  child = worker
  worker.stdout.on('data', (data: Buffer) => {
    alive += data.toString().split('\n').length - 1
  })
  await until('it works', () => alive > 2)
  await redis.stop()
  const before = alive
  await until('it still lives', () => alive > before + signsOfLife)
  expect(worker.exitCode).toBeNull()
})

test('a worker that waits at a Redis that is demoted takes its next job from the one that took over', async () => {
  const store = await startReturningStore()
  const target = store.target
  const jobs = openJobQueue<{ name: string }>({
    name: 'test',
    target,
    prefix: '',
    log: pino({ level: 'silent' }),
  })
  onTestFinished(async () => {
    await jobs.close()
    await store.stop()
  })
  const done: string[] = []
  jobs.work(async ({ data }) => void done.push(data.name))
  await jobs.queue.add('job', { name: 'before' })
  await until('the first job is done', () => done.includes('before'))
  const old = await store.client()
  await until('the worker waits', async () =>
    (await old.sendCommand(['CLIENT', 'LIST'])).toString().includes('cmd=bzpopmin'),
  )

  await store.happen('demoted')
  const added = () => jobs.queue.add('job', { name: 'after' }).catch(() => undefined)
  await until('a job is added', added)

  await until('it is done', () => done.includes('after'))
})
