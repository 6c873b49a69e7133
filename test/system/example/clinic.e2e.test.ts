import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { atDesk, seeVisitor, sitDown } from '../../../scripts/pictures/counter-page.ts'
import { figure, openDayTool, seeBoard, speakFromStart } from '../../../scripts/pictures/manager-page.ts'
import { readCatalogueFile } from '../../../server/catalogue/read-catalogue-file.ts'
import type { CatalogueData } from '../../../shared/catalogue/schema.ts'
import { catalogueForScreens } from '../../../shared/catalogue/screen-catalogue.ts'
import { businessDay } from '../../../shared/domain/business-day.ts'
import { type Locale, locales } from '../../../shared/domain/locale.ts'
import type { LocalizedText } from '../../../shared/domain/settings.ts'
import { common } from '../../../shared/i18n/common/common.ts'
import { languageNames } from '../../../shared/i18n/common/messages.ts'
import { kiosk } from '../../../shared/i18n/kiosk/kiosk.ts'
import { withLookups } from '../../../shared/ui/catalogue-client.ts'
import { startApp, type TestApp } from '../../kit/app.ts'
import { closeWindows, openBrowser, watchPage } from '../../kit/browser.ts'
import { ROOT } from '../../kit/builds.ts'
import { clinic, clinicFile } from '../../kit/clinic.ts'
import { sheetsOf } from '../../kit/file-scene.ts'
import { read } from '../../kit/hall-screen.ts'
import { inspector, member } from '../../kit/member.ts'
import { printsOn, TestPrinter } from '../../kit/printer.ts'
import { startBuilt } from '../../kit/run-script.ts'
import { until } from '../../kit/until.ts'
import { changeSettings, isTooWide, type Visitor, visit } from '../../kit/visitor.ts'

// The whole path of a visitor on another catalogue than the order's. The steps share one server and follow each other.

const centre = 'central'
const catalogue = withLookups(catalogueForScreens(clinic))
const bloodTest = 'blood-test.submission'
const sugar = 'blood-sugar.submission'
/** The clinic's window for tests. */
const counter = '4'
const desktop = { width: 1280, height: 720 }

let app: TestApp
let browser: Browser
let printer: TestPrinter
let desk: Page
let display: Page
let board: Page
/** Requests to other hosts, and script errors, on all pages. */
const faults: string[][] = []

beforeAll(async () => {
  ;[app, browser, printer] = await Promise.all([
    startApp({ env: { CATALOGUE: clinicFile, KEZEK_ARCHIVE: '1' } }),
    openBrowser(),
    TestPrinter.open(),
  ])
  await changeSettings(app.url, centre, () => printsOn('1', printer.address))
  ;[desk, display, board] = await Promise.all([open('counter'), open('display'), open('manager')])
  await Promise.all([sitDown(desk, counter), seeBoard(board)])
})
afterAll(async () => {
  await Promise.all([closeWindows(browser), app?.stop(), printer?.close()])
})

/** Opens a page of staff or a hall screen, in Russian. */
async function open(path: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: desktop, acceptDownloads: true })).newPage()
  faults.push(watchPage(page, app.url))
  await speakFromStart(page, 'ru')
  await page.goto(`${app.url}/${path}/?centre=${centre}&lang=ru`)
  return page
}

/** Presses a key of the window until its effect is seen: a control ignores presses for 600 ms after it has acted. */
async function pressUntil(key: string, effect: Locator): Promise<void> {
  await until(`${key} has acted`, async () => {
    await atDesk(desk)
    await desk.keyboard.press(key)
    return effect.isVisible()
  })
}

async function come(lang: Locale = 'kk'): Promise<Visitor> {
  const visitor = await visit(browser, app.url, { centre, lang, catalogue })
  faults.push(visitor.faults)
  return visitor
}

/** @returns a catalogue of 200 services with a further centre, whose name has 40 words and which begins with 99 windows */
function largeCatalogue(id: string, title: LocalizedText): CatalogueData {
  const [first] = clinic.centres
  const read = readCatalogueFile(clinicFile)
  if (!read.ok || !first) throw new Error('the clinic has lost its centres')
  const { services, windows, centres } = read.data
  const more = [1, 2, 3, 4].flatMap(n =>
    services.map(service => ({ ...service, id: `${service.id}-${n}`, title, kioskTitle: title })),
  )
  return {
    ...read.data,
    services: [...services, ...more],
    windows: Array.from({ length: 99 }, (_, at) => windows[at % windows.length] ?? expect.fail('no window')),
    centres: [...centres, { ...first, id, number: 4, name: title }],
  }
}

/** Kiosk titles have at most 200 characters. */
const fortyWords = (word: string) => Array.from({ length: 40 }, () => word).join(' ')

/** @returns whether a kiosk may enter a centre */
async function connects(to: string): Promise<boolean> {
  const one = await member(app.url, { role: 'kiosk', centre: to }).catch(() => undefined)
  one?.close()
  return one !== undefined
}

/** @returns whether an element ends where its frame ends, or before */
async function isWithin(page: Page, element: string, frame: string): Promise<boolean> {
  const [inner, outer] = await Promise.all([element, frame].map(one => page.locator(one).boundingBox()))
  if (!inner || !outer) throw new Error(`${element} or ${frame} is not there`)
  return inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height
}

const titleOf = (service: string, locale: Locale) =>
  clinic.servicesById.get(service)?.kioskTitle[locale] ?? ''
const rightOf = (id: string, locale: Locale) =>
  clinic.entitlements.find(one => one.id === id)?.title[locale] ?? ''

test.each(locales)('the kiosk offers the purposes and groups of the clinic (%s)', async lang => {
  const { page, press, sees, reads } = await come(lang)

  await press(languageNames[lang])
  await sees(kiosk[lang].choosePurpose)
  for (const { title, hint } of clinic.purposes) {
    await reads(title[lang])
    await reads(hint?.[lang] ?? '')
  }
  await press(clinic.purposes[0]?.title[lang] ?? '')
  await sees(kiosk[lang].chooseGroup)

  for (const { title } of clinic.groups) await reads(title[lang])
  expect(await page.locator('kezek-kiosk-choices button').count()).toBeGreaterThanOrEqual(
    clinic.groups.length,
  )
  await page.context().close()
})

test('a visitor gets a ticket with the letter of the clinic, and paper', async () => {
  const visitor = await come()
  const [paper] = clinic.servicesById.get('blood-test')?.documents ?? []

  await visitor.toDocuments(bloodTest)
  await visitor.reads(paper?.name.kk ?? '')
  await visitor.press(kiosk.kk.getTicket)
  await visitor.sees(common.kk.entitlementQuestion)
  await visitor.press(common.kk.noEntitlement)

  expect(await visitor.number()).toBe('L001')
  await visitor.reads(kiosk.kk.takeTicket)
  expect(printer.pieces).toHaveLength(1)
  await visitor.page.context().close()
})

test('an entitlement of the clinic is offered only where it counts, and puts its visitor first', async () => {
  const visitor = await come('ru')

  await visitor.toQuestion(sugar)
  const offered = (await visitor.page.getByRole('button').allTextContents()).join(' ')
  await visitor.press(rightOf('donor', 'ru'))
  await visitor.reads(common.ru.bringProof)
  await visitor.press(kiosk.ru.getTicket)
  const number = await visitor.number()
  await desk.keyboard.press('F2')
  await seeVisitor(desk, number, 'called')

  // A parent with a small child goes first at a doctor's, not in the laboratory.
  expect(offered).toContain(rightOf('pregnant', 'ru'))
  expect(offered).not.toContain(rightOf('infant', 'ru'))
  expect(number).toBe('L002')
  const card = desk.locator('kezek-visitor-card')
  await card.getByText(titleOf('blood-sugar', 'ru'), { exact: true }).waitFor()
  await card.getByText(rightOf('donor', 'ru')).waitFor()
  await visitor.page.context().close()
})

test('the hall screen shows the call, and the board has the queues of the clinic', async () => {
  await until('the hall screen shows it', async () => {
    const { large, list } = await read(display)
    return [large, ...list].some(call => call?.number === 'L002' && call.counter === counter)
  })

  await until('one waits', async () => (await figure(board, 'waiting')) === '1')

  const row = board.locator(`kezek-board-queues [data-queue="${bloodTest}"]`)
  expect(await row.textContent()).toContain(titleOf('blood-test', 'ru'))
  expect(await row.locator('.letter').textContent()).toBe('L')
})

test('the window serves both, the one out of turn before the other', async () => {
  await desk.keyboard.press('F4')
  await seeVisitor(desk, 'L002', 'serving')
  await desk.locator('kezek-visitor-card .claim button').first().click()
  await desk.locator('kezek-visitor-card .claim:not([data-open])').waitFor()
  await desk.keyboard.press('F6')
  await seeVisitor(desk)

  await pressUntil('F2', desk.locator('kezek-visitor-card .number', { hasText: 'L001' }))
  await pressUntil('F4', desk.locator('kezek-visitor-card .state[data-state=serving]'))
  await pressUntil('F6', desk.locator('kezek-visitor-card .empty'))

  await until('both are served', async () => (await figure(board, 'served')) === '2')
})

test('the day ends, and the report has the services of the clinic by name; its file opens', async () => {
  await openDayTool(board, 'end-day')
  await board.locator('kezek-board-end-day .sure').click()
  await board.locator('[data-day=closed]').waitFor()
  const { day } = businessDay(Date.now(), 'Asia/Almaty', '00:00')
  const date = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`
  const figures = `${app.url}/api/reports/figures?centre=${centre}&from=${date}&to=${date}`
  await until('both are archived', async () => {
    const answer = (await (await fetch(figures)).json()) as { reply?: { total: { served: number } } }
    return answer.reply?.total.served === 2
  })

  const reports = await open('reports')
  await reports.goto(`${app.url}/reports/?centre=${centre}&from=${date}&to=${date}#tables`)
  const names = reports.locator('table[data-table="service"] tbody tr > :first-child')
  await names.nth(1).waitFor()
  const shown = (await names.allTextContents()).map(name => name.trim())
  await reports.locator('[data-ask=tables-xlsx]').click()
  await reports.locator('[data-job][data-state=done]').waitFor()
  const [download] = await Promise.all([
    reports.waitForEvent('download'),
    reports.locator('[data-job] [data-act=download]').click(),
  ])
  const cells = Object.values(sheetsOf(readFileSync(await download.path()))).flat(2)

  const services = ['blood-test', 'blood-sugar'].map(service => titleOf(service, 'ru'))
  expect(shown.sort()).toEqual(services.sort())
  for (const name of [...services, `L · ${clinic.groups[2]?.title.ru}`]) expect(cells).toContain(name)
  expect(JSON.stringify(cells)).not.toContain('1.2')
  expect(faults.flat()).toEqual([])
})

test('200 services, 99 windows and names of 40 words: kiosk, window and hall screen keep their frame', async () => {
  const title = { kk: fortyWords('бала'), ru: fortyWords('врач'), en: fortyWords('test') }
  const large = 'large'
  const folder = mkdtempSync(join(tmpdir(), 'kezek-large-'))
  const file = join(folder, 'large.json')
  writeFileSync(file, JSON.stringify(largeCatalogue(large, title)))
  const imported = await startBuilt('catalogue', { DATA_DIR: app.dataDir }, 'import', file).done
  rmSync(folder, { recursive: true })
  expect(imported.said).toContain('200 services, 4 centres')
  await until('the hall is open', async () => (await connects(large)) === true)

  const { page, press, settles, number } = await visit(browser, app.url, { centre: large, lang: 'ru' })
  await press(languageNames.ru)
  await press(clinic.purposes[1]?.title.ru ?? '')
  await press(clinic.groups[2]?.title.ru ?? '')
  await press(title.ru)
  await press(kiosk.ru.getTicket)
  const given = await number()
  await settles()
  const window = await inspector(app.url, '99', { centre: large })
  await window.callNext()
  await display.goto(`${app.url}/display/?centre=${large}&lang=ru`)
  await until('the hall screen shows it', async () => (await read(display)).large?.counter === '99')

  expect(given).toBe('Z001')
  expect(await isWithin(page, 'kezek-kiosk-head .whose', 'kezek-kiosk-head header')).toBe(true)
  expect(await isTooWide(page)).toBe(false)
  expect(await isWithin(display, 'kezek-display-app header h1', 'kezek-display-app header')).toBe(true)
  window.close()
  await page.context().close()
})

test('the simulator fills another centre of the clinic without losing a ticket', async () => {
  const args = ['--url', app.url, '--centre', 'riverside', '--visitors-per-hour', '120', '--minutes', '0.1']
  const child = spawn(process.execPath, ['scripts/simulate.mjs', ...args, '--speed', '240', '--seed', '1'], {
    cwd: ROOT,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (said += data))

  const code = await new Promise<number | null>(resolve => child.once('close', resolve))

  expect(code, said).toBe(0)
  expect(said).toMatch(/^issued +[1-9]/m)
})
