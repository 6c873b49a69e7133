import type { Page } from 'playwright-core'
import { type QueueId, splitQueue } from '../../shared/domain/queue.ts'
import type { CentreSettings, LocalizedText } from '../../shared/domain/settings.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { languageNames } from '../../shared/i18n/common/messages.ts'
import { kiosk } from '../../shared/i18n/kiosk/kiosk.ts'
import { groups, purposeWords, services } from '../../test/kit/order.ts'
import type { Picture, PictureContext } from './picture.ts'

const panel: Picture['size'] = [1080, 1920]
const narrow: Picture['size'] = [320, 640]

const queue: QueueId = 'housing-register.submission'
/** The service with the longest list of papers. */
const longest: QueueId = 'assistive-aids.submission'

const power: LocalizedText = {
  kk: 'Электр жарығы сөнді. Нөміріңіз сақталады.',
  ru: 'Отключено электричество. Ваш номер сохраняется.',
  en: 'The power is out. You keep your number.',
}

/** Opens kiosk 1 of the picture's centre. */
async function come({ open, centre }: PictureContext): Promise<Page> {
  return open(`/kiosk/?centre=${centre}&kiosk=1`)
}

/** Opens the kiosk and waits for its first page. */
async function untilStarted(context: PictureContext): Promise<Page> {
  const page = await come(context)
  await page.locator('kezek-kiosk-start button').first().waitFor()
  return page
}

/** Presses each button in turn, by its text. */
async function press(page: Page, ...texts: string[]): Promise<Page> {
  for (const text of texts) await page.getByRole('button', { name: text }).first().click()
  // The last page has settled, with the focus on its heading.
  await page.locator('kezek-kiosk-page[settling]').waitFor({ state: 'detached' })
  return page
}

/** @returns the texts to press from the first page to the papers of a service */
function way({ locale }: PictureContext, to: QueueId): string[] {
  const { service, purpose } = splitQueue(to)
  const facts = services.find(({ id }) => id === service)
  const group = groups.find(({ letter }) => letter === facts?.group)
  const titles = [group?.title[locale] ?? '', facts?.kioskTitle[locale] ?? '']
  return [languageNames[locale], purposeWords(locale, purpose), ...titles]
}

/** Makes `steps` steps towards a ticket, up to the question of entitlement. */
async function go(context: PictureContext, steps: number, to = queue): Promise<Page> {
  const all = [...way(context, to), kiosk[context.locale].getTicket]
  return press(await come(context), ...all.slice(0, steps))
}

async function takeTicket(context: PictureContext): Promise<Page> {
  const page = await press(await go(context, 5), common[context.locale].noEntitlement)
  await page.locator('.number').waitFor()
  return page
}

async function settle({ join }: PictureContext, change: Partial<CentreSettings>): Promise<void> {
  const manager = await join({ role: 'manager' })
  const { settings } = manager.hall.view ?? {}
  if (!settings) throw new Error('a manager without a view')
  await manager.ask('settings:update-settings', {
    base: settings.version,
    settings: { ...settings, ...change },
  })
}

/** Waits for the notice that covers every step. */
async function untilCovered(page: Page, name: string): Promise<Page> {
  await page.locator(`kezek-kiosk-cover main.${name}`).waitFor()
  return page
}

/** Types the beginning of a word on the screen's keyboard. */
async function search(context: PictureContext): Promise<Page> {
  const { locale } = context
  const page = await press(await go(context, 2), common[locale].search)
  const letters = { kk: 'ҚОРҒ', ru: 'ДЕТ', en: 'CHI' }[locale]
  for (const letter of letters) await page.getByRole('button', { name: letter, exact: true }).click()
  return page
}

/** States that look different at the width of a phone. */
const alsoNarrow = ['empty', 'one', 'group', 'longest', 'search', 'entitlement']

interface State extends Omit<Picture, 'name' | 'size'> {
  state: string
}

const states: State[] = [
  { state: 'empty', prepare: context => untilStarted(context) },
  { state: 'purpose', prepare: context => go(context, 1) },
  { state: 'group', prepare: context => go(context, 2) },
  { state: 'service', prepare: context => go(context, 3) },
  { state: 'search', prepare: search },
  { state: 'longest', prepare: context => go(context, 4, longest) },
  {
    state: 'about',
    async prepare(context) {
      return press(await go(context, 4, queue), kiosk[context.locale].aboutService)
    },
  },
  { state: 'entitlement', prepare: context => go(context, 5) },
  {
    state: 'proof',
    async prepare(context) {
      const page = await go(context, 5)
      await page.locator('button.choice').last().click()
      await page.locator('.message').waitFor()
      return page
    },
  },
  {
    state: 'one',
    prepare: takeTicket,
  },
  {
    state: 'many',
    async prepare(context) {
      const inspector = await context.sit('1')
      // Enough finished services for an estimate of the wait; the smallest mean is a minute.
      for (let n = 0; n < 5; n++) {
        await context.issue(queue)
        const { ticket } = await inspector.callNext()
        await inspector.act('ticket:start', ticket)
        await inspector.act('ticket:finish', ticket)
      }
      for (let n = 0; n < 24; n++) await context.issue(queue)
      return takeTicket(context)
    },
  },
  {
    state: 'no-paper',
    async prepare(context) {
      // Nothing listens at this address.
      await settle(context, {
        kiosks: { 1: { printers: ['off'] } },
        printers: { off: { address: 'tcp://127.0.0.1:1', profile: 'generic-80' } },
      })
      const page = await takeTicket(context)
      await page.locator('.paper.none').waitFor()
      return page
    },
  },
  {
    state: 'idle',
    async prepare(context) {
      const page = await untilStarted(context)
      await page.clock.install()
      await press(page, ...way(context, queue).slice(0, 3))
      await page.clock.fastForward(30_000)
      await page.getByRole('dialog').waitFor()
      return page
    },
  },
  {
    state: 'refused',
    async prepare(context) {
      await settle(context, { maxWaiting: 1 })
      await context.issue(queue)
      const page = await press(await go(context, 5), common[context.locale].noEntitlement)
      await page.locator('.message.bad').waitFor()
      return page
    },
  },
  {
    state: 'closed',
    async prepare(context) {
      const manager = await context.join({ role: 'manager' })
      const day = manager.hall.tick?.day ?? ''
      await manager.ask('day:set-day', { day, setting: { mode: 'closed', notice: power } })
      return untilCovered(await come(context), 'closed')
    },
  },
  {
    state: 'locked',
    async prepare(context) {
      await settle(context, { kiosks: { 1: { locked: true } } })
      return untilCovered(await come(context), 'locked')
    },
  },
  {
    state: 'offers-nothing',
    async prepare(context) {
      await settle(context, { kiosks: { 1: { offers: { groups: ['Z'] } } } })
      return untilCovered(await come(context), 'offers-nothing')
    },
  },
  {
    state: 'one-language',
    async prepare(context) {
      const languages = [context.locale]
      await settle(context, { kiosks: { 1: { languages, offers: { purposes: ['collection'] } } } })
      const page = await come(context)
      await page.locator('kezek-kiosk-choices button').first().waitFor()
      return page
    },
  },
  {
    state: 'stale',
    own: true,
    async prepare(context) {
      const page = await go(context, 2)
      await context.app.kill('SIGSTOP')
      return untilCovered(page, 'no-connection')
    },
  },
  {
    state: 'offline',
    own: true,
    async prepare(context) {
      const page = await untilStarted(context)
      await context.app.kill('SIGKILL')
      return untilCovered(page, 'no-connection')
    },
  },
  {
    state: 'redis-away',
    own: true,
    async prepare(context) {
      const page = await go(context, 5)
      process.kill(context.app.redisPid(), 'SIGSTOP')
      await page.getByRole('button', { name: common[context.locale].noEntitlement }).click()
      await page.getByText(kiosk[context.locale].asking).waitFor()
      return page
    },
  },
]

export const pictures: Picture[] = states.flatMap(({ state, ...picture }) => [
  { name: `kiosk-${state}`, size: panel, ...picture },
  ...(alsoNarrow.includes(state) ? [{ name: `kiosk-narrow-${state}`, size: narrow, ...picture }] : []),
])
