import { afterEach, describe, expect, test, vi } from 'vitest'
import type { SessionInfo } from '../../../shared/contract/account.ts'
import type { HallView } from '../../../shared/contract/hall-view.ts'
import { sleep } from '../../../shared/domain/sleep.ts'
import { BrowserLike } from '../../kit/browser-like.ts'
import { envelope, must, type RawClient } from '../../kit/client.ts'
import { startNode } from '../../kit/node.ts'
import { startRedis, type TestClient } from '../../kit/redis.ts'
import { makeAdministrator, makePerson, password, signIn } from '../../kit/staff.ts'
import { until } from '../../kit/until.ts'
import {
  isIn,
  mustScreen,
  node,
  redis,
  refusal,
  screenOf,
  sessionName,
  useAccounts,
} from './account-scene.ts'

useAccounts()

describe('signing in', () => {
  test('a login in any case and a password give a session in a cookie that no script reads', async () => {
    const browser = new BrowserLike(node.url)
    const response = await fetch(`${node.url}/api/account/sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: node.url },
      body: JSON.stringify({ login: 'ADMIN1', password }),
    })
    const [cookie = ''] = response.headers.getSetCookie()
    expect(cookie).toMatch(/^kezek-session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(await isIn(browser)).toBe(false)
    expect(await isIn(await signIn(node.url, 'admin1'))).toBe(true)
  })

  test('a wrong password and an unknown login get the same answer', async () => {
    const browser = new BrowserLike(node.url)
    for (const tried of [
      { login: 'admin1', password: 'wrong wrong wrong' },
      { login: 'nobody', password },
      { login: '__proto__', password },
      { login: '', password: '' },
      { login: ['admin1'], password },
    ])
      expect(await browser.ask('POST', '/api/account/sign-in', tried)).toEqual({
        ...refusal('BAD_SIGN_IN'),
        status: 401,
      })
    expect(browser.cookies.size).toBe(0)
  })

  test('signing in replaces an earlier session, so that fixing one gains nothing', async () => {
    const { browser: stranger } = await makePerson(await signIn(node.url, 'admin1'), 'mallory', 'inspector')
    const planted = stranger.cookies.get(sessionName) ?? ''
    const browser = new BrowserLike(node.url)
    browser.cookies.set(sessionName, planted)
    await browser.must('POST', '/api/account/sign-in', { login: 'admin1', password })
    expect(browser.cookies.get(sessionName)).not.toBe(planted)
    expect(await isIn(stranger)).toBe(false)
  })

  test('a cookie that is forged, cut short or of an ended session is refused', async () => {
    const browser = await signIn(node.url, 'admin1')
    const token = browser.cookies.get(sessionName) ?? ''
    await browser.must('POST', '/api/account/sign-out')
    expect(browser.cookies.size).toBe(0)
    for (const forged of [token, 'A'.repeat(43), token.slice(0, 42), `${token}A`, '', '*', '{people}']) {
      browser.cookies.set(sessionName, forged)
      expect(await isIn(browser)).toBe(false)
      expect(await screenOf(browser, 'manager')).toEqual({ refused: { code: 'NOT_SIGNED_IN' } })
    }
  })

  test('the store holds nothing with which anyone could sign in', async () => {
    const browser = await signIn(node.url, 'admin1')
    const client = await redis.client()
    const kept: string[] = []
    for await (const keys of client.scanIterator({ MATCH: `${node.prefix}*` }))
      for (const key of keys) {
        kept.push(key)
        kept.push(JSON.stringify(await readKey(client, key)))
      }
    const all = kept.join('\n')
    expect(all).toContain('argon2id')
    expect(all).not.toContain(browser.cookies.get(sessionName))
    expect(all).not.toContain(password)
  })

  test('a session ends twelve hours after signing in, however much it is used', async () => {
    const longestMs = 12 * 3_600_000
    const browser = await signIn(node.url, 'admin1')
    const own = async () => {
      const sessions = await browser.must<SessionInfo[]>('GET', '/api/account/sessions')
      return sessions.find(one => one.isThis) ?? { startedAt: 0, endsAt: 0 }
    }

    const first = await own()
    await mustScreen(browser, 'manager')
    await browser.must('GET', '/api/people')
    const later = await own()

    expect(first.endsAt - first.startedAt).toBe(longestMs)
    expect(later.endsAt).toBe(first.endsAt)
  })

  test('a new installation has no account', async () => {
    const fresh = await startNode(redis, { env: { KEZEK_DEMO: '0' } })
    try {
      const client = await redis.client()
      const guesses = ['admin', 'admin1', 'administrator', 'root', 'kezek', 'demo'].map(login =>
        new BrowserLike(fresh.url).ask('POST', '/api/account/sign-in', { login, password: login }),
      )

      const codes = (await Promise.all(guesses)).map(answer => !answer.ok && answer.error.code)

      expect(await client.sMembers(`${fresh.prefix}kezek:{people}:all`)).toEqual([])
      expect(codes.filter(code => code !== 'BAD_SIGN_IN' && code !== 'SIGN_IN_SLOWED')).toEqual([])
    } finally {
      await fresh.stop()
    }
  })

  test('sessions survive a restart of Redis', async () => {
    const own = await startRedis(['--appendonly', 'yes', '--appendfsync', 'always'])
    const other = await startNode(own, { env: { KEZEK_DEMO: '0' } })
    try {
      await makeAdministrator(own, other.prefix)
      const browser = await signIn(other.url, 'admin1')
      await own.restart()
      await until('the node is back', () => other.app.isReady())
      expect(await isIn(browser)).toBe(true)
    } finally {
      await other.stop()
      await own.stop()
    }
  })
})

/** @returns everything that a key holds */
async function readKey(client: TestClient, key: string): Promise<unknown> {
  const type = await client.type(key)
  if (type === 'hash') return client.hGetAll(key)
  if (type === 'stream') return client.xRange(key, '-', '+')
  if (type === 'set') return client.sMembers(key)
  if (type === 'zset') return client.zRange(key, 0, -1)
  if (type === 'list') return client.lRange(key, 0, -1)
  return client.get(key)
}

describe('a clock that jumps', () => {
  const day = 86_400_000
  const really = Date.now.bind(Date)
  afterEach(() => vi.restoreAllMocks())
  const jump = (by: number) => vi.spyOn(Date, 'now').mockImplementation(() => really() + by)

  test("a step ahead of the node's clock signs nobody out", async () => {
    const browser = await signIn(node.url, 'admin1')
    const line = await mustScreen(browser, 'manager')
    jump(2 * day)
    // The node checks for expired sessions once a second.
    await sleep(2_500)
    expect(line.socket.connected).toBe(true)
    expect(await isIn(browser)).toBe(true)
  })

  test("a step back of the node's clock revives no ended session", async () => {
    const browser = await signIn(node.url, 'admin1')
    const line = await mustScreen(browser, 'manager')
    const client = await redis.client()
    const [key = ''] = await client.keys(`${node.prefix}kezek:{session:*`)
    await client.hSet(key, 'endsAt', really() - 1)
    expect(await isIn(browser)).toBe(false)

    jump(-2 * day)
    expect(await isIn(browser)).toBe(false)

    const again = await screenOf(browser, 'manager')
    expect(again).toEqual({ refused: { code: 'NOT_SIGNED_IN' } })

    line.close()
  })
})

describe("another's window", () => {
  test('is neither operated nor taken over without the right to it', async () => {
    const administrator = await signIn(node.url, 'admin1')
    const { browser: marat, id } = await makePerson(administrator, 'marat', 'inspector')
    const { browser: dana } = await makePerson(administrator, 'dana', 'inspector')
    const { browser: stranger } = await makePerson(administrator, 'stranger', 'inspector', ['almaty-region'])
    const { browser: auditor } = await makePerson(administrator, 'auditor', 'auditor')
    const { browser: manager } = await makePerson(administrator, 'manager1', 'manager')
    const his = await mustScreen(marat, 'inspector')
    const { session } = await must(his, 'counter:open-counter', { counter: '1' })
    const at = { counter: '1', session: String(session) }
    await must(his, 'ticket:call-next', at).catch(error => expect(String(error)).toContain('QUEUE_EMPTY'))

    const hers = await mustScreen(dana, 'inspector')
    const ask = (line: RawClient, name: string, body: object) => line.ask(envelope(name, body))
    // Without naming the sitting to take over, and with the name of another person's sitting.
    for (const takeOver of [undefined, 'p-000000000000'])
      expect(
        await ask(hers, 'counter:open-counter', { counter: '1', ...(takeOver && { takeOver }) }),
      ).toMatchObject(refusal('COUNTER_OCCUPIED'))
    // With the public part of the sitting's name, which is all that her screen gets.
    const shownAtHers = () => hers.received.find(({ name }) => name === 'snapshot')?.message as HallView
    await until('her screen shows the hall', () => shownAtHers() !== undefined)
    const { session: shown = '' } = shownAtHers().counters['1'] ?? {}
    expect(shown).toHaveLength(8)
    expect(at.session.startsWith(shown)).toBe(true)
    for (const name of ['ticket:call-next', 'counter:pause-counter', 'counter:close-counter'])
      for (const session of [shown, shown.padEnd(at.session.length, '0')])
        expect(await ask(hers, name, { counter: '1', session })).toMatchObject(refusal('COUNTER_NOT_YOURS'))

    const others: [RawClient, string][] = [
      [await mustScreen(auditor, 'manager'), 'NOT_PERMITTED'],
      [await mustScreen(administrator, 'manager'), 'NOT_PERMITTED'],
      [await mustScreen(manager, 'manager'), 'COUNTER_OCCUPIED'],
    ]
    for (const [line, code] of others)
      expect(await ask(line, 'counter:open-counter', { counter: '1', takeOver: id })).toMatchObject(
        refusal(code),
      )
    expect(await screenOf(stranger, 'inspector')).toEqual({ refused: { code: 'FOREIGN_CENTRE' } })
    // He still has the window.
    expect(await ask(his, 'counter:pause-counter', at)).toMatchObject({ ok: true })

    // With the sitting's whole name she may take the window over, and he loses it.
    expect(await ask(hers, 'counter:open-counter', { counter: '1', takeOver: id })).toMatchObject({
      ok: true,
    })
    expect(await ask(his, 'counter:pause-counter', at)).toMatchObject(refusal('COUNTER_NOT_YOURS'))
  })
})

describe('wrong tries', () => {
  const wrong = { login: 'admin1', password: 'wrong wrong wrong' }

  test('after the fifth, even the right password is refused, with the seconds to wait', async () => {
    const browser = new BrowserLike(node.url)
    for (let count = 0; count < 5; count++)
      expect(await browser.ask('POST', '/api/account/sign-in', wrong)).toMatchObject(refusal('BAD_SIGN_IN'))
    const slowed = await browser.ask('POST', '/api/account/sign-in', { ...wrong, password })
    expect(slowed).toMatchObject({ status: 429, error: { code: 'SIGN_IN_SLOWED' } })
    expect(!slowed.ok && slowed.error.detail?.seconds).toBeGreaterThan(20)
    const failed = await (await redis.client()).xRange(`${node.prefix}kezek:{people}:events`, '-', '+')
    expect(failed?.filter(({ message }) => message.type === 'sign-in:failed')).toHaveLength(5)
  })

  test('an unknown login is slowed as well', async () => {
    const browser = new BrowserLike(node.url)
    const tried = { login: 'nobody', password }
    for (let count = 0; count < 5; count++) await browser.ask('POST', '/api/account/sign-in', tried)
    expect(await browser.ask('POST', '/api/account/sign-in', tried)).toMatchObject(refusal('SIGN_IN_SLOWED'))
  })

  test('parallel attempts cannot get around the limit', async () => {
    const browser = new BrowserLike(node.url)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => browser.ask('POST', '/api/account/sign-in', wrong)),
    )
    const looked = answers.filter(answer => !answer.ok && answer.error.code === 'BAD_SIGN_IN')
    expect(looked).toHaveLength(5)
  })

  test('signing in after four wrong attempts gives five new ones', async () => {
    const browser = new BrowserLike(node.url)
    for (let round = 0; round < 3; round++) {
      for (let count = 0; count < 3; count++) await browser.ask('POST', '/api/account/sign-in', wrong)
      const client = await redis.client()
      // The address has a limit of its own; this test is about the login.
      for (const key of await client.keys(`${node.prefix}kezek:{people}:tries:address:*`))
        await client.del(key)
      await browser.must('POST', '/api/account/sign-in', { login: 'admin1', password })
    }
  })
})
