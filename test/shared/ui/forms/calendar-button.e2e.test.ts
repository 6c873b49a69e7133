import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { locales } from '../../../../shared/domain/locale.ts'
import { dateField, formatMonth } from '../../../../shared/i18n/common/date-field.ts'
import { axe, closeWindows, openBrowser } from '../../../kit/browser.ts'
import { type Fixture, fixture } from '../../../kit/fixture.ts'

let browser: Browser
let calendar: Fixture

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => closeWindows(browser))
afterEach(() => calendar?.page.close())

const mount = async (props: object) => {
  calendar = await fixture(browser, {
    module: 'shared/ui/forms/calendar-button.ts',
    tag: 'kezek-calendar-button',
    props: { locale: 'en', label: 'From', today: '2026-11-05', field: 'from', ...props },
    listen: ['kezek-date-picked'],
  })
  return calendar
}
const press = async (...keys: string[]) => {
  for (const key of keys) await calendar.page.keyboard.press(key)
}
const focusedDay = () =>
  calendar.element.evaluate(element => element.shadowRoot?.activeElement?.getAttribute('data-day'))

test.each(locales)(
  'in %s it opens by keyboard at today, and nothing is wrong for a screen reader',
  async locale => {
    const { page, element, faults } = await mount({ locale })

    await element.locator('.open').focus()
    await press('Enter')

    await element.locator('dialog[open]').waitFor()
    expect(await element.locator('h2').textContent()).toBe(formatMonth(locale, '2026-11'))
    expect(await element.locator('th').allTextContents()).toEqual([...dateField[locale].weekdays])
    expect(await focusedDay()).toBe('2026-11-05')
    expect(await axe(page)).toEqual([])
    expect(faults).toEqual([])
  },
)

test.each([
  [['ArrowDown', 'ArrowRight', 'PageUp'], '2026-10-13'],
  [['ArrowUp', 'ArrowLeft'], '2026-10-28'],
  [['PageDown'], '2026-12-05'],
  [['Home'], '2026-11-02'],
  [['End'], '2026-11-08'],
])('keys %j lead to %s, and Enter chooses it', async (keys, day) => {
  const { element, events } = await mount({})
  await element.locator('.open').click()
  await element.locator('dialog[open]').waitFor()

  await press(...keys)
  expect(await focusedDay()).toBe(day)
  await press('Enter')

  await element.locator('dialog').waitFor({ state: 'detached' })
  expect(await events('kezek-date-picked')).toEqual([day])
})

test('a month away from the 31st is the last day of a shorter month', async () => {
  const { element } = await mount({ today: '2026-10-31' })
  await element.locator('.open').click()
  await element.locator('dialog[open]').waitFor()

  await press('PageDown')

  expect(await focusedDay()).toBe('2026-11-30')
})

test('a page receives the day that a pointer chose, and the calendar follows properties that are set later', async () => {
  const { element, events, set } = await mount({})
  await set({ locale: 'ru' })
  await element.locator('.open').click()
  expect(await element.locator('h2').textContent()).toBe(formatMonth('ru', '2026-11'))

  await element.locator('[data-day="2026-11-20"]').click()

  expect(await events('kezek-date-picked')).toEqual(['2026-11-20'])
})
