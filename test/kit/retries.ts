import type { Page } from 'playwright-core'
import { until } from './until.ts'

/** Milliseconds: the longest pause between two tries of a page. */
const longestPauseMs = 30_000

/**
 * Waits until a page that repeats its request shows an element. Each pause before the next try passes at once.
 *
 * @param page its timers follow a clock of its own, by `page.clock.install()` before it is loaded
 */
export async function untilRetried(page: Page, element: string): Promise<void> {
  await until(`${element} is shown`, async () => {
    if ((await page.locator('[data-next-try]').count()) > 0) await page.clock.fastForward(longestPauseMs)
    return (await page.locator(element).count()) > 0
  })
}
