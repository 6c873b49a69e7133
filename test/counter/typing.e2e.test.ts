import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { counter } from '../../shared/i18n/counter/counter.ts'
import { until } from '../kit/until.ts'
import { answered, counterHalls } from './counter-hall.ts'

const m = counter.kk
const openHall = counterHalls()

/** Types as a Cyrillic keyboard does: every letter is a key that goes down and up. Playwright inserts such letters without keys. */
async function type(page: Page, text: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page)
  for (const key of text) {
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key })
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key })
  }
}

test('an own reason is typed at once, blanks and all, and no reason of the list is chosen', async () => {
  const hall = await openHall()
  const { ticket, number } = await hall.issue()
  const page = await hall.desk()
  await page.locator('kezek-number-search input').fill(number)
  await page.keyboard.press('Enter')
  await page.locator('kezek-ticket-dialog button', { hasText: m.call }).click()
  await page.locator('kezek-reason-form').waitFor()
  // A bounced Enter chooses nothing either.
  await page.keyboard.press('Enter')
  await type(page, 'құжат әкелді, қайта келді')
  expect(await page.locator('kezek-reason-form input').inputValue()).toBe('құжат әкелді, қайта келді')
  expect(hall.view.tickets[ticket]?.state).not.toBe('called')
  await page.keyboard.press('Enter')
  await until('the ticket is called', () => hall.view.tickets[ticket]?.state === 'called')
  expect(hall.view.tickets[ticket]?.word).toBe('құжат әкелді, қайта келді')
})

test('arrows lead to the reasons, and Enter chooses one', async () => {
  const hall = await openHall()
  const { ticket, number } = await hall.issue()
  const page = await hall.desk()
  await page.locator('kezek-number-search input').fill(number)
  await page.keyboard.press('Enter')
  await page.locator('kezek-ticket-dialog button', { hasText: m.call }).click()
  await page.locator('kezek-reason-form').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await until('the ticket is called', () => hall.view.tickets[ticket]?.state === 'called')
  expect(hall.view.tickets[ticket]?.word).toBe(m.callReasons[1])
})

test('a text typed where no field has the focus calls nobody', async () => {
  const hall = await openHall()
  const { ticket } = await hall.issue()
  const page = await hall.desk()
  await page.locator('kezek-desk[data-ready]').waitFor()
  await type(page, 'Иванов Иван Иванович')
  await answered(page)
  expect(await hall.settled(page)).toBe(1)
  expect(hall.view.tickets[ticket]?.state).not.toBe('called')
})
