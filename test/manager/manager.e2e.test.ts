import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  figure,
  openCounter,
  openDayTool,
  openTicket,
  seeBoard,
  showList,
  speak,
  speakFromStart,
  textOf,
} from '../../scripts/pictures/manager-page.ts'
import type { Member } from '../../scripts/pictures/picture.ts'
import { centres } from '../../shared/catalogue/catalogue.ts'
import { type Locale, locales } from '../../shared/i18n/locale.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { axe, openBrowser, watchPage } from '../support/browser.ts'
import { inspector, issue, member, signs } from '../support/member.ts'
import { until } from '../support/until.ts'
import { buildVariant, type Variant } from '../support/variant.ts'
import { cutParts, listenBy, noteAlerts } from './board-watch.ts'

let app: TestApp
let browser: Browser
/** What a test has opened, and closes at its end. */
let opened: { close(): unknown }[] = []
/** Every test has a hall of its own. */
const unused = centres.map(({ id }) => id)
let centre = ''
/** A hall in which a wait passes its target of a minute, and nobody comes to an open window, while other tests run. */
let late: { page: Page; kiosk: Member; number: string }

const housing = 'housing-register.submission'
const desktop = { width: 1280, height: 720 }

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  late = await openLateHall()
})

afterAll(async () => {
  late.kiosk.close()
  await browser.close()
  await app.stop()
})

afterEach(async () => {
  for (const thing of opened) await thing.close()
  opened = []
})

function keep<T extends { close(): unknown }>(thing: T): T {
  opened.push(thing)
  return thing
}

function newHall(): void {
  centre = unused.shift() ?? ''
  expect(centre).not.toBe('')
}

async function openLateHall() {
  newHall()
  const manager = await member(app.url, { role: 'manager', centre })
  const settings = manager.hall.view?.settings
  if (!settings) throw new Error('a manager without a view')
  const services = { 'housing-register': { submission: { target: 1 } } }
  await manager.ask('settings:update-settings', {
    base: settings.version,
    settings: { ...settings, services },
  })
  await manager.ask('counter:open-counter', { counter: '1' })
  manager.close()
  const page = await openBoard()
  await noteAlerts(page)
  const kiosk = await member(app.url, { role: 'kiosk', centre })
  const { number } = await issue(kiosk, housing)
  opened = []
  return { page, kiosk, number }
}

const kiosk = async () => keep(await member(app.url, { role: 'kiosk', centre }))
const sit = async (window: string, sign: keyof typeof signs = 'ordinary') =>
  keep(await inspector(app.url, window, { centre, sign: signs[sign] }))

interface Opening {
  locale?: Locale
  size?: { width: number; height: number }
  variant?: Variant
  /** A page that is deaf hears answers, but nothing of what happens. */
  ears?: { deaf: boolean }
}

async function openBoard({ locale = 'ru', size = desktop, variant, ears }: Opening = {}): Promise<Page> {
  const page = keep(await browser.newPage({ viewport: size }))
  await variant?.showOn(page)
  if (ears) await listenBy(page, ears)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await speakFromStart(page, locale)
  await page.goto(`${app.url}/manager/?centre=${centre}`)
  await seeBoard(page)
  return page
}

const seeFigure = (page: Page, name: string, value: string) =>
  until(`${name} is ${value}`, async () => (await figure(page, name)) === value)

/** What the board says was done. */
const notice = (page: Page) => textOf(page.locator('kezek-board-notice p'))
const act = (page: Page, name: string) => page.locator(`[data-act=${name}]`).click()
const ticketRows = (page: Page) => page.locator('kezek-board-tickets tbody tr')
const alertIds = (page: Page) =>
  page.locator('kezek-board-alerts li[data-alert]').evaluateAll(items => items.map(li => li.dataset.alert))
const counterState = (page: Page, counter: string) =>
  textOf(page.locator(`kezek-board-counters [data-counter="${counter}"]`))

test('the figures move when a visitor takes a ticket, is called, and is served', async () => {
  newHall()
  const page = await openBoard()
  const faults = watchPage(page, app.url)
  expect(await figure(page, 'waiting')).toBe('0')
  expect(await figure(page, 'share')).toBe('—')
  const { number } = await issue(await kiosk(), housing)
  await seeFigure(page, 'waiting', '1')
  const row = page.locator(`kezek-board-queues [data-queue="${housing}"]`)
  expect(await textOf(row.locator('td').first())).toBe('1')
  const at = await sit('1')
  const { ticket } = await at.callNext()
  await seeFigure(page, 'waiting', '0')
  expect(await figure(page, 'share')).toMatch(/^100 %$/)
  await until('the window shows who is called', async () => (await counterState(page, '1')).includes(number))
  expect(await counterState(page, '1')).toContain('Ахметова')
  await at.act('ticket:start', ticket)
  await at.act('ticket:finish', ticket)
  await seeFigure(page, 'served', '1')
  expect(faults).toEqual([])
})

describe('a ticket', () => {
  test('is cancelled with a reason, and the step is taken back', async () => {
    newHall()
    const { number, ticket } = await issue(await kiosk(), housing)
    const page = await openBoard()
    await openTicket(page, number)
    await act(page, 'cancel')
    await act(page, 'do')
    expect(await textOf(page.locator('kezek-board-ticket .form .trouble'))).toBe(
      'Выберите или напишите причину',
    )
    await page.getByLabel('Посетитель ушёл').check()
    await act(page, 'do')
    await seeFigure(page, 'waiting', '0')
    expect(await notice(page)).toBe(`Талон ${number} отменён`)
    // The keyboard is on the undo: the row it came from is gone.
    await page.keyboard.press('Enter')
    await seeFigure(page, 'waiting', '1')
    await openTicket(page, number)
    // What the printer says comes when it comes.
    const steps = page.locator('kezek-board-story li:not([data-step*=print])')
    expect(await steps.evaluateAll(items => items.map(li => li.dataset.step))).toEqual([
      'ticket:issued',
      'ticket:cancelled',
      'ticket:undone',
    ])
    expect(await textOf(steps.nth(1))).toContain('причина: Посетитель ушёл')
    expect(ticket).toMatch(/-000001$/)
  })

  test('is transferred to another queue', async () => {
    newHall()
    const { number } = await issue(await kiosk(), housing)
    const page = await openBoard()
    await openTicket(page, number)
    await act(page, 'transfer')
    await page.locator('kezek-board-queue-picker input[type=search]').fill('детские')
    await page.locator('kezek-board-queue-picker input[value="child-benefit.submission"]').check()
    await act(page, 'do')
    const row = page.locator('kezek-board-queues [data-queue="child-benefit.submission"]')
    await until('it waits there', async () => (await row.count()) === 1)
    expect(await notice(page)).toBe(`Талон ${number} перенаправлен`)
    await until('the list shows it there', async () =>
      (await textOf(ticketRows(page).first())).includes('Детские пособия'),
    )
  })

  test('is granted the right to be called out of turn', async () => {
    newHall()
    const visitors = await kiosk()
    await issue(visitors, housing)
    const { number } = await issue(visitors, housing)
    const page = await openBoard({ locale: 'kk' })
    await openTicket(page, number)
    await act(page, 'grant')
    await page.getByLabel('I немесе II топтағы мүгедектігі бар адам').check()
    await act(page, 'do')
    await until('it is told', async () => (await notice(page)) === `${number} талоны кезектен тыс шақырылады`)
    const at = await sit('1')
    expect((await at.callNext()).number).toBe(number)
  })

  test('tells its story: every step, when, by whom, and why it was called', async () => {
    newHall()
    const { number } = await issue(await kiosk(), housing, { category: 'war-veteran' })
    const at = await sit('1')
    await at.callNext()
    const page = await openBoard({ locale: 'en' })
    await showList(page, 'windows')
    await openTicket(page, number)
    const call = page.locator('kezek-board-story [data-step="ticket:called"]')
    expect(await textOf(call)).toMatch(
      /^\d\d:\d\d Called to window 1 by Ахметова А\. С\. Out of turn · Veteran of the Great Patriotic War · waited 0 min$/,
    )
    // What happens while it is open is told too.
    const [ticket = ''] = Object.keys(at.hall.view?.tickets ?? {})
    await at.act('ticket:start', ticket)
    await page.locator('kezek-board-story [data-step="ticket:started"]').waitFor()
  })

  test('is given by the manager to a visitor who can’t use the kiosk', async () => {
    newHall()
    const page = await openBoard()
    await openDayTool(page, 'issue')
    await page.locator('kezek-board-queue-picker input[value="child-benefit.submission"]').check()
    await page.locator('kezek-board-issue .primary').click()
    expect(await textOf(page.locator('.number-given'))).toBe('B001')
    await seeFigure(page, 'waiting', '1')
  })
})

describe('defect 11 on the manager’s screen', () => {
  /** A window whose inspector has gone for good while a visitor is there. */
  async function goneWith(state: 'called' | 'serving') {
    newHall()
    const { number, ticket } = await issue(await kiosk(), housing)
    const at = await sit('1')
    await at.callNext()
    if (state === 'serving') await at.act('ticket:start', ticket)
    at.close()
    return number
  }

  test('defect 11 on the manager’s screen: who was called to a window that nobody sits at any more goes back to the queue', async () => {
    const number = await goneWith('called')
    const page = await openBoard()
    await openCounter(page, '1')
    await act(page, 'free')
    await seeFigure(page, 'waiting', '1')
    expect(await notice(page)).toBe(`Талон ${number} вернулся в очередь, окно 1 свободно`)
    await until('nobody is there', async () => (await counterState(page, '1')).includes('Нет посетителя'))
  })

  test('defect 11 on the manager’s screen: a window where somebody was being served is closed, after a question', async () => {
    const number = await goneWith('serving')
    const page = await openBoard()
    await openCounter(page, '1')
    await act(page, 'close')
    expect(await textOf(page.locator('.question'))).toContain(`В окне принимают ${number}`)
    await act(page, 'force')
    await seeFigure(page, 'served', '1')
    await until('it is closed', async () => (await counterState(page, '1')).includes('Закрыто'))
  })

  test('defect 11 is seen: a board that does not force leaves the window stuck', async () => {
    await goneWith('serving')
    const variant = await buildVariant('manager', {
      file: 'manager/counter-dialog.ts',
      find: 'const body = { counter: counter.id, force: true }',
      replace: 'const body = { counter: counter.id }',
    })
    opened.push({ close: variant.remove })
    const page = await openBoard({ variant })
    await openCounter(page, '1')
    await act(page, 'close')
    await page.locator('.question').waitFor()
    await act(page, 'force')
    await page.locator('[data-act=force]:not(:disabled)').waitFor()
    expect(await figure(page, 'served')).toBe('0')
  })

  test('defect 11 on the manager’s screen: missed and put aside visitors come back to the queue', async () => {
    newHall()
    const visitors = await kiosk()
    const at = await sit('1')
    const [missed, parked] = [await issue(visitors, housing), await issue(visitors, housing)]
    await at.callNext()
    await at.act('ticket:mark-no-show', missed.ticket)
    await at.callNext()
    await at.act('ticket:park', parked.ticket)
    const page = await openBoard()
    await showList(page, 'missed')
    await openTicket(page, missed.number)
    await act(page, 'restore')
    await seeFigure(page, 'waiting', '1')
    await showList(page, 'parked')
    await openTicket(page, parked.number)
    await act(page, 'resume')
    await seeFigure(page, 'waiting', '2')
  })
})

test('a window is opened, sent on a break, given other queues, and closed', async () => {
  newHall()
  const page = await openBoard()
  await openCounter(page, '2')
  await act(page, 'open')
  await until('it is open', async () => (await counterState(page, '2')).includes('Открыто'))
  await openCounter(page, '2')
  await page.locator('kezek-board-queue-picker input[value="child-benefit.submission"]').check()
  await act(page, 'queues')
  await until('it is told', async () => (await notice(page)) === 'Очереди окна 2 сохранены')
  const at = keep(await member(app.url, { role: 'manager', centre }))
  expect(at.hall.view?.counters['2']?.queues).toContain('child-benefit.submission')
  await openCounter(page, '2')
  await act(page, 'pause')
  await until('it has a break', async () => (await counterState(page, '2')).includes('Перерыв'))
  await openCounter(page, '2')
  await act(page, 'close')
  await until('it is closed', async () => (await counterState(page, '2')).includes('Закрыто'))
})

describe('the day', () => {
  test('is ended after the manager was told how many wait, anew when the number has changed', async () => {
    newHall()
    const visitors = await kiosk()
    await issue(visitors, housing)
    const ears = { deaf: false }
    const page = await openBoard({ ears })
    await seeFigure(page, 'waiting', '1')
    await openDayTool(page, 'end-day')
    expect(await textOf(page.locator('kezek-board-end-day .told'))).toContain('В очереди ещё 1 чел.')
    // The press comes before the page has heard of the next visitor.
    ears.deaf = true
    await issue(visitors, housing)
    await page.locator('kezek-board-end-day .sure').click()
    const trouble = page.locator('kezek-board-end-day .trouble')
    await trouble.waitFor()
    expect(await textOf(trouble)).toContain('Число ожидающих изменилось, сейчас: 2')
    expect(await textOf(page.locator('kezek-board-end-day .sure'))).toBe('Завершить день (в очереди: 2)')
    ears.deaf = false
    await page.locator('kezek-board-end-day .sure').click()
    await page.locator('[data-day=closed]').waitFor()
    expect(await figure(page, 'waiting')).toBe('0')
    expect(await visitors.send('ticket:issue', { queue: housing, lang: 'kk' })).toMatchObject({
      error: { code: 'DAY_CLOSED' },
    })
  })

  test('is set closed with a notice, and a kiosk gives no more tickets until that is taken back', async () => {
    newHall()
    const visitors = await kiosk()
    const page = await openBoard()
    await openDayTool(page, 'day')
    await page.locator('kezek-board-day input[value=closed]').check()
    await page.locator('textarea[name=notice-kk]').fill('Өрт дабылы')
    await page.locator('kezek-board-day .primary').click()
    expect(await textOf(page.locator('kezek-board-day .trouble'))).toBe(
      'Заполните объявление на трёх языках или оставьте пустым',
    )
    await page.locator('textarea[name=notice-ru]').fill('Пожарная тревога')
    await page.locator('textarea[name=notice-en]').fill('Fire alarm')
    await page.locator('kezek-board-day .primary').click()
    await page.getByText('Сегодня приёма нет').waitFor()
    expect(await textOf(page.locator('.day'))).toContain('Объявление: Пожарная тревога')
    const ask = () => visitors.send('ticket:issue', { queue: housing, lang: 'kk' })
    expect(await ask()).toMatchObject({ error: { code: 'DAY_CLOSED' } })
    await openDayTool(page, 'day')
    await page.locator('kezek-board-day input[value=usual]').check()
    await page.locator('kezek-board-day .primary').click()
    await page.getByText('Сегодня приёма нет').waitFor({ state: 'detached' })
    expect(await ask()).toMatchObject({ ok: true })
  })

  test('is set open at other hours, for a day to come', async () => {
    newHall()
    const page = await openBoard({ locale: 'en' })
    await openDayTool(page, 'day')
    const tomorrow = await page.locator('kezek-board-day option').nth(1).getAttribute('value')
    await page.locator('kezek-board-day select').selectOption(tomorrow)
    await page.locator('kezek-board-day input[value=open]').check()
    await page.locator('kezek-board-day input[name=open]').fill('7.30')
    await page.locator('kezek-board-day input[name=close]').fill('25:00')
    await page.locator('kezek-board-day .primary').click()
    expect(await textOf(page.locator('kezek-board-day .trouble'))).toBe('Write the time like 09:00')
    await page.locator('kezek-board-day input[name=close]').fill('21:00')
    await page.locator('kezek-board-day .primary').click()
    await until('it is told', async () => (await notice(page)) === 'The day is set')
    const manager = keep(await member(app.url, { role: 'manager', centre }))
    expect(JSON.parse(manager.hall.view?.days[`set:${tomorrow}`] ?? '')).toEqual({
      mode: 'open',
      open: '07:30',
      close: '21:00',
    })
  })
})

test('the curves of the day are the same after the server was killed and has come back', async () => {
  newHall()
  const visitors = await kiosk()
  for (let visitor = 0; visitor < 3; visitor++) await issue(visitors, housing)
  const at = await sit('1')
  await at.callNext()
  const page = await openBoard()
  await page.locator('kezek-board-charts summary').click()
  const rows = () =>
    page
      .locator('kezek-board-charts tbody tr')
      .evaluateAll(all => all.map(row => [...row.querySelectorAll('td')].map(cell => cell.textContent)))
  await until('it shows who waits', async () => (await rows()).at(-1)?.[0] === '2')
  const before = await rows()
  await app.kill('SIGKILL')
  await page.getByText('Данные устарели, связь восстанавливается').waitFor()
  await app.start()
  await page.getByText('Данные устарели, связь восстанавливается').waitFor({ state: 'detached' })
  await page.reload()
  await seeBoard(page)
  await page.locator('kezek-board-charts summary').click()
  await until('it is drawn', async () => (await rows()).length >= before.length)
  expect((await rows()).slice(0, before.length)).toEqual(before)
  expect(await page.locator('kezek-line-chart svg[role=img]').count()).toBe(2)
})

test('the waiting are paged by a hundred, found by number in either alphabet, and follow what happens', async () => {
  newHall()
  const visitors = await kiosk()
  for (let batch = 0; batch < 10; batch++) {
    await Promise.all(Array.from({ length: 25 }, () => issue(visitors, housing)))
  }
  const page = await openBoard()
  const pager = () => textOf(page.locator('kezek-board-tickets .pager span').first())
  await until('the first page is there', async () => (await ticketRows(page).count()) === 100)
  expect(await pager()).toBe('Страница 1 из 3, всего 250 чел.')
  expect(await ticketRows(page).first().getAttribute('data-ticket')).toBe('A001')
  const next = page.locator('[data-page=next]').first()
  await next.click()
  await page.locator('[data-ticket=A101]').waitFor()
  await next.click()
  await page.locator('[data-ticket=A250]').waitFor()
  expect(await ticketRows(page).count()).toBe(50)
  expect(await next.isDisabled()).toBe(true)
  const at = await sit('1')
  await at.callNext()
  await until('the page has moved up', async () => (await pager()) === 'Страница 3 из 3, всего 249 чел.')
  expect(await ticketRows(page).count()).toBe(49)
  // Typed with Cyrillic А, as the keyboard stands.
  const search = page.locator('kezek-board-tickets input[type=search]')
  await search.fill('а42')
  await until('it is found', async () => (await ticketRows(page).count()) === 1)
  expect(await ticketRows(page).first().getAttribute('data-ticket')).toBe('A042')
  await search.fill('К999')
  await page.getByText('Сегодня такого талона нет').waitFor()
})

test('people who wait for a queue without an open window are an alert that leads to a window', async () => {
  newHall()
  await issue(await kiosk(), 'child-benefit.submission')
  const page = await openBoard({ locale: 'en' })
  await until('it is told', async () => (await alertIds(page)).includes('no-window:child-benefit.submission'))
  const alert = page.locator('kezek-board-alerts li').first()
  expect(await textOf(alert)).toContain('Child benefit — hand in: 1 waiting, no window open')
  await alert.locator('button').click()
  await act(page, 'open')
  await until('the alert is gone', async () => (await alertIds(page)).length === 0)
  expect(await textOf(page.locator('kezek-board-alerts li.good'))).toContain('No alerts')
})

test('queues without people are folded away, found by name, and rows are sorted', async () => {
  newHall()
  const visitors = await kiosk()
  await issue(visitors, housing)
  for (let visitor = 0; visitor < 2; visitor++) await issue(visitors, 'child-benefit.submission')
  const page = await openBoard()
  const rows = page.locator('kezek-board-queues tbody tr')
  await until('two have people', async () => (await rows.count()) === 2)
  await page.getByRole('button', { name: 'В очереди', exact: true }).first().click()
  expect(await rows.first().getAttribute('data-queue')).toBe('child-benefit.submission')
  await page.getByRole('button', { name: 'Показать пустые очереди (34)' }).click()
  expect(await rows.count()).toBe(36)
  await page.getByLabel('Найти очередь').fill('ЛИЗИНГ')
  expect(await rows.evaluateAll(all => all.map(row => row.dataset.queue))).toEqual([
    'machinery-leasing.submission',
    'machinery-leasing.collection',
  ])
})

test('a press while the server is away does nothing and says so; the board comes back by itself', async () => {
  newHall()
  const visitors = await kiosk()
  const { number } = await issue(visitors, housing)
  const page = await openBoard()
  await openTicket(page, number)
  await app.kill('SIGKILL')
  await page.getByText('Данные устарели, связь восстанавливается').waitFor({ state: 'attached' })
  await act(page, 'cancel')
  await page.getByLabel('Посетитель ушёл').check()
  await act(page, 'do')
  await page.getByText('Нет связи. Действие не выполнено').waitFor()
  await app.start()
  await page.getByText('Данные устарели, связь восстанавливается').waitFor({ state: 'detached' })
  expect(await figure(page, 'waiting')).toBe('1')
  await act(page, 'do')
  await seeFigure(page, 'waiting', '0')
})

test('it works by the keyboard alone: a dialog takes the focus, Escape gives it back; the language is remembered', async () => {
  newHall()
  const page = await openBoard({ locale: 'kk' })
  const button = page.locator('kezek-board-counters [data-counter="3"] button')
  await button.focus()
  await page.keyboard.press('Enter')
  await page.locator('kezek-board-counter dialog[open]').waitFor()
  const active = () =>
    page.evaluate(() => {
      let element = document.activeElement
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim()
    })
  expect(await active()).toBe('Жабу')
  await page.keyboard.press('Escape')
  await page.locator('kezek-board-counter').waitFor({ state: 'detached' })
  expect(await active()).toBe('3-терезені басқару')

  const plain = keep(await browser.newPage())
  await plain.goto(`${app.url}/manager/?centre=${centre}`)
  await seeBoard(plain)
  await speak(plain, 'en')
  await plain.reload()
  await seeBoard(plain)
  expect(await plain.title()).toContain("Manager's board")
  expect(await plain.locator('html').getAttribute('lang')).toBe('en')
})

describe.each(locales)('in %s', locale => {
  test('nothing is cut or inaccessible at the four sizes, and in the dialogs', async () => {
    newHall()
    const visitors = await kiosk()
    const { number } = await issue(visitors, 'minor-housing-deal.submission', { category: 'disability' })
    await issue(visitors, 'assistive-aids.submission')
    await issue(visitors, 'preschool-register.collection')
    const at = await sit('3', 'longest')
    await at.callNext()
    const page = await openBoard({ locale })
    await page.locator('kezek-board-queues .fold').click()
    for (const [width, height] of [
      [1280, 720],
      [1920, 1080],
      [1024, 768],
      [768, 1024],
    ] as const) {
      await page.setViewportSize({ width, height })
      await until('the list is there', async () => (await ticketRows(page).count()) === 2)
      expect(await cutParts(page), `${width} x ${height}`).toEqual([])
      expect(await axe(page), `${width} x ${height}`).toEqual([])
    }
    const close = () => page.keyboard.press('Escape')
    await openCounter(page, '3')
    expect([await cutParts(page), await axe(page)]).toEqual([[], []])
    await close()
    for (const tool of ['issue', 'day', 'end-day'] as const) {
      await openDayTool(page, tool)
      expect([await cutParts(page), await axe(page)], tool).toEqual([[], []])
      await close()
    }
    await showList(page, 'windows')
    await openTicket(page, number)
    expect([await cutParts(page), await axe(page)]).toEqual([[], []])
  })
})

test('a wait comes close to its target and passes it, a window without a screen is away: each is told once, in this order', async () => {
  const { page, number } = late
  const told = () => page.evaluate(() => (window as unknown as { alerts: string[] }).alerts)
  const expected = [`approaching:${housing}`, `breached:${housing}`, 'away:1']
  await until(
    'all three were told',
    async () => {
      const seen = await told()
      return expected.every(alert => seen.includes(alert))
    },
    120_000,
  )
  const seen = (await told()).filter(alert => expected.includes(alert))
  expect(seen.indexOf(`approaching:${housing}`)).toBeLessThan(seen.indexOf(`breached:${housing}`))
  expect(new Set(seen).size).toBe(seen.length)
  expect(await counterState(page, '1')).toContain('Нет на месте')
  await page.locator(`[data-alert="breached:${housing}"] button`).click()
  const row = page.locator(`kezek-board-tickets [data-ticket="${number}"]`)
  await row.waitFor()
  expect(await textOf(row)).toContain('Норматив превышен')
  for (const locale of locales) {
    await speak(page, locale)
    await page.setViewportSize({ width: 768, height: 1024 })
    await until('it speaks so', async () => (await page.locator('html').getAttribute('lang')) === locale)
    expect(await cutParts(page), locale).toEqual([])
    expect(await axe(page), locale).toEqual([])
  }
})
