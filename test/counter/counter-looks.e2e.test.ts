import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import {
  atDesk,
  introduce,
  pressWindow,
  seeVisitor,
  sitDown,
  speak,
} from '../../scripts/pictures/counter-page.ts'
import { locales } from '../../shared/domain/locale.ts'
import { counter as words } from '../../shared/i18n/counter/counter.ts'
import { axe, axeExceptContrast } from '../kit/browser.ts'
import { signs } from '../kit/member.ts'
import { type CounterHall, counterHalls, press } from './counter-hall.ts'

const openHall = counterHalls()

/** Sizes beside another program, also on a low screen. */
const strips = [
  [400, 900],
  [400, 720],
] as const
/** 1280 x 800 and 1280 x 720 at 200 % zoom. */
const zoomed = [
  [640, 400],
  [640, 360],
] as const
const sizes = [[1280, 720], ...strips, ...zoomed] as const

/**
 * @returns what does not fit: a page wider than the window, text wider than its box, or a hidden button, number, wait or timer of
 * the present visitor
 */
function misfits(page: Page, seesActions: boolean): Promise<string[]> {
  return page.evaluate(seesActions => {
    const found: string[] = []
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap(element => [
        element,
        ...(element.shadowRoot ? all(element.shadowRoot) : []),
      ])
    const name = (element: Element) => `${element.localName}: ${element.textContent?.trim().slice(0, 40)}`
    if (document.documentElement.scrollWidth > window.innerWidth) found.push('the page scrolls sideways')
    for (const element of all(document.body)) {
      if (element.classList.contains('visually-hidden') || !element.checkVisibility()) continue
      const box = element.getBoundingClientRect()
      if (box.width === 0) continue
      if (box.left < -1 || box.right > window.innerWidth + 1) found.push(`outside: ${name(element)}`)
      if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
        found.push(`cut: ${name(element)}`)
    }
    if (!seesActions) return found
    const buttons = all(document.body).filter(element => element.matches('kezek-action-bar *, [data-action]'))
    const actions = buttons.filter(element => element.hasAttribute('aria-keyshortcuts'))
    if (actions.length < 8) found.push(`only ${actions.length} actions`)
    const essential = all(document.body).filter(element =>
      element.matches('.visitor .number, .visitor .timer dd, .visitor .waited dd > .digits'),
    )
    for (const action of [...actions, ...essential]) {
      const { left, top, right, bottom } = action.getBoundingClientRect()
      if (bottom - top < 12) found.push(`flat: ${name(action)}`)
      if (top < 0 || bottom > window.innerHeight + 1) found.push(`out of sight: ${name(action)}`)
      let hit: Element | null = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      while (hit?.shadowRoot) {
        const inner = hit.shadowRoot.elementFromPoint((left + right) / 2, (top + bottom) / 2)
        if (!inner || inner === hit) break
        hit = inner
      }
      if (!hit || !(action === hit || action.contains(hit))) found.push(`covered: ${name(action)}`)
    }
    return found
  }, seesActions)
}

/** Brings a hall into a state that the screen has to show. */
const states: Record<string, { prepare(hall: CounterHall): Promise<Page>; seesActions?: true }> = {
  'the sign-in': { prepare: hall => hall.open() },
  'the windows': {
    async prepare(hall) {
      await hall.sit('2', { sign: signs.longest })
      const page = await hall.open()
      await introduce(page)
      return page
    },
  },
  'the question who sits there': {
    async prepare(hall) {
      await hall.sit('2', { sign: signs.longest })
      const page = await hall.open()
      await introduce(page)
      await pressWindow(page, '2')
      await page.locator('kezek-dialog dialog').waitFor()
      return page
    },
  },
  'an empty hall': { prepare: hall => hall.desk(), seesActions: true },
  'a visitor with a right to confirm, and longest names': {
    async prepare(hall) {
      for (let n = 0; n < 3; n++) await hall.issue('assistive-aids.submission', { category: 'disability' })
      await hall.issue('rural-fuel-aid.submission')
      const other = await hall.sit('6')
      for (const name of ['ticket:park', 'ticket:mark-no-show'] as const) {
        const { ticket } = await other.callNext()
        await other.act(name, ticket)
      }
      const page = await hall.open()
      await sitDown(page, '5', signs.longest)
      await press(page, 'F2')
      await page.locator('kezek-visitor-card .claim').waitFor()
      await atDesk(page)
      return page
    },
    seesActions: true,
  },
  'a visitor who is served, and a step that can be taken back': {
    async prepare(hall) {
      const { number } = await hall.issue()
      const page = await hall.desk()
      await press(page, 'F2')
      await seeVisitor(page, number, 'called')
      await press(page, 'F4')
      await seeVisitor(page, number, 'serving')
      return page
    },
    seesActions: true,
  },
  'a refused press': {
    async prepare(hall) {
      const page = await hall.desk()
      await press(page, 'F6')
      await page.locator('kezek-notice-bar .refused').waitFor()
      return page
    },
    seesActions: true,
  },
  'a cancelled visitor': {
    async prepare(hall) {
      const { ticket } = await hall.issue()
      const page = await hall.desk()
      await press(page, 'F2')
      await page.locator('kezek-visitor-card .number').waitFor()
      await hall.manager.ask('ticket:cancel', { ticket, word: words.ru.cancelReasons[3] ?? '' })
      await page.locator('kezek-notice-bar .departure').waitFor()
      return page
    },
    seesActions: true,
  },
  'a break': {
    async prepare(hall) {
      const page = await hall.desk()
      await page.locator('kezek-desk .menu button').first().click()
      await page.locator('kezek-visitor-card .empty button').waitFor()
      return page
    },
    seesActions: true,
  },
  'a transfer': {
    async prepare(hall) {
      await hall.issue()
      const page = await hall.desk()
      await press(page, 'F2')
      await page.locator('kezek-visitor-card .number').waitFor()
      await atDesk(page)
      await press(page, 'F9')
      await page.locator('kezek-transfer-dialog li').first().waitFor()
      return page
    },
  },
  'the waiting list': {
    async prepare(hall) {
      await hall.issue('minor-housing-deal.submission', { category: 'war-veteran' })
      await hall.issue()
      const page = await hall.desk()
      await page.locator('kezek-queue-list .head button').click()
      await page.locator('kezek-waiting-dialog li').first().waitFor()
      return page
    },
  },
  'a ticket and the reasons to call it': {
    async prepare(hall) {
      const { number } = await hall.issue('minor-housing-deal.submission')
      const page = await hall.desk()
      await page.locator('kezek-number-search input').fill(number)
      await page.locator('kezek-number-search input').press('Enter')
      await page.locator('kezek-ticket-dialog .main').click()
      await page.locator('kezek-reason-form button').first().waitFor()
      return page
    },
  },
  'the queues to choose from': {
    async prepare(hall) {
      const page = await hall.desk()
      await page.locator('kezek-queue-list button').last().click()
      await page.locator('kezek-queues-dialog label').first().waitFor()
      return page
    },
  },
  'a locked screen': {
    async prepare(hall) {
      const page = await hall.desk()
      const other = await hall.sit('2', { sign: signs.longest, person: 'person-long' })
      await other.ask('counter:close-counter', { counter: '2', session: other.session })
      const takeOver = hall.view.counters['1']?.inspector ?? ''
      await other.ask('counter:open-counter', { counter: '1', takeOver })
      await page.locator('kezek-locked').waitFor()
      return page
    },
  },
}

describe.each(Object.entries(states))('%s', (_what, { prepare, seesActions = false }) => {
  test('fits each size in each language, and axe-core finds nothing', async () => {
    const page = await prepare(await openHall())
    const hasDialog = (await page.locator('dialog').count()) > 0
    for (const locale of locales) {
      // A dialog covers the language switch, so the test changes the language in the page.
      if (hasDialog) {
        await page.locator(`.languages button[lang=${locale}]`).evaluate(button => {
          if (button instanceof HTMLElement) button.click()
        })
      } else await speak(page, locale)
      for (const [width, height] of sizes) {
        await page.setViewportSize({ width, height })
        expect(await misfits(page, seesActions), `${locale} at ${width} x ${height}`).toEqual([])
      }
      // The first language is checked wide and zoomed. The others have the same colours, and at every size the same names and roles.
      const isFirst = locale === locales[0]
      expect(await (isFirst ? axe(page) : axeExceptContrast(page)), locale).toEqual([])
      await page.setViewportSize({ width: 1280, height: 720 })
      if (isFirst) expect(await axe(page), locale).toEqual([])
    }
  })
})

test('a screen reader hears who is called', async () => {
  const hall = await openHall()
  const { number } = await hall.issue()
  const page = await hall.desk()
  await press(page, 'F2')
  await page
    .locator('kezek-visitor-card [aria-live]', {
      hasText: words.kk.calledNow(number, 'Тұрғын үй кезегіне тұру'),
    })
    .waitFor({ state: 'attached' })
})

test("while a step can be undone, the visitor's data need no scrolling at 1280 x 720", async () => {
  const hall = await openHall()
  await hall.issue('assistive-aids.submission', { category: 'disability' })
  const page = await hall.open()
  await sitDown(page, '5')
  await press(page, 'F2')
  await page.locator('kezek-visitor-card .claim').waitFor()
  await atDesk(page)
  await press(page, 'F4')
  await page.locator('kezek-notice-bar [data-action=undo]').waitFor()
  for (const locale of locales) {
    await speak(page, locale)
    const hidden = await page
      .locator('kezek-visitor-card')
      .evaluate(card => card.scrollHeight - card.clientHeight)
    expect(hidden, locale).toBe(0)
  }
})
