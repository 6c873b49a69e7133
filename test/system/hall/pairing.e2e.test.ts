import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ClaimedPairing } from '../../../shared/contract/devices.ts'
import { claimTimeoutMs } from '../../../shared/domain/device.ts'
import { locales } from '../../../shared/domain/locale.ts'
import type { DeviceKind } from '../../../shared/domain/roles.ts'
import { errorMessage } from '../../../shared/i18n/common/errors.ts'
import { pairing } from '../../../shared/i18n/common/pairing.ts'
import { startApp, type TestApp } from '../../kit/app.ts'
import { axe, closeWindows, openBrowser, watchPage } from '../../kit/browser.ts'
import { type BrowserLike, requestId } from '../../kit/browser-like.ts'
import { makeAdministrator, makePerson, signIn } from '../../kit/staff.ts'
import { until } from '../../kit/until.ts'

let app: TestApp
let browser: Browser
let manager: BrowserLike
const upright = { width: 1080, height: 1920 }
/** Claims that are answered at once as if the server had waited. */
const claimsInVain = 2
/** Milliseconds within which the server's store answers. */
const storeTimeoutMs = 3_000

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp({ env: { KEZEK_DEMO: '0' } }), openBrowser()])
  await makeAdministrator({ socketPath: join(app.dataDir, 'redis/redis.sock') }, '')
  manager = (await makePerson(await signIn(app.url, 'admin1'), 'marat', 'manager')).browser
})
afterAll(async () => {
  await closeWindows(browser)
  await app?.stop()
})

const newPage = async () => (await browser.newContext({ viewport: upright })).newPage()

async function open(path: string): Promise<Page & { faults: string[] }> {
  const page = await newPage()
  const faults = watchPage(page, app.url)
  await page.goto(`${app.url}${path}`)
  return Object.assign(page, { faults })
}

async function codeOn(page: Page): Promise<string> {
  const shown = page.locator('kezek-pairing .code')
  const text = await until('a code is shown', async () =>
    /\d{3} \d{3}/.exec((await shown.textContent()) ?? ''),
  )
  return text[0].replace(' ', '')
}

/** Enters the screen's code as a manager. @returns the device's id */
async function letIn(page: Page, kind: DeviceKind, place: string): Promise<string> {
  const asked = {
    requestId: requestId(),
    code: await codeOn(page),
    centre: 'akmola',
    kind,
    place,
    name: place,
  }
  const { id } = await manager.must<{ id: string }>('POST', '/api/devices', asked)
  return id
}

const act = (id: string, verb: string) =>
  manager.must('POST', `/api/devices/${id}/${verb}`, { requestId: requestId() })

test('the screen waits longer than any answer takes and never says that the server is away', async () => {
  const page = await newPage()
  await page.addInitScript(words => {
    const said: string[] = []
    const deadlines: number[] = []
    Object.assign(window, { said, deadlines })
    const { timeout } = AbortSignal
    AbortSignal.timeout = ms => {
      deadlines.push(ms)
      return Reflect.apply(timeout, AbortSignal, [ms])
    }
    setInterval(() => {
      const app = document.querySelector('kezek-kiosk-app')?.shadowRoot
      const text = app?.querySelector('kezek-pairing')?.shadowRoot?.textContent ?? ''
      if (text.includes(words)) said.push(words)
    })
  }, pairing.kk.noServer)
  // The first claims get the answer that the server gives when it has waited in vain.
  let claims = 0
  await page.route('**/api/pairing/claim', route =>
    ++claims <= claimsInVain
      ? route.fulfill({ json: { ok: true, reply: { state: 'waiting' } } })
      : route.continue(),
  )

  await page.goto(`${app.url}/kiosk/`)
  await codeOn(page)
  await until('the screen has asked again', () => claims > claimsInVain)

  const { said, deadlines } = await page.evaluate(() => {
    const { said, deadlines } = window as unknown as { said: string[]; deadlines: number[] }
    return { said, deadlines }
  })
  expect(said).toEqual([])
  expect(deadlines.at(-1)).toBeGreaterThan(claimTimeoutMs + storeTimeoutMs)
  await letIn(page, 'kiosk', 'patient')
  await page.waitForURL(/kiosk=patient/)
  await page.context().close()
})

test("if the pairing script can't be loaded while the server is away, it is loaded later", async () => {
  const page = await newPage()
  let failures = 0
  await page.route(/pairing-panel.*\.js/, route => {
    if (failures === 2) return route.continue()
    failures++
    return route.abort()
  })
  await page.goto(`${app.url}/kiosk/`)
  await codeOn(page)
  expect(failures).toBe(2)
  await page.context().close()
})

test.each([
  // What visitors read, who need no reasons, and what staff read.
  ['kiosk', 'KIOSK_LOCKED'],
  ['display', 'DEVICE_LOCKED'],
] as const)(
  'a %s that is locked and restarted says so, shows no code, and continues when unlocked',
  async (kind, code) => {
    const words = locales.map(locale => errorMessage(locale, { code }))
    const saysSo = async (page: Page) => {
      const text = await textOf(page)
      return words.some(said => text.includes(said))
    }
    const page = await open(`/${kind}/`)
    const id = await letIn(page, kind, `locked-${kind}`)
    await page.waitForURL(/centre=akmola/)
    await act(id, 'lock')
    await page.goto(`${app.url}/${kind}/`)
    await page.waitForURL(/centre=akmola/, { timeout: 15_000 })
    await until('it says so', () => saysSo(page))
    expect(await page.locator('kezek-pairing').count()).toBe(0)
    await act(id, 'unlock')
    await until('it works', async () => !(await saysSo(page)))
    expect(page.faults).toEqual([])
    await page.context().close()
  },
)

/** @returns all words of a page, through shadow roots */
const textOf = (page: Page) =>
  page.evaluate(() => {
    const words = (node: Node): string => {
      if (node instanceof Element && node.shadowRoot) return words(node.shadowRoot)
      return node instanceof Text ? (node.textContent ?? '') : [...node.childNodes].map(words).join(' ')
    }
    return words(document.body)
  })

test('the code fits every size, and nothing is inaccessible', async () => {
  const page = await open('/kiosk/')
  await codeOn(page)

  for (const size of [upright, { width: 1366, height: 768 }, { width: 390, height: 844 }]) {
    await page.setViewportSize(size)
    expect(await axe(page)).toEqual([])
    const code = await page.locator('kezek-pairing .code').boundingBox()
    expect(code && code.x >= 0 && code.x + code.width <= size.width).toBe(true)
  }
  await page.context().close()
})

test('after pairing no other code was requested, and the secret is used up', async () => {
  const page = await open('/display/')
  await letIn(page, 'display', 'once')
  await page.waitForURL(/display=once/)
  const again = await page.evaluate(async () => {
    const response = await fetch('/api/pairing/claim', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    })
    return (await response.json()) as ClaimedPairing
  })
  expect(again).toMatchObject({ ok: false, error: { code: 'CODE_EXPIRED' } })
  await page.context().close()
})
