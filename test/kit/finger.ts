import type { Locator, Page } from 'playwright-core'

export interface Point {
  x: number
  y: number
}

/** Puts a finger down, moves it in steps to each of these points, and lifts it at the last. */
export async function moveFinger(page: Page, [first, ...others]: readonly Point[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints })
  if (!first) throw new Error('a finger that is nowhere')
  await send('touchStart', [first])
  let last = first
  for (const next of others) {
    // A finger passes all points in between.
    for (const part of [0.25, 0.5, 0.75, 1])
      await send('touchMove', [
        { x: last.x + (next.x - last.x) * part, y: last.y + (next.y - last.y) * part },
      ])
    last = next
  }
  await send('touchEnd', [])
  await session.detach()
}

/** @returns the middle of an element, moved by some px */
export async function middleOf(element: Locator, by: Point = { x: 0, y: 0 }): Promise<Point> {
  const box = await element.boundingBox()
  if (!box) throw new Error('not on screen')
  return { x: box.x + box.width / 2 + by.x, y: box.y + box.height / 2 + by.y }
}
