import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { figure, seeBoard, speakFromStart, textOf } from '../../scripts/pictures/manager-page.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { closeWindows, openBrowser } from '../kit/browser.ts'
import { type Inspector, inspector, type Member, member, signs } from '../kit/member.ts'
import { centres } from '../kit/order.ts'
import { until } from '../kit/until.ts'
import type { Variant } from '../kit/variant.ts'
import { listenBy } from './board-watch.ts'

export const housing = 'housing-register.submission'
const desktop = { width: 1280, height: 720 }

interface Opening {
  locale?: Locale
  size?: { width: number; height: number }
  variant?: Variant
  /** A page that is deaf hears answers, but nothing of what happens. */
  ears?: { deaf: boolean }
}

/** Halls for the tests of one file, on one server and browser; every test has one of its own. */
export interface ManagerHalls {
  readonly app: TestApp
  readonly browser: Browser
  /** Of the present hall. */
  readonly centre: string
  /** Closes it when the test has ended. */
  keep<T extends { close(): unknown }>(thing: T): T
  newHall(): void
  kiosk(): Promise<Member>
  sit(window: string, sign?: keyof typeof signs): Promise<Inspector>
  openBoard(opening?: Opening): Promise<Page>
}

/** @param env settings of the server */
export function managerHalls(env: Record<string, string> = {}): ManagerHalls {
  let app: TestApp
  let browser: Browser
  let opened: { close(): unknown }[] = []
  const unused = centres.map(({ id }) => id)
  let centre = ''

  beforeAll(async () => {
    ;[app, browser] = await Promise.all([startApp({ env }), openBrowser()])
  })
  afterAll(async () => {
    await Promise.all([closeWindows(browser), app?.stop()])
  })
  afterEach(async () => {
    for (const thing of opened) await thing.close()
    opened = []
  })

  const keep: ManagerHalls['keep'] = thing => {
    opened.push(thing)
    return thing
  }
  return {
    get app() {
      return app
    },
    get browser() {
      return browser
    },
    get centre() {
      return centre
    },
    keep,
    newHall() {
      centre = unused.shift() ?? ''
      expect(centre).not.toBe('')
    },
    kiosk: async () => keep(await member(app.url, { role: 'kiosk', centre })),
    sit: async (window, sign = 'ordinary') =>
      keep(await inspector(app.url, window, { centre, sign: signs[sign] })),
    async openBoard({ locale = 'ru', size = desktop, variant, ears } = {}) {
      const page = keep(await browser.newPage({ viewport: size }))
      await variant?.showOn(page)
      if (ears) await listenBy(page, ears)
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await speakFromStart(page, locale)
      await page.goto(`${app.url}/manager/?centre=${centre}`)
      await seeBoard(page)
      return page
    },
  }
}

export const seeFigure = (page: Page, name: string, value: string) =>
  until(`${name} is ${value}`, async () => (await figure(page, name)) === value)

/** What the board says was done. */
export const notice = (page: Page) => textOf(page.locator('kezek-board-notice p'))
export const act = (page: Page, name: string) => page.locator(`[data-act=${name}]`).click()
export const ticketRows = (page: Page) => page.locator('kezek-board-tickets tbody tr')
export const alertIds = (page: Page) =>
  page.locator('kezek-board-alerts li[data-alert]').evaluateAll(items => items.map(li => li.dataset.alert))
export const counterState = (page: Page, counter: string) =>
  textOf(page.locator(`kezek-board-counters [data-counter="${counter}"]`))
