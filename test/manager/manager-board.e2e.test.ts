import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import {
  figure,
  openCounter,
  openDayTool,
  openTicket,
  seeBoard,
  showList,
  speak,
  textOf,
} from '../../scripts/pictures/manager-page.ts'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import { axe, axeExceptContrast } from '../kit/browser.ts'
import { issue, member } from '../kit/member.ts'
import { until } from '../kit/until.ts'
import { cutParts } from './board-watch.ts'
import { act, alertIds, housing, managerHalls, seeFigure, ticketRows } from './manager-hall.ts'

const halls = managerHalls()
const { keep, newHall, kiosk, sit, openBoard } = halls
const drawnCharts = (page: Page) => page.locator('kezek-board-charts kezek-chart[drawn] [role=img]')

test('the curves of the day are the same after the server was killed and has come back', async () => {
  newHall()
  const visitors = await kiosk()
  for (let visitor = 0; visitor < 3; visitor++) await issue(visitors, housing)
  const at = await sit('1')
  await at.callNext()
  const page = await openBoard()
  await page.locator('kezek-board-charts summary').click()
  const rows = () =>
    page
      .locator('kezek-board-charts tbody tr')
      .evaluateAll(all => all.map(row => [...row.querySelectorAll('td')].map(cell => cell.textContent)))
  await until('it shows who waits', async () => (await rows()).at(-1)?.[0] === '2')
  const before = await rows()
  await halls.app.kill('SIGKILL')
  await page.getByText('Данные устарели, связь восстанавливается').waitFor()
  await halls.app.start()
  await page.getByText('Данные устарели, связь восстанавливается').waitFor({ state: 'detached' })
  await page.reload()
  await seeBoard(page)
  await page.locator('kezek-board-charts summary').click()
  await until('it is drawn', async () => (await rows()).length >= before.length)
  expect((await rows()).slice(0, before.length)).toEqual(before)
  await until('both charts are drawn', async () => (await drawnCharts(page).count()) === 2)
})

test('the waiting are paged by a hundred, found by number in either alphabet, and follow what happens', async () => {
  newHall()
  const visitors = await kiosk()
  for (let batch = 0; batch < 10; batch++) {
    await Promise.all(Array.from({ length: 25 }, () => issue(visitors, housing)))
  }
  const page = await openBoard()
  const pager = () => textOf(page.locator('kezek-board-tickets .pager span').first())
  await until('the first page is there', async () => (await ticketRows(page).count()) === 100)
  expect(await pager()).toBe('Страница 1 из 3, всего 250 чел.')
  expect(await ticketRows(page).first().getAttribute('data-ticket')).toBe('A001')
  const next = page.locator('[data-page=next]').first()
  await next.click()
  await page.locator('[data-ticket=A101]').waitFor()
  await next.click()
  await page.locator('[data-ticket=A250]').waitFor()
  expect(await ticketRows(page).count()).toBe(50)
  expect(await next.isDisabled()).toBe(true)
  const at = await sit('1')
  await at.callNext()
  await until('the page has moved up', async () => (await pager()) === 'Страница 3 из 3, всего 249 чел.')
  expect(await ticketRows(page).count()).toBe(49)
  // Typed with Cyrillic А, as a Cyrillic keyboard layout types it.
  const search = page.locator('kezek-board-tickets input[type=search]')
  await search.fill('а42')
  await until('it is found', async () => (await ticketRows(page).count()) === 1)
  expect(await ticketRows(page).first().getAttribute('data-ticket')).toBe('A042')
  await search.fill('К999')
  await page.getByText('Сегодня такого талона нет').waitFor()
})

test('people whom no window serves are an alert that leads to a window, and stays until somebody sits there', async () => {
  newHall()
  const benefit = 'child-benefit.submission'
  await issue(await kiosk(), benefit)
  const page = await openBoard({ locale: 'en' })
  await until('the alert is shown', async () => (await alertIds(page)).includes(`no-window:${benefit}`))
  const alert = page.locator('kezek-board-alerts li').first()
  expect(await textOf(alert)).toContain(
    'Child benefit — handing in documents: 1 waiting, no window serves them',
  )
  await alert.locator('button').click()
  await act(page, 'open')
  const manager = keep(await member(halls.app.url, { role: 'manager', centre: halls.centre }))
  const opened = await until('the window is open', () =>
    Object.values(manager.hall.view?.counters ?? {}).find(({ queues }) => queues.includes(benefit)),
  )
  // A window without a person serves nobody.
  await page.locator(`kezek-board-counters [data-counter="${opened.id}"]:not(.closed)`).waitFor()
  expect(await alertIds(page)).toContain(`no-window:${benefit}`)
  await sit(opened.id)
  await until('the alert is gone', async () => (await alertIds(page)).length === 0)
  expect(await textOf(page.locator('kezek-board-alerts li.good'))).toContain('No alerts')
})

test('queues without people are folded away, found by name, and rows are sorted', async () => {
  newHall()
  const visitors = await kiosk()
  await issue(visitors, housing)
  for (let visitor = 0; visitor < 2; visitor++) await issue(visitors, 'child-benefit.submission')
  const page = await openBoard()
  const rows = page.locator('kezek-board-queues tbody tr')
  await until('two have people', async () => (await rows.count()) === 2)
  await page.getByRole('button', { name: 'В очереди', exact: true }).first().click()
  expect(await rows.first().getAttribute('data-queue')).toBe('child-benefit.submission')
  await page.getByRole('button', { name: 'Показать пустые очереди (34)' }).click()
  expect(await rows.count()).toBe(36)
  await page.getByLabel('Найти очередь').fill('ЛИЗИНГ')
  expect(await rows.evaluateAll(all => all.map(row => row.dataset.queue))).toEqual([
    'machinery-leasing.submission',
    'machinery-leasing.collection',
  ])
})

test('a press while the server is away does nothing and says so; the board comes back by itself', async () => {
  newHall()
  const visitors = await kiosk()
  const { number } = await issue(visitors, housing)
  const page = await openBoard()
  await openTicket(page, number)
  await halls.app.kill('SIGKILL')
  await page.getByText('Данные устарели, связь восстанавливается').waitFor({ state: 'attached' })
  await act(page, 'cancel')
  await page.getByLabel('Посетитель ушёл').check()
  await act(page, 'do')
  await page.getByText('Нет связи. Действие не выполнено').waitFor()
  await halls.app.start()
  await page.getByText('Данные устарели, связь восстанавливается').waitFor({ state: 'detached' })
  expect(await figure(page, 'waiting')).toBe('1')
  await act(page, 'do')
  await seeFigure(page, 'waiting', '0')
})

test('it works by the keyboard alone: a dialog takes the focus, Escape gives it back; the language is remembered', async () => {
  newHall()
  const page = await openBoard({ locale: 'kk' })
  const button = page.locator('kezek-board-counters [data-counter="3"] button')
  await button.focus()
  await page.keyboard.press('Enter')
  await page.locator('kezek-board-counter dialog[open]').waitFor()
  const active = () =>
    page.evaluate(() => {
      let element = document.activeElement
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim()
    })
  expect(await active()).toMatch(/^Жабу/)
  await page.keyboard.press('Escape')
  await page.locator('kezek-board-counter').waitFor({ state: 'detached' })
  expect(await active()).toBe('3-терезені басқару')

  const plain = keep(await halls.browser.newPage())
  await plain.goto(`${halls.app.url}/manager/?centre=${halls.centre}`)
  await seeBoard(plain)
  await speak(plain, 'en')
  await plain.reload()
  await seeBoard(plain)
  expect(await plain.title()).toContain("Manager's board")
  expect(await plain.locator('html').getAttribute('lang')).toBe('en')
})

/** Sizes of desks and tablets. The dialogs are opened at the last one too. */
const desks = [
  [1280, 720],
  [1920, 1080],
  [1024, 768],
  [768, 1024],
] as const
const phones = [
  [360, 740],
  [320, 640],
] as const
type Kind = 'desk' | 'phone' | 'smallest phone'

describe.each(locales)('in %s', locale => {
  test('nothing is cut or inaccessible at six sizes, down to a phone of 320 x 640, and in the dialogs', async () => {
    newHall()
    const visitors = await kiosk()
    const { number } = await issue(visitors, 'minor-housing-deal.submission', { category: 'disability' })
    await issue(visitors, 'assistive-aids.submission')
    await issue(visitors, 'preschool-register.collection')
    const at = await sit('3', 'longest')
    await at.callNext()
    const page = await openBoard({ locale })
    // Behind a dialog the empty queues stay folded: what is there has been checked.
    const fold = () => page.locator('kezek-board-queues .fold').click()

    await fold()
    for (const size of desks) {
      await showAt(page, size)
      await checkLooks(page, locale, String(size), 'desk')
    }
    await fold()
    await checkDialogs(page, locale, number, 'desk')

    for (const size of phones) {
      const kind = size === phones.at(-1) ? 'smallest phone' : 'phone'
      await showAt(page, size)
      await fold()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size[0])
      await checkLooks(page, locale, String(size), kind)
      await fold()
      await checkDialogs(page, locale, number, kind)
    }
  })
})

async function showAt(page: Page, [width, height]: readonly [number, number]): Promise<void> {
  await page.setViewportSize({ width, height })
  await until('the list is there', async () => (await ticketRows(page).count()) === 2)
}

/**
 * Expects that nothing is cut, and that axe-core finds nothing. The first language is checked on desks and on the smallest phone. The
 * others have the same colours, and at every size the same names and roles.
 */
async function checkLooks(page: Page, locale: Locale, what: string, kind: Kind): Promise<void> {
  expect(await cutParts(page), what).toEqual([])
  if (locale === locales[0] && kind !== 'phone') expect(await axe(page), what).toEqual([])
  else if (kind === 'desk') expect(await axeExceptContrast(page), what).toEqual([])
}

/** Checks the dialogs of a window, of the day and of a ticket that was called, and closes them. */
async function checkDialogs(page: Page, locale: Locale, number: string, kind: Kind): Promise<void> {
  const checkAndClose = async (what: string) => {
    await checkLooks(page, locale, what, kind)
    await page.keyboard.press('Escape')
  }
  await openCounter(page, '3')
  await checkAndClose('window')
  for (const tool of ['issue', 'day', 'end-day'] as const) {
    await openDayTool(page, tool)
    await checkAndClose(tool)
  }
  await showList(page, 'windows')
  await openTicket(page, number)
  await checkAndClose('ticket')
  await showList(page, 'waiting')
}
