import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRedisOf } from '../../../server/redis/redis-process.ts'
import { until } from '../../kit/until.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kezek-process-')))
let redis: ReturnType<typeof spawn>

beforeAll(async () => {
  redis = spawn('redis-server', ['--port', '0', '--unixsocket', 'redis.sock', '--save', ''], {
    cwd: folder,
    stdio: 'ignore',
  })
  await until('it runs', () => isRedisOf(folder, redis.pid ?? 0))
})
afterAll(() => {
  redis.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

test('a Redis of this folder is found, and one that is gone is not', async () => {
  expect(await isRedisOf(folder, redis.pid ?? 0)).toBe(true)
  expect(await isRedisOf('/', redis.pid ?? 0)).toBe(false)
  expect(await isRedisOf(folder, 2 ** 22)).toBe(false)
})

test('a server without file descriptors does not believe that its Redis has ended', async () => {
  // Uses up all file descriptors and then checks.
  const script = `
    import { openSync } from 'node:fs'
    import { isRedisOf } from ${JSON.stringify(join(import.meta.dirname, '../../../server/redis/redis-process.ts'))}
    try { for (;;) openSync('/dev/null') } catch {}
    const seen = await isRedisOf(${JSON.stringify(folder)}, ${redis.pid}).catch(error => error.code)
    process.stdout.write(String(seen))`
  const command = 'ulimit -n 200; exec "$0" --import tsx --input-type=module -e "$1"'
  const { stdout } = await promisify(execFile)('bash', ['-c', command, process.execPath, script])
  expect(stdout).toBe('EMFILE')
})
