import type { Browser, Page } from 'playwright-core'
import { openArchive } from '../../server/archive/open-archive.ts'
import { dayEnds } from '../../server/archive/schema.ts'
import type { ArchiveReport } from '../../shared/contract/archive-report.ts'
import { businessDay } from '../../shared/domain/business-day.ts'
import { addDays } from '../../shared/domain/dates.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { silent } from '../kit/archive.ts'
import { watchPage } from '../kit/browser.ts'
import { type Inspector, inspector, issue, type Member, member } from '../kit/member.ts'
import { startPostgres, type TestPostgres } from '../kit/postgres.ts'
import { makeData } from '../kit/reports/make-data.ts'
import { until } from '../kit/until.ts'

const queue = 'housing-register.submission'

/** Of a centre with some days behind it, the last of which was ended as usual. */
export const past = 'kostanay'

export interface ReportsHall {
  app: TestApp
  postgres: TestPostgres
  /** `2026-11-27` by the centre's clocks. */
  today: string
  stop(): Promise<void>
}

function todayAtCentre(): string {
  const { day } = businessDay(Date.now(), 'Asia/Almaty', '00:00')
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`
}

/** Starts the server on an archive of its own, in which one centre has a past. */
export async function startReports(): Promise<ReportsHall> {
  const postgres = await startPostgres()
  const today = todayAtCentre()
  const url = await postgres.database()
  const archive = await openArchive({ url }, silent)
  const span = { from: addDays(today, -4), to: addDays(today, -1) }
  await makeData(archive.db, { ...span, centres: [past], ticketsADay: 60 })
  const ended = lastOpenDay(today)
  const day = { centre: past, epoch: 'made', day: ended.replaceAll('-', '') }
  await archive.db.insert(dayEnds).values({ ...day, n: 1, at: Date.parse(`${ended}T13:30:00Z`) })
  await archive.close()
  const app = await startApp({ env: { KEZEK_ARCHIVE: '1', DATABASE_URL: url } })
  return {
    app,
    postgres,
    today,
    async stop() {
      await app.stop()
      await postgres.stop()
    },
  }
}

/** Nobody comes on a Sunday. */
export function lastOpenDay(today: string): string {
  const day = addDays(today, -1)
  return new Date(day).getUTCDay() === 0 ? addDays(day, -1) : day
}

/** What was done in the hall: the reports must tell exactly this. */
export interface Happened {
  /** In the order in which they were issued. */
  numbers: string[]
}

/**
 * Seven visitors in Akmola: one out of turn and one ordinary served, one chosen who does not come, one who goes away, three who wait on;
 * the window pauses and closes.
 */
export async function liveDay({ app, today }: ReportsHall): Promise<Happened> {
  const desk = await member(app.url, { role: 'manager', centre: 'akmola' })
  const window = await inspector(app.url, '1')
  try {
    const tickets = []
    for (let n = 0; n < 6; n++) tickets.push(await issue(desk, queue))
    tickets.push(await issue(desk, queue, { category: 'war-veteran' }))
    await serveNext(window)
    await serveNext(window)
    const at = { counter: window.counter, session: window.session }
    const third = tickets[2]?.ticket ?? ''
    await window.ask('ticket:call-ticket', { ...at, ticket: third, word: 'құжаты дайын' })
    await window.act('ticket:mark-no-show', third)
    await window.ask('counter:pause-counter', at)
    await desk.ask('ticket:cancel', { ticket: tickets[5]?.ticket ?? '', word: 'келуші кетті' })
    await window.ask('counter:close-counter', at)
    await untilArchived(app, today, ({ total }) => total.visitors === 7 && total.cancelled === 1)
    return { numbers: tickets.map(({ number }) => number) }
  } finally {
    desk.close()
    window.close()
  }
}

async function serveNext(window: Inspector & Member): Promise<void> {
  const { ticket } = await window.callNext()
  await window.act('ticket:start', ticket)
  await window.act('ticket:finish', ticket)
}

export async function figuresOf(
  app: TestApp,
  centre: string,
  from: string,
  to: string,
): Promise<ArchiveReport> {
  const answer = await fetch(`${app.url}/api/reports/figures?${new URLSearchParams({ centre, from, to })}`)
  const { reply } = (await answer.json()) as { reply?: ArchiveReport }
  if (!reply) throw new Error(`no figures: ${answer.status}`)
  return reply
}

async function untilArchived(
  app: TestApp,
  today: string,
  isThere: (report: ArchiveReport) => boolean,
): Promise<void> {
  await until('it is archived', async () => {
    const report = await figuresOf(app, 'akmola', today, today).catch(() => undefined)
    return report !== undefined && isThere(report)
  })
}

export interface OpenedPage extends Page {
  faults: string[]
}

/**
 * @param address what follows `/reports/`
 * @param options.hasOwnClock the page's timers follow a clock of its own, which `untilRetried` moves on
 */
export async function openReports(
  browser: Browser,
  { app }: Pick<ReportsHall, 'app'>,
  address: string,
  { locale = 'en', hasOwnClock = false }: { locale?: Locale; hasOwnClock?: boolean } = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  if (hasOwnClock) await page.clock.install()
  const faults = watchPage(page, app.url)
  await page.addInitScript(chosen => {
    localStorage.setItem('kezek.language', chosen)
    Object.assign(window, {
      focusedId: () => {
        let at = document.activeElement
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
        return at?.id
      },
    })
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      throw new Error(`policy: ${violatedDirective} ${blockedURI}`)
    })
  }, locale)
  await page.goto(`${app.url}/reports/${address}`)
  await page.locator('kezek-reports-app main h2').first().waitFor({ state: 'attached' })
  return Object.assign(page, { faults })
}

/** @returns what a table shows, row by row, without its head. */
export async function rowsOf(page: Page, table: string): Promise<string[][]> {
  const rows = await page
    .locator(`table[data-table="${table}"] tbody tr`)
    .evaluateAll(all => all.map(row => [...row.children].map(cell => cell.textContent?.trim() ?? '')))
  return rows.map(row => row.map(text => text.replaceAll('\u00a0', ' ')))
}

/** @returns how many different colours a chart has drawn, on all its layers: a blank one has one or two. */
export function coloursOf(page: Page, chart: string): Promise<number> {
  return page.locator(`[data-chart=${chart}] kezek-chart[drawn] canvas`).evaluateAll(layers => {
    const seen = new Set<string>()
    for (const layer of layers as HTMLCanvasElement[]) {
      const { width, height } = layer
      const data = layer.getContext('2d')?.getImageData(0, 0, width, height).data ?? []
      for (let at = 0; at < data.length; at += 16)
        seen.add([data[at], data[at + 1], data[at + 2], data[at + 3]].join())
    }
    return seen.size
  })
}
