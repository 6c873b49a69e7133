import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { HallView } from '../../shared/contract/hall-view.ts'
import { locales } from '../../shared/domain/locale.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { settingsLimits } from '../../shared/domain/settings-limits.ts'
import { formMessages } from '../../shared/i18n/common/forms.ts'
import { effectMessages } from '../../shared/i18n/office/effects.ts'
import { officeMessages } from '../../shared/i18n/office/office.ts'
import { rulesMessages } from '../../shared/i18n/office/rules.ts'
import { servicesMessages } from '../../shared/i18n/office/services.ts'
import { windowsMessages } from '../../shared/i18n/office/windows.ts'
import { withLookups } from '../../shared/ui/catalogue-client.ts'
import { axe, axeExceptContrast, closeWindows, openBrowser } from '../kit/browser.ts'
import { openCounter } from '../kit/empty-view.ts'
import { orderSettings, screenCatalogue } from '../kit/order.ts'
import { until } from '../kit/until.ts'
import { large, largeCatalogue, type Scene, type ShownSection, showSection } from './office-scene.ts'

const phone = { width: 400, height: 800 }
const register: QueueId = 'housing-register.submission'
const benefit: QueueId = 'child-benefit.submission'
const window = (id: string, ...queues: QueueId[]) => ({ id, queues, ownQueues: true })
const fits = () =>
  shown.page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
const usual = orderSettings()
/** Two windows: the housing register, and everything else. */
const two: CentreSettings = {
  ...usual,
  counters: [window('1', register), window('2', ...usual.counters.flatMap(({ queues }) => queues))],
}

let browser: Browser
let shown: ShownSection

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => closeWindows(browser))
afterEach(() => shown.page.close())

async function show(section: string, scene: Scene, options = {}): Promise<void> {
  shown = await showSection(browser, section, scene, options)
}
const act = (name: string) => shown.page.locator(`[data-act=${name}]`)
const card = (id: string) => shown.page.locator(`[data-window="${id}"]`)
const service = (id: string) => shown.page.locator(`[data-service="${id}"]`)
const box = (line: string, purpose: string) =>
  shown.page.locator(`${line} > .tick input[data-purpose=${purpose}]`)
const field = (name: string) => shown.page.locator(`input[name="${name}"]`)
const effect = (is: string) => shown.page.locator(`[data-effect=${is}]`)
const wrong = (words: string) => shown.page.locator('.wrong', { hasText: words })
const untilSaid = (what: string) => shown.page.locator(`.save-bar [data-said=${what}]`).waitFor()

/** Saves. @returns the settings that were sent */
async function save(): Promise<CentreSettings> {
  const before = shown.sent.length
  await act('save').click()
  await untilSaid('saved')
  const settings = shown.sent[before]
  if (!settings) throw new Error('nothing was sent')
  return settings
}

describe('windows', () => {
  const t = windowsMessages.en

  test('a whole group by one tick, a queue by another; what it does to the hall is said; saved and undone', async () => {
    const scene = { settings: two, view: { counters: { '1': openCounter({ id: '1' }) } } }
    await show('windows', scene)

    await card('1').locator('[data-act=change]').click()
    await box('[data-group=B]', 'submission').check()
    await box('[data-service=housing-register]', 'submission').uncheck()
    await effect('window-at-once').getByText(effectMessages.en.windowAtOnce('1')).waitFor()
    const saved = await save()

    await untilSaid('saved')
    const [first] = saved.counters
    expect(first?.queues).toContain('child-benefit.submission')
    expect(first?.queues).not.toContain(register)
    await act('undo').click()
    await until('the old queues are sent', () => shown.sent.length === 2)
    expect(shown.sent[1]?.counters).toEqual(two.counters)
  })

  test('a queue that no window serves is named above the list, and its visitors above the button', async () => {
    const view = { queues: { [register]: { waiting: 12 } } } as unknown as Partial<HallView>
    await show('windows', {
      settings: { ...two, counters: [window('1', register), window('2', benefit)] },
      view,
    })

    await card('1').locator('[data-act=remove]').click()

    await shown.page.locator('[data-uncovered]').getByText('Housing waiting list').first().waitFor()
    await effect('nobody-serves').getByText('12 people wait').waitFor()
    expect(await axe(shown.page)).toEqual([])
  })

  test('a number that is there twice and a window without a queue are marked, and nothing is sent', async () => {
    await show('windows', { settings: two })
    await act('add').click()
    await field('number').fill('2')

    await act('save').click()

    await wrong(t.twice).first().waitFor()
    await wrong(t.noQueue).first().waitFor()
    expect(await field('number').evaluate(input => input.matches(':focus'))).toBe(true)
    expect(shown.sent).toEqual([])
    await field('number').fill('3')
    await shown.page.locator('select[name=copy]').selectOption({ index: 1 })
    expect((await save()).counters[2]).toEqual(window('3', register))
  })

  test('more windows than a hall can have are not offered', async () => {
    const { max } = settingsLimits.counters
    const full = Array.from({ length: max }, (_, at) => window(String(at + 1), register))

    await show('windows', { settings: { ...usual, counters: full } })

    await shown.page.getByText(t.noMoreWindows(max)).waitFor()
    expect(await act('add').count()).toBe(0)
  })

  test('what the server refuses is shown beside its field', async () => {
    const refusal = { path: 'counters.0.purpose.kk', problem: 'nothing to be seen' }
    await show('windows', { settings: two }, { refusal })
    await card('1').locator('[data-act=change]').click()
    await field('sign-kk').fill('Тіркеу')
    await wrong(formMessages.en.allLanguages).waitFor()
    await field('sign-ru').fill('Регистрация')
    await field('sign-en').fill('Registration')

    await act('save').click()

    await shown.page.locator('#sign-wrong').waitFor()
    await shown.page.locator('.save-bar .trouble', { hasText: 'Window 1' }).waitFor()
  })

  test('somebody who saves windows meanwhile is not overwritten', async () => {
    await show('windows', { settings: two })
    await card('2').locator('[data-act=remove]').click()
    await shown.show({ settings: { ...two, version: 2, counters: [...two.counters, window('3', register)] } })

    await shown.page.locator('[data-conflict]').waitFor()
    await act('theirs').click()

    await card('3').waitFor()
    await untilSaid('clean')
  })
})

describe('services', () => {
  const t = servicesMessages.en

  test('a service is switched off, and its visitors keep waiting; one without a window is marked', async () => {
    const view = { queues: { [register]: { waiting: 3 } } } as unknown as Partial<HallView>
    const scene = { settings: { ...two, counters: [window('1', register)] }, view }
    await show('services', scene)
    await service('child-benefit').locator('[data-bare]').waitFor()
    expect(await service('housing-register').locator('[data-bare]').count()).toBe(1)

    await box('[data-service=housing-register]', 'submission').uncheck()
    await effect('keeps-waiting').getByText('3 visitors').waitFor()

    expect((await save()).services).toEqual({ 'housing-register': { submission: { on: false } } })
    await untilSaid('saved')
  })

  test('target, limit, title and group are changed, each with its range, and go back to the catalogue', async () => {
    const hours = [{ days: ['mon'] as const, open: '09:00', close: '12:00', breaks: [] }]
    const settings = { ...two, services: { 'child-benefit': { submission: { hours } } } }
    await show('services', { settings })
    await service('child-benefit').locator('[data-act=change]').click()
    await field('target-submission').fill('601')
    await wrong('1 to 600').waitFor()

    await field('target-submission').fill('10')
    await field('limit-submission').fill('40')
    await shown.page.locator('select[name=group]').selectOption('E')
    const own = { target: 10, maxWaiting: 40, hours }
    expect((await save()).services).toEqual({ 'child-benefit': { group: 'E', submission: own } })

    await shown.page.getByRole('button', { name: t.toDefaultNamed(t.group) }).click()
    await shown.page.locator('[data-purpose=submission] [data-reset]').click()
    await field('limit-submission').fill('')
    expect((await save()).services).toEqual(settings.services)
    expect(await axe(shown.page)).toEqual([])
  })

  test('retired services stand apart, and services are found by any of their names', async () => {
    const services = screenCatalogue.services.map(one =>
      one.id === 'child-benefit' ? { ...one, retired: true } : one,
    )
    await show('services', { settings: two, catalogue: withLookups({ ...screenCatalogue, services }) })

    await shown.page.locator('[data-retired] summary').click()
    await field('find').fill('жилищ')

    await shown.page.locator('[data-retired]').getByText('Child benefit').waitFor()
    await service('housing-register').waitFor()
    expect(await service('death-certificate').count()).toBe(0)
    expect(await service('child-benefit').count()).toBe(0)
  })
})

describe('rules', () => {
  const t = rulesMessages.en

  test('each rule says what it does, and its range; a number outside is marked and not sent', async () => {
    await show('rules', { settings: usual })
    await shown.page.getByText(t.lastTicketDoes(usual.lastTicketMinutes)).waitFor()

    await field('ordinaryAfter').fill('3')
    await shown.page.getByText(t.ordinaryAfterDoes(3)).waitFor()
    await field('noShowAfter').fill('9999')
    await act('save').click()

    await wrong('0 to 600').waitFor()
    expect(await field('noShowAfter').evaluate(input => input.matches(':focus'))).toBe(true)
    expect(shown.sent).toEqual([])
    await field('noShowAfter').fill('30')
    expect(await save()).toMatchObject({ ordinaryAfter: 3, noShowAfter: 30 })
  })

  test('an entitlement of the centre is added by keyboard, ordered, and one is removed', async () => {
    await show('rules', { settings: usual, view: { queues: { [register]: { waiting: 2 } } as never } })
    const [first] = usual.entitlements

    await act('add').focus()
    await shown.page.keyboard.press('Enter')
    for (const words of ['Көп балалы', 'Многодетные', 'Large families']) {
      await shown.page.keyboard.type(words)
      await shown.page.keyboard.press('Tab')
    }
    await shown.page.keyboard.press('Enter')
    await shown.page.locator('[data-at="0"] [data-act=remove]').click()
    await effect('order-kept').waitFor()

    const ids = (await save()).entitlements.map(({ id }) => id)
    expect(ids).toHaveLength(usual.entitlements.length)
    expect(ids[0]).toMatch(/^own-/)
    expect(ids).not.toContain(first?.id)
    expect(await axe(shown.page)).toEqual([])
  })
})

test.each(['windows', 'services', 'rules'])(
  '"%s" fits a desk and a phone in three languages, and a reader changes nothing',
  async section => {
    const scene = { settings: two, role: 'auditor' as const }
    await show(section, scene)
    await shown.page.locator('[data-read-only]').getByText(officeMessages.en.readOnly).waitFor()
    expect(await shown.page.locator('.save-bar').count()).toBe(0)
    expect(
      await shown.page
        .locator(':is(input:not([type=search], [name=find]), [data-act=remove]):enabled')
        .count(),
    ).toBe(0)

    for (const size of [phone, { width: 1280, height: 720 }]) {
      await shown.page.setViewportSize(size)
      for (const locale of locales) {
        await shown.show({ ...scene, locale })
        await until(`${locale} fits ${size.width}`, fits)
      }
    }
    expect(await axeExceptContrast(shown.page)).toEqual([])
  },
)

test('a hall of 30 windows and 200 services of three purposes is set up with long names on a phone', async () => {
  const catalogue = largeCatalogue()
  const counters = Array.from({ length: large.windows }, (_, at) =>
    window(String(at + 1), ...catalogue.queues.filter((_, place) => place % large.windows === at)),
  )
  await show('windows', { settings: { ...usual, counters }, catalogue, locale: 'kk' }, { viewport: phone })

  await card('1').locator('[data-act=change]').click()
  await box('.all', 'submission').check()
  await field('find').fill('Service 199')
  await box('[data-service=service-199]', 'submission').uncheck()

  expect(await fits()).toBe(true)
  const { queues } = (await save()).counters[0] ?? { queues: [] }
  expect(queues.filter(queue => queue.endsWith('.submission'))).toHaveLength(large.services - 1)
})
