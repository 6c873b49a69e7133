import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { locales } from '../../shared/domain/locale.ts'
import { auditOffice } from '../../shared/i18n/office/audit.ts'
import { auditTitle } from '../../shared/i18n/office/trail.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { axe, closeWindows, openBrowser, watchPage } from '../kit/browser.ts'
import { inspector, issue, member } from '../kit/member.ts'
import { makeAdministrator, makePerson, password, signIn } from '../kit/staff.ts'
import { until } from '../kit/until.ts'

let app: TestApp
let browser: Browser
let page: Page
let faults: string[]
const queue = 'housing-register.submission'

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  const window = await inspector(app.url, '1')
  const manager = await member(app.url, { role: 'manager', centre: 'akmola' })
  for (let i = 0; i < 130; i++) await issue(manager, queue)
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
})
afterAll(async () => {
  await closeWindows(browser)
  await app?.stop()
})
afterEach(() => page?.context().close())

async function open(
  size = { width: 1280, height: 720 },
  locale = 'en',
  path = '?centre=akmola',
): Promise<void> {
  const context = await browser.newContext({ viewport: size, acceptDownloads: true })
  page = await context.newPage()
  faults = watchPage(page, app.url)
  await page.addInitScript(chosen => localStorage.setItem('kezek.language', chosen), locale)
  await page.goto(`${app.url}/office/${path}#audit`)
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
  expect(await textOf('settings:updated')).toMatch(/noShowAfter[\s\S]*→[\s\S]*45/)
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

test('a number that is none is said beside its field, which has the keyboard', async () => {
  await open()
  await page.locator('#ticket').fill('?')
  await show()
  expect(await page.locator('#ticket-wrong').textContent()).toContain(auditOffice.en.ticketWrong)
  expect(
    await page.evaluate(() => {
      let at = document.activeElement
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
      return at?.id
    }),
  ).toBe('ticket')
})

test('what was chosen is taken along as a file', async () => {
  await open(undefined, 'kk')
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
  for (const size of [
    { width: 1280, height: 720 },
    { width: 768, height: 1024 },
  ]) {
    await open(size, locale)
    await untilCount(100)
    expect(await axe(page)).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await page.context().close()
  }
})

test('an auditor sees all people and devices, a manager those of the centre, an inspector nothing', async () => {
  const real = await startApp({ env: { KEZEK_DEMO: '0' } })
  try {
    await makeAdministrator({ socketPath: join(real.dataDir, 'redis/redis.sock') }, '')
    const administrator = await signIn(real.url, 'admin1')
    await makePerson(administrator, 'kanat', 'auditor')
    await makePerson(administrator, 'marat', 'manager')
    const trailsOf = async (login: string): Promise<(string | null)[]> => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
      page = await context.newPage()
      await page.goto(`${real.url}/office/?centre=akmola#audit`)
      await page.locator('#login').fill(login)
      await page.locator('#password').fill(password)
      await page.keyboard.press('Enter')
      await page.locator('kezek-audit-table tbody tr').first().waitFor()
      return page
        .locator('#trail option')
        .evaluateAll(options => options.map(option => option.getAttribute('value')))
    }
    expect(await trailsOf('marat')).toEqual(['centre', 'devices', 'people'])
    await page.locator('#trail').selectOption('people')
    await show()
    await until('sign-ins are shown', async () => (await types()).includes('session:started'))
    expect(await textOf('session:started')).toMatch(/127\.0\.0\.1/)
    await page.context().close()
    expect(await trailsOf('kanat')).toEqual(['centre', 'devices', 'people', 'all-devices', 'all-people'])
    await page.locator('#trail').selectOption('all-people')
    await page.locator('#type').selectOption('person:')
    await show()
    await until('people are shown', async () => (await types()).includes('person:created'))
  } finally {
    await real.stop()
  }
})
