import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../shared/domain/dates.ts'
import { locales } from '../../shared/domain/locale.ts'
import { reportSections } from '../../shared/i18n/reports/reports.ts'
import { axe, closeWindows, openBrowser, type ShadowPath } from '../kit/browser.ts'
import { until } from '../kit/until.ts'
import {
  lastOpenDay,
  type OpenedPage,
  openReports,
  past,
  type ReportsHall,
  startReports,
} from './reports-hall.ts'

const run = promisify(execFile)
let hall: ReportsHall
let browser: Browser
const folder = mkdtempSync(join(tmpdir(), 'kezek-print-'))

beforeAll(async () => {
  ;[hall, browser] = await Promise.all([startReports(), openBrowser()])
}, 180_000)
afterAll(async () => {
  await closeWindows(browser)
  await hall?.stop()
  if (!process.env.KEEP) rmSync(folder, { recursive: true, force: true })
})

const pastSpan = () => `centre=${past}&from=${addDays(hall.today, -4)}&to=${addDays(hall.today, -1)}`

/** Pixels at 50 dpi: four times what the scale below a heat map has of its middle colour. */
const tealOfLegend = 1_000

/** @returns how much of the middle colour of heat maps each page of a file has, in pixels at 50 dpi; bars are bluer. */
async function tealOnPages(file: string): Promise<number[]> {
  await run('pdftoppm', ['-r', '50', '-png', file, file])
  const pages = readdirSync(folder).filter(name => name.startsWith(`${basename(file)}-`))
  return pages.map(name => {
    const { data } = PNG.sync.read(readFileSync(join(folder, name)))
    let count = 0
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3)
      if (red < 80 && green > 100 && Math.abs(green - blue) < 30) count++
    }
    return count
  })
}

test.each(locales)(
  'in %s charts are drawn for the sheet, and the heads of tables are whole words',
  async locale => {
    const page = await openReports(browser, hall, `?${pastSpan()}#overview`, { locale })
    await page.locator('kezek-chart[drawn]').nth(4).waitFor()
    await page.emulateMedia({ media: 'print' })
    // As the browser says before it prints: every chart then fits its sheet.
    const widths = () =>
      page.evaluate(() => {
        window.dispatchEvent(new Event('beforeprint'))
        const all = (root: ParentNode): Element[] =>
          [...root.querySelectorAll('*')].flatMap(one => [
            one,
            ...(one.shadowRoot ? all(one.shadowRoot) : []),
          ])
        return all(document).flatMap(one => (one instanceof HTMLCanvasElement ? one.clientWidth : []))
      })
    for (const width of await widths()) expect(width).toBeLessThanOrEqual(1_000)
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    const overview = join(folder, `overview-${locale}.pdf`)
    writeFileSync(overview, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    expect((await run('pdfinfo', [overview])).stdout).toMatch(/Page size: +841/)
    expect(Math.max(...(await tealOnPages(overview)))).toBeGreaterThan(tealOfLegend)

    await page
      .locator('nav.sections a')
      .nth(1)
      .evaluate(link => (link as HTMLElement).click())
    await page.locator('kezek-reports-tables table').first().waitFor()
    // A sheet's width. A head whose word is broken has more than one box for it.
    await page.setViewportSize({ width: 1_047, height: 720 })
    const broken = await page.locator('kezek-report-table thead th').evaluateAll(heads =>
      heads.flatMap(head => {
        const text = head.firstElementChild?.firstChild?.nextSibling ?? head.firstElementChild?.firstChild
        if (!(text instanceof Text)) return []
        return [...text.data.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
          const range = document.createRange()
          range.setStart(text, index)
          range.setEnd(text, index + word.length)
          return range.getClientRects().length === 1 ? [] : [word]
        })
      }),
    )
    expect(broken).toEqual([])
    const tables = join(folder, `tables-${locale}.pdf`)
    writeFileSync(tables, await page.pdf({ preferCSSPageSize: true }))
    expect((await run('pdfinfo', [tables])).stdout).toMatch(/Page size: +841/)
    await page.context().close()
  },
)

/** Rows of a table that are checked by axe. The others have the same cells. */
const checkedRows = 3
const otherRows: readonly ShadowPath[] = [
  ['kezek-reports-overview', 'kezek-chart-figure'],
  ['kezek-reports-day', 'kezek-chart-figure'],
  ['kezek-reports-tables'],
].map(way => [
  'kezek-reports-app',
  ...way,
  'kezek-report-table',
  `tbody tr:nth-child(n + ${checkedRows + 1})`,
])
/** What a section shows when its figures have come, and how many of it. */
const shownIn: Readonly<Record<string, readonly [selector: string, count: number]>> = {
  overview: ['kezek-chart[drawn]', 5],
  tables: ['kezek-report-table table', 1],
  day: ['kezek-chart[drawn]', 1],
}
const wide = { width: 1280, height: 720 }
const phone = { width: 400, height: 860 }

/** After a change of its size the browser lays out the page in the next frame and redraws charts in the one after. */
const untilLaidOut = (page: OpenedPage) =>
  page.evaluate(
    () => new Promise<void>(done => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )

test.each(locales)(
  'in %s nothing is wrong with any section for a screen reader, wide and on a phone',
  async locale => {
    const page = await openReports(browser, hall, `?${pastSpan()}&day=${lastOpenDay(hall.today)}`, { locale })

    for (const section of reportSections) {
      await page.setViewportSize(wide)
      await page.locator(`nav.sections a[href$="#${section}"]`).click()
      const [what, count] = shownIn[section] ?? ['h2', 1]
      const shown = page.locator(`kezek-reports-${section} ${what}`)
      await until(`${section} is whole`, async () => (await shown.count()) >= count)
      for (const size of [wide, phone]) {
        await page.setViewportSize(size)
        await untilLaidOut(page)
        for (const details of await page.locator('details').all())
          await details.evaluate(element => element.toggleAttribute('open', true))
        expect(await axe(page, otherRows), section).toEqual([])
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
          section,
        ).toBeLessThanOrEqual(0)
      }
    }

    expect(page.faults).toEqual([])
    await page.context().close()
  },
)
