import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sitDown } from '../../../scripts/pictures/counter-page.ts'
import { zoneClock } from '../../../shared/domain/business-day.ts'
import { locales } from '../../../shared/domain/locale.ts'
import { purposes } from '../../../shared/domain/queue.ts'
import { weekdays } from '../../../shared/domain/settings.ts'
import { localTimeBy } from '../../../shared/domain/zone-clock.ts'
import { common } from '../../../shared/i18n/common/common.ts'
import { languageNames } from '../../../shared/i18n/common/messages.ts'
import { formatClock } from '../../../shared/i18n/common/time.ts'
import { display } from '../../../shared/i18n/display/display.ts'
import { kiosk } from '../../../shared/i18n/kiosk/kiosk.ts'
import { startApp, type TestApp } from '../../kit/app.ts'
import { axe, closeWindows, openBrowser } from '../../kit/browser.ts'
import { inspector, issue, member } from '../../kit/member.ts'
import { purposeWords, serviceById, services } from '../../kit/order.ts'
import { until } from '../../kit/until.ts'
import { changeSettings, visitorAt } from '../../kit/visitor.ts'

/** A browser's clock an hour ahead, with time zones from before Kazakhstan changed its clocks: two hours in all. */
const aheadMs = 3_600_000
const zone = zoneClock('Asia/Almaty')
const centre = 'akmola'

let app: TestApp
let browser: Browser

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp({ env: { KEZEK_HOURS: 'order' } }), openBrowser()])
  await changeSettings(app.url, centre, openNow)
})
afterAll(async () => {
  await closeWindows(browser)
  await app?.stop()
})

/** Every service is open from half an hour ago until half an hour from now, today: a wrong clock would show it closed. */
function openNow() {
  const now = Date.now()
  const today = localTimeBy(now, zone).day
  const clockAt = (minutes: number) => {
    const at = now + minutes * 60_000
    return localTimeBy(at, zone).day === today ? formatClock(at, zone) : '00:00'
  }
  const hours = { days: weekdays, open: clockAt(-30), close: clockAt(30), breaks: [] }
  const both = Object.fromEntries(purposes.map(purpose => [purpose, { hours }]))
  return { services: Object.fromEntries(services.map(({ id }) => [id, both])), lastTicketMinutes: 1 }
}

async function openWrong(path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'ru' })
  await context.addInitScript(aheadMs => {
    const { DateTimeFormat } = Intl
    const wrong = (options: Intl.DateTimeFormatOptions = {}) => {
      const { timeZone = 'Asia/Almaty' } = options
      return { ...options, timeZone: timeZone === 'Asia/Almaty' ? 'Etc/GMT-6' : timeZone }
    }
    Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
      construct: (target, [locales, options]) => Reflect.construct(target, [locales, wrong(options)]),
    })
    const { now } = Date
    Date.now = () => now() + aheadMs
    window.Date = new Proxy(Date, {
      construct: (target, args) => Reflect.construct(target, args.length === 0 ? [now() + aheadMs] : args),
    })
  }, aheadMs)
  const page = await context.newPage()
  await page.goto(`${app.url}${path}`)
  // The test is worth something only while this browser is wrong.
  const shown = await page.evaluate(() =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Almaty', timeStyle: 'short' }).format(Date.now()),
  )
  expect(shown).not.toBe(formatClock(Date.now(), zone))
  return page
}

/** Waits until the page shows the server's time; a minute may end meanwhile. */
async function showsTime(page: Page, element: string): Promise<void> {
  await until(`${element} shows the server's time`, async () => {
    const shown = (await page.locator(element).first().textContent())?.trim()
    const now = Date.now()
    return [now, now - 1_500].some(at => formatClock(at, zone) === shown)
  })
}

test('the kiosk is open while the server issues, shows its time, and gives a ticket', async () => {
  const page = await openWrong(`/kiosk/?centre=${centre}&kiosk=1`)
  const visitor = visitorAt(page, { centre, lang: 'ru', faults: [] })
  await visitor.press(languageNames.ru)
  await showsTime(page, 'kezek-kiosk-head time')
  await visitor.press(purposeWords('ru', 'submission'))
  await visitor.press('Жильё')
  await visitor.press(serviceById('housing-register')?.kioskTitle.ru ?? '')
  await visitor.press(kiosk.ru.getTicket)
  await visitor.press(common.ru.noEntitlement)
  expect(await visitor.number()).toMatch(/^A\d+$/)
  await page.context().close()
})

test.each([
  ['the hall screen', `/display/?centre=${centre}`, 'time.clock'],
  ["the manager's board", `/manager/?centre=${centre}`, '.clock'],
])('%s shows the server’s time', async (_name, path, element) => {
  const page = await openWrong(path)
  await showsTime(page, element)
  await page.context().close()
})

test('outside opening hours the hall screen says that the centre is closed, when it opens, and who is still called', async () => {
  const centre = 'aktobe'
  const today = localTimeBy(Date.now(), zone).weekday
  const later = weekdays[(today + 3) % 7] ?? 'mon'
  const hours = { days: [later], open: '10:00', close: '12:00', breaks: [] }
  const both = Object.fromEntries(purposes.map(purpose => [purpose, { hours }]))
  await changeSettings(app.url, centre, () => ({
    services: Object.fromEntries(services.map(({ id }) => [id, both])),
  }))
  const page = await openWrong(`/display/?centre=${centre}`)
  const says = (of: 'hallClosed' | 'stillCalled' | 'dayEnded') =>
    Promise.all(
      locales.map(locale =>
        page
          .getByText(new RegExp(`^${display[locale][of]}\\. ${display[locale].nextOpening('.*10:00')}$`))
          .waitFor(),
      ),
    )
  await says('hallClosed')
  const window = await inspector(app.url, '1', { centre })
  await says('stillCalled')
  await window.ask('counter:close-counter', { counter: '1', session: window.session })
  await says('hallClosed')
  window.close()

  const manager = await member(app.url, { role: 'manager', centre })
  const day = manager.hall.tick?.day ?? ''
  await manager.ask('day:close-day', { day, waiting: 0 })
  await says('dayEnded')
  for (const [width, height] of [
    [1280, 720],
    [1920, 1080],
    [1080, 1920],
  ] as const) {
    await page.setViewportSize({ width, height })
    const room = await page.locator('main').boundingBox()
    const words = await page.locator('main .words').boundingBox()
    const end = (box: typeof room) => (box ? box.y + box.height : Number.NaN)
    expect(end(words), `${width} x ${height}`).toBeLessThanOrEqual(end(room))
  }
  await manager.ask('day:reopen-day', { day })
  await says('hallClosed')
  manager.close()
  expect(await axe(page)).toEqual([])
  await page.context().close()
})

test('the window shows the server’s time', async () => {
  const page = await openWrong(`/counter/?centre=${centre}`)
  await sitDown(page, '1')
  await showsTime(page, 'kezek-desk-screen header time, header time.digits')
  await page.context().close()
})

test('the trail in the office shows when the server says it was', async () => {
  const visitors = await member(app.url, { role: 'kiosk', centre })
  const before = Date.now()
  await issue(visitors, 'housing-register.submission')
  visitors.close()
  const page = await openWrong(`/office/?centre=${centre}&as=manager#audit`)
  const row = page.locator('tr[data-type="ticket:issued"] time').first()
  await row.waitFor()
  const shown = (await row.textContent()) ?? ''
  const minutes = [before, before + 60_000].map(at => formatClock(at, zone))
  expect(minutes.some(clock => shown.includes(clock))).toBe(true)
  // Today by the server's clock has entries; a browser that is hours ahead would ask for another span.
  await page.context().close()
})

test('reports begin with the server’s day', async () => {
  const page = await openWrong('/reports/?as=manager')
  const day = (at: number) => new Date(at + 5 * 3_600_000).toISOString().slice(0, 10)
  await until('the address names the span', () => page.url().includes('to='))
  const to = new URL(page.url()).searchParams.get('to')
  expect([day(Date.now()), day(Date.now() - 60_000)]).toContain(to)
  await page.context().close()
})
