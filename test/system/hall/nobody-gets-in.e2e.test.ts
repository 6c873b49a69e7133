import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../kit/app.ts'
import { closeWindows, openBrowser, watchPage } from '../../kit/browser.ts'
import { connectRaw, handshakeOf } from '../../kit/client.ts'
import { makeAdministrator, makePerson, openAlways, password, signIn } from '../../kit/staff.ts'
import { until } from '../../kit/until.ts'
import { visitorAt } from '../../kit/visitor.ts'

let app: TestApp
let browser: Browser
/** Milliseconds, for a machine with other work. */
const patience = 40_000

// New names at each attempt: a user can't be created twice.
beforeEach(async () => {
  ;[app, browser] = await Promise.all([startApp({ env: { KEZEK_DEMO: '0' } }), openBrowser()])
})
afterEach(async () => {
  await closeWindows(browser)
  await app?.stop()
})

/** Opens a page in its own browser with its own cookies. */
async function pageOf(
  viewport: { width: number; height: number },
  path: string,
): Promise<Page & { faults: string[] }> {
  const context = await browser.newContext({ viewport })
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  const faults = watchPage(page, app.url)
  await page.goto(`${app.url}${path}`)
  return Object.assign(page, { faults })
}

const desk = { width: 1366, height: 768 }

async function signInOn(page: Page, login: string): Promise<void> {
  await page.waitForSelector('#login')
  await page.fill('#login', login)
  await page.fill('#password', password)
  await page.keyboard.press('Enter')
}

test('a kiosk is paired, an inspector signs in and serves its visitor; removed, the kiosk is locked out', async () => {
  await makeAdministrator({ socketPath: join(app.dataDir, 'redis/redis.sock') }, '')
  const administrator = await signIn(app.url, 'admin1')
  const { browser: manager } = await makePerson(administrator, 'marat', 'manager')
  await makePerson(administrator, 'aigul', 'inspector')

  await openAlways(manager)

  // The kiosk shows a code, in three languages.
  const kiosk = await pageOf({ width: 1080, height: 1920 }, '/kiosk/')
  const shown = kiosk.locator('kezek-pairing .code')
  await until('the code is shown', async () => /\d{3} \d{3}/.test((await shown.textContent()) ?? ''))
  const code = ((await shown.textContent()) ?? '').trim()

  // The manager signs in on the way to the office and enters it.
  const office = await pageOf(desk, '/office/?centre=akmola#devices')
  await office.waitForURL(/\/account\//)
  await signInOn(office, 'marat')
  await office.waitForURL(/\/office\/\?centre=akmola#devices/)
  await office.fill('#code', code)
  await office.fill('#place', '1')
  await office.fill('#name', 'Кіреберістегі терминал')
  await office.click('kezek-pair-form .primary')
  await office.waitForSelector('kezek-device-card')

  // The kiosk continues by itself: a visitor takes a ticket.
  await kiosk.waitForURL(/\/kiosk\/\?centre=akmola&kiosk=1/)
  const visitor = visitorAt(kiosk, { centre: 'akmola', faults: kiosk.faults })
  const number = await visitor.take('housing-register.submission')

  // The inspector signs in, sits down, calls and finishes.
  const counter = await pageOf(desk, '/counter/?centre=akmola&counter=1')
  await counter.waitForURL(/\/account\//)
  await signInOn(counter, 'aigul')
  await counter.waitForURL(/\/counter\//)
  await counter.locator('button[data-counter="1"]').click()
  await counter.waitForSelector('kezek-desk')
  await counter.keyboard.press('F2')
  await until('the visitor is called', async () => (await counter.title()).startsWith(number))

  // The kiosk is removed: it shows a code again at once and gives no ticket.
  await office.click('kezek-device-card .danger')
  await office.click('kezek-device-card .danger.sure')
  await kiosk.waitForSelector('kezek-pairing')
  expect(await kiosk.locator('kezek-kiosk-start').count()).toBe(0)
  const again = await connectRaw(app.url, handshakeOf('kiosk'))
  expect(again).toEqual({ refused: { code: 'NOT_PAIRED' } })
  expect([...kiosk.faults, ...office.faults, ...counter.faults].filter(isFault)).toEqual([])
})

/**
 * Leaves out the browser's messages about answers other than 200: a page that is not signed in asks and is refused.
 */
const isFault = (said: string) => !/status of 40[013]/.test(said)
