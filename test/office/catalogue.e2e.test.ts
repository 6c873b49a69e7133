import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Service } from '../../shared/catalogue/schema.ts'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import type { StaffRole } from '../../shared/domain/roles.ts'
import { textInLanguages } from '../../shared/i18n/common/text-in-languages.ts'
import { catalogueMessages } from '../../shared/i18n/office/catalogue.ts'
import { problemWords } from '../../shared/i18n/office/catalogue-problems.ts'
import { axe, closeWindows, openBrowser } from '../kit/browser.ts'
import { requestId } from '../kit/browser-like.ts'
import type { Fixture } from '../kit/fixture.ts'
import { startNode, type TestNode } from '../kit/node.ts'
import { startRedis, type TestRedis } from '../kit/redis.ts'
import { until } from '../kit/until.ts'
import { field, fillText, mounting, picture, readCatalogue, save, showCatalogue } from './catalogue-scene.ts'

const en = catalogueMessages.en

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

async function mount(
  locale: Locale = 'en',
  role: StaffRole = 'administrator',
  width = 1280,
): Promise<Locator> {
  section = await showCatalogue(browser, node.url, locale, role, width)
  return section.element
}

const read = () => readCatalogue(node.url)

async function serviceAt(at: number): Promise<Service> {
  const service = (await read()).services[at]
  if (!service) throw new Error('no such service')
  return service
}

/** Another administrator saves a service. */
async function saveElsewhere(before: Service, after: Service): Promise<void> {
  const response = await fetch(`${node.url}/api/catalogue/services/${before.id}`, {
    method: 'PUT',
    headers: { 'kezek-role': 'administrator', 'Content-Type': 'application/json', Origin: node.url },
    body: JSON.stringify({ requestId: requestId(), before, after }),
  })
  expect(response.status).toBe(200)
}

test('a service is added: what is missing is said beside its field, and the saved one is offered', async () => {
  const element = await mount()

  await element.locator('[data-act=add]').click()
  await fillText(element, 'kioskTitle', 'Renewal of a pass')
  await fillText(element, 'title', 'Renewal of a pass for a year')
  await field(element, 'title.ru').fill('')
  await element.locator('[data-act=save]').click()

  await field(element, 'title.ru-wrong').getByText(problemWords('en', 'missing')).waitFor()
  await until('the wrong field has the focus', () =>
    field(element, 'title.ru').evaluate(one => one.matches(':focus[aria-invalid=true]')),
  )
  expect(await element.locator('[data-missing]').textContent()).toContain('Русский (1)')

  await field(element, 'title.ru').fill('Продление пропуска')
  await save(element)

  const saved = (await read()).services.at(-1)
  expect(saved).toMatchObject({
    id: 'renewal-of-a-pass-en',
    title: { ru: 'Продление пропуска' },
    documents: [],
  })
  expect(section.faults).toEqual([])
})

test('documents are added, moved and removed by the keyboard alone', async () => {
  const element = await mount()
  const { id, documents } = await serviceAt(1)
  const { keyboard } = section.page
  const rows = element.locator('[data-rows=documents]')
  await element.locator(`[data-service=${id}]`).click()

  await rows.locator('[data-act=add]').focus()
  await keyboard.press('Enter')
  await until('the new row has the focus', () =>
    rows
      .locator('li')
      .last()
      .locator('textarea')
      .first()
      .evaluate(one => one.matches(':focus')),
  )
  for (const locale of locales) {
    await keyboard.type(`Photo ${locale}`)
    await keyboard.press('Tab')
  }
  await rows.locator('li').last().locator('textarea').first().focus()
  await keyboard.press('Alt+ArrowUp')
  await rows.locator('li').first().locator('[data-act=remove]').focus()
  await keyboard.press('Enter')
  await save(element)

  const photo = { name: { kk: 'Photo kk', ru: 'Photo ru', en: 'Photo en' } }
  const expected = [...documents.slice(1, -1), photo, ...documents.slice(-1)]
  expect((await serviceAt(1)).documents).toEqual(expected)
  expect(section.faults).toEqual([])
})

test('a draft survives a reload, and the last save can be undone', async () => {
  const element = await mount()
  const service = await serviceAt(2)
  await element.locator(`[data-service=${service.id}]`).click()
  await fillText(element, 'legalBasis', 'Law on passes')
  await element.locator('[name=own-hours]').setChecked(service.hours === undefined)

  await section.page.reload()
  const { module, ...what } = mounting('en', 'administrator')
  await section.page.evaluate(what => window.mountComponent(what), { ...what, modules: [module], listen: [] })

  await until(
    'the draft is back',
    async () => (await field(element, 'legalBasis.en').inputValue()) === 'Law on passes en',
  )
  await save(element)
  const saved = await serviceAt(2)
  expect(saved.legalBasis?.ru).toBe('Law on passes ru')
  expect(saved.hours === undefined).toBe(service.hours !== undefined)

  await element.locator('[data-act=undo]').click()
  await element.locator('[data-said=undone]').waitFor()
  expect(await serviceAt(2)).toEqual(service)
})

test('somebody else’s change of the same service is a question, of another one it is not', async () => {
  const element = await mount()
  const [service, other] = [await serviceAt(3), await serviceAt(4)]
  const named = (one: Service, word: string) => ({ ...one, kioskTitle: { ...one.kioskTitle, en: word } })
  await element.locator(`[data-service=${service.id}]`).click()
  await field(element, 'kioskTitle.en').fill('Mine')

  await saveElsewhere(other, named(other, 'Other'))
  await saveElsewhere(service, named(service, 'Theirs'))
  await element.locator('[data-act=save]').click()
  await element.locator('[data-conflict]').waitFor()
  const whileAsked = await serviceAt(3)
  await element.locator('[data-act=mine]').click()
  await element.locator('[data-said=saved]').waitFor()

  expect(whileAsked.kioskTitle.en).toBe('Theirs')
  expect((await serviceAt(3)).kioskTitle.en).toBe('Mine')
  expect((await serviceAt(4)).kioskTitle.en).toBe('Other')
})

test('a group gets another title and place; one that services need stays, with a sentence', async () => {
  const element = await mount()
  await element.locator('[data-part=groups]').click()
  const [first, second] = (await read()).groups
  if (!first || !second) throw new Error('no groups')
  const card = element.locator(`[data-item="${first.letter}"]`)

  await card.locator('[data-act=down]').click()
  await until('the group has moved', async () => (await read()).groups[1]?.letter === first.letter)
  await card.locator('[data-act=change]').click()
  await field(element, 'title.en').fill('Homes')
  await save(element)
  await card.locator('[data-act=close]').click()
  await card.locator('[data-act=remove]').click()
  await element.getByText(problemWords('en', 'in-use')).waitFor()

  expect((await read()).groups.slice(0, 2)).toEqual([
    second,
    { ...first, title: { ...first.title, en: 'Homes' } },
  ])
})

test('the organisation gets another title and other hours; a missing language is said beside its field', async () => {
  const element = await mount()
  const before = await read()
  const opens = '10:30'
  await element.locator('[data-part=organisation]').click()

  await field(element, 'title.ru').fill('')
  await element.locator('[data-act=save]').click()
  await field(element, 'title.ru-wrong').getByText(problemWords('en', 'missing')).waitFor()
  await fillText(element, 'title', 'Clinic')
  const time = element.locator('[data-hours=hours] [id="0-open"]')
  await time.fill(opens)
  await time.press('Tab')
  await save(element)

  const [row, ...rows] = before.hours
  expect(await read()).toEqual({
    ...before,
    title: { kk: 'Clinic kk', ru: 'Clinic ru', en: 'Clinic en' },
    hours: [{ ...row, open: opens }, ...rows],
  })
  expect(section.faults).toEqual([])
})

test('a centre is added: a number of another one is refused beside its field, and its hall is open at once', async () => {
  const element = await mount()
  const { centres } = await read()
  const [first] = centres
  if (!first) throw new Error('no centre')
  const id = 'new-town-en'
  const statusOfHall = async () => {
    const headers = { 'kezek-role': 'administrator' }
    return (await fetch(`${node.url}/api/centres/${id}/settings`, { headers })).status
  }
  const statusBefore = await statusOfHall()
  await element.locator('[data-part=centres]').click()

  await element.locator('.below [data-act=add]').click()
  await fillText(element, 'name', 'New town')
  await fillText(element, 'address', 'Main street 1')
  await element.locator('[data-rows=phones] input').fill('55-55-55')
  const number = await field(element, 'number').inputValue()
  await field(element, 'number').fill(String(first.number))
  await element.locator('[data-act=save]').click()
  await field(element, 'number-wrong').getByText(problemWords('en', 'twice')).waitFor()
  await field(element, 'number').fill(number)
  await save(element)

  const inThree = (words: string) => ({ kk: `${words} kk`, ru: `${words} ru`, en: `${words} en` })
  const added = { id, name: inThree('New town'), address: inThree('Main street 1'), phones: ['55-55-55'] }
  expect((await read()).centres).toEqual([...centres, { ...added, number: Number(number) }])
  expect(statusBefore).not.toBe(200)
  await until('the hall is open', async () => (await statusOfHall()) === 200)
  expect(await element.locator('.card > .row [data-act=remove], [data-act=undo]').count()).toBe(0)
})

test('a queue gets hours of its own and a service its terms; a purpose says what to bring', async () => {
  const service = await serviceAt(6)
  const { returns: _returns, uncollected: _uncollected, ...plain } = service
  await saveElsewhere(service, plain)
  const element = await mount()
  await element.locator(`[data-service=${service.id}]`).click()

  await element.locator('[name="own-queues.submission.hours"]').check()
  await field(element, 'returns.authorityReturnsWithinWorkingDays').fill('3')
  await field(element, 'uncollected.thenSentTo').selectOption('real-estate-centre')
  await field(element, 'uncollected.keepMonths').fill('2')
  await save(element)
  await element.locator('[data-part=purposes]').click()
  await element.locator('[data-item=submission] [data-act=change]').click()
  await element.locator('[data-rows=bring] [data-act=add]').click()
  for (const locale of locales) await element.locator(`[id$=".${locale}"][id^="bring."]`).last().fill('Pass')
  await save(element)

  const saved = await serviceAt(6)
  expect(saved.queues.submission?.hours?.[0]).toMatchObject({ open: '09:00', close: '18:00' })
  expect(saved).toMatchObject({
    returns: { authorityReturnsWithinWorkingDays: 3 },
    uncollected: { keepMonths: 2, thenSentTo: 'real-estate-centre' },
  })
  const submission = (await read()).purposes.find(({ id }) => id === 'submission')
  expect(submission?.bring?.at(-1)).toEqual({ kk: 'Pass', ru: 'Pass', en: 'Pass' })
})

test('a file is shown with what it would change before it replaces the catalogue; half a file is refused', async () => {
  const element = await mount()
  const present = await read()
  const next = { ...present, title: { ...present.title, en: 'Services of today' } }
  const text = JSON.stringify(next)
  const file = (content: string) => ({
    name: 'catalogue.json',
    mimeType: 'application/json',
    buffer: Buffer.from(content),
  })
  await element.locator('[data-part=file]').click()
  const input = element.locator('input[type=file]')

  await input.setInputFiles(file(text.slice(0, text.length / 2)))
  await element.locator('[data-problem=not-json]').waitFor()
  await input.setInputFiles(file(text))
  await element.locator('[data-path="title.en"]').waitFor()
  const whilePreviewed = await read()
  await element.locator('[data-act=import]').click()
  await element.getByText(en.imported).waitFor()

  expect(whilePreviewed).toEqual(present)
  expect(await read()).toEqual(next)
})

test('a manager reads everything and can change nothing', async () => {
  const element = await mount('en', 'manager')
  const { id } = await serviceAt(0)

  await element.getByText(en.readOnly).waitFor()
  await element.locator(`[data-service=${id}]`).click()
  await field(element, 'kioskTitle.en').waitFor()

  expect(await field(element, 'kioskTitle.en').isDisabled()).toBe(true)
  expect(await element.locator('[data-act=save], [data-act=retire], [data-act=add]').count()).toBe(0)
  expect(await element.locator('[data-rows=documents] textarea').first().isDisabled()).toBe(true)
  expect(await element.locator('input[type=file]').count()).toBe(0)
})

test.each(locales)('in %s nothing is wider than a telephone, and axe finds nothing', async locale => {
  const telephone = 400
  const element = await mount(locale, 'administrator', telephone)
  const { page } = section
  const { id } = await serviceAt(0)
  // The margins of the office's page, that shows a section.
  await page.addStyleTag({ content: 'body { padding: 0 20px }' })
  const isWithin = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

  expect(await axe(page)).toEqual([])
  await element.locator(`[data-service=${id}]`).click()
  await field(element, 'kioskTitle.en').fill('')
  await element.getByText(textInLanguages[locale].missing).first().waitFor()
  await element.locator('input[type=file]').setInputFiles(picture('form.png', 500))
  await element.locator('[data-rows=files] [data-act=open]').waitFor()

  expect(await axe(page)).toEqual([])
  expect(await isWithin()).toBe(true)
  await element.locator('[data-act=discard]').click()
  for (const part of ['groups', 'purposes', 'entitlements', 'windows', 'centres', 'organisation', 'file']) {
    await element.locator(`[data-part=${part}]`).click()
    expect(await axe(page)).toEqual([])
    expect(await isWithin()).toBe(true)
  }
})
