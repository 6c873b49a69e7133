import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../kit/app.ts'
import { closeWindows, openBrowser } from '../../kit/browser.ts'
import { member } from '../../kit/member.ts'

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
  ['/consultant/?centre=akmola', 'kezek-help-services'],
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
    // Run it later: code that the test itself evaluates is not subject to the policy.
    const refused = await new Promise<boolean[]>(resolve =>
      setTimeout(() => {
        // biome-ignore lint/security/noGlobalEval: it is to be refused.
        const ways = [() => eval('1'), () => new Function('return 1')]
        resolve(
          ways.map(run => {
            try {
              run()
              return false
            } catch {
              return true
            }
          }),
        )
      }),
    )
    await new Promise(resolve => setTimeout(resolve, 100))
    return { violations, wasRun: 'wasRun' in window, refused }
  })
  expect(seen.wasRun).toBe(false)
  expect(seen.refused).toEqual([true, true])
  expect(seen.violations.sort()).toEqual(['script-src', 'script-src', 'script-src-elem', 'style-src-elem'])

  await page.close()
})

test('no page can be framed, neither by another site nor by this one', async () => {
  const page = await browser.newPage()
  await page.route('https://other.example/', route =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe src="${app.url}/counter/?centre=akmola"></iframe>`,
    }),
  )
  await page.route(`${app.url}/around`, route =>
    route.fulfill({ contentType: 'text/html', body: '<iframe src="/counter/?centre=akmola"></iframe>' }),
  )
  for (const around of ['https://other.example/', `${app.url}/around`]) {
    await page.goto(around)
    const [, frame] = page.frames()
    expect(frame?.url()).toMatch(/^chrome-error:/)
  }

  await page.close()
})

test('markup in a text is shown as text and does nothing', async () => {
  const markup = '<img src=x onerror="window.wasRun=1"><script>window.wasRun=1</script>'
  const manager = await member(app.url, { role: 'manager', centre: 'zhambyl' })
  const { settings } = manager.hall.view ?? {}
  if (!settings) throw new Error('a manager without a view')
  const ticker = { kk: markup, ru: markup, en: markup }
  await manager.ask('settings:update-settings', {
    base: settings.version,
    settings: { ...settings, ticker, entitlements: [{ id: 'e1', title: ticker }] },
  })
  manager.close()
  const page = await browser.newPage()
  for (const path of ['/display/?centre=zhambyl', '/office/?centre=zhambyl']) {
    await page.goto(`${app.url}${path}`)
    if (path.startsWith('/display')) await page.getByText(markup).first().waitFor()
    else await page.locator('kezek-office-app').first().waitFor()
    expect(await page.locator('img[src="x"]').count()).toBe(0)
    expect(await page.evaluate(() => 'wasRun' in window)).toBe(false)
  }

  await page.close()
})
