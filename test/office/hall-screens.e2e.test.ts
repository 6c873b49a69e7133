import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { textLimits } from '../../shared/domain/text-limits.ts'
import { formMessages } from '../../shared/i18n/common/forms.ts'
import { hallScreensOffice } from '../../shared/i18n/office/hall-screens.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { axe, axeExceptContrast, closeWindows, openBrowser } from '../kit/browser.ts'
import { type Inspector, inspector, issue, type Member, member } from '../kit/member.ts'
import { until } from '../kit/until.ts'

const centre = 'akmola'
const desk = { width: 1280, height: 720 }
const phone = { width: 400, height: 800 }
const t = hallScreensOffice.en

let app: TestApp
let browser: Browser
/** The section, opened once for all tests. */
let page: Page
/** The hall screen `door`, beside it. */
let screen: Page
let manager: Member
let window1: Inspector

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), openBrowser()])
  manager = await member(app.url, { role: 'manager', centre })
  const kiosk = await member(app.url, { role: 'kiosk', centre })
  await issue(kiosk, 'housing-register.submission')
  kiosk.close()
  window1 = await inspector(app.url, '1', { centre })
  await window1.callNext()
  screen = await browser.newPage({ viewport: desk })
  await screen.goto(`${app.url}/display/?centre=${centre}&display=door&lang=en`)
  await screen.locator('kezek-call-list li').waitFor()
  page = await browser.newPage({ viewport: desk })
  await page.addInitScript(() => {
    localStorage['kezek.language'] ??= 'en'
  })
  await page.goto(`${app.url}/office/?centre=${centre}#hall-screens`)
  await page.locator('kezek-screen-card[data-screen=door]').waitFor()
})
afterAll(async () => {
  manager?.close()
  window1?.close()
  await closeWindows(browser)
  await app?.stop()
})

const act = (name: string) => page.locator(`[data-act=${name}]`)
const untilSaid = (what: string) => page.locator(`.save-bar [data-said=${what}]`).waitFor()
const zone = (id: string) => page.locator(`[data-zone=${id}]`)
const card = () => page.locator('[data-screen=door]')
const settings = () => manager.hall.view?.settings
const part = (name: string) => page.locator(`[data-part=${name}]`)

async function name(id: string, words: string): Promise<void> {
  for (const language of locales) await zone(id).locator(`input[lang=${language}]`).fill(words)
}
async function save(): Promise<void> {
  await act('save').click()
  await untilSaid('saved')
}
async function change(what: Partial<CentreSettings>): Promise<void> {
  const now = settings()
  if (!now) throw new Error('no settings')
  await manager.ask('settings:update-settings', { base: now.version, settings: { ...now, ...what } })
}

test('a zone, its window and an arrow: the picture shows it, and the screen of the hall follows without a reload', async () => {
  await act('add-zone').click()
  await name('zone-1', 'West wing')
  await zone('zone-1').locator('input[name="window-1"]').check()
  await card().locator('select[name=arrow-zone-1]').selectOption('up-left')
  await card().locator('kezek-screen-preview svg[data-arrow=up-left]').first().waitFor()

  await save()

  await screen.locator('kezek-large-call svg[data-arrow=up-left]').waitFor()
  expect(settings()?.counters[0]).toMatchObject({ id: '1', zone: 'zone-1' })
  expect(settings()?.displays).toEqual({ door: { arrows: { 'zone-1': 'up-left' } } })
})

test('a screen that must be silent asks nobody for sound, and nobody misses its voice', async () => {
  const state = () => manager.hall.tick?.status?.displays.find(({ device }) => device === 'door')?.state
  await until('the screen has no sound', () => state() === 'deaf')
  expect(await screen.locator('.sound-off').count()).toBe(1)

  await card().locator('input[name=silent]').check()
  await save()

  await screen.locator('.sound-off').waitFor({ state: 'detached' })
  await until('nobody misses its voice', () => state() === 'ok')
})

test('the longest and strangest words break neither the ticker nor the screen', async () => {
  const strange = [
    'Ж'.repeat(textLimits.title),
    '\u{1F642}'.repeat(textLimits.title / 2),
    `${'е\u0301\u0302\u0303'.repeat(40)}\n\u202Eабв`,
  ]
  const [letters = '', smiles = '', accents = ''] = strange
  const height = () =>
    screen.locator('kezek-ticker-line').evaluate(line => line.getBoundingClientRect().height)
  await part('ticker').locator('input[name=ticker]').check()
  const fill = async (words: readonly string[]) => {
    for (const [at, language] of locales.entries())
      await part('ticker')
        .locator(`input[lang=${language}]`)
        .fill(words[at] ?? '')
  }
  await fill(['a', 'a', 'a'])
  await save()
  await screen.locator('kezek-ticker-line .line').waitFor()
  const usual = await height()

  await fill([letters, smiles, accents])
  await name('zone-1', letters)
  await act('add-zone').click()
  await name('zone-2', accents)
  const pages = await part('ticker').locator('[data-preview=kk] .page').allTextContents()
  expect(pages.length).toBeGreaterThan(1)
  expect(pages.join('')).toBe(letters)
  await save()

  await screen.locator('kezek-large-call').getByText(letters).waitFor()
  expect(await height()).toBe(usual)
  const outside = await screen.evaluate(() => {
    const root = document.querySelector('kezek-display-app')?.shadowRoot
    const parts = ['kezek-large-call', 'kezek-call-list', 'kezek-ticker-line'].map(one =>
      root?.querySelector(one),
    )
    return parts.filter(one => {
      const { right = Infinity, bottom = Infinity } = one?.getBoundingClientRect() ?? {}
      return right > innerWidth + 1 || bottom > innerHeight + 1
    }).length
  })
  expect(outside).toBe(0)
})

test('words that the server has cleaned are saved; nobody else seems to have changed them', async () => {
  await name('zone-1', ' West \u202Ewing ')
  await save()

  await until('the field has the clean words', async () => {
    return (await zone('zone-1').locator('input[lang=en]').inputValue()) === 'West wing'
  })
  expect(await page.locator('[data-conflict]').count()).toBe(0)
})

test('what is wrong is shown beside its field, and nothing is saved', async () => {
  const before = settings()?.version
  await zone('zone-1').locator('input[lang=ru]').fill(' ')
  await act('save').click()
  await zone('zone-1').locator('.wrong').waitFor()
  await act('discard').click()

  await part('voice').locator('input[name=percent-0]').fill('101')
  await act('save').click()
  await part('voice').locator('.wrong').getByText(formMessages.en.notInRange('0', '100')).waitFor()
  await act('discard').click()

  await act('add-area').click()
  await act('save').click()
  await part('voice').locator('.wrong').getByText(t.chooseOne).waitFor()
  expect(await axe(page)).toEqual([])
  await act('discard').click()
  expect(settings()?.version).toBe(before)
})

test('a zone is removed with every mention of it, and undoing brings all of them back', async () => {
  await part('voice').locator('select[name=zeros]').selectOption('digits')
  await act('add-area').click()
  await part('voice').locator('input[name=area-0-zone-1]').check()
  await save()
  const before = settings()

  await zone('zone-1').locator('[data-act=remove]').click()
  await save()
  expect(settings()).toMatchObject({ displays: { door: { silent: true } }, voice: { areas: [] } })
  expect(settings()?.counters[0]).not.toHaveProperty('zone')
  await act('undo').click()
  await untilSaid('undone')

  const { version: _newer, ...now } = settings() ?? { version: 0 }
  const { version: _older, ...then } = before ?? { version: 0 }
  expect(now).toEqual(then)
})

test('a colleague who saves the voice meanwhile is not overwritten', async () => {
  await part('voice').locator('input[name=percent-0]').fill('50')
  const now = settings()
  if (!now) throw new Error('no settings')
  await change({ voice: { ...now.voice, volume: [{ from: '00:00', percent: 70 }] } })
  await page.locator('[data-conflict]').waitFor()

  await act('theirs').click()
  await untilSaid('clean')

  expect(await part('voice').locator('input[name=percent-0]').inputValue()).toBe('70')
})

test('the loudness of every hour is drawn', async () => {
  const heights = await part('voice')
    .locator('.day div')
    .evaluateAll(hours => hours.map(hour => hour.getBoundingClientRect().height))

  expect(heights.length).toBe(24)
  expect(heights.every(height => height > 0)).toBe(true)
})

test('the section fits a desk and a phone, in every language', async () => {
  const fits = () =>
    page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
  for (const locale of locales) {
    await page.evaluate((chosen: Locale) => localStorage.setItem('kezek.language', chosen), locale)
    await page.reload()
    await page.getByRole('heading', { name: hallScreensOffice[locale].zones, exact: true }).waitFor()
    await card().waitFor()
    for (const size of [desk, phone]) {
      await page.setViewportSize(size)
      await until(`${locale} fits ${size.width}`, fits)
    }
    expect(await axeExceptContrast(page)).toEqual([])
  }
})
