import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { firstSteps } from '../../shared/domain/first-steps.ts'
import { locales } from '../../shared/domain/locale.ts'
import { axe, closeWindows, openBrowser } from '../kit/browser.ts'
import { orderSettings } from '../kit/order.ts'
import { until } from '../kit/until.ts'
import { type Scene, type ShownSection, showSection } from './office-scene.ts'

const phone = { width: 400, height: 800 }
const settings = orderSettings()

let browser: Browser
let shown: ShownSection

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => closeWindows(browser))
afterEach(() => shown.page.close())

async function show(scene: Scene, viewport = { width: 1280, height: 800 }): Promise<void> {
  shown = await showSection(browser, 'first-steps', scene, { viewport })
  const reply = [{ kind: 'display', state: 'active' }]
  await shown.page.route('**/api/devices?*', route => route.fulfill({ json: { ok: true, reply } }))
  await shown.page.route('**/api/people?*', route => route.fulfill({ json: { ok: true, reply: [] } }))
}
const step = (id: string) => shown.page.locator(`[data-step=${id}]`)
const isOpen = (id: string) =>
  step(id)
    .locator('details')
    .evaluate(details => details.hasAttribute('open'))

test('the first step that is not done is open; confirmed, it is saved and the next one opens; it can be taken back', async () => {
  await show({ settings })
  expect(await isOpen('centre')).toBe(true)

  await step('centre').locator('[data-act=confirm]').click()

  const sent = await until('it is sent', () => shown.sent.at(-1))
  expect(sent.firstSteps).toEqual(['centre'])
  await shown.show({ settings: sent })
  await until('the next one is open', () => isOpen('hours'))
  expect(await isOpen('centre')).toBe(false)
  await step('centre').locator('summary').click()
  await step('centre').locator('[data-act=reopen]').click()
  await until('that is sent', () => shown.sent.length === 2)
  expect(shown.sent.at(-1)?.firstSteps).toEqual([])
})

test('a kiosk is paired on the spot, and a queue without a window is named', async () => {
  const lonely = { ...settings, firstSteps: firstSteps.slice(0, 3), counters: settings.counters.slice(0, 1) }

  await show({ settings: lonely })

  expect(await isOpen('windows')).toBe(true)
  expect(await step('windows').locator('.trouble').isVisible()).toBe(true)
  expect(await step('windows').locator('[data-act=confirm]').count()).toBe(0)
  await step('kiosk').locator('summary').click()
  await step('kiosk').locator('input[name=code]').waitFor()
  expect(await step('kiosk').locator('option').count()).toBe(1)
})

test('a colleague who may only look sees the steps and can change nothing', async () => {
  await show({ settings, role: 'auditor' })

  expect(await shown.page.locator('[data-step]').count()).toBe(firstSteps.length)
  expect(await shown.page.locator('[data-step] [data-act]').count()).toBe(0)
})

test.each(locales)('in %s nothing is wrong with it for anybody, on a desk and on a phone', async locale => {
  await show({ settings: { ...settings, firstSteps: firstSteps.slice(0, 5) }, locale })
  await step('kiosk').locator('input[name=code]').waitFor()

  expect(await axe(shown.page)).toEqual([])
  await shown.page.setViewportSize(phone)
  expect(await axe(shown.page)).toEqual([])
  expect(await shown.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    phone.width,
  )
})
