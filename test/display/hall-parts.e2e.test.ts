import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { CentreSettings, LocalizedText } from '../../shared/domain/settings.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { axe, closeWindows, openBrowser } from '../kit/browser.ts'
import { read } from '../kit/hall-screen.ts'
import { inspector, issue, member, signs } from '../kit/member.ts'
import { centres } from '../kit/order.ts'
import { until } from '../kit/until.ts'

let app: TestApp
let browser: Browser
let opened: { close(): unknown }[] = []
const unused = centres.map(({ id }) => id)
let centre = ''

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser({ sound: true })
})
afterAll(async () => {
  await closeWindows(browser)
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

const east: LocalizedText = { kk: 'Шығыс залы', ru: 'Восточный зал', en: 'East hall' }
const west: LocalizedText = { kk: 'Батыс залы', ru: 'Западный зал', en: 'West hall' }
const ticker: LocalizedText = {
  kk: 'Құжаттардың көшірмесін екінші қабаттағы көшірме бөлмесінде тегін жасауға болады.',
  ru: 'Копии документов можно бесплатно сделать в копировальной комнате на втором этаже.',
  en: 'Copies of documents are made free of charge.',
}

/** Creates a hall whose windows 1 to 4 are in the east and the others in the west. */
async function newHall(change: Partial<CentreSettings> = {}) {
  centre = unused.shift() ?? ''
  expect(centre).not.toBe('')
  const manager = keep(await member(app.url, { role: 'manager', centre }))
  const update = async (part: Partial<CentreSettings>) => {
    const { settings } = manager.hall.view ?? {}
    if (!settings) throw new Error('a manager without a view')
    await manager.ask('settings:update-settings', {
      base: settings.version,
      settings: { ...settings, ...part },
    })
    await until('it is changed', () => manager.hall.view?.settings.version !== settings.version)
  }
  const { settings } = manager.hall.view ?? {}
  await update({
    zones: [
      { id: 'east', title: east },
      { id: 'west', title: west },
    ],
    counters: settings?.counters.map(one => ({ ...one, zone: Number(one.id) <= 4 ? 'east' : 'west' })) ?? [],
    displays: {
      door: { zones: ['east', 'west'], arrows: { east: 'up-left' } },
      eastern: { zones: ['east'] },
    },
    ...change,
  })
  return { manager, update }
}

interface Opening {
  size?: { width: number; height: number }
  reducedMotion?: 'reduce'
}

async function open(query: string, { size, reducedMotion }: Opening = {}): Promise<Page> {
  const viewport = size ?? { width: 1920, height: 1080 }
  const context = keep(
    await browser.newContext({ viewport, reducedMotion: reducedMotion ?? 'no-preference' }),
  )
  const page = await context.newPage()
  await page.goto(`${app.url}/display/?centre=${centre}${query}`)
  return page
}

/** Calls a visitor to each of these windows. */
async function call(...windows: string[]): Promise<void> {
  const kiosk = keep(await member(app.url, { role: 'kiosk', centre }))
  const queues = { 1: 'housing-register.submission', 5: 'assistive-aids.submission' } as const
  for (const window of windows) {
    await issue(kiosk, queues[window as unknown as 1 | 5])
    await keep(await inspector(app.url, window, { centre })).callNext()
  }
}

const windowsOn = async (page: Page) => (await read(page)).list.map(({ counter }) => counter).sort()

test('a screen shows its zones’ windows, with arrow and title, for eyes and ears; one without zones is as ever', async () => {
  await newHall()
  await call('1', '5')
  const [door, eastern, asked, plain] = await Promise.all([
    open('&lang=ru&display=door'),
    open('&lang=ru&display=eastern'),
    open('&lang=ru&zones=west'),
    open('&lang=ru'),
  ])
  await until('the door shows both', async () => (await windowsOn(door)).join() === '1,5')
  await until('the east shows its own', async () => (await windowsOn(eastern)).join() === '1')
  await until('the west shows its own', async () => (await windowsOn(asked)).join() === '5')
  await until('the plain one shows both', async () => (await windowsOn(plain)).join() === '1,5')
  const rows = (page: Page) =>
    page.locator('kezek-call-list li').evaluateAll(all =>
      all.map(row => ({
        arrow: row.querySelector('svg')?.dataset.arrow,
        zone: row.querySelector('.zone')?.textContent ?? undefined,
        heard: row.querySelector('.visually-hidden')?.textContent,
      })),
    )
  expect(await rows(door)).toEqual([
    { arrow: 'right', zone: west.ru, heard: expect.stringMatching(/окно 5, Западный зал$/) },
    {
      arrow: 'up-left',
      zone: east.ru,
      heard: expect.stringMatching(/окно 1, Восточный зал, вверх и налево$/),
    },
  ])
  for (const page of [eastern, asked, plain])
    for (const row of await rows(page)) expect(row).toMatchObject({ arrow: 'right', zone: undefined })
  expect(await axe(door)).toEqual([])
})

test('zones that the hall doesn’t have are named, and all windows shown', async () => {
  await newHall()
  await call('1')
  const page = await open('&lang=ru&zones=nowhere')
  await until('the screen says so', async () => (await read(page)).trouble.includes('nowhere'))
  expect(await windowsOn(page)).toEqual(['1'])
})

test('the ticker is below the calls, turns pages in the hall’s languages, covers no call and never moves, with or without reduced motion', async () => {
  await newHall({ ticker, languages: ['ru', 'kk'] })
  await call('1', '5')
  const size = { width: 1080, height: 1920 }
  // In parallel, because turning all pages takes a while.
  await Promise.all([
    open('', { size }).then(followTicker),
    open('', { size, reducedMotion: 'reduce' }).then(followTicker),
  ])
})

async function followTicker(page: Page): Promise<void> {
  await until('the calls are shown', async () => (await windowsOn(page)).length === 2)
  const line = page.locator('kezek-ticker-line .line')
  await line.waitFor()
  await page.evaluate(() => document.fonts.ready.then(() => {}))
  const pages = new Set<string>()
  const places = new Set<number>()
  const isWhole = () =>
    line.evaluate(element => {
      const range = document.createRange()
      range.selectNodeContents(element)
      return range.getBoundingClientRect().right <= element.getBoundingClientRect().right
    })
  await until('all pages were seen', async () => {
    pages.add((await line.textContent())?.trim() ?? '')
    places.add((await line.boundingBox())?.x ?? -1)
    expect(await isWhole()).toBe(true)
    const seen = [...pages].join(' ')
    return [ticker.ru, ticker.kk].every(text => text.split(' ').every(word => seen.includes(word)))
  })
  expect(places.size).toBe(1)
  expect([...pages].join(' ')).not.toContain(ticker.en)
  const bottom = await page
    .locator('main')
    .evaluate(element => Math.round(element.getBoundingClientRect().bottom))
  const top = await page
    .locator('kezek-ticker-line')
    .evaluate(element => Math.round(element.getBoundingClientRect().top))
  expect(top).toBeGreaterThanOrEqual(bottom)
  expect(await axe(page)).toEqual([])
}

const small = [
  { width: 1024, height: 600 },
  { width: 800, height: 480 },
  { width: 480, height: 320 },
]

const board = (page: Page) =>
  page.locator('kezek-window-board main').evaluate(main => {
    const { state = '', number } = (main as HTMLElement).dataset
    const { innerWidth, innerHeight } = window
    const texts = [...main.querySelectorAll('.number, .ticket, .state, .name, .post, .serves, .of')]
    const isInside = (element: Element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      return left >= 0 && top >= 0 && right <= innerWidth + 1 && bottom <= innerHeight + 1
    }
    return {
      state,
      number,
      whole: texts.every(isInside),
      overlaps: texts.some((one, at) =>
        texts.slice(at + 1).some(other => {
          const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()]
          const [x, y] = [
            Math.min(a.right, b.right) - Math.max(a.left, b.left),
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
          ]
          return x > 2 && y > 2
        }),
      ),
    }
  })

test('the board over a window: who sits there, whom it calls, break and closed in words, at every size', async () => {
  const purpose = {
    kk: 'Протездік-ортопедиялық көмек көрсету үшін құжаттарды рәсімдеу және тұрғын үй көмегін тағайындау',
    ru: 'Оформление документов на протезно-ортопедическую помощь и назначение жилищной помощи',
    en: 'Assistive aids and housing aid',
  }
  const { update, manager } = await newHall({ languages: ['ru'] })
  const pages = await Promise.all(small.map(size => open('&counter=5', { size })))
  const text = async (page: Page) => (await page.locator('kezek-window-board main').textContent()) ?? ''
  const untilAll = (what: string, look: (page: Page) => Promise<boolean>) =>
    until(what, async () => (await Promise.all(pages.map(look))).every(Boolean))
  const wellSet = async () => {
    for (const page of pages) {
      expect(await board(page)).toMatchObject({ whole: true, overlaps: false })
      expect(await axe(page)).toEqual([])
    }
  }
  await untilAll('it is closed', async page => (await text(page).catch(() => '')).includes('Закрыто'))
  await untilAll('it says what it serves', async page =>
    (await text(page)).includes('Жильё · Социальная помощь'),
  )
  const at = keep(await inspector(app.url, '5', { centre, sign: signs.longest }))
  const { surname, name, patronymic, post } = signs.longest
  await untilAll('it is open', async page => (await text(page)).includes(`${surname} ${name} ${patronymic}`))
  for (const page of pages) {
    expect(await text(page)).toContain(post)
    expect(await page.locator('kezek-window-board .number').textContent()).toBe('5')
  }
  const one = { counter: '5', session: at.session }
  await at.ask('counter:set-counter-queues', { ...one, queues: ['assistive-aids.submission'] })
  await untilAll('it says what it serves now', async page => !(await text(page)).includes('Жильё'))
  const { settings } = manager.hall.view ?? {}
  await update({ counters: settings?.counters.map(counter => ({ ...counter, purpose })) ?? [] })
  await untilAll('it says what it is for', async page => (await text(page)).includes(purpose.ru))
  await issue(keep(await member(app.url, { role: 'kiosk', centre })), 'assistive-aids.submission')
  const { number, ticket } = await at.callNext()
  await untilAll('it calls', async page => (await text(page)).includes(number))
  for (const page of pages) expect(await text(page)).toContain('Вызван')
  await wellSet()
  await at.act('ticket:start', ticket)
  await untilAll('it serves', async page => (await text(page)).includes('На приёме'))
  await at.ask('counter:pause-counter', one)
  await untilAll('the last one before a break', async page => (await text(page)).includes('Перерыв'))
  expect(await text(pages[0] as Page)).toContain(number)
  await wellSet()
  await at.act('ticket:finish', ticket)
  await untilAll('it has a break', async page => (await board(page)).number === undefined)
  await wellSet()
  await at.ask('counter:close-counter', one)
  await untilAll('it is closed', async page => (await text(page)).includes('Закрыто'))
  for (const page of pages) expect(await text(page)).not.toContain(surname)
})

test('a board takes its words from the hall’s languages in turn, says when it is stale, and of no window that there is none', async () => {
  await newHall({ languages: ['kk', 'en'] })
  const [page, wrong] = [await open('&counter=5'), await open('&counter=77&lang=en')]
  const seen = new Set<string>()
  await until('both languages were seen', async () => {
    seen.add((await page.locator('kezek-window-board .of').textContent()) ?? '')
    return seen.has('Терезе') && seen.has('Window')
  })
  await until('it says so', async () =>
    (await wrong.locator('[role=status]').textContent())?.includes('no window 77'),
  )
  await app.kill('SIGSTOP')
  try {
    await page.locator('p.trouble').waitFor()
  } finally {
    await app.kill('SIGCONT')
  }
  await page.locator('p.trouble').waitFor({ state: 'detached' })
  expect(await axe(page)).toEqual([])
})
