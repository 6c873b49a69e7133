import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { QueueId } from '../../shared/domain/queue.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { closeWindows, openBrowser } from '../kit/browser.ts'
import { member } from '../kit/member.ts'
import { centres } from '../kit/order.ts'
import { until } from '../kit/until.ts'
import { type VisitOptions, type Visitor, visit } from '../kit/visitor.ts'

/** A queue that no visitor of a test enters. */
const ownQueue: QueueId = 'foreign-media.collection'

/** A server with kiosks, for the tests of one file. */
export interface Kiosks {
  app(): TestApp
  /** Opens a kiosk for a visitor, by default in a centre that no other test uses. */
  come(options?: Partial<VisitOptions>): Promise<Visitor>
  /** @returns the number of visitors waiting in `queue`, as the centre's manager sees it. */
  waiting(centre: string, queue: QueueId): Promise<number>
}

/** Starts a server and a browser for the following tests, and stops them. No page may contact another host. */
export function openKiosks(env: Record<string, string> = {}): Kiosks {
  let app: TestApp
  let browser: Browser
  const unused = centres.map(({ id }) => id)
  const visitors: Visitor[] = []

  beforeAll(async () => {
    ;[app, browser] = await Promise.all([startApp({ env }), openBrowser()])
  })
  afterAll(async () => {
    await closeWindows(browser)
    await app?.stop()
  })
  afterEach(async () => {
    const gone = visitors.splice(0)
    for (const { page } of gone) await page.context().close()
    expect(gone.flatMap(({ faults }) => faults)).toEqual([])
  })

  return {
    app: () => app,
    async come({ centre = unused.shift(), ...options } = {}) {
      if (centre === undefined) throw new Error('every centre has been used')
      const visitor = await visit(browser, app.url, { centre, ...options })
      visitors.push(visitor)
      return visitor
    },
    async waiting(centre, queue) {
      const manager = await member(app.url, { role: 'manager', centre })
      // Our own ticket comes after all others; when the manager sees it, it has seen all of them.
      const last = await manager.answer('ticket:issue', { queue: ownQueue, lang: 'en' })
      if (!last.ok) throw new Error(last.error.code)
      await until('the manager sees it', () => (manager.hall.view?.n ?? 0) >= last.n)
      manager.close()
      return manager.hall.view?.queues[queue]?.waiting ?? 0
    },
  }
}
