import type { Page } from 'playwright-core'
import type { Sign } from '../../shared/domain/counter.ts'
import type { Locale } from '../../shared/domain/locale.ts'

// Actions of an inspector on the counter screen, for pictures and tests.

export const aliya: Sign = {
  surname: 'Ахметова',
  name: 'Әлия',
  patronymic: 'Серікқызы',
  post: 'Инспектор',
}

/** Chooses the screen's language. */
export async function speak(page: Page, locale: Locale): Promise<void> {
  await page.locator(`.languages button[lang=${locale}]`).click()
}

/** Fills in the inspector's name and continues to the windows. */
export async function introduce(page: Page, sign: Sign = aliya): Promise<void> {
  for (const [name, value] of Object.entries(sign)) await page.locator(`input[name=${name}]`).fill(value)
  await page.locator('kezek-sign-in button').click()
  await page.locator('kezek-choose-window li').first().waitFor()
  // The page enables windows once it knows the queue's state.
  await page.locator('kezek-choose-window[data-ready]').waitFor()
}

/** Presses a window's button, by its number. */
export async function pressWindow(page: Page, counter: string): Promise<void> {
  await page.locator(`kezek-choose-window button[data-counter="${counter}"]`).click()
}

/** Signs in and opens a window. Resolves when the screen is ready for a press. */
export async function sitDown(page: Page, counter: string, sign: Sign = aliya): Promise<void> {
  await introduce(page, sign)
  await pressWindow(page, counter)
  await atDesk(page)
}

/** Resolves when the screen shows its window and awaits no answer. */
export async function atDesk(page: Page): Promise<void> {
  await page.locator('kezek-desk[data-ready]').waitFor()
}

/** Resolves when this number is at the window in this state; without a number, when nobody is. */
export async function seeVisitor(page: Page, number?: string, state?: string): Promise<void> {
  if (number === undefined) await page.locator('kezek-visitor-card .empty').waitFor()
  else await page.locator('kezek-visitor-card .number', { hasText: number }).waitFor()
  if (state) await page.locator(`kezek-visitor-card .state[data-state=${state}]`).waitFor()
  // The event may arrive before the answer to the press, which blocks the next press.
  await atDesk(page)
}
