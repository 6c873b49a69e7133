import type { Page } from 'playwright-core'
import { businessDay } from '../../shared/domain/business-day.ts'
import { addDays } from '../../shared/domain/dates.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import type { Picture, PictureContext } from './picture.ts'

const desk: Picture['size'] = [1280, 720]
const phone: Picture['size'] = [400, 860]
/** A whole section that is longer than a screen. */
const tall: Picture['size'] = [1280, 2100]
const tallPhone: Picture['size'] = [400, 3600]

function today(): string {
  const { day } = businessDay(Date.now(), 'Asia/Almaty', '00:00')
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`
}

/** Opens the reports in a language. @param query parameters of the address besides the centre */
async function openReports({ open, centre, locale }: PictureContext, query: string): Promise<Page> {
  const page = await open(`/reports/?centre=${centre}&${query}`)
  await page.evaluate(chosen => localStorage.setItem('kezek.language', chosen), locale as Locale)
  await page.reload()
  await page.locator('kezek-reports-app main h2').first().waitFor({ state: 'attached' })
  return page
}

/** @returns the span of the last week without the present day, whose figures change */
const lastWeek = () => `from=${addDays(today(), -7)}&to=${addDays(today(), -1)}`

async function untilDrawn(page: Page, charts: number): Promise<void> {
  await page
    .locator('kezek-chart[drawn]')
    .nth(charts - 1)
    .waitFor()
}

/** @returns the last day on which the centre was open */
function lastOpenDay(): string {
  const day = addDays(today(), -1)
  return new Date(day).getUTCDay() === 0 ? addDays(day, -1) : day
}

interface State extends Omit<Picture, 'name' | 'size' | 'past'> {
  state: string
  sizes: Record<string, Picture['size']>
}

const states: State[] = [
  {
    state: 'overview',
    sizes: { '': desk, '-whole': tall, '-phone': tallPhone },
    async prepare(context) {
      const page = await openReports(context, `${lastWeek()}#overview`)
      await untilDrawn(page, 5)
      return page
    },
  },
  {
    state: 'weeks',
    sizes: { '': desk },
    async prepare(context) {
      const page = await openReports(
        context,
        `from=${addDays(today(), -100)}&to=${addDays(today(), -1)}#overview`,
      )
      await untilDrawn(page, 5)
      await page.locator('kezek-chart-figure').first().scrollIntoViewIfNeeded()
      return page
    },
  },
  {
    state: 'wrong',
    sizes: { '': desk, '-phone': phone },
    async prepare(context) {
      const page = await openReports(context, `${lastWeek()}#overview`)
      await page.locator('#from').fill(today())
      await page.locator('#to').fill(addDays(today(), -3))
      await page.locator('[data-act=show]').click()
      await page.locator('#to-wrong').waitFor()
      return page
    },
  },
  {
    state: 'nobody',
    sizes: { '': desk },
    async prepare(context) {
      const page = await openReports(context, 'from=2020-01-01&to=2020-01-07#overview')
      await page.locator('.empty').waitFor()
      return page
    },
  },
  {
    state: 'tables',
    sizes: { '': tall, '-phone': phone },
    async prepare(context) {
      const page = await openReports(context, `${lastWeek()}#tables`)
      await page.locator('kezek-report-table').first().waitFor()
      return page
    },
  },
  {
    state: 'day',
    sizes: { '': [1280, 1350], '-phone': [400, 1800] },
    async prepare(context) {
      const page = await openReports(context, `day=${lastOpenDay()}#day`)
      await untilDrawn(page, 1)
      return page
    },
  },
  {
    state: 'ticket',
    sizes: { '': desk, '-phone': phone },
    async prepare(context) {
      const { ticket, number } = await context.issue()
      const at = await context.sit('1')
      const chosen = { counter: at.counter, session: at.session, ticket, word: 'құжаты дайын' }
      await at.callNext()
      await at.act('ticket:return-to-queue', ticket)
      await at.ask('ticket:call-ticket', chosen)
      await at.act('ticket:mark-no-show', ticket)
      const manager = await context.join({ role: 'manager' })
      await manager.ask('ticket:cancel', { ticket, word: 'келуші кетті' })
      await at.ask('counter:close-counter', { counter: at.counter, session: at.session })
      const page = await openReports(context, `day=${today()}&number=${number}#ticket`)
      await page.locator('kezek-ticket-story li').first().waitFor()
      return page
    },
  },
  {
    state: 'no-ticket',
    sizes: { '': desk },
    async prepare(context) {
      const page = await openReports(context, `day=${today()}&number=H999#ticket`)
      await page.locator('.empty').waitFor()
      return page
    },
  },
  {
    state: 'files',
    sizes: { '': desk, '-phone': phone },
    async prepare(context) {
      const span = `from=${addDays(today(), -56)}&to=${addDays(today(), -1)}`
      const page = await openReports(context, `${span}#tables`)
      const asks = ['[data-csv=service]', '[data-ask=month-pdf]', '[data-ask=tables-xlsx]']
      for (const [at, ask] of asks.entries()) {
        await page.locator(ask).click()
        await page.locator('[data-job][data-state=done]').nth(at).waitFor()
      }
      await page.locator('nav.sections a').nth(4).click()
      await page.locator('[data-ask=tickets-xlsx]').click()
      await page.locator('progress[value]').waitFor()
      return page
    },
  },
  {
    state: 'morning',
    sizes: { '': desk },
    async prepare({ open, centre, locale }) {
      const page = await open(`/manager/?centre=${centre}`)
      await page.evaluate(chosen => localStorage.setItem('kezek.language', chosen), locale as Locale)
      await page.reload()
      await page.locator('kezek-board-summary section').waitFor()
      return page
    },
  },
  {
    state: 'archive',
    sizes: { '': desk, '-phone': phone },
    async prepare(context) {
      const page = await openReports(context, '#archive')
      await page.locator('[data-events]').waitFor()
      return page
    },
  },
]

export const pictures: Picture[] = states.flatMap(({ state, sizes, ...picture }) =>
  Object.entries(sizes).map(([suffix, size]) => ({
    ...picture,
    name: `reports-${state}${suffix}`,
    size,
    past: true as const,
  })),
)
