import { expect, test } from 'vitest'
import { speak, textOf } from '../../scripts/pictures/manager-page.ts'
import { locales } from '../../shared/domain/locale.ts'
import { axe } from '../kit/browser.ts'
import { issue, member } from '../kit/member.ts'
import { until } from '../kit/until.ts'
import { cutParts, noteAlerts } from './board-watch.ts'
import { counterState, housing, managerHalls } from './manager-hall.ts'

/** One server for the whole file: a restarted server reports the alerts that it finds again. */
const halls = managerHalls()

/** Time for all alerts to appear, in ms: the last one takes a minute; a busy machine adds to it. */
const allAlertsMs = 150_000

test(
  'a wait nears its target, then exceeds it, and a window without a screen is away: the board shows each alert once, in this order',
  async () => {
    halls.newHall()
    const { app, centre } = halls
    const manager = await member(app.url, { role: 'manager', centre })
    const settings = manager.hall.view?.settings
    if (!settings) throw new Error('a manager without a view')
    const services = { 'housing-register': { submission: { target: 1 } } }
    await manager.ask('settings:update-settings', {
      base: settings.version,
      settings: { ...settings, services },
    })
    await manager.ask('counter:open-counter', { counter: '1' })
    manager.close()
    const page = await halls.openBoard()
    await noteAlerts(page)
    const { number } = await issue(await halls.kiosk(), housing)
    const shownAlerts = () => page.evaluate(() => (window as unknown as { alerts: string[] }).alerts)
    const expected = [`approaching:${housing}`, `breached:${housing}`, 'away:1']
    await until(
      'all three alerts were shown',
      async () => {
        const seen = await shownAlerts()
        return expected.every(alert => seen.includes(alert))
      },
      allAlertsMs,
    )
    const seen = (await shownAlerts()).filter(alert => expected.includes(alert))
    expect(seen.indexOf(`approaching:${housing}`)).toBeLessThan(seen.indexOf(`breached:${housing}`))
    expect(new Set(seen).size).toBe(seen.length)
    expect(await counterState(page, '1')).toContain('Нет на месте')
    await page.locator(`[data-alert="breached:${housing}"] button`).click()
    const row = page.locator(`kezek-board-tickets [data-ticket="${number}"]`)
    await row.waitFor()
    expect(await textOf(row)).toContain('Норматив превышен')
    for (const locale of locales) {
      await speak(page, locale)
      await page.setViewportSize({ width: 768, height: 1024 })
      await until('it speaks so', async () => (await page.locator('html').getAttribute('lang')) === locale)
      expect(await cutParts(page), locale).toEqual([])
      expect(await axe(page), locale).toEqual([])
    }
  },
  2 * allAlertsMs,
)
