import { join } from 'node:path'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { speak, textOf } from '../../scripts/pictures/manager-page.ts'
import { createRedis } from '../../server/redis/client.ts'
import { locales } from '../../shared/domain/locale.ts'
import type { TestApp } from '../kit/app.ts'
import { axe, axeExceptContrast } from '../kit/browser.ts'
import { issue, member } from '../kit/member.ts'
import { until } from '../kit/until.ts'
import { cutParts, noteAlerts } from './board-watch.ts'
import { counterState, housing, managerHalls } from './manager-hall.ts'

/** Seconds without a screen after which an inspector counts as away; the board has opened by then. */
const awayAfterSeconds = 5
/** Target of a wait, ms. Settings allow a minute at least, so the test writes it where scripts read it. */
const targetMs = 4_000

/** One server for the whole file: a restarted server reports the alerts that it finds again. */
const halls = managerHalls({ AWAY_AFTER_SECONDS: String(awayAfterSeconds) })

test('a wait nears its target, then exceeds it, and a window without a screen is away: the board shows each alert once, in this order', async () => {
  halls.newHall()
  const { app, centre } = halls
  const manager = await member(app.url, { role: 'manager', centre })
  await shortenTarget(app, centre)
  await manager.ask('counter:open-counter', { counter: '1' })
  manager.close()
  const page = await halls.openBoard()
  await noteAlerts(page)

  const { number } = await issue(await halls.kiosk(), housing)

  const shownAlerts = () => page.evaluate(() => (window as unknown as { alerts: string[] }).alerts)
  const expected = [`approaching:${housing}`, `breached:${housing}`, 'away:1']
  await until('all three alerts were shown', async () => {
    const seen = await shownAlerts()
    return expected.every(alert => seen.includes(alert))
  })
  const seen = (await shownAlerts()).filter(alert => expected.includes(alert))
  expect(seen.indexOf(`approaching:${housing}`)).toBeLessThan(seen.indexOf(`breached:${housing}`))
  expect(new Set(seen).size).toBe(seen.length)
  await until('its window says so', async () => (await counterState(page, '1')).includes('Нет на месте'))
  await page.locator(`[data-alert="breached:${housing}"] button`).click()
  const row = page.locator(`kezek-board-tickets [data-ticket="${number}"]`)
  await row.waitFor()
  await until('the ticket says so', async () => (await textOf(row)).includes('Норматив превышен'))
  for (const locale of locales) {
    await speak(page, locale)
    await page.setViewportSize({ width: 768, height: 1024 })
    await until('it speaks so', async () => (await page.locator('html').getAttribute('lang')) === locale)
    expect(await cutParts(page), locale).toEqual([])
    const isFirst = locale === locales[0]
    expect(await (isFirst ? axe(page) : axeExceptContrast(page)), locale).toEqual([])
  }
})

/** Gives the queue a target of a few seconds. */
async function shortenTarget(app: TestApp, centre: string): Promise<void> {
  const target = { socketPath: join(app.dataDir, 'redis/redis.sock') }
  const client = createRedis(target, { log: pino({ level: 'silent' }), name: 'test' })
  await client.connect()
  await client.hSet(`kezek:{${centre}}:rules`, `target:${housing}`, targetMs)
  client.destroy()
}
