import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { errorMessage } from '../../shared/i18n/common/errors.ts'
import { reportsMessages } from '../../shared/i18n/reports/reports.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { axe, closeWindows, openBrowser } from '../kit/browser.ts'
import { makeAdministrator, makePerson, password, signIn } from '../kit/staff.ts'

let app: TestApp
let browser: Browser

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp({ env: { KEZEK_DEMO: '0' } }), openBrowser()])
  await makeAdministrator({ socketPath: join(app.dataDir, 'redis/redis.sock') }, '')
  const administrator = await signIn(app.url, 'admin1')
  await Promise.all([
    makePerson(administrator, 'aigul', 'inspector'),
    makePerson(administrator, 'marat', 'manager'),
    makePerson(administrator, 'dana', 'manager', ['akmola', 'aktobe']),
    makePerson(administrator, 'kanat', 'auditor'),
  ])
})
afterAll(async () => {
  await closeWindows(browser)
  await app?.stop()
})

/** Comes by a link, signs in, and is led back to where the link leads. */
async function comeAs(login: string, address = '#overview'): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage()
  await page.addInitScript(() => localStorage.setItem('kezek.language', 'en'))
  await page.goto(`${app.url}/reports/${address}`)
  await page.locator('#login').fill(login)
  await page.locator('#password').fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/reports\//)
  return page
}

const centresOf = (page: Page) =>
  page.locator('#centre option').evaluateAll(all => all.map(option => option.getAttribute('value')))

test('an inspector reads that they may not see reports', async () => {
  const page = await comeAs('aigul')
  await page.getByText(errorMessage('en', { code: 'NOT_PERMITTED' })).waitFor()
  expect(await page.locator('nav.sections').count()).toBe(0)
  expect(await axe(page)).toEqual([])
  await page.context().close()
})

test('a manager looks at their own centres, an auditor at all', async () => {
  const one = await comeAs('marat')
  await one.locator('#centre').waitFor()
  expect(await centresOf(one)).toEqual(['akmola'])
  expect(new URL(one.url()).searchParams.get('centre')).toBe('akmola')
  await one.context().close()
  const two = await comeAs('dana')
  await two.locator('#centre').waitFor()
  expect((await centresOf(two)).sort()).toEqual(['akmola', 'aktobe', 'all'])
  await two.context().close()
  const all = await comeAs('kanat')
  await all.locator('#centre').waitFor()
  expect(await centresOf(all)).toHaveLength(25)
  await all.context().close()
})

test('a link to another’s centre is refused in words', async () => {
  const page = await comeAs('marat', '?centre=kostanay&from=2026-01-01&to=2026-01-31#overview')
  await page.getByText(errorMessage('en', { code: 'FOREIGN_CENTRE' })).waitFor()
  expect(new URL(page.url()).searchParams.get('from')).toBe('2026-01-01')
  // Their own is one choice away.
  expect(await centresOf(page)).toEqual(['', 'akmola'])
  expect(await page.locator('#centre option').first().textContent()).toBe(reportsMessages.en.chooseCentre)
  await page.context().close()
})
