import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sitDown } from '../../scripts/pictures/counter-page.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { axe, closeWindows, openBrowser } from '../kit/browser.ts'
import { issue, type Member, member } from '../kit/member.ts'
import { until } from '../kit/until.ts'

const centre = 'akmola'
/** Window 1 does not serve it in a new centre. */
const benefit: QueueId = 'child-benefit.submission'

let app: TestApp
let browser: Browser
let office: Page
let counter: Page
let manager: Member

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), openBrowser()])
  manager = await member(app.url, { role: 'manager', centre })
})
afterAll(async () => {
  manager?.close()
  await closeWindows(browser)
  await app?.stop()
})

async function openOffice(section: string): Promise<void> {
  office = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await office.addInitScript(() => localStorage.setItem('kezek.language', 'en'))
  await office.goto(`${app.url}/office/?centre=${centre}#${section}`)
  await office.locator(`kezek-${section}-section h2`).waitFor()
}

test('a window gets a group at the office, and its open counter screen has the waiting visitor at once', async () => {
  counter = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await counter.goto(`${app.url}/counter/?centre=${centre}`)
  await sitDown(counter, '1')
  await issue(manager, benefit)
  await openOffice('windows')

  await office.locator('[data-window="1"] [data-act=change]').click()
  await office.locator('[data-group=B] > .tick input[data-purpose=submission]').check()
  await office.locator('[data-effect=window-at-once]').waitFor()
  expect(await axe(office)).toEqual([])
  await office.locator('[data-act=save]').click()
  await office.locator('[data-said=saved]').waitFor()

  await counter.locator('kezek-queue-list li', { hasText: 'Балаларға жәрдемақы' }).waitFor()
  await counter.keyboard.press('F2')
  await until('window 1 has the visitor', () => manager.hall.view?.counters['1']?.ticket !== undefined)
})

test('the boxes of a service are beside its name, each below its purpose', async () => {
  const line = office.locator('[data-service=child-benefit]')

  const [name, first, second] = await Promise.all(
    [line.locator('.name'), line.locator('.tick').first(), line.locator('.tick').last()].map(one =>
      one.boundingBox(),
    ),
  )

  const [nameEnd, firstEnd] = [(name?.x ?? 0) + (name?.width ?? 0), (first?.x ?? 0) + (first?.width ?? 0)]
  expect(first?.x).toBeGreaterThanOrEqual(nameEnd)
  expect(second?.x).toBeGreaterThanOrEqual(firstEnd)
})

test('an open window cannot be removed; the draft says so, and stays over a reload of the page', async () => {
  office.on('dialog', dialog => void dialog.accept())
  await office.locator('[data-window="1"] [data-act=remove]').click()
  await office.locator('[data-effect=window-occupied][data-weight=refused]').waitFor()
  await office.locator('[data-act=save]').click()
  await office.locator('.save-bar .trouble').waitFor()
  expect(manager.hall.view?.settings.counters.some(({ id }) => id === '1')).toBe(true)

  // As the page does after an upgrade of the server.
  await office.evaluate(() => window.dispatchEvent(new Event('kezek-leaving')))
  await office.reload()

  await office.locator('[data-effect=window-occupied]').waitFor()
  expect(await office.locator('[data-window="1"]').count()).toBe(0)
  await office.locator('[data-act=discard]').click()
  await office.locator('[data-window="1"]').waitFor()
})
