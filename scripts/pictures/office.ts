import type { Page } from 'playwright-core'
import type { Locale } from '../../shared/domain/locale.ts'
import type { Picture, PictureContext } from './picture.ts'

const desktop: Picture['size'] = [1280, 720]
const upright: Picture['size'] = [768, 1024]
const narrow: Picture['size'] = [400, 900]

/** Opens a section of the office in a language. */
async function openOffice(
  { open, centre, locale }: PictureContext,
  section: string,
  role = 'manager',
): Promise<Page> {
  const page = await open(`/office/?centre=${centre}&as=${role}#${section}`)
  await page.evaluate(chosen => localStorage.setItem('kezek.language', chosen), locale as Locale)
  await page.reload()
  await page.locator(`kezek-${section}-section h2`).waitFor()
  return page
}

async function untilDrawn(page: Page): Promise<void> {
  await page.locator('kezek-ticket-preview img').waitFor()
  await page.locator('kezek-ticket-preview [role=status] .mark').waitFor({ state: 'detached' })
}

/** Makes a working centre with two printers. */
async function withPrinters({ join }: PictureContext): Promise<void> {
  const manager = await join({ role: 'manager' })
  const settings = manager.hall.view?.settings
  if (!settings) throw new Error('no settings')
  await manager.ask('settings:update-settings', {
    base: settings.version,
    settings: {
      ...settings,
      printers: {
        hall: { address: 'tcp://10.0.0.7:9100', profile: 'epson-tm-t88' },
        desk: { address: 'agent:desk-usb', profile: 'generic-58', rollTickets: 140 },
      },
      kiosks: { 1: { printers: ['hall', 'desk'] }, 2: { printers: ['hall'] } },
    },
  })
}

interface State extends Omit<Picture, 'name' | 'size'> {
  state: string
}

/** Gives a working centre two kiosks, one of them only for collection. */
async function withKiosks(context: PictureContext): Promise<void> {
  await withPrinters(context)
  const manager = await context.join({ role: 'manager' })
  const settings = manager.hall.view?.settings
  if (!settings) throw new Error('no settings')
  const collection = { offers: { purposes: ['collection'] }, languages: ['ru', 'kk'] } as const
  await manager.ask('settings:update-settings', {
    base: settings.version,
    settings: { ...settings, kiosks: { 1: { ...settings.kiosks[1], ...collection } } },
  })
}

/** Gives a working centre two zones, a hall screen with arrows, and a ticker. */
async function withHallScreens({ join }: PictureContext): Promise<void> {
  const manager = await join({ role: 'manager' })
  const settings = manager.hall.view?.settings
  if (!settings) throw new Error('no settings')
  const zones = [
    { id: 'left', title: { kk: 'Сол жақ зал', ru: 'Левый зал', en: 'Left hall' } },
    { id: 'right', title: { kk: 'Оң жақ зал', ru: 'Правый зал', en: 'Right hall' } },
  ]
  await manager.ask('settings:update-settings', {
    base: settings.version,
    settings: {
      ...settings,
      zones,
      counters: settings.counters.map((counter, at) => ({ ...counter, zone: at < 4 ? 'left' : 'right' })),
      displays: { 'hall-1': { arrows: { left: 'up-left', right: 'right' } } },
      voice: {
        ...settings.voice,
        volume: [
          { from: '08:00', percent: 90 },
          { from: '18:00', percent: 50 },
        ],
        areas: [['left'], ['right']],
      },
      ticker: {
        kk: 'Орталық 13:00–14:00 үзіліске жабылады. Құжаттардың көшірмесін бірінші қабатта жасауға болады.',
        ru: 'Центр закрыт на перерыв с 13:00 до 14:00. Копии документов можно сделать на первом этаже.',
        en: 'The centre has a break from 13:00 to 14:00. Copies of documents can be made on the first floor.',
      },
    },
  })
}

/** Opens the section of hall screens at one of its parts. */
async function openHallScreens(context: PictureContext, part: string): Promise<Page> {
  await withHallScreens(context)
  const page = await openOffice(context, 'hall-screens')
  await page.locator('[data-screen=hall-1]').waitFor()
  await page.locator(`[data-part=${part}] h3`).evaluate(heading => heading.scrollIntoView())
  return page
}

/** Lets visitors wait and an inspector work, so that a change does something to the hall. */
async function withVisitors(context: PictureContext): Promise<void> {
  for (let visitor = 0; visitor < 3; visitor++) await context.issue('housing-register.submission')
  await context.issue('child-benefit.submission')
  const seat = await context.sit('1')
  await seat.callNext()
}

const states: State[] = [
  { state: 'hall-screens', prepare: context => openHallScreens(context, 'zones') },
  { state: 'hall-screens-picture', prepare: context => openHallScreens(context, 'screens') },
  { state: 'hall-screens-voice', prepare: context => openHallScreens(context, 'voice') },
  { state: 'hall-screens-ticker', prepare: context => openHallScreens(context, 'ticker') },
  {
    state: 'hall-screens-wrong',
    async prepare(context) {
      const page = await openHallScreens(context, 'voice')
      await page.locator('input[name=percent-0]').fill('101')
      await page.locator('[data-act=save]').click()
      await page.locator('kezek-voice-form .wrong').waitFor()
      return page
    },
  },
  {
    state: 'hours',
    async prepare(context) {
      const page = await openOffice(context, 'hours')
      await page.locator('kezek-year-calendar table').first().waitFor()
      return page
    },
  },
  {
    state: 'services',
    async prepare(context) {
      await withVisitors(context)
      const page = await openOffice(context, 'services')
      await page.locator('[data-service=housing-register] input[data-purpose=submission]').uncheck()
      await page.locator('[data-effect=keeps-waiting]').waitFor()
      await page.locator('[data-service=child-benefit] [data-act=change]').click()
      await page.locator('kezek-service-editor input[name=target-submission]').fill('10')
      return page
    },
  },
  {
    state: 'windows',
    async prepare(context) {
      await withVisitors(context)
      const page = await openOffice(context, 'windows')
      for (const counter of ['3', '4']) {
        await page.locator(`[data-window="${counter}"] [data-act=remove]`).click()
      }
      await page.locator('[data-effect=nobody-serves]').waitFor()
      return page
    },
  },
  {
    state: 'window-queues',
    async prepare(context) {
      await withVisitors(context)
      const page = await openOffice(context, 'windows')
      await page.locator('[data-window="1"] [data-act=change]').click()
      await page.locator('[data-group=B] > .tick input[data-purpose=submission]').check()
      await page.locator('[data-effect=window-serves]').waitFor()
      return page
    },
  },
  {
    state: 'windows-wrong',
    async prepare(context) {
      const page = await openOffice(context, 'windows')
      await page.locator('[data-act=add]').click()
      await page.locator('input[name=number]').fill('2')
      await page.locator('[data-act=save]').click()
      await page.locator('#queues-wrong').waitFor()
      return page
    },
  },
  {
    state: 'rules',
    async prepare(context) {
      await withVisitors(context)
      const page = await openOffice(context, 'rules')
      await page.locator('input[name=policy][value=as-ordered]').check()
      await page.locator('[data-effect=order-kept]').waitFor()
      return page
    },
  },
  {
    state: 'rules-wrong',
    async prepare(context) {
      const page = await openOffice(context, 'rules')
      await page.locator('[data-act=add]').click()
      await page.locator('input[name=noShowAfter]').fill('700')
      await page.locator('[data-act=save]').click()
      await page.locator('#noShowAfter-wrong').waitFor()
      return page
    },
  },
  {
    state: 'kiosks',
    async prepare(context) {
      await withKiosks(context)
      const page = await openOffice(context, 'kiosks')
      await page.locator('[data-kiosk="1"]').waitFor()
      return page
    },
  },
  {
    state: 'kiosks-wrong',
    async prepare(context) {
      await withKiosks(context)
      const page = await openOffice(context, 'kiosks')
      const card = page.locator('[data-kiosk="1"]')
      await card.locator('input[name=askAfterSeconds]').fill('5')
      await page.locator('[data-act=save]').click()
      await card.locator('.wrong').scrollIntoViewIfNeeded()
      return page
    },
  },
  {
    state: 'ticket',
    async prepare(context) {
      const page = await openOffice(context, 'ticket')
      await untilDrawn(page)
      return page
    },
  },
  {
    state: 'ticket-wrong',
    async prepare(context) {
      const page = await openOffice(context, 'ticket')
      await untilDrawn(page)
      await page.locator('[data-act=add]').click()
      await page.locator('kezek-ticket-block .wrong').first().waitFor()
      return page
    },
  },
  {
    state: 'printers',
    async prepare(context) {
      await withPrinters(context)
      const page = await openOffice(context, 'printers')
      await page.locator('kezek-printer-card').first().waitFor()
      return page
    },
  },
  {
    state: 'printers-wrong',
    async prepare(context) {
      await withPrinters(context)
      const page = await openOffice(context, 'printers')
      const address = page.locator('kezek-printer-card[data-printer=hall] input[name=address]')
      await address.fill('10.0.0.7')
      await address.blur()
      await page.locator('[data-act=save]').click()
      await page.locator('kezek-printer-card .wrong').waitFor()
      return page
    },
  },
]

/** What an administrator changes for all centres, and the centre itself. */
const ofCatalogue: State[] = [
  {
    state: 'catalogue',
    async prepare(context) {
      const page = await openOffice(context, 'catalogue', 'administrator')
      await page.locator('[data-service]').first().waitFor()
      return page
    },
  },
  {
    state: 'catalogue-service',
    async prepare(context) {
      const page = await openOffice(context, 'catalogue', 'administrator')
      await page.locator('[data-service]').first().click()
      await page.locator('[id="kioskTitle.ru"]').fill('')
      await page.locator('[data-act=save]').click()
      await page.locator('[id="kioskTitle.ru-wrong"]').waitFor()
      return page
    },
  },
  {
    state: 'catalogue-groups',
    async prepare(context) {
      const page = await openOffice(context, 'catalogue', 'administrator')
      await page.locator('[data-part=groups]').click()
      await page.locator('[data-act=change]').first().click()
      return page
    },
  },
  {
    state: 'centre',
    async prepare(context) {
      const page = await openOffice(context, 'centre', 'administrator')
      await page.locator('[id="name.kk"]').waitFor()
      return page
    },
  },
]

export const pictures: Picture[] = [
  ...states.flatMap(({ state, ...picture }) => [
    { ...picture, name: `office-${state}`, size: desktop },
    { ...picture, name: `office-${state}-upright`, size: upright },
  ]),
  ...ofCatalogue.flatMap(({ state, ...picture }) => [
    { ...picture, name: `office-${state}`, size: desktop },
    { ...picture, name: `office-${state}-narrow`, size: narrow },
  ]),
]
