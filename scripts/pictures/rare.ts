import type { Page } from 'playwright-core'
import type { HallStatus } from '../../shared/contract/wire.ts'
import type { Picture, PictureContext } from './picture.ts'

// Rare states. Those that only a broken machine would cause are produced by changing messages on the way.

const desk: Picture['size'] = [1366, 768]
const phone: Picture['size'] = [390, 844]
const panel: Picture['size'] = [1080, 1920]
const wall: Picture['size'] = [1920, 1080]
const strip: Picture['size'] = [400, 900]

/** Opens a page in the picture's language, after `before` has prepared it. */
async function openAgain(
  { open, locale }: PictureContext,
  path: string,
  before: (page: Page) => Promise<unknown> = async () => {},
): Promise<Page> {
  const page = await open(path)
  await page.evaluate(chosen => localStorage.setItem('kezek.language', chosen), locale)
  await before(page)
  await page.reload()
  return page
}

/** Forwards the page's connection and changes the server's messages. */
async function rewrite(page: Page, change: (message: string) => string): Promise<void> {
  await page.routeWebSocket(/socket\.io/, near => {
    const far = near.connectToServer()
    near.onMessage(message => far.send(message))
    far.onMessage(message => near.send(typeof message === 'string' ? change(message) : message))
  })
}

/** Makes access to storage throw, like a browser that blocks site data. */
function blockStorage(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('blocked', 'SecurityError')
        },
      })
  })
}

const troubles: Partial<HallStatus> = {
  space: 'low',
  store: ['older', 'lost', 'repaired', 'unsafe', 'no-backup'],
  archive: { trouble: 'away', since: Date.UTC(2026, 0, 1, 4, 5) },
  behind: [
    { reader: 'targets', seconds: 95 },
    { reader: 'archive', seconds: 4_000 },
  ],
}

interface State extends Omit<Picture, 'name' | 'size'> {
  name: string
  sizes: Record<string, Picture['size']>
}

const blocked = (name: string, path: string, shown: string, sizes: State['sizes']): State => ({
  name: `${name}-blocked`,
  sizes,
  async prepare(context) {
    const page = await openAgain(
      context,
      `${path}centre=${context.centre}&lang=${context.locale}`,
      blockStorage,
    )
    await page.locator(shown).first().waitFor()
    await page.locator('.blocked-strip').waitFor()
    return page
  },
})

const states: State[] = [
  {
    name: 'manager-troubles',
    sizes: { '': desk, '-phone': phone },
    async prepare(context) {
      const page = await openAgain(context, `/manager/?centre=${context.centre}`, page =>
        rewrite(page, message =>
          message.replace('"space":"ok","store":[],"behind":[]', JSON.stringify(troubles).slice(1, -1)),
        ),
      )
      await page.locator('kezek-board-alerts li.bad').first().waitFor()
      return page
    },
  },
  {
    name: 'office-day-in-use',
    sizes: { '': desk, '-phone': phone },
    async prepare(context) {
      await context.issue()
      const page = await openAgain(context, `/office/?centre=${context.centre}#printers`, page =>
        // Makes the office believe that it has a field for the zone.
        page.route('**/settings', route =>
          route.request().method() === 'PUT'
            ? route.continue({
                postData: (route.request().postData() ?? '').replace('"Asia/Almaty"', '"Asia/Tokyo"'),
              })
            : route.continue(),
        ),
      )
      await page.locator('kezek-printers-section h2').waitFor()
      await page.locator('[data-add=printer] input').fill('hall')
      await page.locator('[data-add=printer] button').click()
      const card = page.locator('kezek-printer-card').first()
      await card.locator('input[name=address]').fill('10.0.0.7:9100')
      await page.locator('[data-act=save]').click()
      await page.locator('kezek-printers-section .trouble').waitFor()
      return page
    },
  },
  blocked('kiosk', '/kiosk/?', 'kezek-kiosk-app h1', { '': panel }),
  blocked('display', '/display/?', 'kezek-display-app h1', { '': wall }),
  blocked('counter', '/counter/?', 'kezek-counter-app h1', { '': strip }),
  blocked('manager', '/manager/?', 'kezek-manager-app h1', { '': phone }),
  {
    name: 'home-not-found',
    sizes: { '': desk, '-phone': phone },
    prepare: context => context.open('/nowhere'),
  },
  {
    name: 'kiosk-no-centre',
    sizes: { '': panel },
    async prepare(context) {
      const page = await openAgain(context, '/kiosk/?centre=nowhere')
      await page.locator('kezek-kiosk-cover main.no-centre').waitFor()
      return page
    },
  },
  {
    name: 'kiosk-starting',
    sizes: { '': panel },
    async prepare(context) {
      const page = await openAgain(context, `/kiosk/?centre=${context.centre}`, page =>
        page.route('**/api/catalogue**', () => {}),
      )
      await page.locator('kezek-kiosk-cover main.starting').waitFor()
      return page
    },
  },
  {
    name: 'display-day-ended',
    sizes: { '': wall, '-portrait': panel },
    async prepare(context) {
      for (let visitor = 0; visitor < 3; visitor++) await context.issue()
      const manager = await context.join({ role: 'manager' })
      await manager.ask('day:close-day', { day: manager.hall.tick?.day ?? '', waiting: 3 })
      const page = await openAgain(context, `/display/?centre=${context.centre}&lang=${context.locale}`)
      await page.locator('.clock').waitFor()
      return page
    },
  },
  {
    name: 'office-offline',
    sizes: { '': desk, '-phone': phone },
    own: true,
    async prepare(context) {
      const page = await openAgain(context, `/office/?centre=${context.centre}#printers`)
      await page.locator('kezek-printers-section h2').waitFor()
      await context.app.kill('SIGKILL')
      await page.locator('.banner').first().waitFor()
      return page
    },
  },
]

export const pictures: Picture[] = states.flatMap(({ name, sizes, ...picture }) =>
  Object.entries(sizes).map(([suffix, size]) => ({ ...picture, name: name + suffix, size })),
)
