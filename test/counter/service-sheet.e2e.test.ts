import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileAddress } from '../../shared/catalogue/files.ts'
import { locales } from '../../shared/domain/locale.ts'
import { fileDetails, fileFacts } from '../../shared/i18n/common/file-facts.ts'
import { axe, closeWindows, openBrowser } from '../kit/browser.ts'
import { type Fixture, fixture } from '../kit/fixture.ts'
import { order, screenCatalogue } from '../kit/order.ts'

/** Beside another program, the counter is this narrow, px. */
const strip = { width: 400, height: 720 }
const service = screenCatalogue.servicesById.get('assistive-aids') ?? expect.fail('no service')

let browser: Browser
let sheet: Fixture

beforeAll(async () => {
  browser = await openBrowser()
  sheet = await fixture(browser, {
    module: 'counter/service-sheet.ts',
    tag: 'kezek-service-sheet',
    props: { service },
    viewport: strip,
  })
})
afterAll(() => closeWindows(browser))

describe.each(locales)('%s', locale => {
  test('the documents and those who may apply unfold by key, and fold again', async () => {
    const papers = service.documents
    const { element, page, set } = sheet
    await set({ locale, service, bring: undefined })
    expect(await element.locator('ol').isVisible()).toBe(false)

    await element.locator('summary').focus()
    await page.keyboard.press('Space')

    const shown = (await element.locator('details').textContent()) ?? ''
    for (const { name, issuer } of papers)
      for (const text of [name, issuer ?? name]) expect(shown).toContain(text[locale])
    for (const group of service.eligibility ?? []) expect(shown).toContain(group[locale])
    expect(shown).toContain(service.documentsNote?.[locale])
    expect(await element.locator('ol > li').count()).toBe(papers.length)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(strip.width)
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Space')
    expect(await element.locator('ol').isVisible()).toBe(false)
  })

  test('forms and samples are links that open a new tab, each with its kind and pages', async () => {
    const file = {
      id: 'application',
      kind: 'form',
      title: { kk: 'Өтініш', ru: 'Заявление', en: 'Application' },
      digest: '0'.repeat(64),
      pages: 2,
    } as const
    const sample = { ...file, id: 'filled-in', kind: 'sample', digest: '1'.repeat(64), pages: 1 } as const
    const { element, page, set } = sheet
    await set({ locale, service: { ...service, files: [file, sample] }, bring: undefined })

    await element.locator('summary').focus()
    await page.keyboard.press('Space')

    const links = element.locator('.files a')
    const rows = await element.locator('.files li').allTextContents()
    for (const [at, one] of [file, sample].entries()) {
      expect(await links.nth(at).getAttribute('href')).toBe(fileAddress(one.digest))
      expect(await links.nth(at).getAttribute('target')).toBe('_blank')
      for (const words of [file.title[locale], fileFacts[locale].newTab, fileDetails(locale, one)])
        expect(rows[at]).toContain(words)
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(strip.width)
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Space')
  })
})

test('for a collection the receipt is the only paper', async () => {
  const { bring } = order.purposes.find(({ id }) => id === 'collection') ?? expect.fail('no collection')
  const { element, set } = sheet

  await set({ locale: 'en', service, bring })

  expect(await element.locator('ol > li').allTextContents()).toEqual([bring?.[0]?.en])
})
