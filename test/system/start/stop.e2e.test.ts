import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sleep } from '../../../shared/domain/sleep.ts'
import { type Kezek, PATIENCE, Site } from './kezek.ts'

let site: Site
beforeEach(() => {
  site = new Site()
})
afterEach(() => site.clear())

const redisLog = () => readFileSync(join(site.dataDir, 'redis/redis.log'), 'utf8')

test('SIGTERM to npm alone ends the server and then its Redis', async () => {
  const kezek = site.start()
  const address = await kezek.ready()
  process.kill(kezek.pid, 'SIGTERM')
  await kezek.ended
  expect(site.redisPids()).toEqual([])
  await expect(fetch(`${address}healthz`)).rejects.toThrow()
  expect(redisLog()).toContain('Redis is now ready to exit')
})

/** Throws an uncaught error on demand: a defect. */
const defect = "data:text/javascript,process.on('SIGUSR2',()=>{throw%20new%20Error('defect')})"

describe('in one server', () => {
  let kezek: Kezek
  let address: string
  let ownSite: Site
  beforeAll(async () => {
    ownSite = new Site()
    kezek = ownSite.start({ NODE_OPTIONS: `--import=${defect}`, LOG_LEVEL: 'error' })
    address = await kezek.ready()
  })
  afterAll(() => ownSite.clear())

  test('a defect outside every boundary is logged and ends nothing', async () => {
    const server = kezek.serverPid()

    for (let count = 0; count < 3; count++) process.kill(server, 'SIGUSR2')

    await vi.waitFor(() => expect(kezek.output).toContain('outside every boundary'), PATIENCE)
    expect((await fetch(`${address}healthz`)).status).toBe(200)
    expect(kezek.output.match(/outside every boundary/g)).toHaveLength(1)
  })

  test('a defect ends nothing even when nobody reads the log any more', async () => {
    const server = kezek.serverPid()
    kezek.npm.stdout?.destroy()
    kezek.npm.stderr?.destroy()

    process.kill(server, 'SIGUSR2')

    for (let count = 0; count < 3; count++) {
      expect((await fetch(`${address}healthz`)).status).toBe(200)
      await sleep(200)
    }
    process.kill(server, 'SIGTERM')
    await vi.waitFor(() => expect(existsSync(`/proc/${server}`)).toBe(false), PATIENCE)
  })
})

test('without a terminal, as under nohup, a SIGHUP ends nothing', async () => {
  const kezek = site.start({}, ['nohup'])
  const address = await kezek.ready()
  const server = kezek.serverPid()
  process.kill(server, 'SIGHUP')
  for (let count = 0; count < 5; count++) {
    await sleep(200)
    expect((await fetch(`${address}healthz`)).status).toBe(200)
  }
  process.kill(server, 'SIGTERM')
  expect(await kezek.ended).toBe(0)
})

test('a terminal that closes ends what it shows', async () => {
  // `script` runs a command in its own terminal, which closes when it ends.
  const kezek = site.start({}, ['script', '-qefc', 'npm start --silent', '/dev/null'])
  await kezek.ready()
  const [redis] = site.redisPids()
  expect(redis).toBeDefined()
  kezek.npm.kill('SIGKILL')
  await vi.waitFor(() => expect(site.redisPids()).toEqual([]), PATIENCE)
})

test('a second SIGTERM changes nothing', async () => {
  const kezek = site.start()
  await kezek.ready()
  const server = kezek.serverPid()
  process.kill(server, 'SIGTERM')
  process.kill(server, 'SIGTERM')
  process.kill(kezek.pid, 'SIGTERM')
  await kezek.ended
  expect(site.redisPids()).toEqual([])
  expect(kezek.output).not.toMatch(/^\s+at /m)
})

test('Ctrl-C to the group does not reach Redis, which ends after the server', async () => {
  const kezek = site.start()
  await kezek.ready()
  kezek.killGroup('SIGINT')
  await kezek.ended
  await vi.waitFor(() => expect(site.redisPids()).toEqual([]), PATIENCE)
  expect(redisLog()).toContain('Received SIGTERM')
  expect(redisLog()).not.toContain('Received SIGINT')
})

/** Says when a process has received SIGTERM. */
const announcer = "data:text/javascript,process.on('SIGTERM',()=>console.error('SIGTERM-received'))"

test('a request in flight is finished', async () => {
  const kezek = site.start({ NODE_OPTIONS: `--import=${announcer}` })
  const { port } = new URL(await kezek.ready())
  const socket = connect(Number(port), '127.0.0.1')
  let answer = ''
  socket.on('data', data => {
    answer += data
  })
  // The answer may come while other things are waited for.
  const closed = new Promise(resolve => socket.once('close', resolve))
  // The server has begun this request and waits for the rest of it.
  socket.write(
    'PUT /api/centres/akmola/settings HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n' +
      'Content-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n',
  )
  await vi.waitFor(() => expect(answer).toMatch(/^HTTP\/1\.1 100 /), PATIENCE)

  process.kill(kezek.serverPid(), 'SIGTERM')
  // The rest follows at once: the server gives requests in flight a second.
  const often = { ...PATIENCE, interval: 2 }
  await vi.waitFor(() => expect(kezek.output).toContain('SIGTERM-received'), often)
  socket.write('{}')
  await closed

  expect(answer).toMatch(/HTTP\/1\.1 400 /)
  expect(await kezek.ended).toBe(0)
})

test('after kill -9 and a restart, five times, there is one and the same Redis, and nothing is left in the end', async () => {
  let redis: number | undefined
  for (let round = 0; round < 5; round++) {
    const kezek = site.start()
    await kezek.ready()
    const pids = site.redisPids()
    expect(pids).toHaveLength(1)
    redis ??= pids[0]
    expect(pids).toEqual([redis])
    // Not waited for: the restart may be faster than the system ends the old one.
    kezek.killGroup('SIGKILL')
  }
  const last = site.start()
  await last.ready()
  expect(site.redisPids()).toEqual([redis])
  process.kill(last.pid, 'SIGTERM')
  await last.ended
  expect(site.redisPids()).toEqual([])
})

test('kill -9 of the server and of its Redis: both come back', async () => {
  const first = site.start()
  await first.ready()
  first.killGroup('SIGKILL')
  for (const pid of site.redisPids()) process.kill(pid, 'SIGKILL')
  const second = site.start()
  await second.ready()
  expect(site.redisPids()).toHaveLength(1)
})

test('SIGTERM at any moment of the start leaves nothing behind', async () => {
  // At any moment: while npm starts, packages are compared, the server is loaded or Redis starts.
  const delays = Array.from({ length: 11 }, (_, at) => at * 100)

  const left = await Promise.all(delays.map(pidsLeftAfter))

  expect(left.flat()).toEqual([])
})

/** Starts a server of its own and stops it. @returns process ids of what is left */
async function pidsLeftAfter(delay: number): Promise<number[]> {
  const own = new Site()
  try {
    const kezek = own.start()
    await sleep(delay)
    kezek.killGroup('SIGTERM')
    await kezek.ended
    return own.redisPids()
  } finally {
    await own.clear()
  }
}
