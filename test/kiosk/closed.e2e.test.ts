import { describe, expect, test } from 'vitest'
import { locales } from '../../shared/domain/locale.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { kiosk } from '../../shared/i18n/kiosk/kiosk.ts'
import { visitorErrors } from '../../shared/i18n/kiosk/visitor-errors.ts'
import { axe } from '../kit/browser.ts'
import { member } from '../kit/member.ts'
import { serviceById } from '../kit/order.ts'
import { changeSettings } from '../kit/visitor.ts'
import { openKiosks } from './kiosks.ts'

const queue: QueueId = 'housing-register.submission'
const kiosks = openKiosks()

describe('no ticket is to be had', () => {
  test('a day that a manager closed: closed, and why, in three languages; open again, the start', async () => {
    const visitor = await kiosks.come()
    const manager = await member(kiosks.app().url, { role: 'manager', centre: visitor.centre })
    await visitor.sees(kiosk.kk.chooseLanguage)
    const notice = { kk: 'Өрт дабылы', ru: 'Пожарная тревога', en: 'Fire alarm' }
    const day = manager.hall.tick?.day ?? ''
    await manager.ask('day:set-day', { day, setting: { mode: 'closed', notice } })
    for (const lang of locales) {
      await visitor.reads(visitorErrors[lang].closed())
      await visitor.reads(notice[lang])
    }
    expect(await axe(visitor.page)).toEqual([])
    expect(await visitor.page.getByRole('button').count()).toBe(0)
    await manager.ask('day:set-day', { day, setting: null })
    await visitor.sees(kiosk.kk.chooseLanguage)
    manager.close()
  })

  test('a notice without closing is shown at the start', async () => {
    const visitor = await kiosks.come()
    const manager = await member(kiosks.app().url, { role: 'manager', centre: visitor.centre })
    const notice = { kk: 'Бүгін баяу', ru: 'Сегодня медленно', en: 'Slow today' }
    await manager.ask('day:set-day', { day: manager.hall.tick?.day ?? '', setting: { mode: 'open', notice } })
    for (const lang of locales) await visitor.reads(notice[lang])
    manager.close()
  })

  test('a locked kiosk says so, and recovers when it is unlocked', async () => {
    const visitor = await kiosks.come()
    await changeSettings(kiosks.app().url, visitor.centre, () => ({ kiosks: { 1: { locked: true } } }))
    for (const lang of locales) await visitor.reads(visitorErrors[lang].locked)
    expect(await axe(visitor.page)).toEqual([])
    await changeSettings(kiosks.app().url, visitor.centre, () => ({ kiosks: {} }))
    await visitor.sees(kiosk.kk.chooseLanguage)
  })

  test('a full queue sends the visitor to the consultant', async () => {
    const visitor = await kiosks.come({ lang: 'ru' })
    await changeSettings(kiosks.app().url, visitor.centre, () => ({
      services: { 'housing-register': { submission: { maxWaiting: 1 } } },
    }))
    expect(await visitor.take(queue)).toBe('A001')
    await visitor.press(kiosk.ru.done)
    await visitor.toQuestion(queue)
    await visitor.press(common.ru.noEntitlement)
    await visitor.sees(kiosk.ru.sorry)
    await visitor.reads(visitorErrors.ru.full)
    // The visitor can choose another service.
    await visitor.press(common.ru.back)
    await visitor.sees(common.ru.entitlementQuestion)
    expect(await kiosks.waiting(visitor.centre, queue)).toBe(1)
  })

  test('a service switched off while a visitor reads its documents says so, and is no longer offered', async () => {
    const visitor = await kiosks.come({ lang: 'en' })
    await visitor.toDocuments(queue)
    await changeSettings(kiosks.app().url, visitor.centre, () => ({
      services: { 'housing-register': { submission: { on: false } } },
    }))
    await visitor.reads(visitorErrors.en['service-closed']())
    await visitor.press(common.en.back)
    await visitor.sees(kiosk.en.chooseService)
    const { kioskTitle } = serviceById('housing-register') ?? { kioskTitle: { en: '' } }
    expect(await visitor.page.getByText(kioskTitle.en).count()).toBe(0)
  })

  test('an unknown centre is named as the fault', async () => {
    const visitor = await kiosks.come({ centre: 'nowhere' })
    for (const lang of locales) await visitor.reads(kiosk[lang].noCentre)
  })
})
