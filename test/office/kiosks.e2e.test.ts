import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idleLimits } from '../../shared/domain/kiosk.ts'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { formMessages } from '../../shared/i18n/common/forms.ts'
import { kiosk } from '../../shared/i18n/kiosk/kiosk.ts'
import { effectMessages } from '../../shared/i18n/office/effects.ts'
import { kiosksOffice } from '../../shared/i18n/office/kiosks.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { axe, axeExceptContrast, closeWindows, openBrowser } from '../kit/browser.ts'
import { type Member, member } from '../kit/member.ts'
import { purposeWords } from '../kit/order.ts'
import { until } from '../kit/until.ts'
import { type Visitor, visit } from '../kit/visitor.ts'

const centre = 'akmola'
const desk = { width: 1280, height: 720 }
const phone = { width: 400, height: 800 }

let app: TestApp
let browser: Browser
/** The section, opened once for all tests. */
let page: Page
let manager: Member
let visitor: Visitor

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), openBrowser()])
  page = await browser.newPage({ viewport: desk })
  await page.addInitScript(() => {
    localStorage['kezek.language'] ??= 'en'
  })
  await page.goto(`${app.url}/office/?centre=${centre}#kiosks`)
  await page.locator('kezek-kiosks-section h2').waitFor()
  manager = await member(app.url, { role: 'manager', centre })
})
afterAll(async () => {
  manager?.close()
  await closeWindows(browser)
  await app?.stop()
})

const t = kiosksOffice.en
const act = (name: string) => page.locator(`[data-act=${name}]`)
const untilSaid = (what: string) => page.locator(`.save-bar [data-said=${what}]`).waitFor()
const card = (id = '1') => page.locator(`[data-kiosk="${id}"]`)
const tick = (name: string) => card().locator(`input[name=${name}]`)
const wrong = () => card().locator('.wrong')
const kiosks = () => manager.hall.view?.settings.kiosks

async function change(what: Partial<CentreSettings>): Promise<void> {
  const now = manager.hall.view?.settings
  if (!now) throw new Error('no settings')
  await manager.ask('settings:update-settings', { base: now.version, settings: { ...now, ...what } })
}

test('a kiosk is limited to collection, and its screen follows without a reload', async () => {
  visitor = await visit(browser, app.url, { centre, lang: 'en' })
  await visitor.sees(kiosk.kk.chooseLanguage)
  await page.locator('[data-add=kiosk] input').fill('1')
  await page.keyboard.press('Enter')

  await tick('purposes-submission').uncheck()
  await page.locator('[data-effect=kiosk-stops]').waitFor()
  await page.locator('[data-effect=no-kiosk][data-weight=warning]').waitFor()
  await act('save').click()
  await untilSaid('saved')

  expect(kiosks()).toEqual({ 1: { offers: { purposes: ['collection'] } } })
  await visitor.press('English')
  await visitor.sees(kiosk.en.chooseGroup)
  await visitor.reads(purposeWords('en', 'collection'))
})

test('with one language the kiosk asks for none, and undoing brings the question back', async () => {
  await visitor.press('Start')
  for (const language of ['kk', 'en']) await tick(language).uncheck()
  await act('save').click()
  await untilSaid('saved')
  await visitor.sees(kiosk.ru.chooseGroup)
  expect(await visitor.page.locator('.ways').count()).toBe(0)

  await act('undo').click()
  await untilSaid('undone')

  await visitor.sees(kiosk.kk.chooseLanguage)
})

test('what is wrong is shown beside its field, and nothing is saved', async () => {
  const before = kiosks()
  await tick('purposes-collection').uncheck()
  await act('save').click()
  await wrong().getByText(t.chooseOne).waitFor()
  await tick('purposes-collection').check()

  const { min, max } = idleLimits.askAfterSeconds
  await card()
    .locator('input[name=askAfterSeconds]')
    .fill(String(min - 1))
  await act('save').click()
  await wrong()
    .getByText(formMessages.en.notInRange(String(min), String(max)))
    .waitFor()

  expect(await axe(page)).toEqual([])
  expect(kiosks()).toEqual(before)
  await act('discard').click()
  await untilSaid('clean')
})

test('by keyboard a language moves up and keeps the focus', async () => {
  await card().locator('[data-value=en] [data-act=up]').focus()

  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')

  const order = await card()
    .locator('[data-value]')
    .evaluateAll(rows => rows.map(row => row.getAttribute('data-value')))
  expect(order).toEqual(['en', 'kk', 'ru'])
  // At the top, only the way down is left.
  expect(await card().locator('[data-value=en] [data-act=down]:focus').count()).toBe(1)
  await act('discard').click()
})

test('a colleague who saves kiosks meanwhile is not overwritten', async () => {
  await tick('locked').check()
  await page.locator('[data-effect=kiosk-empty]').getByText(effectMessages.en.kioskEmpty('1')).waitFor()
  await change({ kiosks: { 1: { languages: ['ru', 'kk'] } } })
  await page.locator('[data-conflict]').waitFor()

  await act('theirs').click()
  await untilSaid('clean')

  expect(await tick('locked').isChecked()).toBe(false)
  expect(await tick('en').isChecked()).toBe(false)
})

test('the section fits a desk and a phone, in every language', async () => {
  const fits = () =>
    page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
  for (const locale of locales) {
    await page.evaluate((chosen: Locale) => localStorage.setItem('kezek.language', chosen), locale)
    await page.reload()
    await page.getByRole('heading', { name: kiosksOffice[locale].title, exact: true }).waitFor()
    await card().waitFor()
    for (const size of [desk, phone]) {
      await page.setViewportSize(size)
      await until(`${locale} fits ${size.width}`, fits)
    }
    expect(await axeExceptContrast(page)).toEqual([])
  }
})
