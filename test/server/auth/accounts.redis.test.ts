import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Me, SessionInfo } from '../../../shared/contract/account.ts'
import type { HallView } from '../../../shared/contract/hall-view.ts'
import type { GivenCode, PersonRow } from '../../../shared/contract/people.ts'
import { sleep } from '../../../shared/domain/sleep.ts'
import { BrowserLike, requestId } from '../../kit/browser-like.ts'
import { connectRaw, envelope, handshakeOf, must, type RawClient } from '../../kit/client.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { makeAdministrator, makePerson, password, signIn } from '../../kit/staff.ts'
import { until } from '../../kit/until.ts'

let redis: TestRedis
let node: TestNode
let lines: RawClient[] = []

beforeAll(async () => {
  redis = await startRedis(['--appendonly', 'yes', '--appendfsync', 'always'])
})
afterAll(() => redis.stop())
beforeEach(async () => {
  node = await startNode(redis, { env: { KEZEK_DEMO: '0' } })
  await makeAdministrator(redis, node.prefix)
})
afterEach(async () => {
  for (const line of lines) line.close()
  lines = []
  await node.stop()
})

const sessionName = 'kezek-session'
const refusal = (code: string) => ({ ok: false, error: { code } })
const isIn = async (browser: BrowserLike) => (await browser.must<Me>('GET', '/api/me')).person !== undefined

/** Opens a screen of the person who is signed in at the browser. */
async function screenOf(browser: BrowserLike, role: string, centre = 'akmola') {
  const auth = { ...handshakeOf(role, { centre }), person: undefined, sign: undefined }
  const line = await connectRaw(node.url, auth, { Cookie: browser.cookie })
  if (!('refused' in line)) lines.push(line)
  return line
}

async function mustScreen(browser: BrowserLike, role: string): Promise<RawClient> {
  const line = await screenOf(browser, role)
  if ('refused' in line) throw new Error(JSON.stringify(line.refused))
  return line
}

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
        if ((await client.type(key)) === 'hash') kept.push(JSON.stringify(await client.hGetAll(key)))
        if ((await client.type(key)) === 'stream')
          kept.push(JSON.stringify(await client.xRange(key, '-', '+')))
      }
    const all = kept.join('\n')
    expect(all).toContain('argon2id')
    expect(all).not.toContain(browser.cookies.get(sessionName))
    expect(all).not.toContain(password)
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

describe('a clock that jumps', () => {
  const day = 86_400_000
  const really = Date.now.bind(Date)
  afterEach(() => vi.restoreAllMocks())
  const jump = (by: number) => vi.spyOn(Date, 'now').mockImplementation(() => really() + by)

  test("a step ahead of the node's clock signs nobody out", async () => {
    const browser = await signIn(node.url, 'admin1')
    const line = await mustScreen(browser, 'manager')
    jump(2 * day)
    // The lines that have come to their end are looked for once a second.
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
    // He still sits there.
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
      // The address is slowed on its own account; here only the name is looked at.
      for (const key of await client.keys(`${node.prefix}kezek:{people}:tries:address:*`))
        await client.del(key)
      await browser.must('POST', '/api/account/sign-in', { login: 'admin1', password })
    }
  })
})

describe('passwords and codes', () => {
  test.each([
    ['PASSWORD_SHORT', 'eleven sign'],
    ['PASSWORD_LONG', 'ж'.repeat(129)],
    ['PASSWORD_COMMON', 'administrator'],
    ['PASSWORD_COMMON', 'Password123456'],
    ['PASSWORD_COMMON', 'aaaaaaaaaaaaaaaa'],
    ['PASSWORD_COMMON', 'abcabcabcabcabc'],
    ['PASSWORD_COMMON', '123456789012'],
    ['PASSWORD_COMMON', 'admin1202620262026'],
    ['PASSWORD_SAME', password],
  ])('a new one is refused: %s', async (code, next) => {
    const browser = await signIn(node.url, 'admin1')
    expect(await browser.ask('POST', '/api/account/password', { current: password, next })).toMatchObject({
      error: { code, detail: { field: 'next' } },
    })
    expect(await isIn(browser)).toBe(true)
  })

  test('a new password requires the present one', async () => {
    const browser = await signIn(node.url, 'admin1')
    const body = { current: 'not this one, sorry', next: 'a brand-new sentence' }
    expect(await browser.ask('POST', '/api/account/password', body)).toMatchObject({
      error: { code: 'PASSWORD_WRONG', detail: { field: 'current' } },
    })
  })

  test('a new password ends every other session, and this one gets a new cookie', async () => {
    const [browser, other] = [await signIn(node.url, 'admin1'), await signIn(node.url, 'admin1')]
    const before = browser.cookies.get(sessionName)
    const line = await mustScreen(other, 'manager')
    const next = 'a brand-new sentence'
    await browser.must('POST', '/api/account/password', { current: password, next })
    expect(browser.cookies.get(sessionName)).not.toBe(before)
    expect([await isIn(browser), await isIn(other)]).toEqual([true, false])
    await until('the other line is cut', () => !line.socket.connected)
    expect(await isIn(await signIn(node.url, 'admin1', next))).toBe(true)
  })

  test('a code is valid once, and only for setting a new password', async () => {
    const administrator = await signIn(node.url, 'admin1')
    const person = {
      surname: 'Сәрсен',
      name: 'Дана',
      patronymic: '',
      post: 'инспектор',
      login: 'dana',
      role: 'inspector',
      centres: ['akmola'],
    }
    const { code = '' } = await administrator.must<GivenCode>('POST', '/api/people', {
      requestId: requestId(),
      person,
    })
    expect(code).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
    const browser = await signIn(node.url, 'dana', code)
    expect(await screenOf(browser, 'inspector')).toEqual({ refused: { code: 'MUST_CHANGE_PASSWORD' } })
    expect(await browser.ask('GET', '/api/account/sessions')).toMatchObject(refusal('MUST_CHANGE_PASSWORD'))
    const again = await new BrowserLike(node.url).ask('POST', '/api/account/sign-in', {
      login: 'dana',
      password: code,
    })
    expect(again).toMatchObject(refusal('BAD_SIGN_IN'))
    await browser.must('POST', '/api/account/password', { current: code, next: password })
    const line = await mustScreen(browser, 'inspector')
    expect(await line.ask(envelope('counter:open-counter', { counter: '1' }))).toMatchObject({ ok: true })
  })

  test('the reply to a repeated request does not contain the code', async () => {
    const administrator = await signIn(node.url, 'admin1')
    const { id } = await makePerson(administrator, 'dana', 'inspector')
    const asked = { requestId: requestId() }
    const path = `/api/people/${id}/reset-password`
    expect(await administrator.must<GivenCode>('POST', path, asked)).toHaveProperty('code')
    expect(await administrator.must<GivenCode>('POST', path, asked)).not.toHaveProperty('code')
  })
})

describe('rights in mid-session', () => {
  const change = async (administrator: BrowserLike, id: string, wanted: object, isActive = true) => {
    const people = await administrator.must<PersonRow[]>('GET', '/api/people')
    const row = people.find(person => person.id === id)
    if (!row) throw new Error('nobody')
    const { login, surname, name, patronymic, post, role, centres } = row
    const person = { login, surname, name, patronymic, post, role, centres, ...wanted }
    return administrator.ask('PUT', `/api/people/${id}`, {
      requestId: requestId(),
      base: row.version,
      person,
      isActive,
    })
  }

  test.each([
    ['the role is another', { role: 'inspector' }, true],
    ['the centre is another', { centres: ['almaty-region'] }, true],
    ['the person has left', {}, false],
  ])('%s: line and session end at once', async (_, wanted, isActive) => {
    const administrator = await signIn(node.url, 'admin1')
    const { browser, id } = await makePerson(administrator, 'marat', 'manager')
    const line = await mustScreen(browser, 'manager')
    const refusal = new Promise(resolve => line.socket.once('refused', resolve))
    expect(await change(administrator, id, wanted, isActive)).toMatchObject({ ok: true })
    expect(await refusal).toEqual({ code: 'NOT_SIGNED_IN' })
    await until('the line is cut', () => !line.socket.connected)
    expect(await isIn(browser)).toBe(false)
  })

  test('a changed name ends no session, but renews the sign at the window', async () => {
    const administrator = await signIn(node.url, 'admin1')
    const { browser, id } = await makePerson(administrator, 'marat', 'inspector')
    const line = await mustScreen(browser, 'inspector')
    expect(await change(administrator, id, { surname: 'Оспанова' })).toMatchObject({ ok: true })
    await until('the screen has connected again', () => !line.socket.connected)
    expect(await isIn(browser)).toBe(true)
  })

  test('the last administrator can neither be deactivated nor get another role', async () => {
    const administrator = await signIn(node.url, 'admin1')
    const [{ id = '' } = {}] = await administrator.must<PersonRow[]>('GET', '/api/people')
    for (const [wanted, isActive] of [
      [{ role: 'auditor' }, true],
      [{}, false],
    ] as const)
      expect(await change(administrator, id, wanted, isActive)).toMatchObject(refusal('LAST_ADMINISTRATOR'))
    await makePerson(administrator, 'second', 'administrator')
    expect(await change(administrator, id, {}, false)).toMatchObject({ ok: true })
  })

  test('when two administrators change a person, the second is refused because the record has changed', async () => {
    const administrator = await signIn(node.url, 'admin1')
    const { id } = await makePerson(administrator, 'marat', 'manager')
    const row = (await administrator.must<PersonRow[]>('GET', '/api/people')).find(one => one.id === id)
    const { login, surname, name, patronymic, post, role, centres } = row ?? {}
    const person = { login, surname, name, patronymic, post, role, centres }
    const path = `/api/people/${id}`
    const ask = (post: string) =>
      administrator.ask('PUT', path, {
        requestId: requestId(),
        base: row?.version,
        person: { ...person, post },
        isActive: true,
      })
    expect(await ask('басшы')).toMatchObject({ ok: true })
    expect(await ask('директор')).toMatchObject({ status: 409, error: { code: 'PERSON_CHANGED' } })
  })

  test('a person sees the own sessions and ends one or all others', async () => {
    const browsers = [
      await signIn(node.url, 'admin1'),
      await signIn(node.url, 'admin1'),
      await signIn(node.url, 'admin1'),
    ]
    const [own, second, third] = browsers as [BrowserLike, BrowserLike, BrowserLike]
    const sessions = await own.must<SessionInfo[]>('GET', '/api/account/sessions')
    expect(sessions.map(({ isThis }) => isThis).sort()).toEqual([false, false, true])
    const ofSecond = (await second.must<SessionInfo[]>('GET', '/api/account/sessions')).find(
      one => one.isThis,
    )
    const line = await mustScreen(second, 'manager')
    await own.must('DELETE', `/api/account/sessions/${ofSecond?.id}`)
    await until('its line is cut', () => !line.socket.connected)
    expect([await isIn(own), await isIn(second), await isIn(third)]).toEqual([true, false, true])
    await own.must('DELETE', '/api/account/sessions/others')
    expect([await isIn(own), await isIn(third)]).toEqual([true, false])
  })
})

test('a taken login and a role without a centre are refused at their field', async () => {
  const administrator = await signIn(node.url, 'admin1')
  const person = {
    surname: 'Сәрсен',
    name: 'Дана',
    patronymic: '',
    post: 'инспектор',
    login: 'admin1',
    role: 'inspector',
    centres: ['akmola'],
  }
  const make = (wanted: object) =>
    administrator.ask('POST', '/api/people', { requestId: requestId(), person: { ...person, ...wanted } })
  expect(await make({})).toMatchObject({ error: { code: 'LOGIN_TAKEN', detail: { field: 'login' } } })
  for (const [wanted, field] of [
    [{ login: 'Дана' }, 'login'],
    [{ surname: ' ' }, 'surname'],
    [{ centres: [] }, 'centres'],
    [{ role: 'administrator' }, 'centres'],
    [{ role: 'king' }, 'role'],
  ] as const)
    expect(await make({ login: 'dana', ...wanted })).toMatchObject({
      error: { code: 'BAD_MESSAGE', detail: { field } },
    })
  expect(await make({ login: 'dana', centres: ['atlantis'] })).toMatchObject({
    error: { code: 'NO_SUCH_CENTRE', detail: { field: 'centres' } },
  })
})
