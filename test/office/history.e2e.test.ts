import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { locales } from '../../shared/domain/locale.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { errors } from '../../shared/i18n/common/errors.ts'
import { copyOffice } from '../../shared/i18n/office/copy.ts'
import { historyOffice } from '../../shared/i18n/office/history.ts'
import { searchOffice } from '../../shared/i18n/office/search.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { axe, closeWindows, openBrowser, watchPage } from '../kit/browser.ts'
import { until } from '../kit/until.ts'

let app: TestApp
let browser: Browser
let page: Page
let faults: string[]

const t = historyOffice.en
/** Versions of one centre: more than two pages of 25. */
const manyVersions = 60
/** UTF-16 units of the longest text that the running line takes. */
const longText = 200
/** Centres to which a section is copied. */
const copyCentres = ['atyrau', 'zhambyl'] as const

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp({ env: { KEZEK_ARCHIVE: '1' } }), openBrowser()])
  for (let n = 2; n <= manyVersions; n++) await save('aktobe', { lastTicketMinutes: n })
  await save('akmola', { noShowAfter: 45 })
  const line = `${'Өте ұзын хабар '.repeat(longText)}`.slice(0, longText).trim()
  await save('akmola', { ticker: { kk: line, ru: line, en: line } })
  await until('the archive has the versions', async () => (await newest('akmola')) === 3)
  await until('the archive has all versions', async () => (await newest('aktobe')) === manyVersions)
})
afterAll(async () => {
  await closeWindows(browser)
  await app?.stop()
})
afterEach(() => page?.context().close())

const headers = { 'kezek-role': 'manager' }

async function settingsOf(centre: string): Promise<CentreSettings> {
  const response = await fetch(`${app.url}/api/centres/${centre}/settings`, { headers })
  return (await response.json()) as CentreSettings
}

async function save(centre: string, change: Partial<CentreSettings>): Promise<void> {
  const response = await fetch(`${app.url}/api/centres/${centre}/settings`, {
    method: 'PUT',
    headers: { ...headers, 'Content-Type': 'application/json', Origin: app.url },
    body: JSON.stringify({ ...(await settingsOf(centre)), ...change }),
  })
  if (!response.ok) throw new Error(await response.text())
}

async function newest(centre: string): Promise<number | undefined> {
  const response = await fetch(`${app.url}/api/centres/${centre}/settings/versions`, { headers })
  const answer = (await response.json()) as { reply?: { versions: { version: number }[] } }
  return answer.reply?.versions[0]?.version
}

async function open(
  centre: string,
  { locale = 'en', width = 1280, away = false, section = 'history' } = {},
): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 720 } })
  page = await context.newPage()
  faults = watchPage(page, app.url)
  if (away)
    await page.route('**/settings/versions*', route =>
      route.fulfill({ status: 503, json: { ok: false, error: { code: 'ARCHIVE_AWAY' } } }),
    )
  await page.addInitScript(chosen => localStorage.setItem('kezek.language', chosen), locale)
  await page.goto(`${app.url}/office/?centre=${centre}#${section}`)
  await page.locator(`kezek-${section}-section h2`).waitFor()
}

const version = (number: number) => page.locator(`li[data-version="${number}"]`)
const numbers = () =>
  page
    .locator('li[data-version]')
    .evaluateAll(rows => rows.map(row => Number(row.getAttribute('data-version'))))
const done = () => page.locator('[data-done]').textContent()

test('a version says who changed what, is opened, restored by keyboard alone, and taken back', async () => {
  await open('akmola')
  await version(3).waitFor()

  expect(await version(3).textContent()).toMatch(/in force[\s\S]*Manager[\s\S]*Hall screens[\s\S]*Ticker/)
  expect(await version(2).textContent()).toMatch(/Queue rules[\s\S]*did not come[\s\S]*0[\s\S]*→[\s\S]*45/)
  await version(1).locator('[data-act=open]').focus()
  await page.keyboard.press('Enter')
  const view = version(1).locator('kezek-version-view')
  await view.locator('[data-act=restore]').waitFor()
  expect(await view.locator('.changes').textContent()).toMatch(/45[\s\S]*→[\s\S]*0[\s\S]*Ticker/)
  expect(await axe(page)).toEqual([])

  await view.locator('input[name="hall-screens"]').focus()
  await page.keyboard.press('Space')
  await view.locator('[data-act=restore]').press('Enter')
  await page.locator('kezek-dialog dialog[open]').waitFor()
  expect(await axe(page)).toEqual([])
  await page.locator('[data-act=sure]').press('Enter')
  await until('it is restored', async () => (await done()) === t.restored(t.version(1)))
  const { ticker, noShowAfter } = await settingsOf('akmola')
  expect(noShowAfter).toBe(0)
  expect(ticker).toBeDefined()
  await version(4).waitFor()

  await page.locator('[data-act=undo]').click()
  await until('it is taken back', async () => (await done()) === t.undone)
  expect((await settingsOf('akmola')).noShowAfter).toBe(45)
  expect(faults).toEqual([])
})

test('many versions come page by page, and a filter without a match says so', async () => {
  await open('aktobe')
  const older = page.locator('[data-act=older]')
  for (let pages = 1; pages < 3; pages++) {
    await older.click()
    await until('the next page is there', async () => (await numbers()).length > pages * 25)
  }

  expect(await numbers()).toEqual(Array.from({ length: manyVersions }, (_, at) => manyVersions - at))
  expect(await older.count()).toBe(0)

  await page.locator('#section').selectOption('printers')
  await until('only the first version is left', async () => (await numbers()).length === 1)
  expect(await version(1).textContent()).toContain(t.first)
  expect(faults).toEqual([])
})

test('while the archive is away the section says so, and tries again', async () => {
  await open('akmola', { away: true })
  await page.getByText(errors.en.ARCHIVE_AWAY as string).waitFor()

  expect(await page.locator('[data-next-try]').count()).toBe(1)
  await page.unroute('**/settings/versions*')
  await page.locator('[data-act=again]').click()

  await version(1).waitFor()
})

test('a section is copied to chosen centres after a preview, each with its result, and taken back', async () => {
  const ticket = (await settingsOf('almaty-region')).ticket.slice(1)
  await save('almaty-region', { ticket })
  await open('almaty-region', { section: 'ticket' })
  await page.locator('[data-act=copy-section]').click()
  const dialog = page.locator('kezek-copy-dialog')
  await dialog.locator('[data-act=preview]').click()
  await dialog.getByText(copyOffice.en.chooseCentre).waitFor()
  for (const centre of copyCentres) await dialog.locator(`input[value="${centre}"]`).check()
  expect(await axe(page)).toEqual([])

  await dialog.locator('[data-act=preview]').click()
  await until('both were looked at', async () => (await dialog.locator('[data-state=ready]').count()) === 2)
  expect((await settingsOf(copyCentres[0])).ticket).not.toEqual(ticket)
  expect(await axe(page)).toEqual([])
  await dialog.locator('[data-act=copy]').click()
  await until('both have it', async () => (await dialog.locator('[data-state=copied]').count()) === 2)

  for (const centre of copyCentres) expect((await settingsOf(centre)).ticket).toEqual(ticket)
  await dialog.locator('[data-act=undo]').click()
  await until('both are back', async () => (await dialog.locator('[data-state=undone]').count()) === 2)
  for (const centre of copyCentres) expect((await settingsOf(centre)).ticket).not.toEqual(ticket)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(faults).toEqual([])
})

test('a setting is found by a word of any language, and has the focus in its section', async () => {
  await open('zhambyl')
  const field = page.locator('kezek-settings-search input')
  await field.fill('nothing like this')
  await page.getByText(searchOffice.en.none).waitFor()
  // The Russian word for the last ticket, on an English page.
  await field.fill('последний талон')
  await page.locator('[role=option][data-path=lastTicketMinutes]').waitFor()
  expect(await axe(page)).toEqual([])

  await field.press('Enter')

  const focused = () =>
    page.evaluate(() => {
      let element = document.activeElement
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
      return element?.getAttribute('name')
    })
  await until('the field has the focus', async () => (await focused()) === 'lastTicketMinutes')
  expect(new URL(page.url()).hash).toBe('#rules')
  expect(faults).toEqual([])
})

test.each(locales)('%s on a phone: nothing is cut, and axe finds nothing', async locale => {
  await open('akmola', { locale, width: 400 })
  await version(1).waitFor()
  await version(2).locator('[data-act=open]').click()
  await version(2).locator('[data-act=restore]').waitFor()

  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

  expect(wide).toBeLessThanOrEqual(0)
  expect(await axe(page)).toEqual([])
  expect(faults).toEqual([])
})
