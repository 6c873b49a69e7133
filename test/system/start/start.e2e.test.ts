import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openPrivateRedis } from '../../../server/redis/private-redis.ts'
import { type Kezek, PATIENCE, ROOT, Site } from './kezek.ts'

let site: Site
beforeEach(() => {
  site = new Site()
})
afterEach(() => site.clear())

/** Expects a failed start: a non-zero exit code with one sentence and no stack. */
async function expectRefusal(kezek: Kezek, sentence: RegExp): Promise<void> {
  expect(await kezek.ended).toBe(1)
  expect(kezek.output.trim()).toMatch(sentence)
  expect(kezek.output.trim().split('\n')).toHaveLength(1)
  expect(kezek.output).not.toMatch(/^\s+at /m)
}

describe('one server', () => {
  let running: Site
  let kezek: Kezek
  let address: string
  beforeAll(async () => {
    running = new Site()
    kezek = running.start()
    address = await kezek.ready()
  })
  afterAll(() => running.clear())

  test('starts, prints its address, serves the page and reports when it can work', async () => {
    expect(address).toMatch(/^http:\/\/localhost:\d+\/$/)
    expect(await (await fetch(`${address}healthz`)).json()).toMatchObject({ status: 'ok' })
    const page = await fetch(address)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(running.redisPids()).toHaveLength(1)
  })

  test('a second server on one data folder says so and stops, and the first continues', async () => {
    await expectRefusal(
      running.start(),
      /^Another Kezek server \(process \d+\) already uses the data folder .*\.$/,
    )
    expect((await fetch(`${address}healthz`)).status).toBe(200)
    expect(running.redisPids()).toHaveLength(1)
  })

  test('a frozen server still holds its data folder', async () => {
    const server = kezek.serverPid()
    process.kill(server, 'SIGSTOP')
    await expectRefusal(running.start(), /^Another Kezek server already uses the data folder .*\.$/)
    process.kill(server, 'SIGCONT')
  })

  test('a killed Redis is started again, and the server works with it', async () => {
    const [killed = 0] = running.redisPids()

    process.kill(killed, 'SIGKILL')

    await vi.waitFor(() => {
      const [pid = killed] = running.redisPids()
      expect(pid).not.toBe(killed)
    }, PATIENCE)
    await vi.waitFor(async () => expect((await fetch(`${address}healthz`)).status).toBe(200), PATIENCE)
    expect(running.redisPids()).toHaveLength(1)
  })

  test('a second start installs nothing and builds nothing', async () => {
    process.kill(kezek.pid, 'SIGTERM')
    await kezek.ended

    const second = running.start()
    await second.ready()

    expect(second.output).not.toMatch(/Installing|Building/)
  })
})

test('a port in use: a sentence, a non-zero exit, and no Redis left', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  await expectRefusal(site.start({ PORT: String(port) }), /^Port \d+ is in use .* PORT\.$/)
  expect(site.redisPids()).toEqual([])
  other.close()
})

test('a data folder that cannot be written: a sentence and a non-zero exit', async () => {
  const file = join(site.base, 'file')
  writeFileSync(file, '')
  await expectRefusal(
    site.start({ DATA_DIR: join(file, 'data') }),
    /^The data folder \S+ cannot be written .* DATA_DIR/,
  )
  // Nobody, not even root, can create a folder here.
  await expectRefusal(
    site.start({ DATA_DIR: '/sys/kezek' }),
    /^The data folder \/sys\/kezek cannot be written/,
  )
})

test('a wrong setting: a sentence naming it, and a non-zero exit', async () => {
  await expectRefusal(site.start({ PORT: 'http' }), /^The setting PORT is "http", but must be .*\.$/)
  await expectRefusal(
    site.start({ HOST: '0.0.0.0', KEZEK_DEMO: '1' }),
    /^The setting KEZEK_DEMO is "1", but must be/,
  )
  expect(existsSync(site.dataDir)).toBe(false)
})

test('a long data path has its socket in the temporary folder', async () => {
  site.dataDir = join(site.base, 'a'.repeat(120), 'data')
  const kezek = site.start()
  await kezek.ready()
  expect(existsSync(join(site.dataDir, 'redis/redis.sock'))).toBe(false)
  process.kill(kezek.pid, 'SIGTERM')
  await kezek.ended
  expect(site.redisPids()).toEqual([])
})

test('a foreign Redis is used, and a sentence names what it does not promise', async () => {
  const dataDir = join(site.base, 'foreign')
  const foreign = await openPrivateRedis({ dataDir, log: pino({ level: 'silent' }) })
  try {
    await promisify(execFile)('redis-cli', [
      '-s',
      foreign.socketPath,
      'config',
      'set',
      'appendfsync',
      'everysec',
    ])
    const kezek = site.start({ REDIS_URL: `unix://${foreign.socketPath}` })
    await kezek.ready()
    await vi.waitFor(() => expect(kezek.output).toContain('tickets of the last second may be lost'), PATIENCE)
    expect(site.redisPids()).toEqual([])
    process.kill(kezek.pid, 'SIGTERM')
    await kezek.ended
    const { stdout } = await promisify(execFile)('redis-cli', ['-s', foreign.socketPath, 'ping'])
    expect(stdout.trim()).toBe('PONG')
  } finally {
    await foreign.stop()
  }
})

test('without redis-server and without the right to install it: one sentence with the commands', async () => {
  // A machine with Node, npm and a shell, and nothing else.
  const bin = join(site.base, 'bin')
  mkdirSync(bin)
  symlinkSync(process.execPath, join(bin, 'node'))
  const script = `import('./scripts/start.mjs')`
  const { stderr, code } = await promisify(execFile)(process.execPath, ['-e', script], {
    cwd: ROOT,
    env: { PATH: bin, DATA_DIR: site.dataDir },
  }).catch(error => error)
  expect(code).toBe(1)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  for (const command of [
    'apt-get install redis-server',
    'dnf install redis',
    'brew install redis',
    'docker run',
  ]) {
    expect(stderr).toContain(command)
  }
})

test('a Node that is too old is refused before anything else', async () => {
  const script = `import('./scripts/setup/node.mjs').then(({ requireNode }) => requireNode('20.18.3'))`
  const { stderr, code } = await promisify(execFile)(process.execPath, ['-e', script], { cwd: ROOT }).catch(
    error => error,
  )
  expect(code).not.toBe(0)
  expect(stderr).toContain('Kezek needs Node 20.19 or newer, and this is 20.18.3')
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  expect(engines.node).toBe('>=20.19')
})
