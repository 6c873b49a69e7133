import type { Page } from 'playwright-core'
import type { Sign } from '../../shared/domain/counter.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import { counter } from '../../shared/i18n/counter/counter.ts'
import { aliya, atDesk, introduce, pressWindow, seeVisitor, sitDown, speak } from './counter-page.ts'
import type { Picture, PictureContext } from './picture.ts'

const wide: Picture['size'] = [1280, 720]
/** Narrow: the screen shares the display with another program. */
const strip: Picture['size'] = [400, 900]

/** Queues that window 1 serves. */
const queues: readonly QueueId[] = [
  'housing-register.submission',
  'housing-aid.submission',
  'land-plots.submission',
  'household-plot.submission',
  'machinery-leasing.submission',
  'foreign-media.submission',
]

const longest: Sign = {
  surname: 'Мұхамеджанова-Қойшыбаева',
  name: 'Гүлбаршын-Айжарқын',
  patronymic: 'Нұрмұхамедқызы',
  post: 'Халыққа қызмет көрсету орталығының жетекші инспекторы',
}

async function open(context: PictureContext): Promise<Page> {
  const page = await context.open(`/counter/?centre=${context.centre}`)
  await speak(page, context.locale)
  return page
}

async function openDesk(context: PictureContext, counter = '1', sign = aliya): Promise<Page> {
  const page = await open(context)
  await sitDown(page, counter, sign)
  return page
}

async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key)
}

/** Fills every queue of window 1; some visitors were put aside or missed, here and elsewhere. */
async function fill(context: PictureContext, each = 3): Promise<void> {
  const elsewhere = await context.sit('3', { sign: longest, person: 'person-3' })
  for (const name of ['ticket:park', 'ticket:mark-no-show'] as const) {
    await context.issue('child-benefit.submission')
    const { ticket } = await elsewhere.callNext()
    await elsewhere.act(name, ticket)
  }
  const beside = await context.sit('2')
  for (const name of ['ticket:park', 'ticket:park', 'ticket:mark-no-show'] as const) {
    await context.issue('land-plots.submission')
    const { ticket } = await beside.callNext()
    await beside.act(name, ticket)
  }
  for (const queue of queues) for (let n = 0; n < each; n++) await context.issue(queue)
}

async function called(context: PictureContext, page: Page): Promise<void> {
  const { number } = await context.issue('housing-register.submission', { category: 'war-veteran' })
  await press(page, 'F2')
  await seeVisitor(page, number, 'called')
}

async function serving(page: Page): Promise<void> {
  await press(page, 'F4')
  await page.locator('kezek-visitor-card .state[data-state=serving]').waitFor()
  await atDesk(page)
}

function inBothSizes(name: string, prepare: Picture['prepare'], rest: Partial<Picture> = {}): Picture[] {
  return [
    { name: `counter-${name}`, size: wide, prepare, ...rest },
    { name: `counter-strip-${name}`, size: strip, prepare, ...rest },
  ]
}

export const pictures: Picture[] = [
  ...inBothSizes('sign-in', open),
  ...inBothSizes('windows', async context => {
    await context.sit('2', { sign: longest })
    await (await context.join({ role: 'manager' })).ask('counter:open-counter', { counter: '4' })
    const page = await open(context)
    await introduce(page)
    return page
  }),
  ...inBothSizes('occupied', async context => {
    const other = await context.sit('2', { sign: longest })
    await context.issue('land-plots.submission')
    await other.callNext()
    const page = await open(context)
    await introduce(page)
    await pressWindow(page, '2')
    await page.locator('kezek-dialog dialog').waitFor()
    return page
  }),
  ...inBothSizes('empty', context => openDesk(context)),
  ...inBothSizes('one', async context => {
    const page = await openDesk(context)
    await called(context, page)
    await serving(page)
    return page
  }),
  ...inBothSizes('many', async context => {
    await fill(context)
    const page = await openDesk(context)
    await called(context, page)
    return page
  }),
  ...inBothSizes('longest-names', async context => {
    await fill(context)
    const page = await openDesk(context, '5', longest)
    await context.issue('assistive-aids.submission', { category: 'disability' })
    await press(page, 'F2')
    await page.locator('kezek-visitor-card .number').waitFor()
    return page
  }),
  ...inBothSizes('papers', async context => {
    const page = await openDesk(context, '5', longest)
    await context.issue('assistive-aids.submission')
    await press(page, 'F2')
    await page.locator('kezek-service-sheet summary').click()
    await page.locator('kezek-service-sheet ol').waitFor()
    return page
  }),
  ...inBothSizes('undo', async context => {
    await fill(context, 1)
    const page = await openDesk(context)
    await called(context, page)
    await serving(page)
    await press(page, 'F6')
    await seeVisitor(page)
    await page.locator('kezek-notice-bar [data-action=undo]').waitFor()
    return page
  }),
  ...inBothSizes('still-there', async context => {
    await context.issue()
    const page = await openDesk(context)
    await called(context, page)
    // A key ignores presses for a moment after it has acted.
    await page.waitForTimeout(700)
    await press(page, 'F2')
    await page.locator('kezek-notice-bar .refused').waitFor()
    return page
  }),
  ...inBothSizes('transfer', async context => {
    const page = await openDesk(context)
    await called(context, page)
    await press(page, 'F9')
    await page.locator('kezek-transfer-dialog li').first().waitFor()
    return page
  }),
  ...inBothSizes('ticket', async context => {
    const page = await openDesk(context)
    const { number } = await context.issue('housing-aid.submission')
    await page.locator('kezek-number-search input').fill(number)
    await press(page, 'Enter')
    await page.locator('kezek-ticket-dialog dialog').waitFor()
    return page
  }),
  ...inBothSizes('waiting', async context => {
    await fill(context)
    const page = await openDesk(context)
    await page.locator('kezek-queue-list .head button').click()
    await page.locator('kezek-waiting-dialog li').first().waitFor()
    return page
  }),
  ...inBothSizes('queues', async context => {
    const page = await openDesk(context)
    await page.locator('kezek-queue-list > button, kezek-queue-list button').last().click()
    await page.locator('kezek-queues-dialog dialog').waitFor()
    return page
  }),
  ...inBothSizes('break', async context => {
    await context.issue()
    const page = await openDesk(context)
    await page.locator('kezek-desk .menu button').first().click()
    await page.locator('kezek-visitor-card .empty button').waitFor()
    return page
  }),
  ...inBothSizes('cancelled', async context => {
    const page = await openDesk(context)
    const { ticket } = await context.issue()
    await press(page, 'F2')
    await page.locator('kezek-visitor-card .number').waitFor()
    const manager = await context.join({ role: 'manager' })
    await manager.ask('ticket:cancel', { ticket, word: counter[context.locale].cancelReasons[0] ?? '' })
    await page.locator('kezek-notice-bar .departure').waitFor()
    return page
  }),
  ...inBothSizes('locked', async context => {
    const page = await openDesk(context)
    const other = await context.join({ role: 'inspector', person: 'person-9', sign: longest })
    const [sitting] = Object.values(other.hall.view?.counters ?? {}).filter(({ id }) => id === '1')
    await other.ask('counter:open-counter', { counter: '1', takeOver: sitting?.inspector ?? '' })
    await page.locator('kezek-locked').waitFor()
    return page
  }),
  ...inBothSizes('closed', async context => {
    const page = await openDesk(context)
    const manager = await context.join({ role: 'manager' })
    await manager.ask('counter:close-counter', { counter: '1' })
    await page.locator('.left').waitFor()
    return page
  }),
  ...inBothSizes(
    'stale',
    async context => {
      const page = await openDesk(context)
      await called(context, page)
      await context.app.kill('SIGSTOP')
      await page.locator('.mark').waitFor()
      return page
    },
    { own: true },
  ),
  ...inBothSizes(
    'offline',
    async context => {
      const page = await openDesk(context)
      await called(context, page)
      await context.app.kill('SIGKILL')
      await page.locator('.mark').waitFor()
      await press(page, 'F4')
      await page.locator('kezek-notice-bar .refused').waitFor()
      return page
    },
    { own: true },
  ),
  ...inBothSizes(
    'redis-away',
    async context => {
      const page = await openDesk(context)
      await called(context, page)
      process.kill(context.app.redisPid(), 'SIGSTOP')
      await page.locator('.mark').waitFor()
      await press(page, 'F4')
      await page.locator('kezek-notice-bar .refused').waitFor()
      return page
    },
    { own: true },
  ),
  ...inBothSizes('refused', async context => {
    const page = await openDesk(context)
    await called(context, page)
    await press(page, 'F3')
    await page.locator('kezek-notice-bar .refused').waitFor()
    await atDesk(page)
    return page
  }),
]
