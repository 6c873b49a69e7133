import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { trustedCookies } from '../../../server/auth/cookies.ts'
import { readCode, readLogin } from '../../../server/auth/read-typed.ts'
import type { AuditPage } from '../../../shared/contract/audit.ts'
import type { GivenCode, PersonRow } from '../../../shared/contract/people.ts'
import { BrowserLike, requestId } from '../../kit/browser-like.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { makeAdministrator, makePerson, password, signIn } from '../../kit/staff.ts'

let redis: TestRedis
let node: TestNode
let administrator: BrowserLike

beforeAll(async () => {
  redis = await startRedis()
  node = await startNode(redis, { env: { KEZEK_DEMO: '0', TRUST_PROXY: 'loopback' } })
  await makeAdministrator(redis, node.prefix)
  administrator = await signIn(node.url, 'admin1')
})
afterAll(async () => {
  await node?.stop()
  await redis?.stop()
})

/** Set before each test, so that each has its own people and addresses. */
let person: string
let net: string
let count = 0
beforeEach(async () => {
  count += 1
  person = `aigul${count}`
  net = `203.0.${count}`
  await makePerson(administrator, person, 'manager')
})

async function tryFrom(address: string, login: string, word = 'wrong wrong wrong'): Promise<string> {
  const browser = new BrowserLike(node.url)
  const headers = { 'X-Forwarded-For': `${net}.${address}` }
  const answer = await browser.ask('POST', '/api/account/sign-in', { login, password: word }, headers)
  return answer.ok ? 'OK' : answer.error.code
}

async function manyFrom(address: string, login: string, times: number): Promise<string[]> {
  const codes: string[] = []
  for (let at = 0; at < times; at++) codes.push(await tryFrom(address, login))
  return codes
}

describe('nobody is shut out by what others type', () => {
  test('a guesser elsewhere is slowed at that address alone', async () => {
    expect((await manyFrom('66', person, 6)).at(-1)).toBe('SIGN_IN_SLOWED')
    expect(await tryFrom('66', person, password)).toBe('SIGN_IN_SLOWED')
    expect(await tryFrom('1', person, password)).toBe('OK')
  })

  test('a guesser with a hundred addresses does not lock a person out at the usual address', async () => {
    expect(await tryFrom('1', person, password)).toBe('OK')
    const codes = await Promise.all(Array.from({ length: 100 }, (_, at) => tryFrom(String(at + 100), person)))
    expect(codes).toContain('SIGN_IN_SLOWED')
    expect(await tryFrom('1', person, password)).toBe('OK')
  })

  test('an office that mistypes thirteen times in a morning signs in', async () => {
    for (let at = 0; at < 13; at++) await tryFrom('1', `colleague${at}`)
    expect(await tryFrom('1', person, password)).toBe('OK')
  })

  test('a guesser of many names at one address is slowed, for a minute at most', async () => {
    const browser = new BrowserLike(node.url)
    const headers = { 'X-Forwarded-For': `${net}.66` }
    const sign = (login: string) => browser.ask('POST', '/api/account/sign-in', { login, password }, headers)
    const answers = await Promise.all(Array.from({ length: 120 }, (_, at) => sign(`name${at}`)))
    const slowed = answers.flatMap(answer =>
      !answer.ok && answer.error.code === 'SIGN_IN_SLOWED' ? [Number(answer.error.detail?.seconds)] : [],
    )
    expect(slowed.length).toBeGreaterThan(0)
    expect(Math.max(...slowed)).toBeLessThanOrEqual(60)
  })
})

async function codeFor(login: string): Promise<string> {
  const people = await administrator.must<PersonRow[]>('GET', '/api/people')
  const id = people.find(one => one.login === login)?.id
  const given = await administrator.must<GivenCode>('POST', `/api/people/${id}/reset-password`, {
    requestId: requestId(),
  })
  if (given.code === undefined) throw new Error('no code was given')
  return given.code
}

describe('a one-time code', () => {
  test('works at once, after any number of wrong attempts', async () => {
    expect((await manyFrom('1', person, 7)).at(-1)).toBe('SIGN_IN_SLOWED')
    expect(await tryFrom('1', person, await codeFor(person))).toBe('OK')
  })

  test.each<[string, (code: string) => string]>([
    ['in capitals', code => code.toUpperCase()],
    ['without hyphens', code => code.replaceAll('-', '')],
    ['with blanks', code => `  ${code.replaceAll('-', ' ')} `],
    ['with the Russian keyboard', code => onRussianKeyboard(code)],
  ])('is read as it was handed over when it is typed %s', async (_, typed) => {
    expect(await tryFrom('1', person, typed(await codeFor(person)))).toBe('OK')
  })

  test('that is wrong is refused', async () => {
    const code = await codeFor(person)
    const other = code.startsWith('a') ? `b${code.slice(1)}` : `a${code.slice(1)}`
    expect(await tryFrom('1', person, other)).toBe('BAD_SIGN_IN')
  })

  test('is refused after its day', async () => {
    const code = await codeFor(person)
    const { id } =
      (await administrator.must<PersonRow[]>('GET', '/api/people')).find(one => one.login === person) ?? {}
    const client = await redis.client()
    await client.hSet(`${node.prefix}kezek:{people}:person:${id}`, 'codeUntil', Date.now() - 1)
    expect(await tryFrom('1', person, code)).not.toBe('OK')
    expect(await tryFrom('1', person, await codeFor(person))).toBe('OK')
  })
})

/** @returns the text that the same keys give on a Russian keyboard. */
function onRussianKeyboard(text: string): string {
  const [latin, russian] = ['qwertyuiopasdfghjklzxcvbnm', 'йцукенгшщзфывапролдячсмить']
  return [...text].map(sign => russian[latin.indexOf(sign)] ?? sign).join('')
}

test('a login is taken in any case, and typed with the Russian keyboard', async () => {
  expect(await tryFrom('1', person.toUpperCase(), password)).toBe('OK')
  expect(await tryFrom('1', onRussianKeyboard(person), password)).toBe('OK')
})

test('a password of 128 characters that takes twice as many units signs in', async () => {
  const browser = await signIn(node.url, person)
  const next = Array.from({ length: 128 }, (_, at) => String.fromCodePoint(0x1f300 + ((at * 37) % 128))).join(
    '',
  )
  await browser.must('POST', '/api/account/password', { current: password, next })
  expect(await tryFrom('1', person, next)).toBe('OK')
})

test('a password is compared as it was meant: composed or not, but in its own case, and to its last character', async () => {
  const browser = await signIn(node.url, person)
  const letters = 'йёцукенгшщзхфыва'
  const next = `${Array.from({ length: 126 }, (_, at) => letters[((at * at + 3 * at) % 16) ^ (at % 7)]).join('')}ё1`
  await browser.must('POST', '/api/account/password', { current: password, next })
  expect(await tryFrom('1', person, next.normalize('NFD'))).toBe('OK')
  expect(await tryFrom('1', person, `${next.slice(0, -1)}2`)).toBe('BAD_SIGN_IN')
  expect(await tryFrom('1', person, next.slice(0, -1))).toBe('BAD_SIGN_IN')
  expect(await tryFrom('1', person, next.toUpperCase())).toBe('BAD_SIGN_IN')
})

test('weak new passwords do not count as wrong attempts, and a wrong present one is in the trail', async () => {
  const browser = await signIn(node.url, person)
  const change = (current: string, next: string) =>
    browser.ask('POST', '/api/account/password', { current, next })
  for (const next of [
    'short',
    'password1234',
    'sunshine2024',
    'qwertyuiop123',
    'iloveyou1234',
    '1234567890ab',
  ])
    expect(await change(password, next)).toMatchObject({ ok: false, error: { detail: { field: 'next' } } })

  const good = 'a sentence of several words'
  expect(await change('not the present one', good)).toMatchObject({ error: { code: 'PASSWORD_WRONG' } })
  expect(await change(password, good)).toMatchObject({ ok: true })

  const { rows } = await administrator.must<AuditPage>('GET', '/api/centres/people/audit?type=sign-in:failed')
  const people = await administrator.must<PersonRow[]>('GET', '/api/people')
  expect(rows[0]?.facts.person).toBe(people.find(one => one.login === person)?.id)
})

test('a refusal by the table of permissions is in the trail once a minute for each action', async () => {
  const browser = await signIn(node.url, person)
  for (let times = 0; times < 3; times++)
    expect(await browser.ask('POST', '/api/people', {})).toMatchObject({ ok: false })

  const refusals = async () => {
    const page = await administrator.must<AuditPage>('GET', '/api/centres/people/audit?type=access:refused')
    const people = await administrator.must<PersonRow[]>('GET', '/api/people')
    const id = people.find(one => one.login === person)?.id
    return page.rows.filter(({ by }) => by === `manager:${id}`)
  }
  await expect.poll(refusals).toMatchObject([{ facts: { action: 'person:create' } }])
})

test.each([
  ['ABCD-EFGH-JKMN', 'abcd-efgh-jkmn'],
  ['abcd efgh jkmn', 'abcd-efgh-jkmn'],
  ['abcd-efgh', undefined],
  ['abcd-efgh-jkm1', undefined],
  ['a sentence that is a password', undefined],
])('%j is read as the code %j', (typed, code) => {
  expect(readCode(typed)).toBe(code)
})

test.each([
  [' Aigul.B ', 'aigul.b'],
  ['фшпгд', 'aigul'],
  ['аigul', 'aigul'],
])('%j is the login %j', (typed, login) => {
  expect(readLogin(typed)).toBe(login)
})

test('behind TLS a cookie without the protected name is ignored', () => {
  const header = 'kezek-session=forged; __Host-kezek-session=real; theme=dark'
  expect(trustedCookies(header, true)?.trim()).toBe('__Host-kezek-session=real')
  expect(trustedCookies(header, false)).toBe(header)
  expect(trustedCookies(undefined, true)).toBeUndefined()
})
