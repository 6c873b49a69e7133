import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sitDown } from '../../../scripts/pictures/counter-page.ts'
import { locales } from '../../../shared/domain/locale.ts'
import { blockedStorage } from '../../../shared/i18n/common/blocked-storage.ts'
import { startApp, type TestApp } from '../../kit/app.ts'
import { launchBrowserWith } from '../../kit/browser.ts'
import { visitorAt } from '../../kit/visitor.ts'

/** The browser's setting "block all site data": cookies and every kind of storage. */
const preferences = { profile: { default_content_setting_values: { cookies: 2 } } }
const profile = mkdtempSync(join(tmpdir(), 'kezek-blocked-'))

let app: TestApp
let context: BrowserContext

beforeAll(async () => {
  mkdirSync(join(profile, 'Default'))
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(preferences))
  ;[app, context] = await Promise.all([startApp(), launchBrowserWith(profile)])
})
afterAll(async () => {
  await context?.close()
  await app?.stop()
  rmSync(profile, { recursive: true, force: true })
})

async function open(path: string): Promise<{ page: Page; faults: string[] }> {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', error => faults.push(error.message))
  await page.goto(`${app.url}${path}`)
  // The test is worth something only while this browser blocks.
  expect(await page.evaluate('try { localStorage.length } catch (error) { error.name }')).toBe(
    'SecurityError',
  )
  return { page, faults }
}

test.each([
  ['/home/', 'kezek-home-app h1'],
  ['/account/', 'kezek-account-app h1'],
  ['/display/?centre=akmola', 'kezek-display-app h1'],
  ['/display/?centre=akmola&counter=1', 'kezek-window-board'],
  ['/kiosk/?centre=akmola', 'kezek-kiosk-app h1'],
  ['/consultant/?centre=akmola', 'kezek-consultant-app h1'],
  ['/manager/?centre=akmola', 'kezek-manager-app h1'],
  ['/office/?centre=akmola&as=manager', 'kezek-office-app h1'],
  ['/reports/?as=manager', 'kezek-reports-app h1'],
])('with site data blocked %s is not blank, and says so in the page’s language', async (path, shown) => {
  const { page, faults } = await open(path)
  await page.locator(shown).first().waitFor()
  const strip = page.locator('.blocked-strip')
  await strip.waitFor()
  const words = locales.map(locale => blockedStorage[locale].title)
  const text = (await strip.textContent()) ?? ''
  expect(words.some(title => text.includes(title))).toBe(true)
  expect(faults).toEqual([])
  await page.close()
})

test('on a hall screen neither banner covers the other, and the board fits below both', async () => {
  const { page } = await open('/display/?centre=akmola')
  await page.locator('.blocked-strip').waitFor()
  await page.locator('.demo-banner').waitFor()
  const places = await page.evaluate(() =>
    ['.demo-banner', '.blocked-strip', 'kezek-display-app'].map(name => {
      const { top, bottom } = document.querySelector(name)?.getBoundingClientRect() ?? {}
      return { top, bottom }
    }),
  )
  const [demo, blocked, board] = places
  expect(blocked?.top).toBe(demo?.bottom)
  expect(board?.top).toBe(blocked?.bottom)
  expect(board?.bottom).toBe(page.viewportSize()?.height)
  await page.close()
})

test('a kiosk gives a ticket, and a window is opened', async () => {
  const { page } = await open('/kiosk/?centre=akmola&kiosk=1')
  const visitor = visitorAt(page, { centre: 'akmola', lang: 'ru', faults: [] })
  expect(await visitor.take('housing-register.submission')).toMatch(/^A/)
  await page.getByText(blockedStorage.ru.advice).waitFor()
  await page.close()
  const desk = await open('/counter/?centre=akmola')
  await sitDown(desk.page, '1')
  expect(desk.faults).toEqual([])
  await desk.page.close()
})
