import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Service } from '../../shared/catalogue/schema.ts'
import { locales } from '../../shared/domain/locale.ts'
import { errorMessage } from '../../shared/i18n/common/errors.ts'
import { serviceFileMessages } from '../../shared/i18n/office/service-files.ts'
import { closeWindows, openBrowser } from '../kit/browser.ts'
import type { Fixture } from '../kit/fixture.ts'
import { startNode, type TestNode } from '../kit/node.ts'
import { startRedis, type TestRedis } from '../kit/redis.ts'
import { until } from '../kit/until.ts'
import { field, fillText, picture, readCatalogue, save, showCatalogue } from './catalogue-scene.ts'

const deskWidth = 1280

let redis: TestRedis
let node: TestNode
let browser: Browser
let section: Fixture

beforeAll(async () => {
  redis = await startRedis()
  node = await startNode(redis)
  browser = await openBrowser()
})
afterEach(() => section?.page.close())
afterAll(async () => {
  await closeWindows(browser)
  await node?.stop()
  await redis?.stop()
})

async function mount() {
  section = await showCatalogue(browser, node.url, 'en', 'administrator', deskWidth)
  return section.element
}

async function serviceAt(at: number): Promise<Service> {
  return (await readCatalogue(node.url)).services[at] ?? expect.fail('no such service')
}

test('a form is sent: its progress and what cannot be used are said beside the list; it opens in a new tab', async () => {
  const element = await mount()
  const { page } = section
  const { id } = await serviceAt(5)
  const files = element.locator('kezek-service-files')
  const words = serviceFileMessages.en
  await element.locator(`[data-service=${id}]`).click()
  let release = () => {}
  const released = new Promise<void>(resolve => {
    release = resolve
  })
  await page.route('**/api/catalogue-files/*', async route => {
    await released
    await route.continue()
  })

  const input = files.locator('input[type=file]')
  await input.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no form') })
  await files.getByRole('status').getByText(words.sending('notes.txt')).waitFor()
  release()
  const refusal = { code: 'BAD_FILE', detail: { problem: 'wrong-type' } } as const
  await files.getByRole('alert').getByText(errorMessage('en', refusal)).waitFor()
  await input.setInputFiles(picture('form.png', 500))
  await files.getByRole('status').getByText(words.added('form.png')).waitFor()
  const tabOpened = page.context().waitForEvent('page')
  await files.locator('[data-act=open]').press('Enter')
  const tab = await tabOpened

  await tab.waitForURL(/\/api\/files\/[0-9a-f]{64}$/)
  const shown = await fetch(tab.url())
  expect(shown.headers.get('Content-Type')).toBe('image/png')
  expect(await files.locator('[role=alert] .trouble').count()).toBe(0)
  await tab.close()
})

test('a form and a sample get titles, kinds and places by keyboard; they are saved with the service and undone', async () => {
  const element = await mount()
  const service = await serviceAt(6)
  const files = element.locator('kezek-service-files')
  const input = files.locator('input[type=file]')
  const { keyboard } = section.page
  await element.locator(`[data-service=${service.id}]`).click()

  await input.focus()
  await input.setInputFiles(picture('form.png', 600))
  await until('the title of the new file has the focus', () =>
    field(element, 'files.0.title.kk').evaluate(one => one.matches(':focus')),
  )
  for (const locale of locales) {
    await keyboard.type(`Application ${locale}`)
    await keyboard.press('Tab')
  }
  await input.setInputFiles(picture('sample.png', 700))
  await fillText(element, 'files.1.title', 'Application')
  await field(element, 'files.1.kind').selectOption('sample')
  await field(element, 'files.1.kind').press('Alt+ArrowUp')
  await save(element)
  const saved = (await serviceAt(6)).files
  await element.locator('[data-act=undo]').click()
  await element.locator('[data-said=undone]').waitFor()

  const title = { kk: 'Application kk', ru: 'Application ru', en: 'Application en' }
  expect(saved).toMatchObject([
    { id: 'application-en', kind: 'sample', title, type: 'image/png', pages: 1 },
    { id: 'application-en-2', kind: 'form', title, type: 'image/png', pages: 1 },
  ])
  expect(saved?.[0]?.digest).not.toBe(saved?.[1]?.digest)
  expect(await serviceAt(6)).toEqual(service)
  expect(section.faults).toEqual([])
})
