import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { errorMessage } from '../../shared/i18n/common/errors.ts'
import { retryMessages } from '../../shared/i18n/common/retry.ts'
import { reportsMessages } from '../../shared/i18n/reports/reports.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { axe, closeWindows, openBrowser } from '../kit/browser.ts'
import { untilRetried } from '../kit/retries.ts'

let app: TestApp
let browser: Browser
let page: Page

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp({ env: { KEZEK_ARCHIVE: '1' } }), openBrowser()])
})
afterAll(async () => {
  await closeWindows(browser)
  await app?.stop()
})

test('figures asked for while the server is away come by themselves when it is back', async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.clock.install()
  await page.addInitScript(() => localStorage.setItem('kezek.language', 'en'))
  await page.goto(`${app.url}/reports/?centre=akmola&from=2020-01-01&to=2020-01-07#overview`)
  await page.getByText(reportsMessages.en.nobody).waitFor()

  await app.kill('SIGKILL')
  await page.locator('[data-span=yesterday]').click()
  await page.getByText(errorMessage('en', { code: 'NO_ANSWER' })).waitFor()
  await page
    .locator('[data-next-try]')
    .getByText(/Trying again in \d+ s/)
    .waitFor()
  await page.getByRole('button', { name: retryMessages.en.tryNow }).waitFor()
  expect(await axe(page)).toEqual([])

  await app.start()
  await untilRetried(page, `text=${reportsMessages.en.nobody}`)

  expect(await page.locator('[data-next-try]').count()).toBe(0)
})
