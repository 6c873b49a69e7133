import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { locales } from '../../../shared/domain/locale.ts'
import { common } from '../../../shared/i18n/common/common.ts'
import { languageNames } from '../../../shared/i18n/common/messages.ts'
import { notFound } from '../../../shared/i18n/common/not-found.ts'
import { display } from '../../../shared/i18n/display/display.ts'
import { kiosk } from '../../../shared/i18n/kiosk/kiosk.ts'
import { startApp, type TestApp } from '../../kit/app.ts'
import { axe, closeWindows, openBrowser } from '../../kit/browser.ts'
import { issue, member } from '../../kit/member.ts'
import { purposeWords } from '../../kit/order.ts'
import { until } from '../../kit/until.ts'
import { visitorAt } from '../../kit/visitor.ts'

let app: TestApp
let browser: Browser

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), openBrowser()])
})
afterAll(async () => {
  await closeWindows(browser)
  await app?.stop()
})

async function open(path: string, before?: (page: Page) => Promise<unknown>): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1080, height: 1920 } })).newPage()
  await before?.(page)
  await page.goto(`${app.url}${path}`)
  return page
}

describe('after its server was upgraded', () => {
  /** Keeps the page's connection, so that it can be cut, and counts how often the page was loaded. */
  async function openOld(path: string) {
    let loads = 0
    let upgraded = false
    let questions = 0
    const lines: { close(): Promise<void> }[] = []
    const page = await open(path, async page => {
      page.on('load', () => loads++)
      await page.routeWebSocket(/socket\.io/, line => {
        line.connectToServer()
        lines.push(line)
      })
      await page.route(/\/(kiosk|display)\/(\?|$)/, async route => {
        // The files are the same; only the build number that the page asks for differs.
        if (!upgraded || route.request().resourceType() !== 'fetch') return route.continue()
        // A server that has just started may not answer the first question.
        if (questions++ === 0) return route.abort()
        const answer = await route.fetch()
        const body = (await answer.text()).replace(/assets\/(\w+)-/, 'assets/$1-of-another-build-')
        await route.fulfill({ response: answer, body })
      })
    })
    const restart = async () => {
      upgraded = true
      for (const line of lines.splice(0)) await line.close()
    }
    return { page, loads: () => loads, restart }
  }

  test.each([
    ['a kiosk', '/kiosk/?centre=akmola&kiosk=1', 'kezek-kiosk-start button'],
    ['a hall screen', '/display/?centre=akmola', 'kezek-display-app time.clock'],
    ['a board over a window', '/display/?centre=akmola&counter=1', 'kezek-window-board .number'],
  ])('%s reloads itself', async (_name, path, shown) => {
    const { page, loads, restart } = await openOld(path)
    await page.locator(shown).first().waitFor()
    expect(loads()).toBe(1)
    await restart()
    await until('it has loaded again', () => loads() === 2)
    await page.locator(shown).first().waitFor()
    await page.context().close()
  })

  test('a kiosk waits until its visitor has gone', async () => {
    const { page, loads, restart } = await openOld('/kiosk/?centre=akmola&kiosk=1')
    const visitor = visitorAt(page, { centre: 'akmola', lang: 'en', faults: [] })
    await visitor.press(languageNames.en)
    await visitor.sees(kiosk.en.choosePurpose)
    const asked = page.waitForResponse(
      response => response.request().resourceType() === 'fetch' && /kiosk/.test(response.url()),
    )
    await restart()
    await asked
    await visitor.press(purposeWords('en', 'submission'))
    await visitor.sees(kiosk.en.chooseGroup)
    expect(loads()).toBe(1)
    await visitor.press(common.en.toStart)
    await until('it has loaded again', () => loads() === 2)
    await page.context().close()
  })
})

test('an error of an extension, of a foreign script or of a picture leaves the visitor where they are; one of ours does not', async () => {
  const page = await open('/kiosk/?centre=akmola&kiosk=1')
  const visitor = visitorAt(page, { centre: 'akmola', lang: 'en', faults: [] })
  await visitor.press(languageNames.en)
  await visitor.sees(kiosk.en.choosePurpose)
  const letFall = (stack: string | undefined) =>
    page.evaluate(stack => {
      const error = stack === undefined ? undefined : Object.assign(new Error('foreign'), { stack })
      window.dispatchEvent(new ErrorEvent('error', { message: 'Script error.', error }))
      const promise = Promise.resolve()
      window.dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { promise, reason: error }))
    }, stack)
  await page.evaluate(() => window.dispatchEvent(new Event('error')))
  await letFall(undefined)
  await letFall('Error: foreign\n    at inject (chrome-extension://abcdef/content.js:1:1)')
  await visitor.sees(kiosk.en.choosePurpose)
  await letFall(`Error: ours\n    at choose (${app.url}/assets/kiosk-abc.js:1:1)`)
  await visitor.sees(kiosk.en.sorry)
  await page.context().close()
})

describe('an address that leads nowhere', () => {
  test('is a page that says what to do, in three languages; programs get a code', async () => {
    const page = await open('/kioks/')
    for (const { title } of Object.values(notFound)) await page.getByText(title).first().waitFor()
    await page.getByRole('link').first().click()
    await page.waitForURL(/\/home\//)
    await page.context().close()
    const answer = await fetch(`${app.url}/api/nothing`)
    expect([answer.status, await answer.json()]).toEqual([404, { ok: false, error: { code: 'NOT_FOUND' } }])
  })

  test.each(['/kiosk/', '/kiosk/?centre=nowhere'])('%s leads the installer to the start page', async path => {
    const page = await open(path)
    for (const lang of locales) await page.getByText(kiosk[lang].noCentre).waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('link').first().click()
    await page.waitForURL(/\/home\//)
    await page.context().close()
  })
})

test('links of the demonstration keep the person', async () => {
  const page = await open('/manager/?centre=akmola&as=auditor')
  const links = page.locator('kezek-manager-app nav a')
  await links.first().waitFor()
  const addresses = await links.evaluateAll(all => all.map(link => link.getAttribute('href')))
  expect(addresses.length).toBeGreaterThan(1)
  for (const address of addresses) expect(address).toContain('as=auditor')
  await page.context().close()
})

test('a hall screen after the end of the day says that tickets are called no more, until the day is opened again', async () => {
  const centre = 'aktobe'
  const [visitors, manager] = await Promise.all([
    member(app.url, { role: 'kiosk', centre }),
    member(app.url, { role: 'manager', centre }),
  ])
  await issue(visitors, 'housing-register.submission')
  const page = await open(`/display/?centre=${centre}`)
  await page.getByText(display.ru.nobodyCalled).waitFor()
  await manager.ask('day:close-day', { day: manager.hall.tick?.day ?? '', waiting: 1 })
  for (const { dayEnded } of Object.values(display)) await page.getByText(dayEnded).waitFor()
  await manager.ask('day:reopen-day', { day: manager.hall.tick?.day ?? '' })
  await page.getByText(display.ru.nobodyCalled).waitFor()
  visitors.close()
  manager.close()
  await page.context().close()
})
