import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { keyOf } from '../../../counter/keys.ts'
import { seeVisitor, sitDown } from '../../../scripts/pictures/counter-page.ts'
import { figure, seeBoard } from '../../../scripts/pictures/manager-page.ts'
import type { QueueId } from '../../../shared/domain/queue.ts'
import { sleep } from '../../../shared/domain/sleep.ts'
import { common } from '../../../shared/i18n/common/common.ts'
import { kiosk } from '../../../shared/i18n/kiosk/kiosk.ts'
import { visitorErrors } from '../../../shared/i18n/kiosk/visitor-errors.ts'
import { startApp, type TestApp } from '../../kit/app.ts'
import { closeWindows, openBrowser, watchPage } from '../../kit/browser.ts'
import { read } from '../../kit/hall-screen.ts'
import { centres } from '../../kit/order.ts'
import { until } from '../../kit/until.ts'
import { type Visitor, visit } from '../../kit/visitor.ts'

let app: TestApp
let browser: Browser
/** Requests to other hosts, and script errors, on all screens of a test. */
let faults: string[][] = []
const unused = centres.map(({ id }) => id)

const queue: QueueId = 'housing-register.submission'
/** A window that serves that queue in a new centre's settings. */
const counter = '1'
/** Milliseconds: longer than the pause between two attempts to connect, and than a command is valid. */
const awayMs = 20_000

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), openBrowser()])
})

afterEach(async () => {
  await Promise.all(browser.contexts().map(context => context.close()))
  const seen = faults.flat()
  faults = []
  expect(seen).toEqual([])
})

afterAll(async () => {
  await closeWindows(browser)
  await app?.stop()
})

interface Screens {
  visitor: Visitor
  desk: Page
  display: Page
  board: Page
}

/** Opens the four screens of an unused centre, with the inspector signed in at the window. */
async function openScreens(): Promise<Screens> {
  const centre = unused.shift()
  if (centre === undefined) throw new Error('every centre has been used')
  const open = async (path: string, width: number, height: number) => {
    const context = await browser.newContext({ viewport: { width, height } })
    const page = await context.newPage()
    faults.push(watchPage(page, app.url))
    await page.goto(`${app.url}${path}?centre=${centre}`)
    return page
  }
  const visitor = await visit(browser, app.url, { centre })
  faults.push(visitor.faults)
  const display = await open('/display/', 1920, 1080)
  const board = await open('/manager/', 1280, 900)
  const desk = await open('/counter/', 1280, 720)
  await seeBoard(board)
  await sitDown(desk, counter)
  await until('the display is in the hall', async () => (await read(display)).trouble === '')
  return { visitor, desk, display, board }
}

/** Waits until the manager's page shows these figures. */
async function seeFigures(board: Page, waiting: string, served: string): Promise<void> {
  const now = async () => `${await figure(board, 'waiting')} waiting, ${await figure(board, 'served')} served`
  const wanted = `${waiting} waiting, ${served} served`
  let last = ''
  await until(`the manager reads ${wanted}`, async () => {
    last = await now()
    return last === wanted
  }).catch(error => {
    throw new Error(`${error.message}; read: ${last}`)
  })
}

/** Waits until the hall screen shows exactly this call, or none. */
async function seeCalls(display: Page, ...numbers: string[]): Promise<void> {
  const wanted = numbers.map(number => `${number} ${counter}`).join()
  await until(`the display shows ${wanted || 'no call'}`, async () => {
    const { list } = await read(display)
    return list.map(call => `${call.number} ${call.counter}`).join() === wanted
  })
}

test("a visitor takes a ticket, the inspector calls, the display shows, the manager's figures move", async () => {
  const { visitor, desk, display, board } = await openScreens()
  await seeFigures(board, '0', '0')
  await seeCalls(display)

  const number = await visitor.take(queue)
  expect(number).toBe('A001')
  await seeFigures(board, '1', '0')

  await desk.keyboard.press(keyOf.next)
  await seeVisitor(desk, number, 'called')
  await seeCalls(display, number)
  await until('it is in the large place', async () => {
    const { large } = await read(display)
    return large?.number === number && large.counter === counter
  })
  await seeFigures(board, '0', '0')

  await desk.keyboard.press(keyOf.start)
  await seeVisitor(desk, number, 'serving')
  await until('it is shown as served', async () => (await read(display)).list[0]?.look === 'serving')
  await desk.keyboard.press(keyOf.finish)
  await seeVisitor(desk)
  await seeCalls(display)
  await seeFigures(board, '0', '1')
})

test('with the browser started 20 s before the server, every screen says so, connects by itself and shows the true state', async () => {
  const { visitor, desk, display, board } = await openScreens()
  const first = await visitor.take(queue)
  await seeFigures(board, '1', '0')
  await visitor.press(kiosk.kk.done)
  const stale = {
    kiosk: visitor.page.getByText(visitorErrors.kk['no-connection']).first(),
    desk: desk.locator('.mark', { hasText: common.kk.stale }),
    board: board.locator('.banner', { hasText: common.kk.stale }),
  }
  const sayingSo = async () =>
    [
      await stale.kiosk.isVisible(),
      await stale.desk.isVisible(),
      await stale.board.isVisible(),
      (await read(display)).trouble !== '',
    ].filter(Boolean).length

  await app.kill('SIGKILL')
  await until('every screen says so', async () => (await sayingSo()) === 4)
  await sleep(awayMs)
  expect(await sayingSo()).toBe(4)
  await app.start()
  await until('no screen says so any more', async () => (await sayingSo()) === 0)

  // The earlier visitor still waits and is called; nobody has touched a screen since.
  await seeFigures(board, '1', '0')
  await desk.keyboard.press(keyOf.next)
  await seeVisitor(desk, first, 'called')
  await seeCalls(display, first)
  await seeFigures(board, '0', '0')
  expect(await visitor.take(queue)).toBe('A002')
  await seeFigures(board, '1', '0')
})
