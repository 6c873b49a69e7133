import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openDayTool, seeBoard, showList, textOf } from '../../scripts/pictures/manager-page.ts'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import { axe, axeExceptContrast } from '../kit/browser.ts'
import { issue, member } from '../kit/member.ts'
import { until } from '../kit/until.ts'
import { cutParts } from './board-watch.ts'
import { counterState, housing, managerHalls, notice, seeFigure, ticketRows } from './manager-hall.ts'

const halls = managerHalls()
const { keep, newHall, kiosk, sit, openBoard } = halls

const benefit = 'child-benefit.submission'
const desk = { width: 1366, height: 768 }
const phone = { width: 360, height: 740 }

/** Two wait, one is put aside and one called: with four people not served, the day is ended by the board. */
async function endWithFour(locale: Locale): Promise<Page> {
  newHall()
  const visitors = await kiosk()
  await issue(visitors, housing)
  await issue(visitors, housing)
  await issue(visitors, benefit)
  await issue(visitors, 'minor-housing-deal.submission', { category: 'disability' })
  const at = await sit('3', 'longest')
  const { ticket } = await at.callNext()
  await at.act('ticket:park', ticket)
  await at.callNext()
  const page = await openBoard({ locale, size: desk })
  await seeFigure(page, 'waiting', '2')
  await until('the window has its visitor', async () => /[A-Z]\d{3}/.test(await counterState(page, '3')))
  return page
}

async function end(page: Page): Promise<void> {
  await openDayTool(page, 'end-day')
  await page.locator('kezek-board-end-day .sure').click()
  await page.locator('[data-day=closed]').waitFor()
}

test('people who will not be served are counted by service before the day ends, listed after it, and wait again when the day is reopened', async () => {
  const page = await endWithFour('ru')
  await openDayTool(page, 'end-day')
  expect(await textOf(page.locator('kezek-board-end-day .counted'))).toBe(
    'Ещё не обслужены: 4 чел. Сегодня их не обслужат.',
  )
  const byQueue = page.locator('kezek-board-end-day .by-queue li')
  expect(await byQueue.count()).toBe(3)
  expect(await textOf(byQueue.first())).toMatch(/ 2$/)
  expect(await byQueue.first().getAttribute('data-queue')).toBe(housing)
  await page.locator('kezek-board-end-day .sure').click()
  await page.locator('[data-day=closed]').waitFor()

  // By keyboard alone: the list, then the question, then the answer.
  await page.locator('[data-unserved]').focus()
  expect(await textOf(page.locator('[data-unserved]'))).toBe('Не обслужены: 4')
  await page.keyboard.press('Enter')
  await until('all four are listed', async () => (await ticketRows(page).count()) === 4)
  expect(await textOf(page.locator('kezek-board-tickets [data-list=unserved]'))).toBe('Не обслужены (4)')
  for (const row of await ticketRows(page).all()) {
    expect(await textOf(row.locator('.since'))).toMatch(/^\d\d:\d\d$/)
    expect(await textOf(row.locator('.state'))).toMatch(/^Не обслужен/)
  }
  expect([await cutParts(page), await axe(page)]).toEqual([[], []])
  await page.locator('[data-tool=reopen-day]').focus()
  await page.keyboard.press('Enter')
  await page.locator('kezek-board-reopen-day dialog[open]').waitFor()
  expect(await textOf(page.locator('kezek-board-reopen-day .counted'))).toBe(
    '4 необслуженных посетителя вернутся на прежние места.',
  )
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.locator('[data-day=open]').waitFor()
  await until('the notice is shown', async () => (await notice(page)) === 'Рабочий день снова открыт')
  await seeFigure(page, 'waiting', '3')
  await until('nobody is unserved', async () => (await ticketRows(page).count()) === 0)
  expect(await textOf(page.locator('kezek-board-tickets .empty'))).toBe(
    'Сегодня никто не остался без обслуживания',
  )
  expect(await page.locator('[data-unserved]').count()).toBe(0)
  expect(await page.locator('[data-tool=reopen-day]').count()).toBe(0)
  await showList(page, 'parked')
  expect(await ticketRows(page).count()).toBe(1)
  const visitors = await kiosk()
  expect(await visitors.answer('ticket:issue', { queue: housing, lang: 'kk' })).toMatchObject({ ok: true })
})

test('two managers reopen the day at once: the day is open, and the second one reads a sentence that says so', async () => {
  const page = await endWithFour('en')
  await end(page)
  await openDayTool(page, 'reopen-day')
  const other = keep(await member(halls.app.url, { role: 'manager', centre: halls.centre }))
  await other.ask('day:reopen-day', { day: other.hall.tick?.day ?? '' })
  await page.locator('[data-day=open]').waitFor()
  // The question is still on the screen, and finds nothing left to do.
  expect(await textOf(page.locator('kezek-board-reopen-day .counted'))).toBe('Nobody was left unserved.')
  expect(await page.locator('kezek-board-reopen-day .sure').count()).toBe(0)
})

test('a day that was opened by its hours can still have those who were left unserved', async () => {
  const page = await endWithFour('en')
  await end(page)
  const other = keep(await member(halls.app.url, { role: 'manager', centre: halls.centre }))
  await other.ask('day:set-day', { day: other.hall.tick?.day ?? '', setting: { mode: 'open' } })
  await page.locator('[data-day=open]').waitFor()
  await page.locator('[data-unserved]').click()
  await page.locator('kezek-board-tickets .returning').click()
  await page.locator('kezek-board-reopen-day .sure').click()
  await seeFigure(page, 'waiting', '3')
})

test('an administrator, who is called for help, has the button too, and an auditor has none', async () => {
  const page = await endWithFour('en')
  await end(page)
  const open = async (role: string) => {
    await page.goto(`${halls.app.url}/manager/?centre=${halls.centre}&as=${role}`)
    await seeBoard(page)
    await page.locator('[data-unserved]').waitFor()
  }
  await open('auditor')
  expect(await page.locator('[data-tool]').count()).toBe(0)
  await open('administrator')
  expect(await page.locator('[data-tool]').count()).toBe(1)
  await openDayTool(page, 'reopen-day')
  await page.locator('kezek-board-reopen-day .sure').click()
  await page.locator('[data-day=open]').waitFor()
})

test.each(locales)(
  'in %s nothing of the ended day is cut or inaccessible, on a desk and on a phone',
  async locale => {
    // The first language is checked on both. The others have the same colours, and on a phone the same names and roles.
    const check = async (page: Page, what: string, width: number) => {
      expect(await cutParts(page), `${what} ${width}`).toEqual([])
      if (locale === locales[0]) expect(await axe(page), `${what} ${width}`).toEqual([])
      else if (width === desk.width) expect(await axeExceptContrast(page), `${what} ${width}`).toEqual([])
    }
    const page = await endWithFour(locale)

    for (const size of [desk, phone]) {
      await page.setViewportSize(size)
      await openDayTool(page, 'end-day')
      await check(page, 'end', size.width)
      await page.keyboard.press('Escape')
    }

    await end(page)
    await showList(page, 'unserved')
    for (const size of [phone, desk]) {
      await page.setViewportSize(size)
      await until('all four are listed', async () => (await ticketRows(page).count()) === 4)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width)
      await check(page, 'list', size.width)
      await openDayTool(page, 'reopen-day')
      await check(page, 'question', size.width)
      await page.keyboard.press('Escape')
    }
  },
)
