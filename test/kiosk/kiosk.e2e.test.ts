import { describe, expect, test } from 'vitest'
import type { QueueId } from '../../shared/domain/queue.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { languageNames } from '../../shared/i18n/common/messages.ts'
import { kiosk } from '../../shared/i18n/kiosk/kiosk.ts'
import { issue, member } from '../kit/member.ts'
import { entitlements, order, purposeWords, serviceById } from '../kit/order.ts'
import { until } from '../kit/until.ts'
import { panel, pressByKey } from '../kit/visitor.ts'
import { openKiosks } from './kiosks.ts'

const queue: QueueId = 'housing-register.submission'
const kiosks = openKiosks()

// The steps in each language: parts.e2e.test.ts and targets.e2e.test.ts.

test('a visitor takes a ticket by clicks, and sees what to bring, how long it takes and where to wait', async () => {
  const lang = 'kk'
  const words = kiosk[lang]
  const service = serviceById('housing-register')
  const visitor = await kiosks.come({ lang })
  const { page, centre } = visitor
  const another = await member(kiosks.app().url, { role: 'kiosk', centre })
  await issue(another, queue)
  another.close()
  await visitor.toDocuments(queue)
  for (const paper of service?.documents ?? []) await visitor.reads(paper.name[lang])
  await visitor.press(words.getTicket)
  await visitor.press(common[lang].noEntitlement)
  expect(await visitor.number()).toBe('A002')
  await visitor.reads(service?.kioskTitle[lang] ?? '')
  await visitor.reads(common[lang].peopleBefore(1))
  await visitor.reads(common[lang].waitNotKnown)
  await visitor.reads(words.whereToWait)
  expect(await page.evaluate(() => document.documentElement.lang)).toBe(lang)
  const { height } = (await page.locator('.number').boundingBox()) ?? { height: 0 }
  expect(height).toBeGreaterThan(250)
  await visitor.press(words.done)
  await visitor.sees(kiosk.kk.chooseLanguage)
  expect(await kiosks.waiting(visitor.centre, queue)).toBe(2)
})

test('a visitor finds a service by its name on the keyboard of the language', async () => {
  const lang = 'ru'
  const words = kiosk[lang]
  const visitor = await kiosks.come({ lang })
  const { page } = visitor
  await visitor.press(languageNames[lang])
  await visitor.press(purposeWords(lang, 'collection'))
  await visitor.press(common[lang].search)
  await visitor.sees(words.findService)
  const title = serviceById('guardianship-certificate')?.kioskTitle[lang] ?? ''
  const typed = title.slice(0, 5).toUpperCase()
  for (const letter of typed) await page.getByRole('button', { name: letter, exact: true }).click()
  await expect.poll(() => page.getByRole('textbox').inputValue()).toBe(typed.toLowerCase())
  await visitor.press(title)
  await visitor.sees(title)
  await visitor.reads(order.purposes[1]?.bring?.[0]?.[lang] ?? '')
  await visitor.press(words.getTicket)
  await visitor.press(common[lang].noEntitlement)
  expect(await visitor.number()).toBe('K001')
  await visitor.reads(common[lang].nobodyBefore)
})

test('the Kazakh keyboard has every letter that the Russian one lacks', async () => {
  const visitor = await kiosks.come()
  await visitor.press(languageNames.kk)
  await visitor.press(purposeWords('kk', 'submission'))
  await visitor.press(common.kk.search)
  for (const letter of 'ӘҒҚҢӨҰҮҺІ')
    await visitor.page.getByRole('button', { name: letter, exact: true }).waitFor()
  // A physical keyboard also writes, and the text can be erased.
  await visitor.page.getByRole('textbox').click()
  await visitor.page.keyboard.type('ыыы')
  await visitor.reads(kiosk.kk.nothingFound)
  await visitor.press(kiosk.kk.erase)
  await expect.poll(() => visitor.page.getByRole('textbox').inputValue()).toBe('ыы')
  await visitor.press(kiosk.kk.clear)
  await visitor.reads(serviceById('housing-register')?.kioskTitle.kk ?? '')
})

test('a visitor claims an entitlement in plain words and sees what proof to show; the ticket does not show it', async () => {
  const visitor = await kiosks.come({ lang: 'ru' })
  const [, disability] = entitlements
  await visitor.toQuestion(queue)
  await visitor.press(disability?.title.ru ?? '')
  await visitor.sees(disability?.title.ru ?? '')
  await visitor.reads(common.ru.bringProof)
  await visitor.press(kiosk.ru.getTicket)
  expect(await visitor.number()).toBe('A001')
  const ticket = await visitor.page.locator('kezek-kiosk-ticket kezek-kiosk-page').textContent()
  expect(ticket).not.toMatch(/инвалид|вне очереди|подтвержд/i)
  const manager = await member(kiosks.app().url, { role: 'manager', centre: visitor.centre })
  const waiting = await until('the visitor waits', async () => {
    const { tickets } = await manager.query('waiting', { page: 0 })
    return tickets.length > 0 && tickets
  })
  manager.close()
  expect(waiting).toMatchObject([{ claim: 'claimed', category: 'disability', lane: 'first' }])
})

describe('defect 02 in the browser: a repeated tap issues one ticket', () => {
  test('two clicks at one moment, before the screen has changed', async () => {
    const visitor = await kiosks.come()
    await visitor.toQuestion(queue)
    await visitor.page
      .getByRole('button', { name: common.kk.noEntitlement })
      .evaluate((button: HTMLElement) => {
        button.click()
        button.click()
      })
    expect(await visitor.number()).toBe('A001')
    expect(await kiosks.waiting(visitor.centre, queue)).toBe(1)
  })

  test('a double tap of a finger: one ticket, and it stays', async () => {
    const visitor = await kiosks.come({ touch: true })
    await visitor.toQuestion(queue)
    const button = visitor.page.getByRole('button', { name: common.kk.noEntitlement })
    await visitor.settles()
    const { x, y, width, height } = (await button.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    for (let tap = 0; tap < 3; tap++) await visitor.page.touchscreen.tap(x + width / 2, y + height / 2)
    expect(await visitor.number()).toBe('A001')
    expect(await kiosks.waiting(visitor.centre, queue)).toBe(1)
  })

  test('no tap presses what the previous tap has brought under the finger', async () => {
    const visitor = await kiosks.come({ touch: true })
    await visitor.sees(kiosk.kk.chooseLanguage)
    const middle = [panel.width / 2, panel.height / 2] as const
    // Three quick taps lead only one step further.
    await visitor.page.getByRole('button', { name: languageNames.ru }).waitFor()
    await visitor.settles()
    for (let tap = 0; tap < 3; tap++) await visitor.page.touchscreen.tap(...middle)
    await visitor.sees(kiosk.ru.choosePurpose)
  })
})

test('a visitor can go back from every step, and to the start', async () => {
  const visitor = await kiosks.come({ lang: 'en' })
  const { kioskTitle } = serviceById('housing-register') ?? { kioskTitle: { en: '' } }
  const { back, toStart, entitlementQuestion } = common.en
  await visitor.toQuestion(queue)
  await visitor.press(entitlements[0]?.title.en ?? '')
  await visitor.reads(common.en.bringProof)
  const words = kiosk.en
  const before = [
    entitlementQuestion,
    kioskTitle.en,
    words.chooseService,
    words.chooseGroup,
    words.choosePurpose,
  ]
  for (const heading of before) {
    await visitor.press(back)
    await visitor.sees(heading)
  }
  await visitor.press(back)
  await visitor.sees(kiosk.kk.chooseLanguage)
  await visitor.press(languageNames.en)
  await visitor.sees(words.choosePurpose)
  await visitor.press(toStart)
  await visitor.sees(kiosk.kk.chooseLanguage)
})

test('a ticket is taken by the keys of a keyboard alone', async () => {
  const { page, ...visitor } = await kiosks.come({ lang: 'en' })
  await visitor.sees(kiosk.kk.chooseLanguage)
  await pressByKey(page, languageNames.en)
  await visitor.sees(kiosk.en.choosePurpose)
  await pressByKey(page, purposeWords('en', 'submission'))
  await visitor.sees(kiosk.en.chooseGroup)
  await pressByKey(page, common.en.search)
  await visitor.sees(kiosk.en.findService)
  await page.keyboard.press('Tab')
  await page.keyboard.type('kinder')
  await pressByKey(page, 'Kindergarten')
  await visitor.sees('Kindergarten place')
  await pressByKey(page, kiosk.en.getTicket)
  await visitor.sees(common.en.entitlementQuestion)
  await pressByKey(page, common.en.noEntitlement)
  expect(await visitor.number()).toBe('B001')
})
