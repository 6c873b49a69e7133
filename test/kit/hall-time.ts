import type { Page } from 'playwright-core'

/**
 * Lets a page that opens from now on hear another time of its hall than other screens.
 *
 * @returns a function that moves the time in the page's next ticks ahead by the given milliseconds
 */
export async function movableHallTime(page: Page): Promise<(ms: number) => void> {
  let aheadMs = 0
  await page.routeWebSocket(/socket\.io/, line => {
    const server = line.connectToServer()
    line.onMessage(message => server.send(message))
    server.onMessage(message => {
      const text = String(message)
      const isTick = text.startsWith('42["tick"')
      line.send(isTick ? text.replace(/"now":(\d+)/, (_, now) => `"now":${Number(now) + aheadMs}`) : message)
    })
  })
  return ms => {
    aheadMs += ms
  }
}
