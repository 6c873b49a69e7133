import { readFileSync } from 'node:fs'
import pg from 'pg'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../shared/domain/dates.ts'
import { formatNumber } from '../../shared/i18n/common/numbers.ts'
import { reportsFiles } from '../../shared/i18n/reports/files.ts'
import { axe, closeWindows, openBrowser } from '../kit/browser.ts'
import { until } from '../kit/until.ts'
import {
  figuresOf,
  type OpenedPage,
  openReports,
  past,
  type ReportsHall,
  rowsOf,
  startReports,
} from './reports-hall.ts'

let hall: ReportsHall
let browser: Browser
let page: OpenedPage

beforeAll(async () => {
  ;[hall, browser] = await Promise.all([startReports(), openBrowser()])
}, 180_000)
afterAll(async () => {
  await closeWindows(browser)
  await hall?.stop()
})
afterEach(() => page?.context().close())

const pastSpan = () => `centre=${past}&from=${addDays(hall.today, -4)}&to=${addDays(hall.today, -1)}`
const open = async (address: string) => {
  page = await openReports(browser, hall, address)
}

test('files are asked for beside their tables, show how far they are, and are taken along', async () => {
  await open(`?${pastSpan()}#tables`)
  await page.locator('[data-csv=service]').click()
  const row = page.locator('[data-job]').first()
  await page.locator('[data-job][data-state=done]').waitFor()
  expect(await row.textContent()).toContain('CSV: ')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    row.locator('[data-act=download]').click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.csv$/)
  const shown = await rowsOf(page, 'service')
  const lines = readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split(/\r?\n/)
  expect(lines).toHaveLength(shown.length + 1)
  for (const [at, [name = '']] of shown.entries()) expect(lines[at + 1]).toContain(name)
  await page.locator('[data-ask=tables-xlsx]').click()
  await page.locator('[data-ask=month-pdf]').click()
  await until('all are ready', async () => (await page.locator('[data-state=done]').count()) === 3)
  // The section of all files knows them too.
  await page.locator('nav.sections a').nth(4).click()
  await page.locator('kezek-reports-files [data-state=done]').nth(2).waitFor()
  expect(await axe(page)).toEqual([])
  for (let left = 3; left > 0; left--) {
    await page.locator('[data-act=drop]').first().click()
    await until('one is gone', async () => (await page.locator('[data-job]').count()) === left - 1)
  }
  await page.getByText(reportsFiles.en.none).waitFor()
  expect(page.faults).toEqual([])
})

/** Holds files of single tickets where they are until the returned function lets them continue. */
async function holdFiles(): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: hall.postgres.url })
  await client.connect()
  await client.query('begin')
  await client.query('lock table waits in access exclusive mode')
  return () => client.end()
}

test('files of every ticket: one is stopped in the middle, the other tells how far it is until it is there', async () => {
  const [from, to] = [addDays(hall.today, -4), addDays(hall.today, -1)]
  const { total } = await figuresOf(hall.app, past, from, to)
  await open(`?${pastSpan()}#files`)
  await page.getByText(reportsFiles.en.none).waitFor()
  const letContinue = await holdFiles()
  try {
    await page.locator('[data-ask=tickets-xlsx]').click()
    await page.locator('progress').waitFor()
    expect(await axe(page)).toEqual([])

    await page.locator('[data-act=drop]').focus()
    await page.keyboard.press('Enter')

    await page.locator('[data-state=cancelled]').waitFor()

    await page.locator('[data-ask=tickets-csv]').click()

    const how = page.locator('[data-job][data-state=running] .how')
    await how.getByText(`of ${formatNumber('en', total.visitors)} rows`).waitFor()
  } finally {
    await letContinue()
  }
  await page.locator('[data-job][data-state=done]').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-job][data-state=done] [data-act=download]').click(),
  ])
  const lines = readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split(/\r?\n/)
  expect(lines).toHaveLength(total.visitors + 1)
  expect(page.faults).toEqual([])
})
