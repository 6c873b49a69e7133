import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { languageNames } from '../../shared/i18n/common/messages.ts'
import { kiosk } from '../../shared/i18n/kiosk/kiosk.ts'
import { closeWindows, openBrowser } from '../kit/browser.ts'
import { middleOf, moveFinger, type Point } from '../kit/finger.ts'
import type { Fixture } from '../kit/fixture.ts'
import { purposeWords, serviceById } from '../kit/order.ts'
import { panel } from '../kit/visitor.ts'
import { openKiosks } from './kiosks.ts'
import { showStep } from './step-fixture.ts'

/** A screen so low that a list of groups scrolls. */
const low = { width: 320, height: 400 }
const handIn = { title: purposeWords('en', 'submission'), action: { type: 'choose', purpose: 'submission' } }
const collect = { title: purposeWords('en', 'collection'), action: { type: 'choose', purpose: 'collection' } }
const groups = [...'ABCDEFGH'].map(letter => ({ title: `Group ${letter}`, letter, action: { letter } }))

describe('a finger on a button', () => {
  let browser: Browser
  let step: Fixture

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => closeWindows(browser))
  afterEach(() => step.page.close())

  async function showChoices(choices: readonly object[], viewport = panel): Promise<void> {
    const props = { heading: kiosk.en.choosePurpose, locale: 'en', choices, roomy: viewport === panel }
    step = await showStep(browser, 'kiosk-choices', props, { viewport, touch: true })
  }
  const acts = () => step.events('kezek-act')
  const buttonOf = ({ title }: { title: string }) => step.page.getByRole('button', { name: title })

  test.each([
    ['rolls 16 px to the side', { x: 16, y: 0 }],
    ['rolls 16 px down', { x: 0, y: 16 }],
    ['rolls 16 px up', { x: 0, y: -16 }],
    ['moves 40 px and stays on it', { x: 30, y: 26 }],
    ['lies still', { x: 0, y: 0 }],
  ])('that %s presses once', async (_how, by) => {
    await showChoices([handIn, collect])
    const button = buttonOf(handIn)

    await moveFinger(step.page, [await middleOf(button), await middleOf(button, by)])

    expect(await acts()).toEqual([handIn.action])
  })

  test('that leaves its button presses nothing until it returns', async () => {
    await showChoices([handIn, collect])
    const from = await middleOf(buttonOf(handIn))
    const to = await middleOf(buttonOf(collect))

    await moveFinger(step.page, [from, to])
    await moveFinger(step.page, [from, { x: from.x, y: 4 }])
    expect(await acts()).toEqual([])

    await moveFinger(step.page, [from, to, from])
    expect(await acts()).toEqual([handIn.action])
  })

  test('that scrolls a long list presses nothing', async () => {
    await showChoices(groups, low)
    const start = await middleOf(step.page.locator('.choice').nth(2))

    await moveFinger(step.page, [start, { x: start.x, y: start.y - 150 }])

    expect(await step.page.evaluate(() => window.scrollY)).toBeGreaterThan(50)
    expect(await acts()).toEqual([])
  })

  test('with a second one beside it presses nothing', async () => {
    await showChoices([handIn, collect])
    const point = await middleOf(buttonOf(handIn))
    const session = await step.page.context().newCDPSession(step.page)
    const send = (type: 'touchStart' | 'touchEnd', touchPoints: (Point & { id: number })[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints })
    const second = { x: point.x + 60, y: point.y, id: 1 }

    await send('touchStart', [{ ...point, id: 0 }])
    await send('touchStart', [{ ...point, id: 0 }, second])
    await send('touchEnd', [second])
    await send('touchEnd', [])

    expect(await acts()).toEqual([])
  })
})

describe('on a kiosk', () => {
  const kiosks = openKiosks()

  test('keys and mice press as before, and a finger that rolls presses once', async () => {
    const title = serviceById('housing-register')?.kioskTitle.en ?? ''
    const visitor = await kiosks.come({ lang: 'en', touch: true })
    const { page } = visitor
    await visitor.press(languageNames.en)
    await visitor.sees(kiosk.en.choosePurpose)
    await visitor.settles()
    await page.evaluate(() => {
      const counted = { acts: 0 }
      Object.assign(window, { counted })
      window.addEventListener('kezek-act', () => counted.acts++)
    })

    const button = page.getByRole('button', { name: purposeWords('en', 'submission') })
    await moveFinger(page, [await middleOf(button), await middleOf(button, { x: 16, y: 0 })])
    await visitor.sees(kiosk.en.chooseGroup)
    await visitor.settles()
    await page.getByRole('button', { name: 'Housing' }).first().focus()
    await page.keyboard.press('Enter')
    await visitor.sees(kiosk.en.chooseService)
    await visitor.press(title)

    await visitor.sees(title)
    expect(await page.evaluate(() => (window as unknown as { counted: { acts: number } }).counted.acts)).toBe(
      3,
    )
  })
})
