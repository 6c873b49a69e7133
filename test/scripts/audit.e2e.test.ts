import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from 'redis'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../kit/app.ts'
import { issue, member } from '../kit/member.ts'
import { startBuilt } from '../kit/run-script.ts'
import { until } from '../kit/until.ts'

let app: TestApp

beforeAll(async () => {
  app = await startApp({ env: { LOG_LEVEL: 'info' } })
})
afterAll(() => app?.stop())

/** Runs `npm run audit -- …` on the server's data, whether it runs or not. */
const audit = (...args: string[]) => startBuilt('audit', { DATA_DIR: app.dataDir }, ...args).done

/** Connects as someone who may write to the store. */
async function atStore<T>(work: (client: ReturnType<typeof createClient>) => Promise<T>): Promise<T> {
  const client = createClient({ socket: { path: join(app.dataDir, 'redis/redis.sock'), tls: false } })
  await client.connect()
  try {
    return await work(client as ReturnType<typeof createClient>)
  } finally {
    client.destroy()
  }
}

const linked = () => atStore(async client => Number(await client.hGet('kezek:{akmola}:chain-head', 'n')))

test('a day is verified while the server runs and when it is off, and a change in the store is named', async () => {
  const manager = await member(app.url, { role: 'manager', centre: 'akmola' })
  for (let i = 0; i < 6; i++) await issue(manager, 'housing-register.submission')
  manager.close()
  const n = await atStore(async client => Number(await client.hGet('kezek:{akmola}:centre', 'n')))
  await until('all is linked', async () => (await linked()) >= n)
  const running = await audit('verify')
  expect(running.said).toContain(`akmola: ${n} rows hold, 1 to ${n}`)
  expect(running.said).toContain('people: ')
  expect(running.said).toMatch(/\n27 trails, \d+ rows, 0 wrong\.\n/)
  expect(running.code).toBe(0)

  await app.kill('SIGTERM')
  const log = join(app.dataDir, 'kezek.log')
  writeFileSync(log, app.output)
  expect(app.output).toContain('the trail so far')
  const off = await audit('verify', '--centre', 'akmola', '--log', log)
  expect(off.said).toBe(`akmola: ${n} rows hold, 1 to ${n}.\n1 trails, ${n} rows, 0 wrong.\n`)
  expect(off.code).toBe(0)

  await app.start()
  await atStore(async client => {
    const [, , third] = (await client.xRange('kezek:{akmola}:events', '-', '+')) ?? []
    await client.xDel('kezek:{akmola}:events', third?.id ?? '')
  })
  const tampered = await audit('verify')
  expect(tampered.said).toContain('akmola: WRONG: row 3 is missing.')
  expect(tampered.said).toMatch(/ 1 wrong\.\n$/)
  expect(tampered.code).toBe(1)
})

test('a trail that is gone as a whole is found by the log, and unusable options are answered with a sentence', async () => {
  const log = join(app.dataDir, 'kezek.log')
  await atStore(async client => {
    await client.del(['kezek:{aktobe}:events', 'kezek:{aktobe}:chain', 'kezek:{aktobe}:chain-head'])
    await client.hSet('kezek:{aktobe}:centre', 'n', 0)
  })
  const gone = await audit('verify', '--centre', 'aktobe', '--log', log)
  expect(gone.said).toMatch(/aktobe: WRONG: the end is cut off: row \d+ and what came after it is missing\./)
  expect(gone.code).toBe(1)
  expect(await audit('verify', '--centre', 'nowhere')).toMatchObject({ code: 1 })
  expect(await audit('verify', '--day-line', '{}')).toEqual({
    code: 1,
    said: 'This line is not about a trail: {}\n',
  })
  expect((await audit()).said).toMatch(/^npm run audit -- verify/)
})
