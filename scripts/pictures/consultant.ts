import type { Page } from 'playwright-core'
import { speakFromStart } from './manager-page.ts'
import type { Picture, PictureContext } from './picture.ts'

const lying: Picture['size'] = [1280, 800]
const upright: Picture['size'] = [800, 1280]
const phone: Picture['size'] = [400, 800]

const service = 'housing-register'

async function open({ open, centre, locale }: PictureContext): Promise<Page> {
  const page = await open(`/consultant/?centre=${centre}`)
  await speakFromStart(page, locale)
  await page.reload()
  await page.locator('[data-service]').first().waitFor()
  return page
}

/** Gives the centre a printer, to which its first kiosk prints. */
async function usePrinter({ join }: PictureContext, address: string): Promise<void> {
  const manager = await join({ role: 'manager' })
  const settings = manager.hall.view?.settings
  if (!settings) throw new Error('the hall has no settings')
  const printers = { entrance: { address, profile: 'generic-80' } }
  const kiosks = { '1': { printers: ['entrance'] } }
  await manager.ask('settings:update-settings', {
    base: settings.version,
    settings: { ...settings, printers, kiosks },
  })
}

/** Gives the centre a printer, people in several queues, and an open window. */
async function busyHall(context: PictureContext): Promise<void> {
  await usePrinter(context, 'virtual')
  await context.sit('1')
  for (const queue of [`${service}.submission`, 'child-benefit.submission', `${service}.collection`] as const)
    for (let visitor = 0; visitor < 3; visitor++) await context.issue(queue)
}

async function openForm(page: Page): Promise<Page> {
  await page.locator(`[data-service=${service}]`).click()
  await page.locator('main:not([data-settling]) [data-act=issue]').waitFor()
  return page
}

async function issued(context: PictureContext): Promise<Page> {
  await busyHall(context)
  const page = await openForm(await open(context))
  await page.locator('[data-act=issue]').click()
  await page.locator('[data-state]').waitFor()
  return page
}

interface State extends Omit<Picture, 'name' | 'size'> {
  state: string
  sizes?: readonly Picture['size'][]
}

const states: State[] = [
  { state: 'empty', prepare: open },
  {
    state: 'busy',
    sizes: [lying, upright, phone],
    async prepare(context) {
      await busyHall(context)
      return open(context)
    },
  },
  {
    state: 'issue',
    sizes: [lying, phone],
    async prepare(context) {
      await busyHall(context)
      return openForm(await open(context))
    },
  },
  { state: 'issued', sizes: [lying, upright, phone], prepare: issued },
  {
    state: 'missed',
    async prepare(context) {
      const at = await context.sit('1')
      const { number } = await context.issue(`${service}.submission`)
      const { ticket } = await at.callNext()
      await at.act('ticket:mark-no-show', ticket)
      const page = await open(context)
      await page.locator('kezek-help-find input').fill(number)
      await page.keyboard.press('Enter')
      await page.locator('[data-act=restore]').waitFor()
      return page
    },
  },
  {
    state: 'choices',
    async prepare(context) {
      await busyHall(context)
      const page = await open(context)
      await page.locator('kezek-help-find input').fill('001')
      await page.keyboard.press('Enter')
      await page.locator('kezek-help-find li').first().waitFor()
      return page
    },
  },
  {
    state: 'trouble',
    sizes: [lying, upright, phone],
    async prepare(context) {
      await usePrinter(context, 'agent:entrance')
      const kiosk = await context.join({ role: 'kiosk', device: '1' })
      await kiosk.ask('ticket:issue', { queue: `${service}.submission`, lang: 'kk' })
      const page = await open(context)
      await page.locator('[data-unprinted]').waitFor()
      await page.locator('kezek-help-news li').first().waitFor()
      return page
    },
  },
  {
    state: 'stale',
    own: true,
    async prepare(context) {
      await busyHall(context)
      const page = await open(context)
      await context.app.kill('SIGSTOP')
      await page.locator('.banner').first().waitFor()
      return page
    },
  },
]

export const pictures: Picture[] = states.flatMap(({ state, sizes = [lying], ...rest }) =>
  sizes.map(size => ({
    ...rest,
    name: `consultant-${state}${size === lying ? '' : `-${size[0]}`}`,
    size,
  })),
)
