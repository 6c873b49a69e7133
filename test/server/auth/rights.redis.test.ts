import { describe, expect, test } from 'vitest'
import type { SessionInfo } from '../../../shared/contract/account.ts'
import type { GivenCode, PersonRow } from '../../../shared/contract/people.ts'
import { BrowserLike, requestId } from '../../kit/browser-like.ts'
import { envelope } from '../../kit/client.ts'
import { makePerson, password, signIn } from '../../kit/staff.ts'
import { until } from '../../kit/until.ts'
import { isIn, mustScreen, node, refusal, screenOf, sessionName, useAccounts } from './account-scene.ts'

useAccounts()

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
    ['PASSWORD_COMMON', 'Қазақстан2026'],
    ['PASSWORD_COMMON', 'kezek1234567'],
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

  test('an administrator ends all sessions of a person, and the open screens with them', async () => {
    const administrator = await signIn(node.url, 'admin1')
    const { browser, id } = await makePerson(administrator, 'samal', 'manager')
    const second = await signIn(node.url, 'samal')
    const line = await mustScreen(second, 'manager')

    await administrator.must('POST', `/api/people/${id}/end-sessions`, { requestId: requestId() })

    await until('the line is cut', () => !line.socket.connected)
    expect([await isIn(browser), await isIn(second), await isIn(administrator)]).toEqual([false, false, true])
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
