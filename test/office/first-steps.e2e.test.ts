import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { firstSteps } from '../../shared/domain/first-steps.ts'
import { locales } from '../../shared/domain/locale.ts'
import { firstStepsOffice } from '../../shared/i18n/office/first-steps.ts'
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

test('a step at another machine shows the address to open there', async () => {
  await show({ settings: { ...settings, firstSteps: firstSteps.slice(0, 5) } })

  const { origin } = new URL(shown.page.url())
  const address = await step('kiosk').locator('.address').textContent()
  expect(address).toBe(`${origin}/kiosk/`)
})

test('where the hall is closed now, the step of the first ticket says why the kiosk refuses it, and leads to the hours', async () => {
  const before = { settings, opening: { open: false, isBreak: false, opensAt: null } } as const

  await show(before)

  await step('ticket').locator('summary').click()
  const closed = step('ticket').locator('[data-closed]')
  await closed.getByText(firstStepsOffice.en.closedNow(undefined)).waitFor()
  expect(await closed.locator('a').getAttribute('href')).toBe('#hours')
  await shown.show({ ...before, opening: { open: true } })
  await until('it is gone', async () => (await closed.count()) === 0)
})

test('the first kiosk is paired by its code alone, because its names are there already', async () => {
  await show({ settings: { ...settings, firstSteps: firstSteps.slice(0, 5) } })
  const sent = new Promise<unknown>(resolve => {
    void shown.page.route('**/api/devices', route => {
      resolve(route.request().postDataJSON())
      return route.fulfill({ json: { ok: true, reply: {} } })
    })
  })

  await step('kiosk').locator('input[name=code]').fill('123 456')
  await step('kiosk').locator('form button').click()

  expect(await sent).toMatchObject({ code: '123456', kind: 'kiosk', place: '1', name: 'Kiosk' })
})

test('the section of printers lists a paired kiosk, whose number nobody has entered', async () => {
  shown = await showSection(browser, 'printers', { settings }, { folder: 'paper' })
  const reply = [{ kind: 'kiosk', state: 'active', place: '1', name: 'Entrance' }]

  await shown.page.route('**/api/devices?*', route => route.fulfill({ json: { ok: true, reply } }))

  await shown.page.locator('[data-place="kiosks-1"]').waitFor()
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
