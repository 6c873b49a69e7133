import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seeVisitor, sitDown } from '../../../scripts/pictures/counter-page.ts'
import { openTicket, seeBoard, speak } from '../../../scripts/pictures/manager-page.ts'
import { rowBytes } from '../../../server/printing/bitmap.ts'
import { type Locale, locales } from '../../../shared/domain/locale.ts'
import { printers } from '../../../shared/i18n/common/printers.ts'
import { startApp, type TestApp } from '../../kit/app.ts'
import { axe, closeWindows, openBrowser, watchPage } from '../../kit/browser.ts'
import { issue, type Member, member } from '../../kit/member.ts'
import { printsOn, TestPrinter } from '../../kit/printer.ts'
import { until } from '../../kit/until.ts'

const centre = 'akmola'
let app: TestApp
let browser: Browser
let printer: TestPrinter
let kiosk: Member
let desk: Page
let board: Page
let faults: string[][]

beforeAll(async () => {
  ;[app, browser, printer] = await Promise.all([startApp(), openBrowser(), TestPrinter.open()])
  const manager = await member(app.url, { role: 'manager', centre })
  const settings = manager.hall.view?.settings
  if (!settings) throw new Error('a manager without a view')
  await manager.ask('settings:update-settings', {
    base: settings.version,
    settings: { ...settings, ...printsOn('1', printer.address) },
  })
  manager.close()
  kiosk = await member(app.url, { role: 'kiosk', centre, device: '1' })
  faults = []
  const open = async (path: string) => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage()
    faults.push(watchPage(page, app.url))
    await page.goto(`${app.url}/${path}/?centre=${centre}`)
    return page
  }
  ;[desk, board] = [await open('counter'), await open('manager')]
  await sitDown(desk, '1')
  await seeBoard(board)
})
afterAll(async () => {
  kiosk?.close()
  await Promise.all([closeWindows(browser), app?.stop(), printer?.close()])
})

const news = (page: Page, locale: Locale, cause: 'paper-out' | 'cover-open') =>
  page.getByText(printers[locale].trouble('p1', printers[locale].causes[cause])).last()

test("an empty printer is shown at the window and on the manager's page, in every language, until paper is in", async () => {
  printer.behaviour = TestPrinter.outOfPaper
  await news(desk, 'kk', 'paper-out').waitFor()
  for (const locale of locales) {
    await speak(board, locale)
    await news(board, locale, 'paper-out').waitFor()
  }
  expect(await axe(board)).toEqual([])
  expect(await axe(desk)).toEqual([])
  printer.behaviour = TestPrinter.good
  await news(desk, 'kk', 'paper-out').waitFor({ state: 'detached' })
  await news(board, 'en', 'paper-out').waitFor({ state: 'detached' })
})

test('a copy is printed from the window and from a ticket’s story, and the story says so', async () => {
  await speak(board, 'en')
  const { number } = await issue(kiosk)
  await until('the ticket is printed', () => printer.pieces.length === 1)
  await desk.keyboard.press('F2')
  await seeVisitor(desk, number, 'called')
  await desk.getByRole('button', { name: printers.kk.reprint }).click()
  await desk.getByText(printers.kk.copied(number)).waitFor()
  await until('a copy is printed', () => printer.pieces.length === 2)
  // The first ink of a ticket is its centre's name, that of a copy its heading, which is the same in every language.
  const [first, copy] = printer.pieces.map(({ bitmap }) =>
    bitmap.data.subarray(0, 60 * rowBytes(bitmap.width)),
  )
  expect(first?.some(byte => byte !== 0)).toBe(true)
  expect(Buffer.from(copy ?? []).equals(first ?? Buffer.alloc(0))).toBe(false)

  const { number: waits } = await issue(kiosk)
  await until('the next ticket is printed', () => printer.pieces.length === 3)
  await openTicket(board, waits)
  await board.locator('[data-act="reprint"]').click()
  await board.getByText(printers.en.copied(waits)).waitFor()
  await until('a copy of it is printed', () => printer.pieces.length === 4)
  await openTicket(board, waits)
  await board.locator('kezek-board-story', { hasText: 'Copy of the ticket requested' }).waitFor()
  await board.keyboard.press('Escape')
  expect(faults.flat()).toEqual([])
})

test("a printer near its paper's end is shown with the tickets left on this roll, before it is empty", async () => {
  const low = (page: Page, locale: Locale, left: number) =>
    page.getByText(printers[locale].paperLow('p1', left)).last()
  printer.behaviour = { conditions: { paper: 'near' } }
  // A tenth of the 450 tickets of a usual roll.
  await low(desk, 'kk', 45).waitFor()
  for (const locale of locales) {
    await speak(board, locale)
    await low(board, locale, 45).waitFor()
  }
  await issue(kiosk)
  await low(board, 'en', 44).waitFor()
  expect(await axe(board)).toEqual([])
  printer.behaviour = TestPrinter.good
  await low(board, 'en', 44).waitFor({ state: 'detached' })
  await low(desk, 'kk', 44).waitFor({ state: 'detached' })
})
