import { expect, test } from 'vitest'
import { atDesk, seeVisitor } from '../../scripts/pictures/counter-page.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { errors } from '../../shared/i18n/common/errors.ts'
import { counter as words } from '../../shared/i18n/counter/counter.ts'
import { counterHalls } from './counter-hall.ts'

const openHall = counterHalls()
const refused = (text: unknown) => ({ hasText: String(text) })

test('without a server the screen refuses a press at once, carries nothing out later, and recovers by itself', async () => {
  const hall = await openHall()
  const [first] = [await hall.issue(), await hall.issue()]
  const page = await hall.desk()
  await page.keyboard.press('F2')
  await seeVisitor(page, first.number, 'called')
  await hall.app.kill('SIGKILL')
  await page.locator('.mark', { hasText: common.kk.stale }).waitFor()
  for (const key of ['F4', 'F7', 'F8', 'F10']) {
    await page.keyboard.press(key)
    await page.locator('kezek-notice-bar .refused', refused(common.kk.notConnected)).waitFor()
  }
  // The screen still shows everything.
  expect(await page.locator('kezek-visitor-card .number').textContent()).toBe(first.number)
  await hall.app.start()
  await atDesk(page)
  await page.locator('.mark').waitFor({ state: 'detached' })
  await seeVisitor(page, first.number, 'called')
  await hall.settled(page)
  expect(hall.view.tickets[first.ticket]).toMatchObject({ state: 'called', counter: '1' })
  await page.keyboard.press('F4')
  await seeVisitor(page, first.number, 'serving')
})

test('the screen repeats a press into a frozen server until its result is known, and it is carried out once', async () => {
  const hall = await openHall()
  const first = await hall.issue()
  await hall.issue()
  const page = await hall.desk()
  await hall.app.kill('SIGSTOP')
  await page.keyboard.press('F2')
  await page.locator('.mark', { hasText: words.kk.asking }).waitFor()
  await page.keyboard.press('F2')
  await hall.app.kill('SIGCONT')
  await page.locator('.mark').waitFor({ state: 'detached' })
  const called = await page.locator('kezek-visitor-card .number').count()
  // If the freeze outlasts the command's validity, nothing is carried out; in any case at most once.
  await hall.settled(page)
  expect(hall.view.sum['housing-register.submission:called'] ?? 0).toBe(called)
  if (called === 1) await seeVisitor(page, first.number, 'called')
})

test('without the store the screen says so, and that nothing was done', async () => {
  const hall = await openHall()
  const { number } = await hall.issue()
  const page = await hall.desk()
  const redis = hall.app.redisPid()
  process.kill(redis, 'SIGSTOP')
  try {
    await page.locator('.mark', { hasText: common.kk.stale }).waitFor()
    await page.keyboard.press('F2')
    await page.locator('kezek-notice-bar .refused', refused(errors.kk.STORE_AWAY)).waitFor()
  } finally {
    process.kill(redis, 'SIGCONT')
  }
  await atDesk(page)
  await page.keyboard.press('F2')
  await seeVisitor(page, number, 'called')
})
