import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DisplayStatus } from '../../shared/contract/wire.ts'
import { phraseOf } from '../../shared/speech/phrase.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { closeWindows, openBrowser } from '../kit/browser.ts'
import { inspector, issue, member } from '../kit/member.ts'
import { centres } from '../kit/order.ts'
import { until } from '../kit/until.ts'
import { giveVoice, record } from './loudspeaker.ts'

const device = 'hall-1'

let app: TestApp
let browser: Browser
let opened: { close(): unknown }[] = []
const unused = centres.map(({ id }) => id)
let centre = ''

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser({ sound: true })
})
afterAll(async () => {
  await closeWindows(browser)
  await app?.stop()
})
afterEach(async () => {
  for (const thing of opened) await thing.close()
  opened = []
})

function keep<T extends { close(): unknown }>(thing: T): T {
  opened.push(thing)
  return thing
}

/** Creates a hall. @returns the states of its hall screen that the manager sees */
async function newHall(): Promise<() => DisplayStatus | undefined> {
  centre = unused.shift() ?? ''
  expect(centre).not.toBe('')
  const manager = keep(await member(app.url, { role: 'manager', centre }))
  return () => manager.hall.tick?.status?.displays.find(display => display.device === device)
}

/** Opens a page in its own browser profile; the test can reach its audio contexts as `contexts`. */
async function openPage(): Promise<Page> {
  const context = keep(await browser.newContext({ bypassCSP: true }))
  const page = await context.newPage()
  await giveVoice(page)
  await page.addInitScript(() => {
    const contexts: AudioContext[] = []
    const opened = new Proxy(AudioContext, {
      construct(target, args) {
        const context = Reflect.construct(target, args) as AudioContext
        contexts.push(context)
        return context
      },
    })
    Object.assign(window, { contexts, AudioContext: opened })
  })
  return page
}

/** @returns the states of a page's audio contexts. */
const inPage = <T>(page: Page | Frame, look: (contexts: AudioContext[]) => T) =>
  page.evaluate(`(${look})(window.contexts)`) as Promise<Awaited<T>>

const displayPath = () => `/display/?centre=${centre}&display=${device}`

/** Keeps a context's render thread busy for seconds, so that it claims to run while its clock does not move. */
async function hang(contexts: AudioContext[]): Promise<void> {
  const context = contexts.at(-1)
  if (!context) throw new Error('there is no sound')
  const module = `registerProcessor('hang', class extends AudioWorkletProcessor {
    process() {
      const end = Date.now() + 5_000
      while (Date.now() < end);
      return true
    }
  })`
  await context.audioWorklet.addModule(URL.createObjectURL(new Blob([module], { type: 'text/javascript' })))
  new AudioWorkletNode(context, 'hang').connect(context.destination)
}

test('running sound whose clock does not move is replaced by another, which is heard', async () => {
  const status = await newHall()
  const page = await openPage()
  const recording = await record(page)
  await page.goto(`${app.url}${displayPath()}`)
  await until('it speaks', () => status()?.speaks)
  expect(await inPage(page, contexts => contexts.length)).toBe(1)
  await inPage(page, hang)
  await until('another is opened', () => inPage(page, contexts => contexts.length === 2))
  await until('the first is closed', () => inPage(page, contexts => contexts[0]?.state === 'closed'))
  await until('the other runs', () => inPage(page, contexts => contexts[1]?.state === 'running'))
  await until('it speaks again', () => status()?.speaks)
  await issue(keep(await member(app.url, { role: 'kiosk', centre })))
  const at = keep(await inspector(app.url, '1', { centre }))
  await at.callNext()
  await until('it is heard', async () => (await recording.heard()).length > 0)
})

test('sound that the browser interrupts is shown as off, and returns without a touch when it may', async () => {
  const status = await newHall()
  const page = await openPage()
  // This browser interrupts the sound of a hidden frame that has no permission to play.
  const frameSource = `<iframe src="${displayPath()}" allow="autoplay; media-playback-while-not-visible 'none'"></iframe>`
  await page.route(`${app.url}/around`, route =>
    route.fulfill({ contentType: 'text/html', body: frameSource }),
  )
  // Kezek forbids frames, so the test removes that header.
  await page.route(`${app.url}${displayPath()}`, async route => {
    const response = await route.fetch()
    const { 'x-frame-options': _, 'content-security-policy': __, ...headers } = response.headers()
    await route.fulfill({ response, headers })
  })
  await page.goto(`${app.url}/around`)
  const frame = await until('the screen is there', () =>
    page.frames().find(one => one.url().includes('/display/')),
  )
  await until('it speaks', () => status()?.speaks)
  const show = (display: '' | 'none') =>
    page.locator('iframe').evaluate((element: HTMLElement, display) => {
      element.style.display = display
    }, display)
  const stateOf = () => inPage(frame, contexts => contexts.at(-1)?.state as string)
  await show('none')
  await until('it is interrupted', async () => (await stateOf()) === 'interrupted')
  await until('it no longer speaks', () => status()?.speaks === false)
  await show('')
  await until('it runs', async () => (await stateOf()) === 'running')
  await until('it speaks again', () => status()?.speaks)
})

test('sound that was suspended, or ended as a television is switched over, comes back untouched and is heard', async () => {
  const status = await newHall()
  const page = await openPage()
  const recording = await record(page)
  await page.goto(`${app.url}${displayPath()}`)
  const runs = () => until('it sounds', () => inPage(page, contexts => contexts.at(-1)?.state === 'running'))
  await until('it speaks', () => status()?.speaks)

  await inPage(page, contexts => contexts.at(-1)?.suspend())
  await runs()
  await inPage(page, contexts => contexts.at(-1)?.close())
  await until('another one is opened', () => inPage(page, contexts => contexts.length === 2))
  await runs()
  await until('it speaks again', () => status()?.speaks)
  await issue(keep(await member(app.url, { role: 'kiosk', centre })))
  const at = keep(await inspector(app.url, '1', { centre }))
  const { number, ticket } = await at.callNext()
  await at.act('ticket:start', ticket)

  const languages = ['kk', 'ru', 'en'] as const
  const words = languages.flatMap(locale =>
    phraseOf(locale, number, '1', 'drop').map(({ clip }) => `${locale} ${clip}`),
  )
  await until('all is heard', async () => (await recording.heard()).length > words.length)
  expect(await recording.heard()).toEqual(['chime', ...words])
})
