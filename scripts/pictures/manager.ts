import type { Page } from 'playwright-core'
import type { Sign } from '../../shared/domain/counter.ts'
import { locales } from '../../shared/domain/locale.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import type { Inspector } from '../../test/kit/member.ts'
import { openCounter, openDayTool, openTicket, seeBoard, showList, speakFromStart } from './manager-page.ts'
import type { Picture, PictureContext } from './picture.ts'

const desktop: Picture['size'] = [1280, 720]
const large: Picture['size'] = [1920, 1080]
const tablet: Picture['size'] = [1024, 768]
const upright: Picture['size'] = [768, 1024]

const longest: Sign = {
  surname: 'Мұхамеджанова-Қойшыбаева',
  name: 'Гүлбаршын-Айжарқын',
  patronymic: 'Нұрмұхамедқызы',
  post: 'Халыққа қызмет көрсету орталығының жетекші инспекторы',
}

const alarm = {
  kk: 'Өрт дабылы. Ғимараттан шығыңыз. Нөміріңіз сақталады.',
  ru: 'Пожарная тревога. Выйдите из здания. Ваш номер сохраняется.',
  en: 'Fire alarm. Please leave the building. You keep your number.',
}

const housing: QueueId = 'housing-register.submission'
/** Queues of every letter, so that every kind of window has visitors. */
const mixed: readonly QueueId[] = [
  housing,
  'preschool-register.submission',
  'child-benefit.submission',
  'machinery-leasing.submission',
  'minor-housing-deal.submission',
  'assistive-aids.submission',
  'housing-register.collection',
  'prosthetic-aid.submission',
]

async function open({ open, centre, locale }: PictureContext): Promise<Page> {
  // The first page belongs to the machine and not to the centre: choose its language there.
  const page = await open(`/manager/?centre=${centre}`)
  await speakFromStart(page, locale)
  await page.reload()
  await seeBoard(page)
  return page
}

/** Issues tickets of every kind, one in nine with an entitlement to be called out of turn. */
async function visitors({ issue }: PictureContext, count: number): Promise<void> {
  for (let visitor = 0; visitor < count; visitor++) {
    const category = visitor % 9 === 4 ? { category: 'disability' } : {}
    await issue(mixed[visitor % mixed.length], {
      lang: locales[visitor % 3] ?? 'kk',
      ...category,
    })
  }
}

async function serve(at: Inspector): Promise<void> {
  const { ticket } = await at.callNext()
  await at.act('ticket:start', ticket)
  await at.act('ticket:finish', ticket)
}

/** Makes a busy centre: windows of every state; visitors served, missed, put aside. */
async function busyDay(context: PictureContext): Promise<void> {
  await visitors(context, 40)
  const first = await context.sit('1')
  for (let visitor = 0; visitor < 3; visitor++) await serve(first)
  const { ticket: missed } = await first.callNext()
  await first.act('ticket:mark-no-show', missed)
  const { ticket: parked } = await first.callNext()
  await first.act('ticket:start', parked)
  await first.act('ticket:park', parked)
  const { ticket: serving } = await first.callNext()
  await first.act('ticket:start', serving)
  const second = await context.sit('3', { sign: longest })
  await second.callNext()
  const third = await context.sit('5')
  await serve(third)
  await third.callNext()
  const { counter } = await context.sit('4')
  const manager = await context.join({ role: 'manager' })
  await manager.ask('counter:pause-counter', { counter })
}

/** Opens the first ticket on the list. */
async function openFirst(page: Page): Promise<void> {
  const number = await page.locator('kezek-board-tickets tbody tr').first().getAttribute('data-ticket')
  await openTicket(page, number ?? '')
}

/** Ends the day while five people wait. */
async function endedDay(context: PictureContext): Promise<Page> {
  for (let visitor = 0; visitor < 5; visitor++) await context.issue()
  const manager = await context.join({ role: 'manager' })
  await manager.ask('day:close-day', { day: manager.hall.tick?.day ?? '', waiting: 5 })
  return open(context)
}

async function setClosed({ join }: PictureContext): Promise<void> {
  const manager = await join({ role: 'manager' })
  const day = manager.hall.tick?.day ?? ''
  await manager.ask('day:set-day', { day, setting: { mode: 'closed', notice: alarm } })
}

async function untilStale(page: Page): Promise<Page> {
  await page.locator('.banner').first().waitFor()
  return page
}

interface State extends Omit<Picture, 'name' | 'size'> {
  state: string
  sizes?: readonly Picture['size'][]
}

const states: State[] = [
  { state: 'empty', prepare: open },
  {
    state: 'one',
    async prepare(context) {
      await context.issue(housing)
      await context.sit('1')
      const page = await open(context)
      await page.locator('kezek-board-tickets tbody tr').first().waitFor()
      return page
    },
  },
  {
    state: 'many',
    sizes: [desktop, large, tablet, upright],
    async prepare(context) {
      await busyDay(context)
      return open(context)
    },
  },
  {
    state: 'chart',
    async prepare(context) {
      await busyDay(context)
      const page = await open(context)
      await page.locator('kezek-board-charts summary').click()
      await page.locator('kezek-board-charts').evaluate(charts => charts.scrollIntoView())
      return page
    },
  },
  {
    state: 'tickets',
    async prepare(context) {
      await visitors(context, 120)
      const page = await open(context)
      await page.locator('[data-page=next]').first().click()
      await page.locator('kezek-board-tickets').evaluate(tickets => tickets.scrollIntoView())
      return page
    },
  },
  {
    state: 'story',
    async prepare(context) {
      const { number, ticket } = await context.issue(housing, { category: 'disability' })
      const at = await context.sit('1', { sign: longest })
      await at.callNext()
      await at.act('ticket:mark-no-show', ticket)
      const manager = await context.join({ role: 'manager' })
      await manager.ask('ticket:restore', { ticket })
      await at.callNext()
      await at.act('ticket:start', ticket)
      const page = await open(context)
      await showList(page, 'windows')
      await openTicket(page, number)
      return page
    },
  },
  {
    state: 'cancel',
    async prepare(context) {
      await visitors(context, 3)
      const page = await open(context)
      await openFirst(page)
      await page.locator('[data-act=cancel]').click()
      await page.locator('[data-act=do]').click()
      return page
    },
  },
  {
    state: 'undo',
    async prepare(context) {
      await visitors(context, 3)
      const page = await open(context)
      await openFirst(page)
      await page.locator('[data-act=cancel]').click()
      await page.locator('kezek-board-ticket input[type=radio]').first().check()
      await page.locator('[data-act=do]').click()
      await page.locator('kezek-board-notice .undo').waitFor()
      return page
    },
  },
  {
    state: 'counter',
    async prepare(context) {
      await busyDay(context)
      const page = await open(context)
      await openCounter(page, '3')
      return page
    },
  },
  {
    state: 'force',
    async prepare(context) {
      await busyDay(context)
      const page = await open(context)
      await openCounter(page, '1')
      await page.locator('[data-act=close]').click()
      await page.locator('.question').waitFor()
      return page
    },
  },
  {
    state: 'issued',
    async prepare(context) {
      const page = await open(context)
      await openDayTool(page, 'issue')
      await page.locator('kezek-board-queue-picker input[value="child-benefit.submission"]').check()
      await page.locator('kezek-board-issue .primary').click()
      await page.locator('.number-given').waitFor()
      return page
    },
  },
  {
    state: 'day',
    sizes: [large],
    async prepare(context) {
      const page = await open(context)
      await openDayTool(page, 'day')
      await page.locator('kezek-board-day input[value=open]').check()
      await page.locator('kezek-board-day input[name=close]').fill('20:30')
      return page
    },
  },
  {
    state: 'end-day',
    async prepare(context) {
      await visitors(context, 12)
      const page = await open(context)
      await openDayTool(page, 'end-day')
      return page
    },
  },
  {
    state: 'ended',
    sizes: [desktop, upright],
    async prepare(context) {
      const page = await endedDay(context)
      await page.locator('kezek-board-tickets [data-list=unserved]').click()
      await page.locator('kezek-board-tickets').scrollIntoViewIfNeeded()
      return page
    },
  },
  {
    state: 'reopen-day',
    async prepare(context) {
      const page = await endedDay(context)
      await openDayTool(page, 'reopen-day')
      return page
    },
  },
  {
    state: 'closed',
    async prepare(context) {
      await setClosed(context)
      return open(context)
    },
  },
  {
    state: 'longest',
    sizes: [desktop, upright],
    async prepare(context) {
      for (const queue of ['minor-housing-deal.submission', 'rural-fuel-aid.submission'] as const) {
        await context.issue(queue, { category: 'disability' })
      }
      const at = await context.sit('3', { sign: longest })
      await at.callNext()
      return open(context)
    },
  },
  {
    state: 'refused',
    async prepare({ open, locale }) {
      const page = await open('/manager/?centre=nowhere')
      await speakFromStart(page, locale)
      await page.reload()
      return untilStale(page)
    },
  },
  {
    state: 'stale',
    own: true,
    async prepare(context) {
      await busyDay(context)
      const page = await open(context)
      await context.app.kill('SIGSTOP')
      return untilStale(page)
    },
  },
  {
    state: 'offline',
    own: true,
    async prepare(context) {
      await visitors(context, 3)
      const page = await open(context)
      await openFirst(page)
      await context.app.kill('SIGKILL')
      await page.locator('.banner').first().waitFor({ state: 'attached' })
      await page.locator('[data-act=cancel]').click()
      await page.locator('kezek-board-ticket input[type=radio]').first().check()
      await page.locator('[data-act=do]').click()
      await page.locator('kezek-dialog .trouble').waitFor()
      return page
    },
  },
  {
    state: 'redis-away',
    own: true,
    async prepare(context) {
      await busyDay(context)
      const page = await open(context)
      process.kill(context.app.redisPid(), 'SIGSTOP')
      return untilStale(page)
    },
  },
]

const suffix = new Map<Picture['size'], string>([
  [desktop, ''],
  [large, '-1920'],
  [tablet, '-tablet'],
  [upright, '-upright'],
])

export const pictures: Picture[] = states.flatMap(({ state, sizes = [desktop], ...picture }) =>
  sizes.map(size => ({
    ...picture,
    name: `manager-${state}${sizes.length > 1 ? suffix.get(size) : ''}`,
    size,
  })),
)
