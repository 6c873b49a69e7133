import type { Page } from 'playwright-core'

/**
 * @returns every part of the page, through shadow roots, that is wider than its place: what does not fit is cut, or must be
 * scrolled to.
 */
export async function cutParts(page: Page): Promise<string[]> {
  // A text, not a function: what a bundler adds to a function is not known in the page.
  return page.evaluate(`(() => {
    const cut = []
    function look(root) {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) look(element.shadowRoot)
        if (!(element instanceof HTMLElement) || element.closest('.visually-hidden')) continue
        // A table that is meant to be scrolled, by keyboard too.
        if (element.matches('[role=region][tabindex="0"]')) continue
        const { scrollWidth, clientWidth } = element
        const isBox = clientWidth > 0 && getComputedStyle(element).display !== 'inline'
        if (isBox && scrollWidth > clientWidth + 1) {
          cut.push([element.localName, element.className, element.textContent.trim().slice(0, 40)].join(' '))
        }
      }
    }
    look(document)
    return cut
  })()`)
}

/** Notes every alert that the board shows from now on, as the page's `alerts`: some stand for seconds only. */
export async function noteAlerts(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    const list = document.querySelector('kezek-manager-app').shadowRoot.querySelector('kezek-board-alerts').shadowRoot
    window.alerts = []
    let shown = []
    new MutationObserver(() => {
      const now = [...list.querySelectorAll('[data-alert]')].map(item => item.dataset.alert)
      window.alerts.push(...now.filter(alert => !shown.includes(alert)))
      shown = now
    }).observe(list, { childList: true, subtree: true })
  })()`)
}

/** Lets a page that opens from now on hear what happens in its hall only while it is not deaf; answers it always hears. */
export async function listenBy(page: Page, ears: { deaf: boolean }): Promise<void> {
  await page.routeWebSocket(/socket\.io/, line => {
    const server = line.connectToServer()
    line.onMessage(message => server.send(message))
    // Socket.IO: 42 is an event, 43 an answer.
    server.onMessage(message => {
      if (!ears.deaf || !String(message).startsWith('42')) line.send(message)
    })
  })
}
