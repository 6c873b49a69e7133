import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../shared/domain/dates.ts'
import { locales } from '../../shared/domain/locale.ts'
import { formatTypedDate } from '../../shared/i18n/common/date-field.ts'
import { daySummary } from '../../shared/i18n/common/day-summary.ts'
import { errorMessage } from '../../shared/i18n/common/errors.ts'
import { languageNames } from '../../shared/i18n/common/messages.ts'
import { formatNumber } from '../../shared/i18n/common/numbers.ts'
import { formatTook } from '../../shared/i18n/common/time.ts'
import { reportsDay } from '../../shared/i18n/reports/day.ts'
import { reportsFiles } from '../../shared/i18n/reports/files.ts'
import { reportsOverview } from '../../shared/i18n/reports/overview.ts'
import { reportsMessages } from '../../shared/i18n/reports/reports.ts'
import { axe, closeWindows, openBrowser } from '../kit/browser.ts'
import { untilRetried } from '../kit/retries.ts'
import { until } from '../kit/until.ts'
import {
  coloursOf,
  figuresOf,
  type Happened,
  lastOpenDay,
  liveDay,
  type OpenedPage,
  openReports,
  past,
  type ReportsHall,
  rowsOf,
  startReports,
} from './reports-hall.ts'

let hall: ReportsHall
let happened: Happened
let browser: Browser
let page: OpenedPage

beforeAll(async () => {
  ;[hall, browser] = await Promise.all([startReports(), openBrowser()])
  happened = await liveDay(hall)
}, 180_000)
afterAll(async () => {
  await closeWindows(browser)
  await hall?.stop()
})
afterEach(() => page?.context().close())

const pastSpan = () => `centre=${past}&from=${addDays(hall.today, -4)}&to=${addDays(hall.today, -1)}`
const liveSpan = () => `centre=akmola&from=${hall.today}&to=${hall.today}`
const open = async (address: string, { hasOwnClock = false } = {}) => {
  page = await openReports(browser, hall, address, { hasOwnClock })
}
const tile = async (name: string) =>
  (await page.locator(`[data-figure=${name}] .value`).textContent())?.replaceAll('\u00a0', ' ')
const spanOfAddress = () => {
  const said = new URL(page.url()).searchParams
  return [said.get('centre'), said.get('from'), said.get('to')]
}
const untilDrawn = (charts: number) =>
  page
    .locator('kezek-chart[drawn]')
    .nth(charts - 1)
    .waitFor()
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('the overview', () => {
  test('tells exactly what happened in the hall', async () => {
    await open(`?${liveSpan()}#overview`)
    await page.locator('[data-figure=visitors]').waitFor()
    expect([
      await tile('visitors'),
      await tile('served'),
      await tile('missed'),
      await tile('cancelled'),
    ]).toEqual(['7', '2', '1', '1'])
    // Three were called, and none of them had waited for long.
    expect(await tile('within')).toBe('100%')
    expect(await page.locator('[data-figure=within]').textContent()).toContain(
      reportsOverview.en.withinHint(3, 3),
    )
    const { total } = await figuresOf(hall.app, 'akmola', hall.today, hall.today)
    expect(await tile('median')).toBe(plain(formatTook('en', total.wait?.median ?? -1)))
    expect(await rowsOf(page, 'reasons')).toEqual([
      ['Out of turn', '1'],
      ['Earliest deadline', '1'],
      ['Ordinary queue', '0'],
      ['Chosen by the inspector', '1'],
      ['Restored to the queue', '0'],
    ])
    expect(page.faults).toEqual([])
  })

  test('draws every chart, with the same figures in the table beside it', async () => {
    await open(`?${pastSpan()}#overview`)
    await untilDrawn(5)
    for (const chart of ['trend', 'arrivals', 'waits', 'distribution', 'reasons'])
      expect(await coloursOf(page, chart), chart).toBeGreaterThan(8)
    const report = await figuresOf(hall.app, past, addDays(hall.today, -4), addDays(hall.today, -1))
    const trend = await rowsOf(page, 'trend')
    expect(trend.map(row => row[1])).toEqual(
      report.trend.map(({ figures }) => formatNumber('en', figures.visitors)),
    )
    expect(trend.map(row => row[2])).toEqual(
      report.trend.map(({ figures: { wait } }) => (wait ? plain(formatTook('en', wait.p90)) : '–')),
    )
    const sum = (rows: string[][]) =>
      rows.flatMap(row => row.slice(1)).reduce((all, cell) => all + (Number(cell) || 0), 0)
    expect(sum(await rowsOf(page, 'arrivals'))).toBe(report.total.visitors)
    expect(sum(await rowsOf(page, 'distribution'))).toBe(report.total.wait?.count)
    expect(sum(await rowsOf(page, 'reasons'))).toBe(report.reasons.reduce((all, { calls }) => all + calls, 0))
    const waits = (await rowsOf(page, 'waits')).flatMap(row => row.slice(1)).filter(cell => cell !== '–')
    expect(waits).toHaveLength(report.heat.filter(({ p90 }) => p90 !== null).length)
    expect(page.faults).toEqual([])
  })

  test('says when nobody came', async () => {
    await open('?centre=akmola&from=2020-01-01&to=2020-01-07#overview')
    await page.getByText(reportsMessages.en.nobody).waitFor()
    expect(await page.locator('kezek-figure-tiles').count()).toBe(0)
  })
})

describe('what is chosen', () => {
  test('is part of the address, so that a shared link shows the same report', async () => {
    await open('#overview')
    await page.locator('[data-span=week][aria-pressed=true]').waitFor()
    expect(spanOfAddress()).toEqual(['all', addDays(hall.today, -6), hall.today])
    await page.locator('#centre').selectOption(past)
    await page.locator('[data-span=yesterday]').click()
    const yesterday = addDays(hall.today, -1)
    expect(spanOfAddress()).toEqual([past, yesterday, yesterday])
    await until('its figures are shown', async () => (await page.locator('h2, .empty').count()) > 0)
    const shared = new URL(page.url())
    await page.context().close()
    await open(shared.search + shared.hash)
    expect(await page.locator('#from').inputValue()).toBe(formatTypedDate('en', yesterday))
    expect(await page.locator('#centre').inputValue()).toBe(past)
    await page.goBack().catch(() => {})
  })

  test('comes back with the browser’s own way back', async () => {
    await open(`?${liveSpan()}#overview`)
    await page.locator('[data-figure=visitors]').waitFor()
    await page.locator('nav.sections a').nth(2).click()
    await page.locator('kezek-reports-day h2').waitFor()
    expect(new URL(page.url()).hash).toBe('#day')
    await page.goBack()
    await page.locator('[data-figure=visitors]').waitFor()
    expect(new URL(page.url()).hash).toBe('#overview')
  })

  test('a wrong span is said beside its field, by keyboard alone, and never asked for', async () => {
    await open(`?${liveSpan()}#overview`)
    await page.locator('[data-figure=visitors]').waitFor()
    const asked: string[] = []
    page.on('request', request => request.url().includes('/api/reports/') && asked.push(request.url()))
    await page.locator('#to').fill(addDays(hall.today, -3))
    await page.locator('#to').focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('#to-wrong').textContent()).toContain(reportsMessages.en.backwards)
    expect(await page.evaluate(() => focusedId())).toBe('to')
    await page.locator('#from').fill('2019-01-01')
    await page.keyboard.press('Enter')
    expect(await page.locator('#to-wrong').textContent()).toContain('1,100')
    await page.locator('#from').fill('')
    await page.keyboard.press('Enter')
    expect(await page.locator('#from-wrong').textContent()).toContain(reportsMessages.en.dateNeeded)
    expect(asked).toEqual([])
    await page.locator('#from').fill(addDays(hall.today, -5))
    await page.keyboard.press('Enter')
    await until('it is asked for', () => asked.length === 1)
    expect(await page.locator('.wrong').count()).toBe(0)
    // The same span is fetched again: its figures may have changed since.
    await page.locator('[data-act=show]').click()
    await until('it is asked for again', () => asked.length === 2)
    expect(spanOfAddress()).toEqual(['akmola', addDays(hall.today, -5), addDays(hall.today, -3)])
  })
})

describe('a day', () => {
  test('tells what each window did, with times, and can be looked at closely', async () => {
    await open(`?centre=akmola&day=${hall.today}#day`)
    await untilDrawn(1)
    expect(await coloursOf(page, 'windows')).toBeGreaterThan(8)
    const rows = await rowsOf(page, 'windows')
    const activities = rows.map(row => [row[0], row[1], row[2]].join(' '))
    const [first, , third, , , , veteran] = happened.numbers
    expect(activities).toContain(`Window 1 Serving ${veteran}`)
    expect(activities).toContain(`Window 1 Serving ${first}`)
    expect(activities).toContain(`Window 1 Visitor called ${third}`)
    expect(activities.filter(row => row.startsWith('Window 1 On a break'))).toHaveLength(1)
    expect(rows.every(row => /^\d\d:\d\d$/.test(row[4] ?? ''))).toBe(true)
    await page.locator('[data-zoom=in]').focus()
    await page.keyboard.press('Enter')
    const zoomed = await page
      .locator('kezek-chart')
      .evaluate(chart => (chart as unknown as { zoomed(): { start: number; end: number } }).zoomed())
    expect(zoomed.end - zoomed.start).toBeCloseTo(50, 0)
    expect(page.faults).toEqual([])
  })

  test('has its summary, and days before and after', async () => {
    const day = lastOpenDay(hall.today)
    await open(`?centre=${past}&day=${addDays(day, 1)}#day`)
    await page.locator('[data-act=before]').click()
    await page.getByText(reportsDay.en.endedAt('18:30')).waitFor()
    expect(new URL(page.url()).searchParams.get('day')).toBe(day)
    const { total } = await figuresOf(hall.app, past, day, day)
    expect(await page.locator('.summary').textContent()).toContain(daySummary.en.served(total.served))
  })

  test('needs one centre', async () => {
    await open(`?centre=all&day=${hall.today}#day`)
    await page.getByText(reportsMessages.en.centreNeeded).waitFor()
    await page.locator('#centre').selectOption('akmola')
    await untilDrawn(1)
  })
})

describe('a ticket', () => {
  const why = {
    kk: /мерзімі \d\d:\d\d — 1-терезе қызмет көрсететін кезектердегі ең ерте мерзім/,
    ru: /срок \d\d:\d\d — самый ранний в очередях, которые обслуживает окно 1/,
    en: /its deadline, \d\d:\d\d, was the earliest in the queues that window 1 serves/,
  }

  test('tells its story in words in each language: every step, when, and why it was called', async () => {
    await open(`?centre=akmola&day=${hall.today}&number=${happened.numbers[0]}#ticket`)
    const steps = page.locator('kezek-ticket-story li:not([data-step*=print])')
    await steps.first().waitFor()
    expect(await steps.evaluateAll(all => all.map(step => step.getAttribute('data-step')))).toEqual([
      'ticket:issued',
      'ticket:called',
      'ticket:started',
      'ticket:finished',
    ])

    for (const locale of locales) {
      await page.getByRole('button', { name: languageNames[locale], exact: true }).click()

      await page.locator('[data-step="ticket:called"]', { hasText: why[locale] }).waitFor()
    }
  })

  test('is found by a number typed in Cyrillic; what is not there and what is no number is said', async () => {
    await open(`?centre=akmola&day=${hall.today}#ticket`)
    await page.getByText(reportsDay.en.askNumber).waitFor()
    await page.locator('#number').fill((happened.numbers[6] ?? '').replace('A', 'А').toLowerCase())
    await page.keyboard.press('Enter')
    await page.locator('[data-step="ticket:called"]').waitFor()
    expect(await page.locator('[data-step="ticket:called"]').textContent()).toMatch(/Out of turn/)
    await page.locator('#number').fill('H999')
    await page.keyboard.press('Enter')
    await page.getByText('There was no ticket H999').waitFor()
    await page.locator('#number').fill('42')
    await page.keyboard.press('Enter')
    expect(await page.locator('#number-wrong').textContent()).toContain(reportsDay.en.numberWrong)
  })
})

test('the archive’s state: how far it is, and that everything was understood', async () => {
  await open('?centre=akmola#archive')
  await page.locator('[data-understood]').waitFor()
  expect(await page.locator('[data-understood]').textContent()).toContain(reportsFiles.en.understood)
  expect(Number(await page.locator('[data-events]').textContent())).toBeGreaterThan(15)
  expect(await page.locator('[data-whole]').textContent()).toContain(reportsFiles.en.noForks)
})

test('the board tells in the morning how the last day was, until it is hidden', async () => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
  })
  const board = await context.newPage()
  await board.addInitScript(() => localStorage.setItem('kezek.language', 'en'))
  await board.goto(`${hall.app.url}/manager/?centre=${past}`)
  const summary = board.locator('kezek-board-summary section')
  await summary.waitFor()
  const day = lastOpenDay(hall.today)
  const { total } = await figuresOf(hall.app, past, day, day)
  expect(await summary.textContent()).toContain(daySummary.en.visitors(total.visitors))
  expect(await summary.textContent()).toContain(daySummary.en.served(total.served))
  expect(await summary.locator('a').getAttribute('href')).toBe(
    `/reports/?centre=${past}&from=${day}&to=${day}&day=${day}#day`,
  )
  expect(await axe(board)).toEqual([])
  await board.locator('[data-act=hide-summary]').click()
  await summary.waitFor({ state: 'detached' })
  await Promise.all([board.waitForResponse(/api\/reports\/summary/), board.reload()])
  expect(await summary.count()).toBe(0)
  // A centre that has not ended a day yet: nothing, and nothing is said.
  await board.goto(`${hall.app.url}/manager/?centre=aktobe`)
  await board.locator('kezek-board-summary').waitFor({ state: 'attached' })
  expect(await summary.count()).toBe(0)
  await context.close()
})

test('the other pages lead here', async () => {
  page = await openReports(browser, hall, `?${liveSpan()}#archive`)
  for (const [path, link] of [
    ['/manager/?centre=akmola', 'kezek-manager-app .pages a'],
    ['/office/?centre=akmola', 'kezek-office-app .pages a'],
    ['/home/?centre=akmola', 'kezek-centre-links a'],
  ] as const) {
    await page.goto(hall.app.url + path)
    await page.locator(`${link}[href="/reports/?centre=akmola"]`).waitFor()
  }
})

test('the archive away is said, and asked again until it is back', async () => {
  await hall.postgres.kill()
  try {
    await open(`?${liveSpan()}#overview`, { hasOwnClock: true })
    await page.getByText(errorMessage('en', { code: 'ARCHIVE_AWAY' })).waitFor()
    expect(await axe(page)).toEqual([])
  } finally {
    await hall.postgres.start()
  }

  // The page asks again by itself; a person presses nothing.
  await untilRetried(page, '[data-figure=visitors]')

  expect(await tile('visitors')).toBe('7')
})

declare global {
  /** Put into the page by `openReports`: what has the keyboard, through shadow roots. */
  function focusedId(): string | undefined
}
