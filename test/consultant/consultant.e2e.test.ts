import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { speak, speakFromStart } from '../../scripts/pictures/manager-page.ts'
import { locales } from '../../shared/domain/locale.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { consultant as words } from '../../shared/i18n/consultant/consultant.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { axe, axeExceptContrast, closeWindows, openBrowser, watchPage } from '../kit/browser.ts'
import { handshakeOf, must, rawClient } from '../kit/client.ts'
import { inspector, issue, type Member, member } from '../kit/member.ts'
import { until } from '../kit/until.ts'

const queue = 'housing-register.submission'
/** Least height of what a finger presses on the page's own part, CSS px. */
const minTargetPx = 48
const lying = { width: 1280, height: 800 }
const upright = { width: 800, height: 1280 }
const phone = { width: 400, height: 800 }

let app: TestApp
let browser: Browser
const members: Member[] = []

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), openBrowser()])
})
afterAll(async () => {
  for (const one of members) one.close()
  await Promise.all([closeWindows(browser), app?.stop()])
})

async function open(centre: string, viewport = lying): Promise<Page> {
  const page = await browser.newPage({ viewport })
  await speakFromStart(page, 'ru')
  await page.goto(`${app.url}/consultant/?centre=${centre}`)
  await page.locator('[data-service]').first().waitFor()
  return page
}

async function join(centre: string, role: 'manager' | 'kiosk'): Promise<Member> {
  const one = await member(app.url, { role, centre })
  members.push(one)
  return one
}

/** Gives a centre a printer that is a folder of pictures. */
async function usePrinter(manager: Member, printer: string): Promise<void> {
  const settings = manager.hall.view?.settings
  if (!settings) throw new Error('there are no settings')
  const printers = { [printer]: { address: 'virtual', profile: 'generic-80' } }
  await manager.ask('settings:update-settings', {
    base: settings.version,
    settings: { ...settings, printers },
  })
}

const state = (page: Page) => page.locator('[data-state]').getAttribute('data-state')
const seeState = (page: Page, wanted: string) =>
  until(`the ticket is ${wanted}`, async () => (await state(page)) === wanted)
const act = (page: Page, name: string) => page.locator(`[data-act=${name}]`).click()
/** Resolves when the page shows a step and no longer takes a press for the second tap of a double tap. */
const unhurried = (page: Page, step: 'services' | 'issue' | 'ticket') =>
  page.locator(`main:not([data-settling]) kezek-help-${step}`).waitFor()

test('a ticket is issued in three taps, printed, found as it is typed, restored, and gets a right', async () => {
  const manager = await join('akmola', 'manager')
  await usePrinter(manager, 'entrance')
  const window1 = await inspector(app.url, '1', { centre: 'akmola' })
  members.push(window1)
  const page = await open('akmola')
  const faults = watchPage(page, app.url)

  // Both taps of a double tap: the second one must not press what has just appeared.
  await page.locator('[data-service=housing-register]').dblclick()
  await unhurried(page, 'issue')
  await page.locator('input[name=lang][value=kk]').check()
  await page.locator('[data-act=issue]').dblclick()
  await seeState(page, 'waiting')
  await page.getByText('Талон напечатан').waitFor()
  const number = (await page.locator('.number-large').textContent()) ?? ''
  const { ticket } = await window1.callNext()
  await seeState(page, 'called')
  await window1.act('ticket:mark-no-show', ticket)
  await unhurried(page, 'ticket')
  await act(page, 'next')
  await unhurried(page, 'services')
  await page.locator('kezek-help-find input').fill(number.toLowerCase())
  await page.locator('kezek-help-find input').press('Enter')
  await seeState(page, 'no-show')
  await unhurried(page, 'ticket')
  await act(page, 'restore')
  await seeState(page, 'waiting')
  await act(page, 'grant')
  await page.locator('[data-right=war-veteran]').click()
  await page.getByText(`Талон ${number} будет вызван вне очереди`).waitFor()
  await act(page, 'reprint')
  await page.getByText(`Копия талона ${number} отправлена на печать`).waitFor()

  expect(number).toBe('A001')
  expect((await manager.query('waiting', { page: 0 })).tickets).toMatchObject([
    { id: ticket, lang: 'kk', lane: 'first', claim: 'granted', restores: 1, copies: 1 },
  ])
  expect(faults).toEqual([])
  await page.close()
})

test('digits alone bring choices, and a kiosk’s lost paper is on the page until somebody takes care of it', async () => {
  const centre = 'aktobe'
  const manager = await join(centre, 'manager')
  await usePrinter(manager, 'entrance')
  const kiosk = await join(centre, 'kiosk')
  const agent = await rawClient(app.url, handshakeOf('print-agent', { centre }))
  const lost = await issue(kiosk, queue)
  const other = await issue(kiosk, 'preschool-register.submission')
  const page = await open(centre)

  const report = { ticket: lost.ticket, result: 'failed', cause: 'paper-out', at: Date.now() }
  await must(agent, 'ticket:record-print', report)
  const row = page.locator(`[data-unprinted] [data-ticket=${lost.number}]`)
  await row.waitFor()
  await page.locator('kezek-help-find input').fill('001')
  await page.keyboard.press('Enter')
  await page.locator('kezek-help-find li').nth(1).waitFor()
  const choices = await page
    .locator('kezek-help-find [data-ticket]')
    .evaluateAll(all => all.map(one => one.dataset.ticket))
  await row.click()
  await seeState(page, 'waiting')
  await unhurried(page, 'ticket')
  await act(page, 'reprint')
  await row.waitFor({ state: 'detached' })

  expect(choices).toEqual([lost.number, other.number].sort())
  expect(await page.locator('[data-figure=waiting]').textContent()).toBe('2')
  agent.close()
  await page.close()
})

test('no fault of access in three languages, large targets, and nothing wider than the page', async () => {
  const centre = 'almaty-region'
  const manager = await join(centre, 'manager')
  await usePrinter(manager, 'entrance')
  await issue(await join(centre, 'kiosk'), queue)
  const page = await open(centre)
  const steps: Record<string, () => Promise<void>> = {
    services: () => page.locator('kezek-help-services').waitFor(),
    issue: async () => {
      await page.locator('[data-service=housing-register]').click()
      await unhurried(page, 'issue')
    },
    ticket: async () => {
      await act(page, 'issue')
      await seeState(page, 'waiting')
    },
  }

  const found: unknown[] = []
  for (const [step, go] of Object.entries(steps)) {
    await go()
    for (const locale of locales) {
      await speak(page, locale)
      await page.getByRole('heading', { name: words[locale].title, exact: true }).first().waitFor()
      found.push(...(locale === 'ru' ? await axe(page) : await axeExceptContrast(page)))
      for (const size of [lying, upright, phone]) {
        await page.setViewportSize(size)
        if (await isWider(page)) found.push(`${step} ${locale} is wider than ${size.width} px`)
      }
    }
    found.push(...(await smallTargets(page)).map(target => `${step}: ${target}`))
    await page.setViewportSize(lying)
    await speak(page, 'ru')
  }

  expect(found).toEqual([])
  await page.close()
})

test('by keyboard alone a ticket is issued, and without the server the page says so and does nothing', async () => {
  const page = await open('atyrau')
  await page.locator('kezek-help-services input').fill('балабақ')
  await page.locator('[data-service]').first().focus()
  await page.keyboard.press('Enter')
  await unhurried(page, 'issue')
  await page.locator('[data-act=issue]').press('Enter')
  await seeState(page, 'waiting')
  await unhurried(page, 'ticket')
  await page.locator('[data-act=next]').press('Enter')
  await unhurried(page, 'services')
  await page.locator('[data-service=housing-register]').click()
  await unhurried(page, 'issue')

  // On a busy machine a tick may be late and the page may have said so already.
  await page.locator('.banner').first().waitFor({ state: 'detached' })
  await app.kill('SIGKILL')
  await page.locator('.banner').getByText(common.ru.stale).waitFor()
  await act(page, 'issue')

  await page.locator('kezek-help-issue .trouble').getByText('Нет связи').waitFor()
  expect(await page.locator('kezek-help-ticket').count()).toBe(0)
  await page.close()
})

const isWider = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

/** @returns what a finger presses in the page's own part and is lower than a fingertip. */
function smallTargets(page: Page): Promise<string[]> {
  const targets = page
    .locator('main')
    .locator('button:visible, select:visible, input.field:visible, label.choice:visible')
  return targets.evaluateAll(
    (all, least) =>
      all.flatMap(one => {
        const { height } = one.getBoundingClientRect()
        return height < least ? [`${one.textContent?.trim()} has ${height} px`] : []
      }),
    minTargetPx,
  )
}
