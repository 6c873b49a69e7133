import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { locales } from '../../shared/domain/locale.ts'
import { dateBegins, utcClock } from '../../shared/domain/zone-clock.ts'
import { dateField } from '../../shared/i18n/common/date-field.ts'
import { auditOffice } from '../../shared/i18n/office/audit.ts'
import { axe, closeWindows, openBrowser } from '../kit/browser.ts'
import { type Fixture, fixture } from '../kit/fixture.ts'

let browser: Browser
let filter: Fixture

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => closeWindows(browser))
afterEach(() => filter?.page.close())

const mount = async (props: object) => {
  filter = await fixture(browser, {
    module: 'office/audit/audit-filter.ts',
    tag: 'kezek-audit-filter',
    props: { locale: 'en', today: '2026-11-05', ...props },
    listen: ['kezek-audit-choice'],
    browserLanguage: 'en-US',
  })
  return filter
}

test.each(locales)(
  'in %s, in an American browser: dates are typed and chosen as the page writes them',
  async locale => {
    const { page, element, events, faults } = await mount({ locale })
    const from = element.locator('#from')
    const show = element.locator('[data-act=show]')
    const calendar = element.locator('kezek-calendar-button').first()
    expect(await element.locator('input[type=date], input[type=month]').count()).toBe(0)
    expect(await from.getAttribute('placeholder')).toBe(dateField[locale].format)

    await from.fill('31.2.2026')
    await show.click()

    await element.locator('#from-wrong').getByText(auditOffice[locale].dateWrong).waitFor()
    expect(await events('kezek-audit-choice')).toEqual([])

    await from.fill('5.11.26')
    await calendar.locator('.open').focus()
    await page.keyboard.press('Enter')
    await calendar.locator('dialog[open]').waitFor()
    expect(await axe(page)).toEqual([])
    // From 5 November: a week and a day on, a month back.
    for (const key of ['ArrowDown', 'ArrowRight', 'PageUp', 'Enter']) await page.keyboard.press(key)

    expect(await from.inputValue()).toBe(['13', '10', '2026'].join(dateField[locale].separator))

    await show.click()

    await element.locator('#from-wrong').waitFor({ state: 'detached' })
    const begin = String(dateBegins('2026-10-13', utcClock))
    expect(await events('kezek-audit-choice')).toEqual([{ trail: 'centre', filter: { from: begin } }])
    await calendar.locator('.open').click()
    await calendar.locator('[data-day="2026-10-13"][aria-pressed=true]').waitFor()
    await page.keyboard.press('Escape')
    await calendar.locator('dialog').waitFor({ state: 'detached' })
    expect(faults).toEqual([])
  },
)

test('a number that is none is said beside its field, which has the keyboard', async () => {
  const { element, events } = await mount({})

  await element.locator('#ticket').fill('?')
  await element.locator('[data-act=show]').click()

  expect(await element.locator('#ticket-wrong').textContent()).toContain(auditOffice.en.ticketWrong)
  expect(await element.evaluate(({ shadowRoot }) => shadowRoot?.activeElement?.id)).toBe('ticket')
  expect(await events('kezek-audit-choice')).toEqual([])
})
