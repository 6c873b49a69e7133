import { describe, expect, test } from 'vitest'
import type { QueueId } from '../../shared/domain/queue.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { kiosk } from '../../shared/i18n/kiosk/kiosk.ts'
import { member } from '../kit/member.ts'
import { serviceById } from '../kit/order.ts'
import { focused } from '../kit/visitor.ts'
import { openKiosks } from './kiosks.ts'

const queue: QueueId = 'housing-register.submission'
const kiosks = openKiosks()

describe('nobody touches the screen', () => {
  test('after 30 s the kiosk asks; any touch continues and does nothing else', async () => {
    const visitor = await kiosks.come({ clock: true, touch: true })
    const { page } = visitor
    const question = page.getByRole('dialog')
    await visitor.toDocuments(queue)
    await page.clock.fastForward(20_000)
    await page.touchscreen.tap(5, 5)
    await page.clock.fastForward(20_000)
    expect(await question.count()).toBe(0)
    await page.clock.fastForward(10_000)
    await question.waitFor()
    await visitor.reads(kiosk.kk.stillThere)
    expect(await focused(page)).toBe(`BUTTON ${kiosk.kk.continueLabel}`)
    // The finger touches the place of the button that takes a ticket.
    await visitor.settles()
    const take = page.locator('button.take')
    const { x, y } = (await take.boundingBox()) ?? { x: 0, y: 0 }
    await page.touchscreen.tap(x + 30, y + 30)
    await question.waitFor({ state: 'detached' })
    await visitor.sees(serviceById('housing-register')?.kioskTitle.kk ?? '')
    // Later touches act again.
    await visitor.press(kiosk.kk.getTicket)
    await visitor.sees(common.kk.entitlementQuestion)
  })

  test('15 s later the kiosk returns to its start, for another visitor', async () => {
    const visitor = await kiosks.come({ lang: 'ru', clock: true })
    const { page } = visitor
    await visitor.toQuestion(queue)
    await page.clock.fastForward(30_000)
    await page.getByRole('dialog').waitFor()
    await page.clock.fastForward(15_000)
    await visitor.sees(kiosk.kk.chooseLanguage)
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await kiosks.waiting(visitor.centre, queue)).toBe(0)
    // The start waits for the next visitor without a limit.
    await page.clock.fastForward(60_000)
    await visitor.sees(kiosk.kk.chooseLanguage)
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('a kiosk with times of its own asks and starts over after them', async () => {
    const visitor = await kiosks.come({ clock: true })
    const { page, centre } = visitor
    const question = page.getByRole('dialog')
    const idle = { askAfterSeconds: 60, endAfterSeconds: 20 }
    const manager = await member(kiosks.app().url, { role: 'manager', centre })
    const settings = manager.hall.view?.settings
    if (!settings) throw new Error('no settings')
    await manager.ask('settings:update-settings', {
      base: settings.version,
      settings: { ...settings, kiosks: { 1: { idle, languages: ['ru', 'kk'] } } },
    })
    manager.close()
    // The kiosk has the new settings when its languages change.
    await visitor.sees(kiosk.ru.chooseLanguage)
    await visitor.toDocuments(queue)

    await page.clock.fastForward(59_000)
    expect(await question.count()).toBe(0)
    await page.clock.fastForward(1_000)
    await question.waitFor()
    await page.clock.fastForward(20_000)

    await visitor.sees(kiosk.ru.chooseLanguage)
  })

  test('a ticket stays 15 s, and says so', async () => {
    const visitor = await kiosks.come({ clock: true })
    const { page } = visitor
    await visitor.take(queue)
    await page.clock.fastForward(10_000)
    expect(await visitor.number()).toBe('A001')
    await page.clock.fastForward(5_000)
    await visitor.sees(kiosk.kk.chooseLanguage)
    expect(await visitor.take(queue)).toBe('A002')
  })
})
