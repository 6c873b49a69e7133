import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { locales } from '../../shared/domain/locale.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { axe, closeWindows, openBrowser, watchPage } from '../kit/browser.ts'
import { centres } from '../kit/order.ts'
import { until } from '../kit/until.ts'

let app: TestApp
let browser: Browser
let page: Page
let faults: string[]

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
})

afterAll(async () => {
  await closeWindows(browser)
  await app.stop()
})

afterEach(() => page.close())

async function open(path: string, size = { width: 1280, height: 900 }): Promise<void> {
  page = await browser.newPage({ viewport: size, locale: 'ru-RU' })
  faults = watchPage(page, app.url)
  await page.goto(app.url + path)
  await page.locator('nav li').first().waitFor()
}

const linksTo = (screen: string) =>
  page
    .locator(`kezek-centre-links a[href^="/${screen}/"]`)
    .evaluateAll(links => links.map(link => link.getAttribute('href')))

test('the address of the server leads to the list of all centres, in the language of the browser', async () => {
  await open('/')
  expect(await page.locator('nav li').count()).toBe(24)
  expect(await page.locator('nav li').first().textContent()).toContain(centres[0]?.name.ru)
  expect(await page.locator('html').getAttribute('lang')).toBe('ru')
  expect(await axe(page)).toEqual([])
  expect(faults).toEqual([])
})

test.each(locales)('in %s it says that this is the demonstration', async lang => {
  await open(`/home/?lang=${lang}&centre=akmola`)
  const said = { kk: 'демонстрациялық', ru: 'демонстрация', en: 'demonstration' }
  expect(await page.locator('.demo').textContent()).toContain(said[lang])
  await page.locator('kezek-centre-links .counters').waitFor()
  expect(await axe(page)).toEqual([])
})

test('where people have to sign in, it does not say so', async () => {
  const ordinary = await startApp({ env: { KEZEK_DEMO: '0' } })
  try {
    page = await browser.newPage({ locale: 'ru-RU' })
    faults = watchPage(page, ordinary.url)
    const answered = page.waitForResponse(`${ordinary.url}/api/about`)
    await page.goto(`${ordinary.url}/home/`)
    expect(await (await answered).json()).toEqual({ demo: false })
    // The page lists the centres only after it has received this answer.
    await page.locator('nav li').first().waitFor()
    expect(await page.locator('.demo').count()).toBe(0)
    expect(await axe(page)).toEqual([])
    expect(faults).toEqual([])
  } finally {
    await ordinary.stop()
  }
})

test('by keyboard alone: a language, a search, a centre, and the way to each of its screens', async () => {
  await open('/home/')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await until(
    'the page speaks English',
    async () => (await page.locator('html').getAttribute('lang')) === 'en',
  )
  await page.keyboard.press('Tab')
  await page.keyboard.type('kostanay')
  await until('one centre is found', async () => (await page.locator('nav li').count()) === 1)
  await page.keyboard.press('Enter')
  await page.locator('kezek-centre-links .counters').waitFor()
  expect(new URL(page.url()).searchParams.get('centre')).toBe('kostanay')
  expect(await linksTo('kiosk')).toEqual(['/kiosk/?centre=kostanay&kiosk=1'])
  expect(await linksTo('display')).toEqual(['/display/?centre=kostanay'])
  expect(await linksTo('consultant')).toEqual(['/consultant/?centre=kostanay'])
  expect(await linksTo('manager')).toEqual(['/manager/?centre=kostanay'])
  expect(await linksTo('office')).toEqual(['/office/?centre=kostanay'])
  expect(await linksTo('reports')).toEqual(['/reports/?centre=kostanay'])
  expect(await linksTo('counter')).toEqual(
    ['1', '2', '3', '4', '5', '6', '7', '8'].map(counter => `/counter/?centre=kostanay&counter=${counter}`),
  )
  await page.goBack()
  await until('back is the list', async () => (await page.locator('kezek-centre-links').count()) === 0)
  expect(faults).toEqual([])
})

test('the hall screen that it leads to is that of the centre', async () => {
  await open('/home/?centre=zhambyl&lang=ru')
  const [display] = await Promise.all([
    page.waitForEvent('popup'),
    page.locator('kezek-centre-links a[href^="/display/"]').click(),
  ])
  const name = centres.find(({ id }) => id === 'zhambyl')?.name
  // The hall's languages take turns.
  await until('it names the centre', async () =>
    Object.values(name ?? {}).includes((await display.locator('h1').textContent()) ?? ''),
  )
  await display.close()
})

test('on a phone nothing is wider than the page', async () => {
  await open('/home/?centre=almaty-region&lang=kk', { width: 320, height: 640 })
  await page.locator('kezek-centre-links .counters').waitFor()
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(320)
  expect(await axe(page)).toEqual([])
})

test('what is not found is said, and no screen of a centre that is not known is offered', async () => {
  await open('/home/?centre=nowhere&lang=en')
  expect(await page.locator('kezek-centre-links').count()).toBe(0)
  await page.locator('#search').fill('xyz')
  await page.getByText('No centre was found').waitFor()
  expect(await page.locator('nav li').count()).toBe(0)
})

test('the language chosen here is the language of every other page on this machine, and the other way round', async () => {
  const context = await browser.newContext({ locale: 'en-US' })
  const other = await context.newPage()
  const languageOf = async (path: string) => {
    await other.goto(app.url + path)
    await other.locator('kezek-language-choice, .languages').first().waitFor()
    return other.locator('html').getAttribute('lang')
  }
  await other.goto(`${app.url}/home/`)
  await other.locator('kezek-language-choice button[lang=ru]').click()
  for (const path of [
    '/manager/?centre=akmola',
    '/counter/?centre=akmola',
    '/office/?centre=akmola',
    '/reports/',
    '/account/',
  ])
    expect(await languageOf(path), path).toBe('ru')
  await other.goto(`${app.url}/account/`)
  await other.locator('kezek-language-choice button[lang=kk]').click()
  expect(await languageOf('/home/')).toBe('kk')
  expect(await languageOf('/counter/?centre=akmola')).toBe('kk')
  await context.close()
})
