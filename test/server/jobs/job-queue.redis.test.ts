import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { startRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

/** Longer than the moment in which a broken line is noticed. */
const signsOfLife = 20

let child: ChildProcess | undefined
afterEach(() => {
  child?.kill('SIGKILL')
})

// The library asks for its next job again at once when its connection is away, and lets nothing else have the thread.
test('a worker in the middle of its jobs does not bring the process to a standstill when Redis ends', async () => {
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
