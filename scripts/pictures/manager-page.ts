import type { Locator, Page } from 'playwright-core'
import type { Locale } from '../../shared/domain/locale.ts'

// Actions of a manager on the board, for pictures and tests.

/** Sets the language of pages opened from now on, as if it had been chosen on this machine before. */
export async function speakFromStart(page: Page, locale: Locale): Promise<void> {
  await page.addInitScript(chosen => localStorage.setItem('kezek.language', chosen), locale)
}

/** Chooses the board's language. */
export async function speak(page: Page, locale: Locale): Promise<void> {
  await page.locator(`kezek-language-choice button[lang=${locale}]`).click()
}

/** Resolves when the board shows the centre. */
export async function seeBoard(page: Page): Promise<void> {
  await page.locator('kezek-board-figures').waitFor()
}

/** @returns the text of an element, with single blanks */
export async function textOf(element: Locator): Promise<string> {
  return ((await element.textContent()) ?? '').replaceAll(/\s+/g, ' ').trim()
}

/** @returns a figure's text: `waiting`, `longest`, `share` or `served` */
export async function figure(page: Page, name: string): Promise<string> {
  return textOf(page.locator(`[data-figure=${name}] .value`))
}

export async function openTicket(page: Page, number: string): Promise<void> {
  await page.locator(`kezek-board-tickets [data-ticket="${number}"] button`).click()
  await page.locator('kezek-board-story li').first().waitFor()
}

export async function openCounter(page: Page, counter: string): Promise<void> {
  await page.locator(`kezek-board-counters [data-counter="${counter}"] button`).click()
  await page.locator('kezek-board-counter dialog[open]').waitFor()
}

export type DayTool = 'issue' | 'day' | 'end-day' | 'reopen-day'

/** Opens a dialog of the day. */
export async function openDayTool(page: Page, tool: DayTool): Promise<void> {
  await page.locator(`button[data-tool=${tool}]`).click()
  await page.locator(`kezek-board-${tool} dialog[open]`).waitFor()
}

/** Shows another list of tickets than the waiting ones. */
export async function showList(
  page: Page,
  list: 'waiting' | 'windows' | 'parked' | 'missed' | 'unserved',
): Promise<void> {
  await page.locator(`kezek-board-tickets button[data-list=${list}]`).click()
}
