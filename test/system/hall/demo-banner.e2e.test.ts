import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demo } from '../../../shared/i18n/common/demo.ts'
import { languageNames } from '../../../shared/i18n/common/messages.ts'
import { startApp, type TestApp } from '../../kit/app.ts'
import { axe, closeWindows, openBrowser } from '../../kit/browser.ts'

let app: TestApp
let browser: Browser

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), openBrowser()])
})
afterAll(async () => {
  await closeWindows(browser)
  await app?.stop()
})

const panel = { width: 1080, height: 1920 }
const wall = { width: 1920, height: 1080 }
const desk = { width: 1280, height: 720 }
const phone = { width: 320, height: 640 }

async function open(path: string, viewport: typeof desk): Promise<Page> {
  const page = await (await browser.newContext({ viewport })).newPage()
  await page.goto(`${app.url}${path}`)
  return page
}

test.each([
  ['/kiosk/?centre=akmola&kiosk=1', panel],
  ['/kiosk/?centre=akmola&kiosk=1', phone],
  ['/display/?centre=akmola&counter=1', desk],
  ['/counter/?centre=akmola', desk],
  ['/manager/?centre=akmola', desk],
  ['/office/?centre=akmola', desk],
  ['/office/?centre=akmola', phone],
  ['/reports/?centre=akmola', desk],
])(
  'every screen says that this is the demonstration, and moves to make room: %s at %j',
  async (path, size) => {
    const page = await open(path, size)
    const banner = page.locator('.demo-banner')
    await banner.getByText(demo.kk.notForVisitors).waitFor()
    // The screen's language is set a moment after the banner appears.
    await page.locator('h1').first().waitFor()
    const seen = await page.evaluate(() => {
      const [banner, screen] = [...document.body.children].map(part => part.getBoundingClientRect())
      const inner = document.querySelector('.demo-banner')
      return {
        end: banner?.bottom ?? 0,
        begin: screen?.top ?? -1,
        cut: (inner?.scrollWidth ?? 0) - (inner?.clientWidth ?? 0),
        over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      }
    })
    expect(seen.begin).toBe(seen.end)
    expect([seen.cut, seen.over]).toEqual([0, 0])
    expect(await axe(page)).toEqual([])
    await page.context().close()
  },
)

test.each([wall, panel])(
  'on the hall’s screen it takes no line of the list, and covers no letter of the header: %j',
  async size => {
    const page = await open('/display/?centre=akmola', size)
    await page.locator('.demo-banner').getByText(demo.kk.notForVisitors).waitFor()
    const header = page.locator('kezek-display-app header')
    await header.waitFor()
    expect((await page.locator('kezek-display-app').boundingBox())?.y).toBe(0)
    const banner = await page.locator('.demo-banner').boundingBox()
    const covered = await header.evaluate((element, { x, y, width, height }) => {
      const texts = [...element.querySelectorAll('h1, p, .date, .clock')].filter(part =>
        part.textContent?.trim(),
      )
      return texts.filter(part => {
        const range = document.createRange()
        range.selectNodeContents(part)
        const { left, right, top, bottom } = range.getBoundingClientRect()
        return left < x + width && right > x && top < y + height && bottom > y
      }).length
    }, banner ?? { x: 0, y: 0, width: 9_999, height: 9_999 })
    expect(covered).toBe(0)
    expect(await axe(page)).toEqual([])
    await page.context().close()
  },
)

test.each([
  ['/kiosk/?centre=akmola&kiosk=1', panel],
  ['/display/?centre=akmola', wall],
  ['/counter/?centre=akmola', desk],
])('it takes nothing that cannot be scrolled to: %s', async (path, size) => {
  const page = await open(path, size)
  await page.locator('.demo-banner').waitFor()
  await page.locator('h1').first().waitFor()
  expect(
    await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight),
  ).toBeLessThanOrEqual(0)
  await page.context().close()
})

test('the banner has the language of the screen', async () => {
  const page = await open('/manager/?centre=akmola', desk)
  for (const locale of ['ru', 'en', 'kk'] as const) {
    await page.getByRole('button', { name: languageNames[locale], exact: true }).click()
    await page.locator('.demo-banner').getByText(demo[locale].notForVisitors).waitFor()
  }
  await page.context().close()
})
