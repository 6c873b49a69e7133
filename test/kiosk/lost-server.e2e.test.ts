import { expect, test } from 'vitest'
import { locales } from '../../shared/domain/locale.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { kiosk } from '../../shared/i18n/kiosk/kiosk.ts'
import { visitorErrors } from '../../shared/i18n/kiosk/visitor-errors.ts'
import { axe } from '../kit/browser.ts'
import { serviceById } from '../kit/order.ts'
import { openKiosks } from './kiosks.ts'

const queue: QueueId = 'housing-register.submission'
const kiosks = openKiosks()

test('while the server is frozen, the kiosk says so and offers no buttons; then it continues where it was', async () => {
  const visitor = await kiosks.come()
  await visitor.toDocuments(queue)
  await kiosks.app().kill('SIGSTOP')
  for (const lang of locales) await visitor.reads(visitorErrors[lang]['no-connection'])
  expect(await visitor.page.getByRole('button').count()).toBe(0)
  expect(await axe(visitor.page)).toEqual([])
  await kiosks.app().kill('SIGCONT')
  await visitor.sees(serviceById('housing-register')?.kioskTitle.kk ?? '')
  await visitor.press(kiosk.kk.getTicket)
  await visitor.press(common.kk.noEntitlement)
  expect(await visitor.number()).toBe('A001')
})

test('when the server is killed and started again, the number stays on screen, and the kiosk recovers by itself', async () => {
  const visitor = await kiosks.come()
  const number = await visitor.take(queue)
  await kiosks.app().kill('SIGKILL')
  expect(await visitor.number()).toBe(number)
  await visitor.press(kiosk.kk.done)
  await visitor.reads(visitorErrors.kk['no-connection'])
  await kiosks.app().start()
  await visitor.sees(kiosk.kk.chooseLanguage)
})

test('when the store is away during a request, the kiosk says that it retries, and one ticket comes', async () => {
  const visitor = await kiosks.come({ lang: 'ru' })
  await visitor.toQuestion(queue)
  process.kill(kiosks.app().redisPid(), 'SIGSTOP')
  await visitor.press(common.ru.noEntitlement)
  await visitor.sees(kiosk.ru.issuing)
  await visitor.reads(kiosk.ru.asking)
  process.kill(kiosks.app().redisPid(), 'SIGCONT')
  expect(await visitor.number()).toMatch(/^A\d{3}$/)
  expect(await kiosks.waiting(visitor.centre, queue)).toBe(1)
})
