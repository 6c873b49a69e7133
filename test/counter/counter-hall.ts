import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { atDesk, sitDown } from '../../scripts/pictures/counter-page.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { Sign } from '../../shared/domain/counter.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import { ignorePressMs } from '../../shared/ui/press-guard.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { closeWindows, openBrowser, watchPage } from '../kit/browser.ts'
import {
  type Inspector,
  type IssuedTicket,
  type IssueOptions,
  inspector,
  issue,
  type Joining,
  type Member,
  member,
} from '../kit/member.ts'
import { centres } from '../kit/order.ts'
import { until } from '../kit/until.ts'

/** One test's own hall with its people and screens. Everything opened is closed at the end of the test. */
export interface CounterHall {
  readonly app: TestApp
  readonly manager: Member
  /** The hall as its manager sees it now. */
  readonly view: HallView
  /** @returns the hall as its manager sees it, once the manager has heard of all that happened before */
  seen(): Promise<HallView>
  /** Opens the counter screen in its own browser profile; tests can move its clock. @param prepare runs before the page loads */
  open(prepare?: (page: Page) => Promise<void>): Promise<Page>
  /** Opens the counter screen, signed in at a window. */
  desk(counter?: string, sign?: Sign): Promise<Page>
  sit(counter: string, joining?: Partial<Joining>): Promise<Inspector>
  issue(queue?: QueueId, options?: IssueOptions): Promise<IssuedTicket>
  /**
   * Waits until all earlier presses on the page have had their replies and effects.
   * @returns the number of steps that inspectors have taken in this hall
   */
  settled(page: Page): Promise<number>
}

/** Waits until no press on the page waits for its reply; until then the page ignores others. */
export async function answered(page: Page): Promise<void> {
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(resolve)))
  await until('no press is in flight', async () => (await page.locator('[data-in-flight]').count()) === 0)
}

/** Presses a key after the reply to the previous press. */
export async function press(page: Page, key: string): Promise<void> {
  await answered(page)
  await page.keyboard.press(key)
}

/** Moves the page's clock past the time in which a control ignores a second press. */
export async function passDeadTime(page: Page): Promise<void> {
  await page.clock.fastForward(ignorePressMs)
  await atDesk(page)
}

/** Makes halls for the tests of one file, on one server and browser. */
export function counterHalls(): () => Promise<CounterHall> {
  let app: TestApp
  let browser: Browser
  let used = 0
  let open: { close(): unknown }[] = []
  let faults: string[][] = []

  beforeAll(async () => {
    ;[app, browser] = await Promise.all([startApp(), openBrowser()])
  })
  afterEach(async () => {
    await Promise.all(open.map(one => one.close()))
    open = []
    const seen = faults.flat()
    faults = []
    // No screen throws an error, or contacts another host.
    expect(seen).toEqual([])
  })
  afterAll(async () => {
    await Promise.all([closeWindows(browser), app?.stop()])
  })

  return async () => {
    const centre = centres[used++ % centres.length]?.id ?? ''
    const keep = async <T extends { close(): unknown }>(opening: Promise<T>): Promise<T> => {
      const one = await opening
      open.push(one)
      return one
    }
    const manager = await keep(member(app.url, { role: 'manager', centre }))
    const kiosk = await keep(member(app.url, { role: 'kiosk', centre }))
    let steps = 0
    manager.hall.onEvent(({ facts }) => {
      if (String(facts?.by).startsWith('inspector:')) steps++
    })
    const hall: CounterHall = {
      app,
      manager,
      get view() {
        if (!manager.hall.view) throw new Error('a manager without a view')
        return manager.hall.view
      },
      async open(prepare) {
        const viewport = { width: 1280, height: 720 }
        const profile = await keep(browser.newContext({ viewport, reducedMotion: 'reduce' }))
        const page = await profile.newPage()
        await page.clock.install()
        await prepare?.(page)
        faults.push(watchPage(page, app.url))
        await page.goto(`${app.url}/counter/?centre=${centre}`)
        return page
      },
      async desk(counter = '1', sign) {
        const page = await hall.open()
        await sitDown(page, counter, sign)
        return page
      },
      sit: (counter, joining = {}) => keep(inspector(app.url, counter, { centre, ...joining })),
      issue: (queue, options) => issue(kiosk, queue, options),
      async seen() {
        const later = await kiosk.send('ticket:issue', { queue: 'death-certificate.collection', lang: 'kk' })
        if (!later.ok) throw new Error(later.error.code)
        await until('the manager has heard of a later ticket', () => hall.view.n >= later.n)
        return hall.view
      },
      async settled(page) {
        // The page handles a press at once, so its event precedes later ones in the stream.
        await answered(page)
        await hall.seen()
        return steps
      },
    }
    return hall
  }
}
