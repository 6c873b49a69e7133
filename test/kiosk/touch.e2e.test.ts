import { describe, expect, test } from 'vitest'
import { common } from '../../shared/i18n/common/common.ts'
import { languageNames } from '../../shared/i18n/common/messages.ts'
import { kiosk } from '../../shared/i18n/kiosk/kiosk.ts'
import { middleOf, moveFinger, type Point } from '../kit/finger.ts'
import type { panel, Visitor } from '../kit/visitor.ts'
import { openKiosks } from './kiosks.ts'

/** A screen so low that its list of groups scrolls. */
const low = { width: 320, height: 400 }
const kiosks = openKiosks()

/** Counts the visitor's choices, so that a double press would show. */
async function countActs(visitor: Visitor): Promise<() => Promise<number>> {
  await visitor.page.evaluate(() => {
    const counted = { acts: 0 }
    Object.assign(window, { counted })
    window.addEventListener('kezek-act', () => counted.acts++)
  })
  return () => visitor.page.evaluate(() => (window as unknown as { counted: { acts: number } }).counted.acts)
}

async function atPurposes(size?: typeof panel): Promise<Visitor> {
  const visitor = await kiosks.come({ lang: 'en', touch: true, ...(size && { size }) })
  await visitor.press(languageNames.en)
  await visitor.sees(kiosk.en.choosePurpose)
  await visitor.settles()
  return visitor
}

describe('a finger on a button', () => {
  test.each([
    ['rolls 16 px to the side', { x: 16, y: 0 }],
    ['rolls 16 px down', { x: 0, y: 16 }],
    ['rolls 16 px up', { x: 0, y: -16 }],
    ['moves 40 px and stays on it', { x: 30, y: 26 }],
    ['lies still', { x: 0, y: 0 }],
  ])('that %s presses once', async (_how, by) => {
    const visitor = await atPurposes()
    const acts = await countActs(visitor)
    const button = visitor.page.getByRole('button', { name: common.en.purposes.submission })
    await moveFinger(visitor.page, [await middleOf(button), await middleOf(button, by)])
    await visitor.sees(kiosk.en.chooseGroup)
    expect(await acts()).toBe(1)
  })

  test('that leaves its button presses nothing until it returns', async () => {
    const visitor = await atPurposes()
    const acts = await countActs(visitor)
    const { page } = visitor
    const [from, to] = await Promise.all(
      [common.en.purposes.submission, common.en.purposes.collection].map(name =>
        middleOf(page.getByRole('button', { name })),
      ),
    )
    const [a, b] = [from, to] as [Point, Point]
    await moveFinger(page, [a, b])
    await moveFinger(page, [a, { x: a.x, y: 4 }])
    expect(await acts()).toBe(0)
    await moveFinger(page, [a, b, a])
    await visitor.sees(kiosk.en.chooseGroup)
    expect(await acts()).toBe(1)
  })

  test('that scrolls a long list presses nothing', async () => {
    const visitor = await atPurposes(low)
    await visitor.press(common.en.purposes.submission)
    await visitor.sees(kiosk.en.chooseGroup)
    await visitor.settles()
    const acts = await countActs(visitor)
    const { page } = visitor
    const button = page.locator('kezek-kiosk-choices .choice').nth(2)
    const start = await middleOf(button)
    await moveFinger(page, [start, { x: start.x, y: start.y - 150 }])
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(50)
    expect(await acts()).toBe(0)
  })

  test('with a second one beside it presses nothing', async () => {
    const visitor = await atPurposes()
    const acts = await countActs(visitor)
    const { page } = visitor
    const point = await middleOf(page.getByRole('button', { name: common.en.purposes.submission }))
    const session = await page.context().newCDPSession(page)
    const send = (type: 'touchStart' | 'touchEnd', touchPoints: (Point & { id: number })[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints })
    const second = { x: point.x + 60, y: point.y, id: 1 }
    await send('touchStart', [{ ...point, id: 0 }])
    await send('touchStart', [{ ...point, id: 0 }, second])
    await send('touchEnd', [second])
    await send('touchEnd', [])
    expect(await acts()).toBe(0)
  })
})

test('keys and mice press as before', async () => {
  const visitor = await atPurposes()
  const acts = await countActs(visitor)
  const { page } = visitor
  await page.getByRole('button', { name: common.en.purposes.submission }).focus()
  await page.keyboard.press('Enter')
  await visitor.sees(kiosk.en.chooseGroup)
  await visitor.press('Housing')
  await visitor.sees(kiosk.en.chooseService)
  expect(await acts()).toBe(2)
})
