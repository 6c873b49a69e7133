import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Centre } from '../../shared/catalogue/schema.ts'
import type { CatalogueDocument } from '../../shared/contract/catalogue.ts'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import type { StaffRole } from '../../shared/domain/roles.ts'
import { errorMessage } from '../../shared/i18n/common/errors.ts'
import { problemWords } from '../../shared/i18n/office/catalogue-problems.ts'
import { centreMessages } from '../../shared/i18n/office/centre.ts'
import { axe, closeWindows, openBrowser } from '../kit/browser.ts'
import { handshakeOf, must, rawClient } from '../kit/client.ts'
import { emptyView } from '../kit/empty-view.ts'
import { type Fixture, fixture } from '../kit/fixture.ts'
import { startNode, type TestNode } from '../kit/node.ts'
import { screenCatalogue } from '../kit/order.ts'
import { startRedis, type TestRedis } from '../kit/redis.ts'

const centre = 'akmola'

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

async function read<T>(path: string): Promise<T> {
  const response = await fetch(`${node.url}${path}`, { headers: { 'kezek-role': 'administrator' } })
  return (await response.json()) as T
}

async function entry(): Promise<Centre | undefined> {
  const { reply } = await read<{ reply: CatalogueDocument }>('/api/catalogue/document')
  return reply.catalogue.centres.find(({ id }) => id === centre)
}

async function mount(role: StaffRole, locale: Locale = 'en', width = 1280): Promise<Locator> {
  const settings = await read(`/api/centres/${centre}/settings`)
  const hall = { view: { ...emptyView(), settings }, isSilent: false }
  section = await fixture(browser, {
    module: 'office/centre/centre-section.ts',
    tag: 'kezek-centre-section',
    props: { office: { hall, centre, settings, catalogue: screenCatalogue, role, locale } },
    server: node.url,
    query: `?as=${role}`,
    viewport: { width, height: 800 },
  })
  await section.element.locator('[id="name.kk"]').waitFor()
  return section.element
}

test('an administrator changes what visitors are shown about a centre; what is wrong is said beside it', async () => {
  const element = await mount('administrator')
  const before = await entry()
  const card = element.locator('section[aria-labelledby=entry]')

  for (const locale of locales)
    await element.locator(`[id="director.${locale}"]`).fill(`A. Akhmetov ${locale}`)
  await element.locator('[data-rows=phones] [data-act=add]').click()
  await element.locator('[data-rows=phones] li:last-child input').fill('40-10-77')
  await element.locator('#map').fill('maps.example/akmola')
  await card.locator('[data-act=save]').click()
  await element.locator('#map-wrong').getByText(problemWords('en', 'bad-address')).waitFor()
  await element.locator('#map').fill('https://maps.example/akmola')
  await card.locator('[data-act=save]').click()
  await card.locator('[data-said=saved]').waitFor()

  expect(await entry()).toEqual({
    ...before,
    phones: [...(before?.phones ?? []), '40-10-77'],
    map: 'https://maps.example/akmola',
    director: { kk: 'A. Akhmetov kk', ru: 'A. Akhmetov ru', en: 'A. Akhmetov en' },
  })
})

test('a time zone that tickets of today are in the way of is refused beside the field', async () => {
  const kiosk = await rawClient(node.url, { ...handshakeOf('manager'), centre })
  await must(kiosk, 'ticket:issue', { queue: 'housing-register.submission', lang: 'kk' })
  kiosk.close()
  const element = await mount('manager')
  const card = element.locator('section[aria-labelledby=hall]')

  await element.locator('#zone').selectOption('Pacific/Apia')
  await card.locator('[data-act=save]').click()

  const [begin = ''] = errorMessage('en', { code: 'DAY_IN_USE' }).split(':')
  await element.locator('#zone-wrong').getByText(begin).waitFor()
  await element.locator('#dayStartsAt').fill('25')
  await card.locator('[data-act=save]').click()
  await element.locator('#day-wrong').getByText(centreMessages.en.noTime).waitFor()
  expect(await element.locator('[id="name.kk"]').isDisabled()).toBe(true)
  expect(await element.locator('[data-entry-read-only]').isVisible()).toBe(true)
})

test.each(locales)('in %s the section fits a telephone, and axe finds nothing', async locale => {
  const telephone = 400
  await mount('administrator', locale, telephone)
  const { page } = section
  // The margins of the office's page.
  await page.addStyleTag({ content: 'body { padding: 0 20px }' })

  const faults = await axe(page)
  const isWithin = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

  expect(faults).toEqual([])
  expect(isWithin).toBe(true)
})
