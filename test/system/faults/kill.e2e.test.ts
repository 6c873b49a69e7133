import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'
import { afterEach, expect, onTestFailed, test } from 'vitest'
import { startApp, type TestApp } from '../../kit/app.ts'
import { type Load, startLoad } from '../../kit/load.ts'
import { member } from '../../kit/member.ts'
import { startNode } from '../../kit/node.ts'
import { contradictions } from '../../kit/truth.ts'
import { until } from '../../kit/until.ts'

const centre = 'akmola'
const kills = 20
/** Acknowledged commands between two kills. */
const betweenKills = 15

let app: TestApp | undefined
const closing: (() => unknown)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
  await app?.stop()
  app = undefined
})

async function screensOf(url: string) {
  const [kiosk, display, counter, manager] = await Promise.all([
    member(url, { role: 'kiosk', centre }),
    member(url, { role: 'display', centre }),
    member(url, {
      role: 'inspector',
      centre,
      person: 'onlooker',
      sign: { surname: 'А', name: 'Б', patronymic: '', post: 'и' },
    }),
    member(url, { role: 'manager', centre }),
  ])
  closing.push(...[kiosk, display, counter, manager].map(one => () => one.close()))
  return { kiosk: kiosk.hall, display: display.hall, counter: counter.hall, manager: manager.hall }
}

/** @returns the server's logged errors, except that its Redis has ended */
function defectsIn(output: string): string[] {
  const lines = output.split('\n').filter(line => /"level":[56]0/.test(line))
  return lines.filter(line => !line.includes('Redis has ended'))
}

/** Kills the server or its Redis under load, and waits until tickets can be issued again. */
async function killOne(app: TestApp, turn: number): Promise<void> {
  if (turn % 2 === 0) {
    await app.kill('SIGKILL')
    await app.start()
    return
  }
  const killed = app.redisPid()
  process.kill(killed, 'SIGKILL')
  await until('Redis was started again', () => pidOf(app) !== killed && pidOf(app) !== undefined)
}

function pidOf(app: TestApp): number | undefined {
  try {
    return app.redisPid()
  } catch {
    return undefined
  }
}

async function progress(load: Load): Promise<void> {
  const before = load.acknowledged
  await until('the load continues', () => load.acknowledged >= before + betweenKills)
}

test(`defect 08 kill -9 of server and Redis, ${kills} times under load, loses nothing that was acknowledged`, async () => {
  const own = await startApp()
  app = own
  onTestFailed(() => console.log(own.output))
  const { url, dataDir } = own
  const screens = await screensOf(url)
  const load = startLoad(url, centre)
  closing.push(() => load.close())
  for (let turn = 0; turn < kills; turn++) {
    await progress(load)
    await killOne(own, turn)
  }
  await progress(load)
  await load.stop()

  const client = createClient({ socket: { path: join(dataDir, 'redis/redis.sock'), tls: false } })
  await client.connect()
  closing.push(() => client.destroy())
  expect(await contradictions({ client, prefix: '', centre, asked: load.asked, screens })).toEqual([])
  expect(load.oddities).toEqual([])
  expect(defectsIn(own.output)).toEqual([])
  expect(load.acknowledged).toBeGreaterThan(kills * betweenKills)
}, 600_000)

/** Starts a Redis that keeps nothing, always at the same socket. */
function startForgetfulRedis(folder: string): ChildProcess {
  const args = ['--port', '0', '--unixsocket', join(folder, 'redis.sock'), '--dir', folder]
  return spawn('redis-server', [...args, '--save', '', '--appendonly', 'no'], { stdio: 'ignore' })
}

function endOf(child: ChildProcess): Promise<unknown> {
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGKILL')
  return ended
}

test('defect 08 is seen: with a store that keeps nothing, acknowledged tickets are found to be lost', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kezek-forgetful-'))
  closing.push(() => rm(folder, { recursive: true, force: true }))
  let redis = startForgetfulRedis(folder)
  closing.push(() => endOf(redis))
  const socketPath = join(folder, 'redis.sock')
  let node = await startNode({ socketPath })
  closing.push(() => node.stop())
  const { prefix } = node
  const load = startLoad(node.url, centre)
  closing.push(() => load.close())
  await progress(load)
  await endOf(redis)
  redis = startForgetfulRedis(folder)
  // The node notices that events are missing and refuses this store. A new node accepts what it finds.
  await until('the empty store is refused', () =>
    node.log.some(({ store }) => store === 'older' || store === 'another'),
  )
  await node.stop()
  node = await startNode({ socketPath }, { prefix, port: Number(new URL(node.url).port) })
  await progress(load)
  await load.stop()

  const client = createClient({ socket: { path: socketPath, tls: false } })
  await client.connect()
  closing.push(() => client.destroy())
  const found = await contradictions({ client, prefix, centre, asked: load.asked, screens: {} })
  expect(found.join('\n')).toMatch(/ticket:issue of kiosk:.*, acknowledged as event \d+, is lost/)
})
