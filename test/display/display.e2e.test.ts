import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../kit/app.ts'
import { axe, closeWindows, openBrowser, watchPage } from '../kit/browser.ts'
import { openCuttableConnection } from '../kit/cuttable-connection.ts'
import { contrasts, countMessages, noteLarge, read } from '../kit/hall-screen.ts'
import { inspector, issue, member } from '../kit/member.ts'
import { centres } from '../kit/order.ts'
import { until } from '../kit/until.ts'
import { buildVariant, type Variant } from '../kit/variant.ts'

let app: TestApp
/** A browser started like `npm run screen`. */
let browser: Browser
/** A browser that blocks sound until the page is touched. */
let quietBrowser: Browser
/** Everything that a test has opened and closes at its end. */
let opened: { close(): unknown }[] = []
/** Centres that no test has used; every test takes its own. */
const unused = centres.map(({ id }) => id)
let centre = ''

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser({ sound: true })
  quietBrowser = await openBrowser()
})

afterAll(async () => {
  await closeWindows(browser)
  await closeWindows(quietBrowser)
  await app.stop()
})

afterEach(async () => {
  for (const thing of opened) await thing.close()
  opened = []
})

function keep<T extends { close(): unknown }>(thing: T): T {
  opened.push(thing)
  return thing
}

function newHall(): void {
  centre = unused.shift() ?? ''
  expect(centre).not.toBe('')
}

const kiosk = async () => keep(await member(app.url, { role: 'kiosk', centre }))
const sit = async (window: string) => keep(await inspector(app.url, window, { centre }))

interface Opening {
  reducedMotion?: 'reduce'
  variant?: Variant
  size?: { width: number; height: number }
  url?: string
  quiet?: boolean
}

/** Opens the hall screen and waits for its first tick. */
async function openDisplay({ variant, size, url = app.url, quiet = false, reducedMotion }: Opening = {}) {
  const page = keep(
    await (quiet ? quietBrowser : browser).newPage({
      viewport: size ?? { width: 1920, height: 1080 },
      reducedMotion: reducedMotion ?? 'no-preference',
    }),
  )
  await variant?.showOn(page)
  const large = await noteLarge(page)
  const messages = countMessages(page)
  const faults = watchPage(page, url)
  await page.goto(`${url}/display/?centre=${centre}&lang=ru`)
  await until('the page has had a tick', () => messages('tick') > 0)
  return { page, large, messages, faults }
}

/** Waits for several ticks, so that the page has had every chance to show what the server sent. */
async function fewTicks(messages: (event: string) => number): Promise<void> {
  const before = messages('tick')
  await until('some ticks have passed', () => messages('tick') >= before + 3)
}

async function broken(file: string, change: { find: string; replace: string }): Promise<Variant> {
  const variant = await buildVariant('display', { file, ...change })
  opened.push({ close: variant.remove })
  return variant
}

const inList = async (page: Page, number: string) =>
  (await read(page)).list.some(call => call.number === number)

/** Calls visitors to these windows as fast as possible. @returns their numbers, in order */
async function callAtOnce(windows: readonly string[]): Promise<string[]> {
  const visitors = await kiosk()
  for (const _ of windows) await issue(visitors)
  const inspectors = await Promise.all(windows.map(sit))
  const called = await Promise.all(inspectors.map(at => at.callNext()))
  // All visitors wait in one queue, so the lowest number is called first, whichever press came first.
  return called.map(({ number }) => number).sort()
}

test("a visitor's call appears, and goes when the visitor has gone", async () => {
  newHall()
  const { page, faults } = await openDisplay()
  expect(await read(page)).toEqual({ large: undefined, list: [], trouble: '', soundOff: false })
  const { number, ticket } = await issue(await kiosk())
  const at = await sit('5')
  await at.callNext()
  await until('the call is shown', () => inList(page, number))
  expect((await read(page)).large).toEqual({ number, counter: '5' })
  expect((await read(page)).list).toEqual([{ number, counter: '5', look: 'blinking' }])
  await at.act('ticket:start', ticket)
  await until('it is shown as served', async () => (await read(page)).list[0]?.look === 'serving')
  await at.act('ticket:finish', ticket)
  await until('it is gone', async () => (await read(page)).list.length === 0)
  expect(faults).toEqual([])
})

test.each([
  ['lying', { width: 1920, height: 1080 }],
  ['upright', { width: 1080, height: 1920 }],
])(
  'a screen that is %s: letters are as high as they must be, nothing is cut, axe finds nothing',
  async (_, size) => {
    centre = 'akmola'
    const { page } = await openDisplay({ size })
    if (!(await inList(page, 'B001'))) {
      await issue(await kiosk(), 'child-benefit.submission')
      await (await sit('3')).callNext()
    }
    await until('a call is shown', async () => (await read(page)).list.length > 0)
    await page.evaluate(() => document.fonts.ready.then(() => {}))
    const heights = await page.evaluate(() => {
      const root = document.querySelector('kezek-display-app')?.shadowRoot
      const all = (name: string) => [
        ...(root?.querySelector(name)?.shadowRoot?.querySelectorAll('.number, li .window, .to span') ?? []),
      ]
      const capital = (element: Element) => {
        const { fontWeight, fontSize, fontFamily } = getComputedStyle(element)
        const canvas = document.createElement('canvas').getContext('2d')
        if (!canvas) return 0
        canvas.font = `${fontWeight} ${fontSize} ${fontFamily}`
        return canvas.measureText('H').actualBoundingBoxAscent
      }
      const isWhole = (element: Element) => {
        const { left, right } = element.getBoundingClientRect()
        return left >= 0 && right <= window.innerWidth
      }
      return {
        large: all('kezek-large-call').map(capital),
        list: all('kezek-call-list').map(capital),
        whole: [...all('kezek-large-call'), ...all('kezek-call-list')].every(isWhole),
      }
    })
    expect(heights.large).toHaveLength(2)
    for (const height of heights.large) expect(height).toBeGreaterThanOrEqual(200)
    expect(heights.list.length).toBeGreaterThanOrEqual(2)
    for (const height of heights.list) expect(height).toBeGreaterThanOrEqual(90)
    expect(heights.whole).toBe(true)
    const measured = await contrasts(page)
    expect(measured.length).toBeGreaterThanOrEqual(10)
    expect(measured.filter(({ ratio }) => ratio < 7)).toEqual([])
    expect(await axe(page)).toEqual([])
  },
)

/** Watches a new call in every frame while it blinks. @returns the sequence of lit and unlit */
function watchBlinking(page: Page): Promise<boolean[]> {
  return page.evaluate(
    () =>
      new Promise(resolve => {
        const changes: boolean[] = []
        const look = () => {
          const call = document
            .querySelector('kezek-display-app')
            ?.shadowRoot?.querySelector('kezek-call-list')
            ?.shadowRoot?.querySelector<HTMLElement>('li')
          const isLit = call?.classList.contains('lit')
          if (isLit !== undefined && isLit !== changes.at(-1)) changes.push(isLit)
          if (call && call.dataset.look !== 'blinking') resolve(changes)
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
}

test('a new call blinks, then is highlighted without blinking; with reduced motion it never blinks', async () => {
  newHall()
  const [lively, still] = [await openDisplay(), await openDisplay({ reducedMotion: 'reduce' })]
  const watched = Promise.all([watchBlinking(lively.page), watchBlinking(still.page)])
  await callAtOnce(['1'])
  const [blinked, stood] = await watched
  expect(blinked.length).toBeGreaterThan(2)
  // In four seconds at most twice a second lit and unlit, and the final state.
  expect(blinked.length).toBeLessThanOrEqual(17)
  expect(blinked.at(-1)).toBe(true)
  expect(stood).toEqual([true])
})

test("a closed day with a notice: the notice in the hall's languages, in their order", async () => {
  newHall()
  const manager = keep(await member(app.url, { role: 'manager', centre }))
  const { settings } = manager.hall.view ?? {}
  if (!settings) throw new Error('a manager without a view')
  const languages = ['ru', 'kk'] as const
  await manager.ask('settings:update-settings', {
    base: settings.version,
    settings: { ...settings, languages },
  })
  const { page } = await openDisplay()
  const notice = { kk: 'Жарық жоқ', ru: 'Нет света', en: 'No power' }
  const day = manager.hall.tick?.day ?? ''
  await manager.ask('day:set-day', { day, setting: { mode: 'closed', notice } })
  const said = () => page.locator('main p[lang]').allTextContents()
  await until('the notice is shown', async () => (await said()).includes(notice.ru))
  expect(await said()).toEqual([notice.ru, notice.kk])
})

test('defect 03 quick calls all stand in the list at once, and all in the large place, in order', async () => {
  newHall()
  const { page, large } = await openDisplay()
  const calls = await callAtOnce(['1', '2', '5'])
  await until('all are in the list', async () => (await read(page)).list.length === calls.length)
  await until('the last was large', async () => (await large()).includes(calls.at(-1) ?? ''))
  expect(await large()).toEqual(calls)
})

test('defect 03 is seen: a display where a new call takes the place of those in line leaves one out', async () => {
  newHall()
  const variant = await broken('shared/ui/hall-screen/shown-calls.ts', {
    find: '[...shown.waiting.filter(call => isCurrent(view, call)), ...news]',
    replace: 'news.length > 0 ? [...news] : [...shown.waiting]',
  })
  const { large } = await openDisplay({ variant })
  const calls = await callAtOnce(['1', '2', '5'])
  await until('the last was large', async () => (await large()).includes(calls.at(-1) ?? ''))
  expect(await large()).toEqual([calls[0], calls[2]])
})

test('defect 04 sound that the browser blocks stops no picture, and the screen says that it is off', async () => {
  newHall()
  const { page, large } = await openDisplay({ quiet: true })
  expect((await read(page)).soundOff).toBe(true)
  const calls = await callAtOnce(['1', '2'])
  await until('both are in the list', async () => (await read(page)).list.length === 2)
  await until('both were large', async () => (await large()).length === 2)
  expect(await large()).toEqual(calls)
  expect((await read(page)).soundOff).toBe(true)
  expect(await axe(page)).toEqual([])
  await page.mouse.click(200, 500)
  await until('a touch has turned it on', async () => !(await read(page)).soundOff)
})

test('defect 04 is seen: a picture that waits for the sound shows no call', async () => {
  newHall()
  const variant = await broken('display/display-app.ts', {
    find: 'const { list } = this.#shownCalls',
    replace: "const list = this.#voice.sound === 'on' ? this.#shownCalls.list : []",
  })
  const { page, large, messages } = await openDisplay({ variant, quiet: true })
  await callAtOnce(['1', '2'])
  await fewTicks(messages)
  expect(await large()).toEqual([])
  expect((await read(page)).list).toEqual([])
})

test('defect 05 a screen says that it is stale while the server is away, and shows the truth when it is back', async () => {
  newHall()
  const { page } = await openDisplay()
  const [first = ''] = await callAtOnce(['1'])
  await until('the call is shown', () => inList(page, first))
  await app.kill('SIGKILL')
  await until('the screen says so', async () => (await read(page)).trouble !== '')
  expect((await read(page)).list).toHaveLength(1)
  await app.start()
  await until('it says so no more', async () => (await read(page)).trouble === '')
  expect((await read(page)).list.map(({ number }) => number)).toEqual([first])
  const [second = ''] = await callAtOnce(['2'])
  await until('it follows what happens', () => inList(page, second))
})

test('defect 05 a frozen server is noticed too, and the truth comes back with it', async () => {
  newHall()
  const { page } = await openDisplay()
  const [first = ''] = await callAtOnce(['1'])
  await until('the call is shown', () => inList(page, first))
  await app.kill('SIGSTOP')
  await until('the screen says so', async () => (await read(page)).trouble !== '')
  await app.kill('SIGCONT')
  await until('it says so no more', async () => (await read(page)).trouble === '')
  expect(await inList(page, first)).toBe(true)
})

test('a Redis that is away makes the screen stale, though the server is there', async () => {
  newHall()
  const { page, messages } = await openDisplay()
  const redis = app.redisPid()
  process.kill(redis, 'SIGSTOP')
  try {
    await until('the screen says so', async () => (await read(page)).trouble !== '')
    await fewTicks(messages)
  } finally {
    process.kill(redis, 'SIGCONT')
  }
  await until('it says so no more', async () => (await read(page)).trouble === '')
})

/** Cuts a screen's connection while one visitor leaves and another is called. @returns both visitors after the reconnection */
async function changeWhileAway(variant?: Variant) {
  const connection = keep(await openCuttableConnection(app.url))
  const { page, large, messages } = await openDisplay({ url: connection.url, ...(variant && { variant }) })
  const visitors = await kiosk()
  const { ticket, number: gone } = await issue(visitors)
  const at = await sit('1')
  await at.callNext()
  await until('the first call is shown', () => inList(page, gone))
  connection.cut()
  await until('the screen says so', async () => (await read(page)).trouble !== '')
  await at.act('ticket:mark-no-show', ticket)
  const { number: come } = await issue(visitors)
  await (await sit('2')).callNext()
  expect(await inList(page, come)).toBe(false)
  connection.mend()
  await until('it says so no more', async () => (await read(page)).trouble === '')
  return { page, large, messages, gone, come }
}

test('defect 05 what happened while a screen was away is shown when it is back, and the call announced', async () => {
  newHall()
  const { page, large, gone, come } = await changeWhileAway()
  await until('the call is shown', () => inList(page, come))
  expect((await read(page)).list).toEqual([{ number: come, counter: '2', look: 'blinking' }])
  await until('it is announced', async () => (await large()).at(-1) === come)
  expect(await inList(page, gone)).toBe(false)
})

test('defect 05 is seen: a screen that takes no new snapshot stays as it was', async () => {
  newHall()
  const variant = await broken('shared/ui/hall-connection.ts', {
    find: '(this.view = view)',
    replace: '(this.view ??= view)',
  })
  const { page, messages, gone, come } = await changeWhileAway(variant)
  await fewTicks(messages)
  expect((await read(page)).list.map(({ number }) => number)).toEqual([gone])
  expect(await inList(page, come)).toBe(false)
})
