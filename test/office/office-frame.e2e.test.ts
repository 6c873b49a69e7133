import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { CatalogueDocument } from '../../shared/contract/catalogue.ts'
import { retryMessages } from '../../shared/i18n/common/retry.ts'
import { officeMessages } from '../../shared/i18n/office/office.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { axe, closeWindows, openBrowser } from '../kit/browser.ts'
import { untilRetried } from '../kit/retries.ts'
import { until } from '../kit/until.ts'

let app: TestApp
let browser: Browser
let page: Page

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), openBrowser()])
})
afterAll(async () => {
  await closeWindows(browser)
  await app?.stop()
})
afterEach(() => page.close())

async function open(section: string, { hasOwnClock = false } = {}): Promise<void> {
  page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  if (hasOwnClock) await page.clock.install()
  await page.addInitScript(() => localStorage.setItem('kezek.language', 'en'))
  await page.goto(`${app.url}/office/?centre=akmola#${section}`)
  await page.locator(`kezek-${section}-section h2`).waitFor()
}

const link = (section: string) => page.locator(`nav.sections a[href="#${section}"]`)
const said = () => page.locator('.save-bar .said').textContent()
const removeFirstBlock = () => page.locator('[data-place="0"] [data-act=remove]').click()
const blocks = () => page.locator('li[data-kind]').count()

test('leaving a section with unsaved changes asks, marks it, and the next one speaks of itself alone', async () => {
  await open('ticket')
  await removeFirstBlock()
  await link('ticket').getByText(officeMessages.en.unsavedMark).waitFor()
  await link('printers').click()
  const dialog = page.locator('kezek-leave-dialog dialog')
  await dialog.waitFor()
  expect(await axe(page)).toEqual([])
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(new URL(page.url()).hash).toBe('#ticket')

  await link('printers').click()
  await page.locator('[data-leave=keep]').click()
  await page.locator('kezek-printers-section h2').waitFor()
  expect(await said()).toContain(officeMessages.en.nothingToSave)
  expect(officeMessages.en.nothingToSave).toContain('This section')
  expect(await link('ticket').textContent()).toContain(officeMessages.en.unsavedMark)
  expect(await axe(page)).toEqual([])

  await link('ticket').click()
  await page.locator('kezek-ticket-section h2').waitFor()
  expect(await blocks()).toBe(11)
  await link('printers').click()
  await page.locator('[data-leave=save]').click()
  await page.locator('kezek-printers-section h2').waitFor()
  await until('nothing is marked', async () => (await page.locator('[data-unsaved]').count()) === 0)
})

test('from the first steps a section leads back to them, and asks about unsaved changes first', async () => {
  await open('first-steps')
  const steps = page.locator('kezek-first-steps-section')
  const back = page.locator('[data-way-back] a')
  const noneAtFirst = await back.count()

  await steps.locator('a[href="#centre"]').click()
  await page.locator('kezek-centre-section h2').waitFor()
  await back.click()
  await steps.locator('h2').waitFor()
  await link('ticket').click()
  await page.locator('kezek-ticket-section h2').waitFor()
  await removeFirstBlock()
  await back.click()
  await page.locator('[data-leave=save]').click()

  await steps.locator('h2').waitFor()
  expect(noneAtFirst).toBe(0)
  expect(await page.locator('[data-unsaved]').count()).toBe(0)
})

test('leaving the page with something typed or changed asks; without, it does not', async () => {
  await open('people')
  const asked: string[] = []
  page.on('dialog', async dialog => {
    asked.push(dialog.type())
    await dialog.dismiss()
  })
  await page.goto(`${app.url}/office/?centre=akmola&as=administrator#people`)
  await page.locator('[data-act=add]').click()
  await page.locator('#surname').fill('Ахметова')
  await page.locator('nav.pages a[href^="/manager/"]').click()
  await until('the browser has asked', () => asked.length === 1)
  expect(asked).toEqual(['beforeunload'])
  expect(await page.locator('#surname').inputValue()).toBe('Ахметова')
  await page.locator('#surname').fill('')
  await page.locator('nav.pages a[href^="/manager/"]').click()
  await page.waitForURL('**/manager/**')
  expect(asked).toHaveLength(1)
})

test('after an upgrade of the server the page says so, reloads, and shows the draft again', async () => {
  await open('ticket')
  await removeFirstBlock()
  const before = await blocks()
  // What an upgrade does: another build of the page, and the sections of the old one are gone.
  let loads = 0
  let isOld = true
  page.on('request', request => {
    if (request.isNavigationRequest()) isOld = false
  })
  await page.route('**/assets/devices-section-*.js', route =>
    isOld ? route.fulfill({ status: 404, body: '' }) : route.continue(),
  )
  await page.route(/\/office\/$/, async route => {
    loads++
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replaceAll('/assets/', '/assets/newer-') })
  })
  await link('devices').click()
  await page.locator('[data-leave=keep]').click()
  await page.locator('[data-new-version]').getByText(retryMessages.en.newVersion).waitFor()
  await page.locator('kezek-devices-section h2').waitFor()
  expect(loads).toBe(1)
  expect(await link('ticket').textContent()).toContain(officeMessages.en.unsavedMark)
  await link('ticket').click()
  await page.locator('kezek-ticket-section h2').waitFor()
  expect(await blocks()).toBe(before)
  expect(await link('ticket').textContent()).toContain(officeMessages.en.unsavedMark)
})

test('a section that does not come is tried again by itself, and the page says when', async () => {
  await open('ticket', { hasOwnClock: true })
  let isAway = true
  await page.route('**/assets/audit-section-*.js', route => (isAway ? route.abort() : route.continue()))
  await link('audit').click()
  await page.locator('[data-next-try]').getByText('Trying again in').waitFor()

  isAway = false

  await untilRetried(page, 'kezek-audit-section h2')
})

test('a list that could not be read is read as soon as the server is back', async () => {
  await open('ticket', { hasOwnClock: true })
  await page.route('**/api/devices?*', route => route.abort())
  await link('devices').click()
  const wait = page.locator('[data-next-try]')
  await wait.getByText('Trying again in').waitFor()
  expect(await axe(page)).toEqual([])

  await page.unroute('**/api/devices?*')
  await untilRetried(page, 'kezek-devices-section :is(.none, kezek-device-card)')

  expect(await wait.count()).toBe(0)
})

test('the office follows the catalogue: a service that somebody else renames has its new title at once, and is in the journal', async () => {
  await open('catalogue')
  const headers = { 'kezek-role': 'administrator', 'Content-Type': 'application/json', Origin: app.url }
  const answer = await fetch(`${app.url}/api/catalogue/document`, { headers })
  const { reply } = (await answer.json()) as { reply: CatalogueDocument }
  const [before] = reply.catalogue.services
  if (!before) throw new Error('no service')
  const after = { ...before, kioskTitle: { ...before.kioskTitle, en: 'A title of today' } }
  await page.locator(`[data-service=${before.id}]`).getByText(before.kioskTitle.en).waitFor()

  const body = JSON.stringify({ requestId: randomUUID(), before, after })
  const saved = await fetch(`${app.url}/api/catalogue/services/${before.id}`, {
    method: 'PUT',
    headers,
    body,
  })

  expect(saved.status).toBe(200)
  await page.locator(`[data-service=${before.id}]`).getByText('A title of today').waitFor()

  await page.goto(`${app.url}/office/?centre=akmola&as=administrator#audit`)
  await page.locator('#trail').selectOption('all-catalogue')
  await page.locator('[data-act=show]').click()
  await page.getByText(`services.${before.id}.kioskTitle.en`).waitFor()
})
