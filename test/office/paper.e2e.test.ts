import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { locales } from '../../shared/domain/locale.ts'
import { defaultTicket } from '../../shared/domain/paper.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { printers } from '../../shared/i18n/common/printers.ts'
import { paperMessages } from '../../shared/i18n/office/paper.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { axe, closeWindows, openBrowser, watchPage } from '../kit/browser.ts'
import { member } from '../kit/member.ts'
import { centres } from '../kit/order.ts'
import { until } from '../kit/until.ts'

let app: TestApp
let browser: Browser
let page: Page
let faults: string[]
/** A centre that no other test has changed. */
let centre: string
const unused = centres.map(({ id }) => id)
const folder = mkdtempSync(join(tmpdir(), 'kezek-office-'))

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), openBrowser()])
})
afterAll(async () => {
  await closeWindows(browser)
  await app?.stop()
  rmSync(folder, { recursive: true })
})
beforeEach(() => {
  centre = unused.shift() ?? ''
})
afterEach(() => page.close())

const desk = { width: 1280, height: 720 }
const tablet = { width: 768, height: 1024 }

async function open(section: string, locale = 'en'): Promise<void> {
  page = await browser.newPage({ viewport: desk })
  faults = watchPage(page, app.url)
  await page.addInitScript(chosen => localStorage.setItem('kezek.language', chosen), locale)
  await page.goto(`${app.url}/office/?centre=${centre}#${section}`)
  await page.locator(`kezek-${section}-section h2`).waitFor()
}

const act = (name: string) => page.locator(`[data-act=${name}]`)
const said = () => page.locator('.save-bar .said').getAttribute('data-said')
const untilSaid = (what: string) => until(`the page says ${what}`, async () => (await said()) === what)
const picture = () => page.locator('kezek-ticket-preview img').getAttribute('src')
const kinds = () =>
  page.locator('li[data-kind]').evaluateAll(cards => cards.map(card => card.getAttribute('data-kind')))

async function untilDrawn(before?: string | null): Promise<string> {
  await until('another picture is there', async () => {
    const drawn = await page.locator('kezek-ticket-preview img').count()
    return drawn > 0 && (await picture()) !== before
  })
  return (await picture()) ?? ''
}

async function settings(): Promise<CentreSettings> {
  const response = await fetch(`${app.url}/api/centres/${centre}/settings`)
  return (await response.json()) as CentreSettings
}

/** Another manager changes something. */
async function change(what: Partial<CentreSettings>): Promise<void> {
  const manager = await member(app.url, { role: 'manager', centre })
  const now = manager.hall.view?.settings
  if (!now) throw new Error('no settings')
  await manager.ask('settings:update-settings', { base: now.version, settings: { ...now, ...what } })
  manager.close()
}

test('a text in three languages: the picture follows, it is saved, is there after a reload, and is taken back', async () => {
  await open('ticket')
  const first = await untilDrawn()
  await act('add').click()
  const block = page.locator('kezek-ticket-block')
  await block.locator('.wrong').waitFor()
  expect(await picture()).toBe(first)
  for (const [language, text] of [
    ['kk', 'Түскі үзіліс 13:00–14:00'],
    ['ru', 'Обед 13:00–14:00'],
    ['en', 'Lunch 13:00–14:00'],
  ])
    await block.locator(`textarea[lang=${language}]`).fill(text ?? '')
  const second = await untilDrawn(first)
  await block.locator('.wrong').waitFor({ state: 'detached' })
  await page.locator('select[name=preview-language]').selectOption('kk')
  const third = await untilDrawn(second)
  await page.locator('select[name=preview-width]').selectOption('384')
  await untilDrawn(third)
  await act('save').click()
  await untilSaid('saved')
  expect((await settings()).ticket.at(-1)).toMatchObject({ kind: 'text', text: { ru: 'Обед 13:00–14:00' } })
  await page.reload()
  await page.locator('kezek-ticket-block').waitFor()
  expect(await page.locator('kezek-ticket-block textarea[lang=kk]').inputValue()).toBe(
    'Түскі үзіліс 13:00–14:00',
  )
  await page.locator('[data-place="12"] [data-act=remove]').click()
  await act('save').click()
  await untilSaid('saved')
  await act('undo').click()
  await untilSaid('undone')
  expect((await settings()).ticket).toHaveLength(13)
  await act('reset').click()
  await act('save').click()
  await untilSaid('saved')
  expect((await settings()).ticket).toEqual(defaultTicket)
  expect(faults).toEqual([])
})

test('by keyboard alone a part moves down and up, and keeps the keyboard', async () => {
  await open('ticket')
  await page.locator('[data-place="0"] [data-act=down]').focus()
  await page.keyboard.press('Enter')
  await until('it has moved', async () => (await kinds())[1] === 'centre')
  await page.keyboard.press('Alt+ArrowDown')
  await until('it has moved on', async () => (await kinds())[2] === 'centre')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await until('it has moved back', async () => (await kinds())[1] === 'centre')
  expect(await said()).toBe('unsaved')
  await act('discard').click()
  expect(await kinds()).toEqual(defaultTicket.map(({ kind }) => kind))
})

test('a logo is seen on the ticket; a file that is no logo is refused beside the field', async () => {
  await open('ticket')
  const first = await untilDrawn()
  await page.locator('select[name=block]').selectOption('logo')
  await act('add').click()
  const input = page.locator('kezek-ticket-block input[type=file]')
  const file = (name: string, content: Uint8Array | string) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const wrong = page.locator('kezek-ticket-block .wrong')
  await wrong.waitFor()
  await input.setInputFiles(file('text.png', 'this is no picture, whatever its name says'))
  await until('the reason is shown', async () => ((await wrong.textContent()) ?? '').includes('not a PNG'))
  await input.setInputFiles(file('large.png', new Uint8Array(60_000)))
  await until('the reason is shown', async () => ((await wrong.textContent()) ?? '').includes('48 kilobytes'))
  await input.setInputFiles(
    file('wide.png', PNG.sync.write(new PNG({ width: 1_200, height: 10, fill: true }))),
  )
  await until('the reason is shown', async () => ((await wrong.textContent()) ?? '').includes('1000 dots'))
  await input.setInputFiles(file('logo.png', PNG.sync.write(new PNG({ width: 100, height: 60, fill: true }))))
  await untilDrawn(first)
  await wrong.waitFor({ state: 'detached' })
  await act('save').click()
  await untilSaid('saved')
  expect((await settings()).ticket.at(-1)?.kind).toBe('logo')
})

test('somebody saves the same part meanwhile: both stay until one is chosen; another part is no matter', async () => {
  await open('ticket')
  await page.locator('[data-place="0"] [data-act=remove]').click()
  await change({ noShowAfter: 30 })
  await change({ ticket: [{ kind: 'number' }, { kind: 'time' }] })
  await page.locator('[data-conflict]').waitFor()
  expect((await kinds()).length).toBe(defaultTicket.length - 1)
  await act('mine').click()
  await untilSaid('saved')
  const saved = await settings()
  expect(saved.ticket).toEqual(defaultTicket.slice(1))
  expect(saved.noShowAfter).toBe(30)
  await page.locator('[data-place="0"] [data-act=remove]').click()
  await change({ ticket: [{ kind: 'number' }] })
  await page.locator('[data-conflict]').waitFor()
  await act('theirs').click()
  await until('theirs is shown', async () => (await kinds()).join() === 'number')
})

test('a wrong printer address is shown beside its field; once corrected it is saved, and a kiosk prints there', async () => {
  await open('printers')
  await page.locator('[data-add=printer] input').fill('hall')
  await page.locator('[data-add=printer] button').click()
  const card = page.locator('kezek-printer-card[data-printer=hall]')
  await card.locator('input[name=address]').fill('10.0.0.7:99999')
  await card.locator('select[name=profile]').selectOption('epson-tm-t88')
  await act('save').click()
  const wrong = card.locator('.wrong')
  await wrong.waitFor()
  expect(await wrong.textContent()).toContain('address is wrong')
  expect(await card.locator('input[name=address]').getAttribute('aria-invalid')).toBe('true')
  expect(await page.locator('.save-bar .trouble').textContent()).toContain('Printer hall')
  expect((await settings()).printers).toEqual({})
  await card.locator('input[name=address]').fill('10.0.0.7:9100')
  await page.locator('[data-add=kiosk] input').fill('7')
  await page.locator('[data-add=kiosk] button').click()
  await page.locator('[data-place=kiosks-7] select').selectOption('hall')
  await page.locator('[data-place=counters-2] select').selectOption('hall')
  await act('save').click()
  await untilSaid('saved')
  const saved = await settings()
  expect(saved.printers).toEqual({ hall: { address: 'tcp://10.0.0.7:9100', profile: 'epson-tm-t88' } })
  expect(saved.kiosks).toEqual({ 7: { printers: ['hall'] } })
  expect(saved.counters[1]?.printers).toEqual(['hall'])
  // A web server answers at this address: the page says so beside the address.
  await card.locator('input[name=address]').fill(new URL(app.url).host)
  await act('save').click()
  await card.locator('.news', { hasText: printers.en.causes['no-printer'] }).waitFor()
  await card.getByRole('button').click()
  await act('save').click()
  await untilSaid('saved')
  expect(await settings()).toMatchObject({ printers: {}, kiosks: { 7: {} } })
  expect(faults).toEqual([])
})

test('an own printer model is described, its wrong fields are marked, it is chosen, and it stays while a printer uses it', async () => {
  await open('printers')
  await page.locator('[data-add=profile] input').fill('old one')
  await page.locator('[data-add=profile] button').click()
  await page.locator('[data-add=profile] .wrong').waitFor()
  await page.locator('[data-add=profile] input').fill('old-one')
  await page.locator('[data-add=profile] button').click()
  const model = page.locator('kezek-profile-card[data-profile=old-one]')
  await model.locator('input[name=cutter]').uncheck()
  await page.locator('[data-add=printer] input').fill('desk')
  await page.locator('[data-add=printer] button').click()
  const card = page.locator('kezek-printer-card[data-printer=desk]')
  await card.locator('select[name=kind]').selectOption('virtual')
  await card.locator('select[name=profile]').selectOption('old-one')
  const { problems } = paperMessages.en
  const wrong = model.locator('.wrong')
  for (const [field, value, words, right] of [
    ['width', '20', problems.width, '420'],
    ['rollTickets', '', problems.tickets, '300'],
    ['name', ' ', problems.other, 'Old one'],
  ] as const) {
    const input = model.locator(`input[name=${field}]`)
    await input.fill(value)
    await act('save').click()
    await until(`the mistake in ${field} is shown`, async () =>
      (await wrong.allTextContents()).join().includes(words),
    )
    expect(await model.locator('[aria-invalid=true]').getAttribute('name')).toBe(field)
    expect(await settings()).toMatchObject({ printers: {}, printerProfiles: {} })
    await input.fill(right)
  }
  expect(await card.locator('#abilities').textContent()).toContain('420')
  expect(await model.getByRole('button').isDisabled()).toBe(true)
  await act('save').click()
  await untilSaid('saved')
  expect((await settings()).printerProfiles['old-one']).toMatchObject({ width: 420, cutter: false })
})

/** Windows after the second: their lists of printers have the same fields, and axe checks none of them. */
const otherWindows = [
  [
    'kezek-office-app',
    'kezek-printers-section',
    'kezek-printer-list[data-place=counters-2] ~ kezek-printer-list',
  ],
]
test.each(locales)('nothing is cut or inaccessible, on a desk and on a tablet (%s)', async locale => {
  await change({
    printers: { hall: { address: 'tcp://10.0.0.7:9100', profile: 'own' } },
    printerProfiles: {
      own: {
        name: 'Own',
        width: 420,
        cutter: true,
        picture: 'raster',
        confirms: 'none',
        nearEnd: false,
        rollTickets: 300,
      },
    },
    kiosks: { 1: { printers: ['hall'] } },
    ticket: [
      ...defaultTicket,
      { kind: 'text', text: { kk: 'Сәлем', ru: 'Привет', en: 'Hello' }, size: 'note' },
    ],
  })
  await open('ticket', locale)
  for (const section of ['ticket', 'printers']) {
    await page.locator(`nav.sections a[href="#${section}"]`).click()
    await page.locator(`kezek-${section}-section h2`).waitFor()
    if (section === 'ticket') await untilDrawn()
    for (const size of [desk, tablet]) {
      await page.setViewportSize(size)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width)
      expect(await axe(page, otherWindows)).toEqual([])
    }
  }
  expect(faults).toEqual([])
})

test('without a server nothing is lost: the press is refused, and saved once it is back', async () => {
  await open('ticket')
  await page.locator('[data-place="0"] [data-act=remove]').click()
  await app.kill('SIGKILL')
  await page.locator('.banner').waitFor()
  await act('save').click()
  await page.locator('.save-bar .trouble').waitFor()
  expect((await kinds()).length).toBe(defaultTicket.length - 1)
  await app.start()
  await page.locator('.banner').waitFor({ state: 'detached' })
  await act('save').click()
  await untilSaid('saved')
  expect((await settings()).ticket).toEqual(defaultTicket.slice(1))
})
