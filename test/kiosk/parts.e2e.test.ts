import type { Browser } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { locales } from '../../shared/domain/locale.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { kiosk } from '../../shared/i18n/kiosk/kiosk.ts'
import { findOffer, offersFor } from '../../shared/ui/offer.ts'
import { search } from '../../shared/ui/search-offers.ts'
import { closeWindows, openBrowser } from '../kit/browser.ts'
import type { Fixture } from '../kit/fixture.ts'
import { at, offering } from '../kit/offering.ts'
import { serviceById, services } from '../kit/order.ts'
import { showStep } from './step-fixture.ts'

/** Least height of a ticket's number on the screen, px: read from two metres. */
const minNumberPx = 250
const hall = offering(at(10))

let browser: Browser
let step: Fixture

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => closeWindows(browser))
afterEach(() => step.page.close())

async function show(name: string, props: object): Promise<Fixture> {
  step = await showStep(browser, name, props)
  return step
}
const press = (name: string) => step.page.getByRole('button', { name, exact: true }).click()

test('a panel shows each service of the order whole, in every language', async () => {
  const parts = [0, 1]
  const { element, page, set } = await show('kiosk-documents', {
    offer: findOffer(hall, 'assistive-aids.submission'),
  })

  const tooLong: string[] = []
  for (const { id } of services)
    for (const locale of locales) {
      await set({ locale, offer: findOffer(hall, `${id}.submission`) })
      for (const part of parts) {
        await element.locator('.tabs button').nth(part).click()
        if (await page.evaluate(() => document.documentElement.scrollHeight > innerHeight))
          tooLong.push(`${id} ${locale} ${part}`)
      }
    }

  expect(tooLong).toEqual([])
})

describe.each(locales)('%s', lang => {
  const words = kiosk[lang]

  test('the documents of a service: what to bring, and a button that takes a ticket', async () => {
    const offer = findOffer(hall, 'housing-register.submission')

    const { element, events } = await show('kiosk-documents', { locale: lang, offer, hasRights: true })

    const papers = (serviceById('housing-register')?.documents ?? []).map(paper => paper.name[lang])
    expect(papers.length).toBeGreaterThan(0)
    const shown = await element.locator('li').allTextContents()
    expect(shown).toHaveLength(papers.length)
    for (const [at, paper] of papers.entries()) expect(shown[at]).toContain(paper)
    await press(words.getTicket)
    expect(await events('kezek-act')).toEqual([{ type: 'take', hasRights: true }])
  })

  test('a document says who has to bring it, original or copy, and who issues it', async () => {
    const opinion = 4
    const { when, name, issuer } =
      serviceById('prosthetic-aid')?.documents[opinion] ?? expect.fail('no opinion')
    const offer = findOffer(hall, 'prosthetic-aid.submission')

    const { element } = await show('kiosk-documents', { locale: lang, offer })

    const shown = await element.locator('li').nth(opinion).textContent()
    const copies = { kk: 'түпнұсқа және көшірме', ru: 'оригинал и копия', en: 'original and copy' }
    expect(shown).toContain(`${when?.[lang]}: ${name[lang]} (${copies[lang]}, `)
    expect(shown).toContain(issuer?.[lang])
  })

  test('about the service: who may apply, who decides, forms, legal basis and contacts', async () => {
    const offer = findOffer(hall, 'housing-register.submission')
    const { eligibility, decidingBody, formsAt, legalBasis, contacts } = offer?.service ?? expect.fail('none')
    const { element } = await show('kiosk-documents', { locale: lang, offer })

    await press(words.aboutService)

    const shown = await element.locator('dl').textContent()
    for (const text of [eligibility?.[0], decidingBody, formsAt, legalBasis, contacts])
      expect(shown).toContain(text?.[lang] ?? 'missing')
  })

  test('the documents of a collection: the receipt', async () => {
    const offer = findOffer(hall, 'guardianship-certificate.collection')

    const { element } = await show('kiosk-documents', { locale: lang, offer })

    expect(await element.locator('li').first().textContent()).toBe(offer?.bring?.[0]?.[lang])
  })

  test('a form of a service: its button opens it, and its pages stand below each other; one that failed is tried again', async () => {
    const title = { kk: 'Өтініш', ru: 'Заявление', en: 'Application' }
    const file = { id: 'application', kind: 'form', title, digest: '0'.repeat(64), pages: 2 }
    const offer = findOffer(hall, 'housing-register.submission')
    const service = { ...offer?.service, files: [file] }
    const { events } = await show('kiosk-documents', { locale: lang, offer: { ...offer, service } })
    await step.page.getByRole('button', { name: title[lang] }).click()
    expect(await events('kezek-act')).toEqual([{ type: 'open-file', file: 'application' }])
    await step.page.close()

    // No server is there.
    const { page, element } = await show('kiosk-file', { locale: lang, file })
    const again = (number: number) => `${words.pageOf(number, 2)}. ${words.tryAgain}`
    await element.getByRole('button', { name: again(2) }).waitFor()
    const picture = PNG.sync.write(new PNG({ width: 600, height: 800 }))
    await page.route('**/api/files/**', route => route.fulfill({ body: picture, contentType: 'image/png' }))
    await press(again(1))
    await press(again(2))

    const pages = element.getByRole('img')
    await pages.nth(1).waitFor()
    expect(await pages.evaluateAll(list => list.map(one => one.getAttribute('alt')))).toEqual([
      words.pageOf(1, 2),
      words.pageOf(2, 2),
    ])
    const [first, second] = [await pages.nth(0).boundingBox(), await pages.nth(1).boundingBox()]
    expect(second?.y).toBeGreaterThanOrEqual((first?.y ?? 0) + (first?.height ?? Infinity))
  })

  test('a ticket: its number in huge digits, its service, who is before, how long it takes and where to wait', async () => {
    const service = serviceById('housing-register')?.kioskTitle
    const { element, events, set } = await show('kiosk-ticket', {
      locale: lang,
      service,
      ticket: { number: 'A002', before: 1 },
    })

    const number = element.locator('.number')
    expect(await number.textContent()).toBe('A002')
    expect((await number.boundingBox())?.height).toBeGreaterThan(minNumberPx)
    const shown = async () => (await element.locator('kezek-kiosk-page').textContent()) ?? ''
    const { peopleBefore, nobodyBefore, waitNotKnown } = common[lang]
    for (const text of [service?.[lang] ?? '', peopleBefore(1), waitNotKnown, words.whereToWait])
      expect(await shown()).toContain(text)
    await set({ ticket: { number: 'A001', before: 0 } })
    expect(await shown()).toContain(nobodyBefore)
    await press(words.done)
    expect(await events('kezek-begin')).toHaveLength(1)
  })

  test('a ticket whose paper never came out: its visitor is asked to remember the large number', async () => {
    const { element } = await show('kiosk-ticket', {
      locale: lang,
      print: 'failed',
      ticket: { number: 'A002', before: 1 },
    })

    const shown = (await element.locator('kezek-kiosk-page').textContent()) ?? ''
    expect(shown).toContain(words.noPaper('A002'))
    expect(shown).not.toContain(words.takeTicket)
    expect((await element.locator('.number').boundingBox())?.height).toBeGreaterThan(minNumberPx)
  })

  test('the search: the keyboard of the language writes the name of a service, which is then found and chosen', async () => {
    const offers = offersFor(hall, 'collection')
    const title = serviceById('guardianship-certificate')?.kioskTitle[lang] ?? ''
    const { element, events, set } = await show('kiosk-search', { locale: lang, typed: '', choices: [] })

    const typed = title.slice(0, 5)
    for (let length = 1; length <= typed.length; length++) {
      await press(typed.charAt(length - 1).toUpperCase())
      await set({ typed: typed.slice(0, length).toLowerCase() })
    }

    const acts = await events('kezek-act')
    expect(acts.at(-1)).toEqual({ type: 'type', typed: typed.toLowerCase() })
    expect(await element.locator('input').inputValue()).toBe(typed.toLowerCase())
    const found = search(offers, typed.toLowerCase())
    const choices = found.map(({ title, queue }) => ({
      title: title[lang],
      action: { type: 'service', queue },
    }))
    await set({ choices })
    await press(title)
    expect((await events('kezek-act')).at(-1)).toEqual({
      type: 'service',
      queue: 'guardianship-certificate.collection',
    })
  })
})
