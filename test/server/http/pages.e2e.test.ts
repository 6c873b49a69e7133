import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../kit/app.ts'
import { closeWindows, openBrowser } from '../../kit/browser.ts'

let app: TestApp
let browser: Browser

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), openBrowser()])
})
afterAll(async () => {
  await closeWindows(browser)
  await app?.stop()
})

const pages = [
  ['/home/', 'kezek-home-app'],
  ['/account/', 'kezek-sign-in-form'],
  ['/kiosk/?centre=akmola&kiosk=1', 'kezek-kiosk-start, kezek-kiosk-cover'],
  ['/display/?centre=akmola', 'kezek-display-app'],
  ['/display/?centre=akmola&counter=1', 'kezek-window-board'],
  ['/counter/?centre=akmola', 'kezek-sign-in'],
  ['/manager/?centre=akmola', 'kezek-board-figures'],
  ['/office/?centre=akmola#ticket', 'kezek-ticket-section'],
  ['/office/?centre=akmola#printers', 'kezek-printers-section'],
  ['/office/?centre=akmola#voice', 'kezek-voice-section'],
  ['/office/?centre=akmola#devices', 'kezek-devices-section kezek-pair-form'],
  ['/reports/?centre=akmola#overview', 'kezek-reports-overview'],
  ['/reports/?centre=akmola#archive', 'kezek-reports-archive'],
  ['/office/?centre=akmola&as=administrator#people', 'kezek-people-section [data-act="add"]'],
] as const

test.each(pages)('%s does nothing that its policy forbids', async (path, element) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.addInitScript(() => {
    Object.assign(window, { violations: [] })
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      (window as unknown as { violations: string[] }).violations.push(
        [violatedDirective, blockedURI, sample].join(' '),
      ),
    )
  })
  const response = await page.goto(`${app.url}${path}`)
  expect(response?.headers()['content-security-policy']).toContain("script-src 'self'")
  expect(response?.headers()['content-security-policy']).not.toContain('unsafe')
  await page.locator(element).first().waitFor({ state: 'attached' })
  const seen = await page.evaluate(() => (window as unknown as { violations: string[] }).violations)
  expect(seen).toEqual([])
  await context.close()
})

test('it is seen: a script or a style inside the page is stopped', async () => {
  const page = await browser.newPage()
  await page.goto(`${app.url}/home/`)
  const seen = await page.evaluate(async () => {
    const violations: string[] = []
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
      violations.push(violatedDirective),
    )
    const script = document.createElement('script')
    script.textContent = 'window.wasRun = true'
    document.head.append(script)
    const style = document.createElement('style')
    style.textContent = 'body { color: red }'
    document.head.append(style)
    await new Promise(resolve => setTimeout(resolve, 100))
    return { violations, wasRun: 'wasRun' in window }
  })
  expect(seen.wasRun).toBe(false)
  expect(seen.violations.sort()).toEqual(['script-src-elem', 'style-src-elem'])
  await page.close()
})
