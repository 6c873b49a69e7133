import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { managerMessages } from '../../shared/i18n/manager/manager.ts'
import { officeMessages } from '../../shared/i18n/office/office.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { axe, closeWindows, openBrowser } from '../kit/browser.ts'
import { issue, member } from '../kit/member.ts'

let app: TestApp
let browser: Browser
let page: Page
let number: string

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), openBrowser()])
  const kiosk = await member(app.url, { role: 'kiosk', centre: 'akmola' })
  ;({ number } = await issue(kiosk, 'housing-register.submission'))
  kiosk.close()
})
afterAll(async () => {
  await closeWindows(browser)
  await app?.stop()
})
afterEach(() => page.close())

async function open(path: string): Promise<void> {
  page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.addInitScript(() => localStorage.setItem('kezek.language', 'en'))
  await page.goto(app.url + path)
}

test.each(['administrator', 'auditor'])(
  'an %s sees the whole board, that only its manager acts, and no button that would be refused',
  async role => {
    await open(`/manager/?centre=akmola&as=${role}`)
    await page.locator('[data-onlooker]').getByText(managerMessages.en.onlooker).waitFor()
    expect(await page.locator('[data-tool]').count()).toBe(0)
    await page.locator(`kezek-board-tickets [data-ticket="${number}"] button`).click()
    const dialog = page.locator('kezek-board-ticket')
    await dialog.getByText(number).first().waitFor()
    expect(await dialog.locator('[data-act]').count()).toBe(0)
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.locator('kezek-board-counters button').first().click()
    await page.locator('kezek-board-counter dialog').waitFor()
    expect(await page.locator('kezek-board-counter [data-act]').count()).toBe(0)
  },
)

test('a manager has every one of them', async () => {
  await open('/manager/?centre=akmola')
  await page.locator('[data-tool=issue]').waitFor()
  expect(await page.locator('[data-tool]').count()).toBe(3)
  expect(await page.locator('[data-onlooker]').count()).toBe(0)
  await page.locator(`kezek-board-tickets [data-ticket="${number}"] button`).click()
  await page.locator('kezek-board-ticket [data-act=cancel]').waitFor()
})

/** Clips after the first and windows after the second: axe checks none of them, because they have the same buttons and fields. */
const alike = [
  ['kezek-office-app', 'kezek-voice-section', 'li:nth-child(n + 2)'],
  [
    'kezek-office-app',
    'kezek-printers-section',
    'kezek-printer-list[data-place=counters-2] ~ kezek-printer-list',
  ],
]

test.each(['kiosks', 'hall-screens', 'ticket', 'printers', 'voice'])(
  'an auditor reads before the fields of "%s" that they stay',
  async section => {
    await open(`/office/?centre=akmola&as=auditor#${section}`)
    await page.locator('[data-read-only]').getByText(officeMessages.en.readOnly).waitFor()
    expect(await page.locator('.save-bar').count()).toBe(0)
    const changing =
      '[data-act=remove], [data-act=up], [data-act=add], [data-action=record], [data-action=choose]'
    const isDead = (buttons: Element[]) => buttons.every(button => button.matches(':disabled'))
    expect(await page.locator(changing).evaluateAll(isDead)).toBe(true)
    expect(await axe(page, alike)).toEqual([])
  },
)

test('an administrator changes settings', async () => {
  await open('/office/?centre=akmola&as=administrator#ticket')
  await page.locator('[data-place="0"] [data-act=remove]').click()
  await page.locator('[data-act=save]').click()
  await page.locator('[data-said=saved]').waitFor()
})
