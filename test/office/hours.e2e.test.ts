import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../shared/domain/dates.ts'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import { isoDay } from '../../shared/i18n/common/time.ts'
import { hoursOffice } from '../../shared/i18n/office/hours.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { axe, axeExceptContrast, closeWindows, openBrowser } from '../kit/browser.ts'
import { type Member, member } from '../kit/member.ts'
import { until } from '../kit/until.ts'

const centre = 'akmola'
const desk = { width: 1280, height: 720 }
const phone = { width: 400, height: 800 }

let app: TestApp
let browser: Browser
/** The section, opened once for all tests. */
let page: Page
let manager: Member

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), openBrowser()])
  page = await browser.newPage({ viewport: desk })
  await page.addInitScript(() => {
    localStorage['kezek.language'] ??= 'en'
  })
  await page.goto(`${app.url}/office/?centre=${centre}#hours`)
  await page.locator('kezek-hours-section h2').waitFor()
  manager = await member(app.url, { role: 'manager', centre })
})
afterAll(async () => {
  manager?.close()
  await closeWindows(browser)
  await app?.stop()
})

const t = hoursOffice.en
const act = (name: string) => page.locator(`.save-bar [data-act=${name}]`)
const untilSaid = (what: string) => page.locator(`.save-bar [data-said=${what}]`).waitFor()
const usual = () => page.locator('[data-part=usual]')
const field = (name: string) => usual().locator(`input[name="${name}"]`)
const settings = () => manager.hall.view?.settings
const days = () => manager.hall.view?.days ?? {}
const calendar = () => page.locator('kezek-year-calendar')
const cell = (day: string) => calendar().locator(`[data-day="${day}"]`)
const dialog = () => page.locator('kezek-office-day')

test('Saturday gets other hours and the week a break, and both are saved', async () => {
  await usual().locator('input[value=own]').check()
  await field('0-sat').uncheck()
  await field('0-close').fill('18.00')
  await usual().locator('[data-act=add-break]').click()
  await usual().locator('[data-act=add-row]').click()
  await field('1-open').fill('10:00')
  await field('1-close').fill('14:00')
  await field('1-close').blur()
  await act('save').click()
  await untilSaid('saved')

  expect(settings()?.hours).toEqual([
    {
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      open: '09:00',
      close: '18:00',
      breaks: [{ from: '13:00', to: '14:00' }],
    },
    { days: ['sat'], open: '10:00', close: '14:00', breaks: [] },
  ])
})

test('what is wrong is said beside its field, and nothing can be saved', async () => {
  const before = settings()
  await field('1-mon').check()
  await field('1-close').fill('09:00')
  await field('0-break-0-to').fill('19:00')
  await field('0-break-0-to').blur()

  for (const words of [
    t.problems['weekday-twice'],
    t.problems['ends-before-begin'],
    t.problems['break-outside'],
  ])
    await usual().locator('.wrong').getByText(words).waitFor()
  expect(await axe(page)).toEqual([])
  await act('save').click()
  await usual().locator('[aria-invalid=true]:focus').waitFor()
  await act('discard').click()
  await untilSaid('clean')
  expect(settings()).toEqual(before)
})

test('a day is chosen by keyboard and closed; it is shown at once, and in the list', async () => {
  const today = isoDay(manager.hall.timetable?.day.day ?? '')
  const tomorrow = addDays(today, 1)
  await page.locator(`[data-year="${tomorrow.slice(0, 4)}"]`).click()
  if (tomorrow.slice(0, 4) === today.slice(0, 4)) {
    await cell(today).focus()
    await page.keyboard.press('ArrowRight')
  } else await cell(tomorrow).focus()
  await page.keyboard.press('Enter')

  await dialog().locator('input[value=closed]').check()
  for (const language of locales)
    await dialog().locator(`[name=notice-${language}]`).fill(`Repairs ${language}`)
  await page.keyboard.press('Tab')
  await dialog().locator('button.primary').click()

  await until(
    'the day is closed',
    () => days()[`set:${tomorrow.replaceAll('-', '')}`]?.includes('closed') === true,
  )
  await calendar().locator(`[data-day="${tomorrow}"][data-kind=closed]`).waitFor()
  await page.locator(`[data-special] [data-date="${tomorrow}"]`).getByText('Repairs en').waitFor()
})

test('the manager’s board lists the next special days, and leads to the calendar', async () => {
  const today = isoDay(manager.hall.timetable?.day.day ?? '')
  const board = await browser.newPage({ viewport: desk })
  await board.goto(`${app.url}/manager/?centre=${centre}`)
  const list = board.locator('kezek-board-special-days')

  await list.locator(`[data-date="${addDays(today, 1)}"][data-kind=closed]`).waitFor()

  expect(await list.locator('a').getAttribute('href')).toContain(`/office/?centre=${centre}`)
  await board.close()
})

test('a day in the past cannot be set, and next year shows its holidays by name', async () => {
  const today = isoDay(manager.hall.timetable?.day.day ?? '')
  const nextYear = String(Number(today.slice(0, 4)) + 1)
  await page.locator(`[data-year="${today.slice(0, 4)}"]`).click()
  const firstDay = `${today.slice(0, 4)}-01-01`
  if (today > firstDay) {
    await cell(firstDay).click()
    await dialog().locator('[data-barred]').getByText(t.dayPast).waitFor()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  }

  await page.locator(`[data-year="${nextYear}"]`).click()

  await calendar().locator(`[data-day="${nextYear}-03-22"][title*="Nauryz"]`).waitFor()
})

test('the section fits a desk and a phone, in every language', async () => {
  const fits = () =>
    page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
  for (const locale of locales) {
    await page.evaluate((chosen: Locale) => localStorage.setItem('kezek.language', chosen), locale)
    await page.reload()
    await page.getByRole('heading', { name: hoursOffice[locale].title, exact: true }).waitFor()
    await calendar().locator('table').first().waitFor()
    for (const size of [desk, phone]) {
      await page.setViewportSize(size)
      await until(`${locale} fits ${size.width}`, fits)
    }
    expect(await axeExceptContrast(page)).toEqual([])
  }
})
