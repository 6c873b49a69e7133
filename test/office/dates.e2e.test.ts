import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { locales } from '../../shared/domain/locale.ts'
import { dateField } from '../../shared/i18n/common/date-field.ts'
import { auditOffice } from '../../shared/i18n/office/audit.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { axe, closeWindows, openBrowser } from '../kit/browser.ts'

let app: TestApp
let browser: Browser

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), openBrowser()])
})
afterAll(async () => {
  await closeWindows(browser)
  await app?.stop()
})

test.each(locales)(
  'in %s, in an American browser: dates are typed and chosen as the page writes them',
  async locale => {
    const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 720 } })
    const page = await context.newPage()
    await page.addInitScript(chosen => localStorage.setItem('kezek.language', chosen), locale)
    await page.goto(`${app.url}/office/?centre=akmola#audit`)
    const from = page.locator('#from')
    await from.waitFor()
    expect(await page.locator('input[type=date], input[type=month]').count()).toBe(0)
    expect(await from.getAttribute('placeholder')).toBe(dateField[locale].format)
    await from.fill('31.2.2026')
    await page.locator('[data-act=show]').click()
    await page.locator('#from-wrong').getByText(auditOffice[locale].dateWrong).waitFor()
    await from.fill('5.11.26')
    const calendar = page.locator('kezek-calendar-button').first()
    await calendar.locator('.open').focus()
    await page.keyboard.press('Enter')
    await calendar.locator('dialog[open]').waitFor()
    expect(await axe(page)).toEqual([])
    // From 5 November: a week and a day on, a month back.
    for (const key of ['ArrowDown', 'ArrowRight', 'PageUp']) await page.keyboard.press(key)
    await page.keyboard.press('Enter')
    const { separator } = dateField[locale]
    expect(await from.inputValue()).toBe(['13', '10', '2026'].join(separator))
    await page.locator('[data-act=show]').click()
    await page.locator('#from-wrong').waitFor({ state: 'detached' })
    await calendar.locator('.open').click()
    await calendar.locator('[data-day="2026-10-13"][aria-pressed=true]').waitFor()
    await page.keyboard.press('Escape')
    await calendar.locator('dialog').waitFor({ state: 'detached' })
    if (process.env.KEEP) await calendar.locator('.open').click()
    if (process.env.KEEP) await page.screenshot({ path: `/tmp/staff-shots/date-${locale}.png` })
    await context.close()
  },
)
