import { expect, test } from 'vitest'
import { localTime } from '../../shared/domain/business-day.ts'
import { locales } from '../../shared/domain/locale.ts'
import { purposes } from '../../shared/domain/queue.ts'
import { weekdays } from '../../shared/domain/settings.ts'
import { languageNames } from '../../shared/i18n/common/messages.ts'
import { kiosk } from '../../shared/i18n/kiosk/kiosk.ts'
import { visitorErrors } from '../../shared/i18n/kiosk/visitor-errors.ts'
import { axe } from '../kit/browser.ts'
import { member } from '../kit/member.ts'
import { purposeWords, serviceById, services } from '../kit/order.ts'
import { changeSettings } from '../kit/visitor.ts'
import { openKiosks } from './kiosks.ts'

const kiosks = openKiosks({ KEZEK_HOURS: 'order' })

test('a service out of its hours is shown with them and gives no ticket; all out of them, the hall is closed', async () => {
  const visitor = await kiosks.come({ lang: 'ru' })
  const { centre } = visitor
  const { hall, close } = await member(kiosks.app().url, { role: 'display', centre })
  const today = localTime(hall.now, hall.view?.settings.zone ?? '').weekday
  close()
  const later = weekdays[(today + 3) % 7] ?? 'mon'
  const always = { days: weekdays, open: '00:00', close: '00:00', breaks: [] }
  const seldom = { days: [later], open: '10:00', close: '12:00', breaks: [] }
  const hoursFor = (closed: (id: string) => boolean) => ({
    services: Object.fromEntries(
      services.map(({ id }) => [
        id,
        Object.fromEntries(purposes.map(purpose => [purpose, { hours: closed(id) ? seldom : always }])),
      ]),
    ),
  })
  await changeSettings(kiosks.app().url, centre, () => hoursFor(id => id === 'housing-register'))
  await visitor.press(languageNames.ru)
  await visitor.press(purposeWords('ru', 'submission'))
  await visitor.press('Жильё')
  const title = serviceById('housing-register')?.kioskTitle.ru ?? ''
  const button = visitor.page.getByRole('button', { name: title })
  expect(await button.textContent()).toContain('10:00–12:00')
  await button.click()
  await visitor.sees(title)
  await visitor.reads('Следующий приём')
  expect(await visitor.page.getByRole('button', { name: kiosk.ru.getTicket }).count()).toBe(0)
  await changeSettings(kiosks.app().url, centre, () => hoursFor(() => true))
  for (const lang of locales) await visitor.reads(visitorErrors[lang].closed())
  await visitor.reads('10:00')
  expect(await axe(visitor.page)).toEqual([])
})
