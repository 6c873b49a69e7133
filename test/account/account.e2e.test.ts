import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import { account } from '../../shared/i18n/account/account.ts'
import { accessErrors } from '../../shared/i18n/common/access-errors.ts'
import { languageNames } from '../../shared/i18n/common/messages.ts'
import { peopleOffice } from '../../shared/i18n/office/people.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { axe, closeWindows, openBrowser, watchPage } from '../kit/browser.ts'
import type { BrowserLike } from '../kit/browser-like.ts'
import { makeAdministrator, makePerson, password, signIn as signInByApi } from '../kit/staff.ts'
import { until } from '../kit/until.ts'

let app: TestApp
let browser: Browser
let administrator: BrowserLike
const desk = { width: 1366, height: 768 }
const phone = { width: 390, height: 844 }

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp({ env: { KEZEK_DEMO: '0' } }), openBrowser()])
  await makeAdministrator({ socketPath: join(app.dataDir, 'redis/redis.sock') }, '')
  administrator = await signInByApi(app.url, 'admin1')
})
afterAll(async () => {
  await closeWindows(browser)
  await app?.stop()
})

async function open(path: string, viewport = desk): Promise<Page & { faults: string[] }> {
  const context = await browser.newContext({ viewport })
  const page = await context.newPage()
  const faults = watchPage(page, app.url)
  await page.goto(`${app.url}${path}`)
  return Object.assign(page, { faults })
}

async function signIn(page: Page, login: string, word = password): Promise<void> {
  await page.locator('#login').fill(login)
  await page.locator('#password').fill(word)
  await page.keyboard.press('Enter')
}

const speak = (page: Page, locale: Locale) =>
  page.getByRole('button', { name: languageNames[locale], exact: true }).click()

/** @returns by how many CSS pixels the content is wider than the page. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('by keyboard alone: what is empty is said beside its field, what is wrong above them, and the right ones lead in', async () => {
  const page = await open('/account/')
  await page.locator('#login').focus()
  await page.keyboard.press('Enter')
  await page.getByText(account.kk.needed).first().waitFor()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('login')
  expect(await page.locator('#login').getAttribute('aria-describedby')).toBe('login-wrong')
  await page.keyboard.type('admin1')
  await page.keyboard.press('Tab')
  await page.keyboard.type('not the password')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText(String(accessErrors.kk.BAD_SIGN_IN)).waitFor()
  // The name stays in its field, so that a person who mistyped need not type it again.
  expect(await page.locator('#login').inputValue()).toBe('admin1')
  await page.locator('#password').fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: account.kk.whereTo }).waitFor()
  expect(page.faults).toEqual([])
  await page.context().close()
})

test('password managers find the fields, and nothing leads to another site', async () => {
  const page = await open('/account/?next=https://evil.example/')
  await page.locator('#login').waitFor()
  const fields = await page.evaluate(() =>
    [...document.querySelectorAll('form input')].map(input => [input.id, input.getAttribute('autocomplete')]),
  )
  expect(fields).toEqual([
    ['login', 'username'],
    ['password', 'current-password'],
  ])
  const field = page.locator('#password')
  expect(await field.getAttribute('type')).toBe('password')
  const isPasted = (element: Element) =>
    element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true }))
  expect(await field.evaluate(isPasted)).toBe(true)
  await signIn(page, 'admin1')
  await page.getByRole('heading', { name: account.kk.whereTo }).waitFor()
  expect(new URL(page.url()).origin).toBe(app.url)
  // What a script of the page could read holds nothing that signs anybody in.
  const readable = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  )
  for (const { value } of await page.context().cookies()) expect(readable).not.toContain(value)
  expect(readable).not.toContain(password)
  await page.context().close()
})

test('an administrator makes somebody; the code opens once, a password is set, and the way leads on to the window', async () => {
  // Another one at each try.
  const login = `dana${Date.now()}`
  const office = await open('/office/?centre=akmola#people')
  await office.waitForURL(/\/account\//)
  await signIn(office, 'admin1')
  await office.locator('[data-act="add"]').click()
  await office.locator('#surname').fill('Сәрсенова')
  await office.getByRole('button', { name: peopleOffice.kk.save }).click()
  await office.getByText(peopleOffice.kk.needed).first().waitFor()
  for (const [id, typed] of [
    ['name', 'Дана'],
    ['post', 'инспектор'],
    ['login', 'admin1'],
  ] as const)
    await office.locator(`#${id}`).fill(typed)
  await office.getByRole('button', { name: peopleOffice.kk.save }).click()
  await office.getByText(String(accessErrors.kk.LOGIN_TAKEN)).waitFor()
  expect(await office.locator('#surname').inputValue()).toBe('Сәрсенова')
  await office.locator('#login').fill(login)
  await office.getByRole('button', { name: peopleOffice.kk.save }).click()
  const code = (await office.locator('kezek-given-code .code').textContent()) ?? ''
  expect(await axe(office)).toEqual([])

  const counter = await open('/counter/?centre=akmola')
  await counter.waitForURL(/\/account\//)
  await signIn(counter, login, code)
  await counter.getByRole('heading', { name: account.kk.setPasswordFirst }).waitFor()
  await counter.locator('#current').fill(code)
  await counter.locator('#next').fill('short')
  await counter.keyboard.press('Enter')
  await counter.getByText(String(accessErrors.kk.PASSWORD_SHORT)).waitFor()
  expect(await axe(counter)).toEqual([])
  await counter.locator('#next').fill(password)
  await counter.keyboard.press('Enter')
  await counter.waitForURL(/\/counter\//)
  await counter.getByText('Сәрсенова Дана').first().waitFor()
  expect([...office.faults, ...counter.faults]).toEqual([])
  await office.context().close()
  await counter.context().close()
})

test('an auditor sees what happened to all people and devices, a manager that of the centre', async () => {
  await Promise.all([
    makePerson(administrator, 'kanat', 'auditor'),
    makePerson(administrator, 'marat', 'manager'),
  ])
  const openTrail = async (login: string) => {
    const page = await open('/office/?centre=akmola#audit')
    await page.waitForURL(/\/account\//)
    await signIn(page, login)
    await page.locator('kezek-audit-table tbody tr').first().waitFor()
    return page
  }
  const trails = (page: Page) =>
    page.locator('#trail option').evaluateAll(options => options.map(option => option.getAttribute('value')))
  const show = (page: Page) => page.locator('[data-act=show]').click()

  const manager = await openTrail('marat')
  expect(await trails(manager)).toEqual(['centre', 'devices', 'people'])
  await manager.locator('#trail').selectOption('people')
  await show(manager)
  const started = manager.locator('tr[data-type="session:started"]').first()
  await started.waitFor()
  expect(await started.textContent()).toMatch(/127\.0\.0\.1/)
  await manager.context().close()

  const auditor = await openTrail('kanat')
  expect(await trails(auditor)).toEqual([
    'centre',
    'devices',
    'people',
    'all-devices',
    'all-people',
    'all-catalogue',
  ])
  await auditor.locator('#trail').selectOption('all-people')
  await auditor.locator('#type').selectOption('person:')
  await show(auditor)
  await auditor.locator('tr[data-type="person:created"]').first().waitFor()
  await auditor.context().close()
})

test.each(locales)('in %s nothing is cut or inaccessible, on a desk and on a phone', async locale => {
  const page = await open('/account/')
  const check = async (what: string) => {
    for (const size of [desk, phone]) {
      await page.setViewportSize(size)
      expect(await axe(page), what).toEqual([])
      expect(await overflow(page), what).toBe(0)
    }
    await page.setViewportSize(desk)
  }

  await speak(page, locale)
  await page.getByRole('heading', { name: account[locale].signIn }).waitFor()
  await check('sign-in')
  await signIn(page, 'admin1')
  await page.getByRole('heading', { name: account[locale].sessions }).waitFor()
  await until('the sessions have come', () => page.locator('kezek-own-sessions li').count())
  await check('account')
  for (const section of ['devices', 'people']) {
    await page.goto(`${app.url}/office/?centre=akmola#${section}`)
    await page.locator(`kezek-${section}-section .head`).waitFor()
    await speak(page, locale)
    await check(section)
  }
  await page.context().close()
})
