import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../shared/domain/calendar.ts'
import { locales } from '../../shared/domain/locale.ts'
import { closeWindows, openBrowser } from '../kit/browser.ts'
import { openReports, past, type ReportsHall, startReports } from './reports-hall.ts'

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

const span = () => `centre=${past}&from=${addDays(hall.today, -4)}&to=${addDays(hall.today, -1)}`

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
    const page = await openReports(browser, hall, `?${span()}#overview`, { locale })
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
