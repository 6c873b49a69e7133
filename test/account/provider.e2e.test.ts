import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callbackPath } from '../../server/auth/provider.ts'
import { locales } from '../../shared/domain/locale.ts'
import { account } from '../../shared/i18n/account/account.ts'
import { accessErrors } from '../../shared/i18n/common/access-errors.ts'
import { languageNames } from '../../shared/i18n/common/messages.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { axe, closeWindows, openBrowser, watchPage } from '../kit/browser.ts'
import { freePort } from '../kit/free-port.ts'
import { providerSettings, startProvider, type TestProvider } from '../kit/provider.ts'
import { makeAdministrator } from '../kit/staff.ts'

let provider: TestProvider
let app: TestApp
let browser: Browser

beforeAll(async () => {
  const port = await freePort()
  const publicUrl = `http://localhost:${port}`
  provider = await startProvider(publicUrl + callbackPath)
  const env = providerSettings(provider, publicUrl)
  ;[app, browser] = await Promise.all([startApp({ port, env }), openBrowser()])
  await makeAdministrator({ socketPath: join(app.dataDir, 'redis/redis.sock') }, '')
})
afterAll(async () => {
  await closeWindows(browser)
  await app?.stop()
  await provider?.stop()
})

test("the organisation's own sign-in leads there, back and in; a person without an account here reads so in their language", async () => {
  const url = app.url.replace('127.0.0.1', 'localhost')
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  const faults = watchPage(page, url)
  await page.goto(`${url}/account/`)
  const signInThere = async (login: string) => {
    await page.getByRole('link', { name: account.kk.with('eGov') }).click()
    // Its page, as it comes with the library.
    await page.locator('input[name=login]').fill(login)
    await page.locator('input[name=password]').fill('any')
    await page.locator('button[type=submit]').click()
    await page.locator('button[type=submit]').click()
  }
  await signInThere('stranger')
  await page.getByRole('alert').getByText(String(accessErrors.kk.NOT_AMONG_US)).waitFor()
  for (const locale of locales) {
    await page.getByRole('button', { name: languageNames[locale], exact: true }).click()
    await page.getByRole('alert').getByText(String(accessErrors[locale].NOT_AMONG_US)).waitFor()
    expect(await axe(page)).toEqual([])
  }
  await page.getByRole('button', { name: languageNames.kk, exact: true }).click()
  // The provider knows its visitor, until its own cookies go.
  await context.clearCookies({ domain: '127.0.0.1' })
  await signInThere('admin1')
  await page.getByRole('heading', { name: account.kk.whereTo }).waitFor()
  // The library's page would like a typeface of another host's.
  const isOurs = (fault: string) =>
    !fault.includes(provider.issuer) && !fault.includes('fonts.googleapis.com')
  expect(faults.filter(isOurs)).toEqual([])
  await context.close()
})
