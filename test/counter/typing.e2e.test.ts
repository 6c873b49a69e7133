import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { counter } from '../../shared/i18n/counter/counter.ts'
import { until } from '../kit/until.ts'
import { answered, counterHalls } from './counter-hall.ts'

const m = counter.kk
const openHall = counterHalls()

/** Types like a Cyrillic keyboard, with keys that go down and up; Playwright inserts Cyrillic letters without keys. */
async function type(page: Page, text: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page)
  for (const key of text) {
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key })
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key })
  }
}

test('an inspector can type a reason at once, with blanks, without choosing one of the list', async () => {
  const hall = await openHall()
  const { ticket, number } = await hall.issue()
  const page = await hall.desk()
  await page.locator('kezek-number-search input').fill(number)
  await page.keyboard.press('Enter')
  await page.locator('kezek-ticket-dialog button', { hasText: m.call }).click()
  await page.locator('kezek-reason-form').waitFor()
  // A repeated Enter chooses nothing either.
  await page.keyboard.press('Enter')
  await type(page, 'құжат әкелді, қайта келді')
  expect(await page.locator('kezek-reason-form input').inputValue()).toBe('құжат әкелді, қайта келді')
  expect((await hall.seen()).tickets[ticket]?.state).not.toBe('called')
  await page.keyboard.press('Enter')
  await until('the ticket is called', () => hall.view.tickets[ticket]?.state === 'called')
  expect((await hall.seen()).tickets[ticket]?.word).toBe('құжат әкелді, қайта келді')
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
  expect((await hall.seen()).tickets[ticket]?.word).toBe(m.callReasons[1])
})

test('a text typed without a focused field calls nobody', async () => {
  const hall = await openHall()
  const { ticket } = await hall.issue()
  const page = await hall.desk()
  await page.locator('kezek-desk[data-ready]').waitFor()
  await type(page, 'Иванов Иван Иванович')
  await answered(page)
  expect(await hall.settled(page)).toBe(1)
  expect((await hall.seen()).tickets[ticket]?.state).not.toBe('called')
})
