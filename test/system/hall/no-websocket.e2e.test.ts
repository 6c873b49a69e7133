import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyOf } from '../../../counter/keys.ts'
import { seeVisitor, sitDown } from '../../../scripts/pictures/counter-page.ts'
import { seeBoard } from '../../../scripts/pictures/manager-page.ts'
import { locales } from '../../../shared/domain/locale.ts'
import { common } from '../../../shared/i18n/common/common.ts'
import { startApp, type TestApp } from '../../kit/app.ts'
import { closeWindows, openBrowser } from '../../kit/browser.ts'
import { read } from '../../kit/hall-screen.ts'
import { type NoWebSocket, startNoWebSocket } from '../../kit/no-websocket.ts'
import { until } from '../../kit/until.ts'
import { visit } from '../../kit/visitor.ts'

// A centre behind a proxy that refuses WebSockets: everything works, and every screen says that it is slow.

let app: TestApp
let proxy: NoWebSocket
let browser: Browser

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), openBrowser()])
  proxy = await startNoWebSocket(app.url)
})
afterAll(async () => {
  await closeWindows(browser)
  await proxy?.stop()
  await app?.stop()
})

async function open(path: string, width: number, height: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height } })).newPage()
  await page.goto(`${proxy.url}${path}`)
  return page
}

/** Folder for pictures of the screens: `SHOTS=folder npx vitest run test/system/hall/no-websocket.e2e.test.ts`. */
async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

test('a visitor is served as usual, and every screen says in three languages that the connection is slow', async () => {
  const desk = await open('/counter/?centre=akmola', 1280, 720)
  const board = await open('/manager/?centre=akmola', 1280, 900)
  await seeBoard(board)
  await sitDown(desk, '1')
  const visitor = await visit(browser, proxy.url, { centre: 'akmola' })
  const number = await visitor.take('housing-register.submission')
  await desk.keyboard.press(keyOf.next)
  await seeVisitor(desk, number, 'called')
  for (const locale of locales) {
    const display = await open(`/display/?centre=akmola&lang=${locale}`, 1920, 1080)
    await until('the display shows the call', async () => (await read(display)).list[0]?.number === number)
    const window = await open(`/display/?centre=akmola&counter=1&lang=${locale}`, 1024, 600)
    for (const [name, page] of Object.entries({ display, window })) {
      await page.getByText(common[locale].slow, { exact: true }).waitFor()
      await shoot(page, `${name}-${locale}`)
    }
    for (const [name, page] of Object.entries({ desk, board })) {
      await page.locator(`button[lang=${locale}]`).click()
      await page.getByText(common[locale].slowWhy).waitFor()
      await shoot(page, `${name}-${locale}`)
    }
  }
  await visitor.page.getByText(common.kk.slow, { exact: true }).waitFor()
  await shoot(visitor.page, 'kiosk-kk')
  expect(proxy.refused).toBeGreaterThan(0)
})
