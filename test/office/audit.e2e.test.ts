import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { locales } from '../../shared/domain/locale.ts'
import { auditOffice } from '../../shared/i18n/office/audit.ts'
import { auditTitle } from '../../shared/i18n/office/trail.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { axe, closeWindows, openBrowser, watchPage } from '../kit/browser.ts'
import { inspector, issue, member } from '../kit/member.ts'
import { until } from '../kit/until.ts'

let app: TestApp
let browser: Browser
let page: Page
let faults: string[]
const queue = 'housing-register.submission'
/** A centre with more rows than a page of the list, and one with a row of each kind. */
const [busyCentre, quietCentre] = ['akmola', 'aktobe']
/** Visitors: a page of the list has 100 rows. */
const [many, few] = [130, 2]

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), openBrowser()])
  await Promise.all([makeTrail(busyCentre, many), makeTrail(quietCentre, few)])
})
afterAll(async () => {
  await closeWindows(browser)
  await app?.stop()
})
afterEach(() => page?.context().close())

/** One is served, one cancelled, and a manager changes a setting. */
async function makeTrail(centre: string, visitors: number): Promise<void> {
  const window = await inspector(app.url, '1', { centre })
  const manager = await member(app.url, { role: 'manager', centre })
  for (let n = 0; n < visitors; n++) await issue(manager, queue)
  const { ticket } = await window.callNext()
  await window.act('ticket:start', ticket)
  await window.act('ticket:finish', ticket)
  const second = await window.callNext()
  await manager.ask('ticket:cancel', { ticket: second.ticket, word: 'Омаров кетті' })
  const settings = manager.hall.view?.settings
  if (!settings) throw new Error('no settings')
  const wanted = { ...settings, noShowAfter: 45 }
  await manager.ask('settings:update-settings', { base: settings.version, settings: wanted })
  manager.close()
  window.close()
}

async function open(locale = 'en', centre = busyCentre): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    acceptDownloads: true,
  })
  page = await context.newPage()
  faults = watchPage(page, app.url)
  await page.addInitScript(chosen => localStorage.setItem('kezek.language', chosen), locale)
  await page.goto(`${app.url}/office/?centre=${centre}#audit`)
  await page.locator('kezek-audit-section h2').waitFor()
  await page.locator('kezek-audit-table tbody tr').first().waitFor()
}

const count = () => page.locator('[data-count]').getAttribute('data-count')
const untilCount = (rows: number) =>
  until(`${rows} rows are shown`, async () => Number(await count()) === rows)
const types = () =>
  page
    .locator('kezek-audit-table tr[data-type]')
    .evaluateAll(rows => rows.map(row => row.getAttribute('data-type')))
const show = () => page.locator('[data-act=show]').click()
const textOf = (type: string) => page.locator(`tr[data-type="${type}"]`).first().textContent()

test('each row says in words, with names, who changed what from which value to which; a press loads older rows', async () => {
  await open()
  await untilCount(100)
  expect(await textOf('ticket:finished')).toMatch(/Ахметова Айгүл[\s\S]*Inspector[\s\S]*Served[\s\S]*A001/)
  expect(await textOf('ticket:finished')).toMatch(/In service|Being served/i)
  expect(await textOf('settings:updated')).toMatch(/did not come[\s\S]*→[\s\S]*45/)
  const cancelled = await textOf('ticket:cancelled')
  expect(cancelled).toContain(auditOffice.en.withReason)
  expect(await page.locator('kezek-audit-table table').textContent()).not.toContain('Омаров')
  await page.locator('[data-act=older]').click()
  await until('all are shown', async () => (await page.locator('[data-act=older]').count()) === 0)
  const numbers = await page
    .locator('tr[data-n]')
    .evaluateAll(rows => rows.map(row => Number(row.getAttribute('data-n'))))
  expect(numbers).toEqual(numbers.map((_, at) => numbers.length - at))
  expect(faults).toEqual([])
})

test('rows are chosen by who, what, ticket and date, by keyboard alone; nothing found is said', async () => {
  await open()
  await untilCount(100)
  await page.locator('#by').selectOption('inspector')
  await show()
  await untilCount(5)
  expect(new Set(await types())).toEqual(
    new Set(['counter:opened', 'ticket:called', 'ticket:started', 'ticket:finished']),
  )
  await page.locator('#type').selectOption('counter:')
  await page.locator('#type').focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await untilCount(1)
  await page.locator('#by').selectOption('')
  await page.locator('#type').selectOption('')
  // Typed with a Cyrillic letter.
  await page.locator('#ticket').fill('А2')
  await page.keyboard.press('Enter')
  await page.locator('#ticket').fill('А002')
  await page.keyboard.press('Enter')
  await until('its rows are shown', async () => (await types()).includes('ticket:cancelled'))
  expect(new Set(await types())).toEqual(new Set(['ticket:issued', 'ticket:called', 'ticket:cancelled']))
  await page.locator('#ticket').fill('')
  await page.locator('#from').fill('2020-01-02')
  await page.locator('#to').fill('2020-01-01')
  await show()
  expect(await page.locator('#to-wrong').textContent()).toContain(auditOffice.en.datesWrong)
  await page.locator('#to').fill('2020-01-03')
  await show()
  const said = page.locator('[role=status][data-count]')
  await until('it says so', async () => (await said.textContent()) === auditOffice.en.none)
  expect(await count()).toBe('0')
  expect(faults).toEqual([])
})

test('what was chosen is taken along as a file', async () => {
  await open('kk')
  await page.locator('#type').selectOption('settings:')
  await show()
  await untilCount(2)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-act=download]').click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^kezek-audit-akmola-\d{4}-\d\d-\d\d\.csv$/)
  const lines = readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split('\n')
  expect(lines).toHaveLength(3)
  expect(lines[1]).toContain(auditTitle('kk', 'settings:updated'))
})

test('the server away is said, and asked again by itself', async () => {
  await open()
  await untilCount(100)
  await page.route('**/audit?**', route => route.abort())
  await show()
  await page.locator('kezek-audit-section .trouble').waitFor()
  await page.unroute('**/audit?**')
  await untilCount(100)
  expect(await page.locator('kezek-audit-section .trouble').count()).toBe(0)
})

test.each(locales)('in %s nothing is wrong for a screen reader, wide and on a tablet', async locale => {
  await open(locale, quietCentre)
  const kinds = ['counter:opened', 'ticket:issued', 'ticket:called', 'ticket:cancelled', 'settings:updated']
  expect(await types()).toEqual(expect.arrayContaining(kinds))

  for (const size of [
    { width: 1280, height: 720 },
    { width: 768, height: 1024 },
  ]) {
    await page.setViewportSize(size)
    expect(await axe(page)).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  }
})
