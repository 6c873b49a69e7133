import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { backupHall } from '../../server/backup/backup-hall.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { databaseKinds, TestDatabases } from '../kit/archive.ts'
import { ROOT } from '../kit/builds.ts'
import { connectRaw, handshakeOf, must, type RawClient } from '../kit/client.ts'
import { freePort } from '../kit/free-port.ts'
import { issue, member } from '../kit/member.ts'
import { startRedis, type TestRedis } from '../kit/redis.ts'
import { startBuilt } from '../kit/run-script.ts'
import { makeAdministrator, makePerson, signIn } from '../kit/staff.ts'
import { until } from '../kit/until.ts'

const databases = new TestDatabases()
const certificate = join(ROOT, 'test/fixtures/tls/cert.pem')
const keyFile = join(ROOT, 'test/fixtures/tls/key.pem')

/** Milliseconds for two servers in turn and the commands between them, on a busy machine. */
const journeyTimeoutMs = 360_000

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
afterAll(() => databases.stop())

type Env = Record<string, string>

/** @returns a screen whose user has signed in with login and password */
async function screenOf(app: TestApp, login: string, role: string): Promise<RawClient> {
  const browser = await signIn(app.url, login)
  const auth = { ...handshakeOf(role), person: undefined, sign: undefined }
  const line = await until('the screen is accepted', async () => {
    const asked = await connectRaw(app.url, auth, { Cookie: browser.cookie })
    return 'refused' in asked ? undefined : asked
  })
  closing.push(() => line.close())
  return line
}

/** Opens a window, and issues three tickets. @returns their numbers */
async function fill(app: TestApp): Promise<string[]> {
  await makePerson(await signIn(app.url, 'admin1'), 'aigul', 'inspector')
  const kiosk = await member(app.url, { role: 'kiosk' })
  closing.push(() => kiosk.close())
  const numbers: string[] = []
  for (let i = 0; i < 3; i++) numbers.push((await issue(kiosk)).number)
  return numbers
}

/** Waits until the archive is open (a backup without it is refused) and makes a backup. @returns the file */
async function backUp(app: TestApp, env: Env): Promise<string> {
  const file = join(app.dataDir, 'hall.kezek')
  let said = ''
  await until('the hall is backed up', async () => {
    const backup = await startBuilt('backup', { ...env, DATA_DIR: app.dataDir }, file).done
    said = backup.said
    return backup.code === 0
  }).catch(error => {
    throw new Error(`${error.message}: ${said}`)
  })
  return file
}

/** Restores the file into an empty installation where users must sign in. @returns its server */
async function openRestored(file: string, env: Env): Promise<TestApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kezek-restored-'))
  expect(await startBuilt('restore', { ...env, DATA_DIR: dataDir }, file).done).toEqual({
    code: 0,
    said: `The hall is restored from ${file}: start it by npm start.\n`,
  })
  const app = await startApp({ env: { ...env, KEZEK_DEMO: '0' }, dataDir })
  closing.push(() => app.stop())
  return app
}

/**
 * Checks that the same inspector signs in and calls the same visitors in their order, and that the trail is intact.
 */
async function expectSameHall(app: TestApp, env: Env, numbers: readonly string[]): Promise<void> {
  const inspector = await screenOf(app, 'aigul', 'inspector')
  const { session } = await must(inspector, 'counter:open-counter', { counter: '1' })
  const at = { counter: '1', session }
  const called: string[] = []
  for (const _ of numbers) {
    const { ticket, number } = await must(inspector, 'ticket:call-next', at)
    called.push(String(number))
    await must(inspector, 'ticket:mark-no-show', { ...at, ticket })
  }
  expect(called).toEqual(numbers)
  const settings = { ...env, DATA_DIR: app.dataDir }
  const trail = await until('every row is linked', async () => {
    const { said, code } = await startBuilt('audit', settings, 'verify').done
    return code === 0 || / wrong\./.test(said) ? { code, said } : undefined
  })
  expect(trail).toEqual({ code: 0, said: expect.stringMatching(/\n27 trails, \d+ rows, 0 wrong\.\n$/) })
}

test.each(databaseKinds)(
  '%s: after a restore the same people sign in, the same visitors are called, and the trail is intact',
  async kind => {
    const newEnv = async (): Promise<Env> => ({
      KEZEK_ARCHIVE: '1',
      DATABASE_URL: kind === 'PostgreSQL' ? await (await databases.postgres()).database() : '',
    })
    const [env, restoredEnv] = [await newEnv(), await newEnv()]
    const app = await startApp({ env })
    closing.push(() => app.stop())
    await makeAdministrator({ socketPath: join(app.dataDir, 'redis/redis.sock') }, '')
    const numbers = await fill(app)
    const restored = await openRestored(await backUp(app, env), restoredEnv)
    await expectSameHall(restored, restoredEnv, numbers)
  },
  journeyTimeoutMs,
)

/** Starts a Redis that is reached only by TLS and keeps what it has answered, as a hosting company may run it. */
async function startForeign(): Promise<{ redis: TestRedis; port: number }> {
  const port = await freePort()
  const redis = await startRedis([
    ...['--tls-port', String(port), '--tls-cert-file', certificate, '--tls-key-file', keyFile],
    ...['--tls-auth-clients', 'no', '--appendonly', 'yes', '--appendfsync', 'always'],
  ])
  closing.push(() => redis.stop())
  return { redis, port }
}

test(
  'a hall in a foreign Redis with TLS and a password is backed up, and restored into another where it has a user',
  async () => {
    const [first, second] = [await startForeign(), await startForeign()]
    await makeAdministrator(first.redis, '')
    const password = 'p@ss:with/signs'
    await (await first.redis.client()).configSet('requirepass', password)
    await (await second.redis.client()).aclSetUser('kezek', ['on', `>${password}`, '~*', '&*', '+@all'])
    const secret = encodeURIComponent(password)
    const common = { KEZEK_ARCHIVE: '0', NODE_EXTRA_CA_CERTS: certificate }
    const env = { ...common, REDIS_URL: `rediss://:${secret}@localhost:${first.port}` }
    const restoredEnv = { ...common, REDIS_URL: `rediss://kezek:${secret}@localhost:${second.port}` }
    const app = await startApp({ env })
    closing.push(() => app.stop())
    const numbers = await fill(app)
    const restored = await openRestored(await backUp(app, env), restoredEnv)
    await expectSameHall(restored, restoredEnv, numbers)
    await backUp(restored, restoredEnv)

    // Neither this process nor a script without the certificate trusts that server.
    const untrusted = backupHall(
      { redis: { url: env.REDIS_URL }, prefix: '', archive: undefined },
      join(app.dataDir, 'untrusted.kezek'),
    )
    await expect(untrusted).rejects.toThrow(/^The store could not be copied: self-signed certificate\.$/)
    const stranger = { ...env, NODE_EXTRA_CA_CERTS: '', DATA_DIR: mkdtempSync(join(app.dataDir, 'none-')) }
    expect(await startBuilt('audit', stranger, 'verify').done).toEqual({
      code: 1,
      said: expect.stringMatching(/self-signed certificate/),
    })
  },
  journeyTimeoutMs,
)
