import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { locales } from '../../shared/domain/locale.ts'
import { centresMessages } from '../../shared/i18n/centres/centres.ts'
import { axe, closeWindows, openBrowser } from '../kit/browser.ts'
import { type Fixture, fixture } from '../kit/fixture.ts'
import { centres } from '../kit/order.ts'
import { quietCentre } from './quiet-centre.ts'

const phone = { width: 400, height: 800 }
const now = Date.UTC(2026, 10, 26, 6)
const hour = 3_600_000

let browser: Browser
let shown: Fixture

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => closeWindows(browser))
afterEach(() => shown.page.close())

/** One centre past its target, one closed, one on a break with old figures; the others are quiet. */
const states = centres.map(({ id: centre, name }, at) => ({
  ...quietCentre({ centre }),
  ...(at === 0 && { waiting: 41, longestSince: now - 1.2 * hour, pastTarget: 7, troubles: 2 }),
  ...(at === 1 && { hall: { open: false, isBreak: false, opensAt: now + 20 * hour }, windowsOpen: 0 }),
  ...(at === 2 && { hall: { open: false, isBreak: true, opensAt: now + hour }, isLive: false }),
  name,
}))

test.each(locales)(
  'in %s every state is in words, and nothing is wrong on a desk and on a phone',
  async locale => {
    const t = centresMessages[locale]
    shown = await fixture(browser, {
      module: 'centres/centre-table.ts',
      tag: 'kezek-centre-table',
      props: { locale, states, now },
    })
    const row = (at: number) => shown.page.locator('tbody tr').nth(at)

    expect(await row(0).textContent()).toContain(t.open)
    expect(await row(1).textContent()).toContain(t.closed)
    expect(await row(2).textContent()).toContain(t.onBreak)
    expect(await row(2).textContent()).toContain(t.notLive)
    expect(await row(0).locator('.mark.bad').allInnerTexts()).toEqual(['7', '2'])
    expect(await row(0).getByRole('link').count()).toBe(3)
    expect(await axe(shown.page)).toEqual([])
    await shown.page.setViewportSize(phone)
    expect(await axe(shown.page)).toEqual([])
    expect(await shown.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      phone.width,
    )
  },
)
