import { expect, test } from 'vitest'
import { aliya, atDesk, introduce, pressWindow, seeVisitor } from '../../scripts/pictures/counter-page.ts'
import { counter as words } from '../../shared/i18n/counter/counter.ts'
import { until } from '../kit/until.ts'
import { counterHalls, press } from './counter-hall.ts'

const openHall = counterHalls()
const m = words.kk
const dana = { surname: 'Сейітова', name: 'Дана', patronymic: '', post: 'Бас инспектор' }

test('a second inspector sees who is at the window and may take it over; the first screen locks and names the second', async () => {
  const hall = await openHall()
  const { number } = await hall.issue()
  const first = await hall.desk('1')
  await press(first, 'F2')
  await seeVisitor(first, number, 'called')

  const second = await hall.open()
  await introduce(second, dana)
  await pressWindow(second, '1')
  const question = second.locator('dialog')
  await question.locator('h2', { hasText: m.windowTaken('1', 'Ахметова Әлия Серікқызы') }).waitFor()
  await second.locator('kezek-choose-window p', { hasText: m.visitorStays(number) }).waitFor()
  // The question alone changes nothing.
  await seeVisitor(first, number, 'called')
  await second.locator('kezek-dialog .main').click()
  await atDesk(second)
  await seeVisitor(second, number, 'called')

  await first.locator('kezek-locked h1', { hasText: m.takenFromYou('Сейітова Дана') }).waitFor()
  const steps = await hall.settled(first)
  await press(first, 'F4')
  expect(await hall.settled(first)).toBe(steps)
  await first.locator('kezek-locked button').click()
  await first.locator('kezek-choose-window').waitFor()
})

test('the screen proposes the window in its address: Enter opens it, and any other can be chosen', async () => {
  const hall = await openHall()
  const page = await hall.open()
  await page.goto(`${page.url()}&counter=6`)
  await introduce(page)
  await page.locator('button.proposed[data-counter="6"]').waitFor()
  expect(await page.locator('button.proposed').count()).toBe(1)
  await page.keyboard.press('Enter')
  await atDesk(page)
  await until('the manager sees it', () => hall.view.counters['6']?.state === 'open')

  const other = await hall.open()
  await other.goto(`${other.url()}&counter=6`)
  await introduce(other, dana)
  await pressWindow(other, '3')
  await atDesk(other)
  await until('the manager sees it', () => hall.view.counters['3']?.state === 'open')
})

test('an address that names no window of the centre proposes none', async () => {
  const hall = await openHall()
  const page = await hall.open()
  await page.goto(`${page.url()}&counter=77`)
  await introduce(page)
  expect(await page.locator('button.proposed').count()).toBe(0)
})

test('a reload keeps the window and the visitor', async () => {
  const hall = await openHall()
  const { number } = await hall.issue()
  const page = await hall.desk('1')
  await press(page, 'F2')
  await seeVisitor(page, number, 'called')
  const session = await until('the manager sees it', () => hall.view.counters['1']?.session)
  await page.reload()
  await atDesk(page)
  await seeVisitor(page, number, 'called')
  await press(page, 'F4')
  await seeVisitor(page, number, 'serving')
  expect((await hall.seen()).counters['1']?.session).toBe(session)
})

test('a duplicated tab does not operate the window of the first', async () => {
  const hall = await openHall()
  const page = await hall.desk('1')
  const [copy] = await Promise.all([
    page.context().waitForEvent('page'),
    page.evaluate(() => void window.open(window.location.href)),
  ])
  await copy.locator('.left', { hasText: m.otherTab }).waitFor()
  await atDesk(page)
  // The duplicated tab names the other screen, and the same person may continue here instead.
  await copy.locator('kezek-sign-in button').click()
  await copy.locator('kezek-choose-window[data-ready]').waitFor()
  await pressWindow(copy, '1')
  await copy.locator('dialog h2', { hasText: m.ownElsewhere('1') }).waitFor()
  await copy.locator('kezek-dialog .main').click()
  await atDesk(copy)
  await page.locator('kezek-locked h1', { hasText: m.takenByYou }).waitFor()
})

test('an inspector cannot open two windows: the screen names the first and leads there', async () => {
  const hall = await openHall()
  const page = await hall.desk('2')
  const other = await page.context().newPage()
  await other.goto(page.url())
  await introduce(other, aliya)
  await pressWindow(other, '3')
  await other.locator('dialog h2', { hasText: m.sitsElsewhere('2') }).waitFor()
  await other.locator('kezek-dialog .main', { hasText: m.goToWindow('2') }).click()
  await atDesk(other)
  await other.locator('kezek-desk h1', { hasText: '2-терезе' }).waitFor()
  await page.locator('kezek-locked').waitFor()
})

test('defect 11 in the browser: visitors who were parked, missed, or left at an abandoned window can continue', async () => {
  const hall = await openHall()
  const [parked, missed, left] = [await hall.issue(), await hall.issue(), await hall.issue()]
  const away = await hall.sit('2')
  for (const name of ['ticket:park', 'ticket:mark-no-show'] as const) {
    const { ticket } = await away.callNext()
    await away.act(name, ticket)
  }
  await away.callNext()
  away.close()

  const page = await hall.open()
  await introduce(page, dana)
  // Takes over the abandoned window with its visitor.
  await pressWindow(page, '2')
  await page.locator('kezek-dialog .main').click()
  await atDesk(page)
  await seeVisitor(page, left.number, 'called')
  await press(page, 'F4')
  await seeVisitor(page, left.number, 'serving')
  await press(page, 'F6')
  await seeVisitor(page)

  const held = (state: string) => page.locator('kezek-held-tickets', { hasText: state }).locator('.back')
  await held(m.parked).click()
  await until('waits again', () => hall.view.queues['housing-register.submission']?.waiting === 1)
  await atDesk(page)
  await held(m.missed).click()
  await until('waits again', () => hall.view.queues['housing-register.submission']?.waiting === 2)
  await atDesk(page)
  await press(page, 'F2')
  await seeVisitor(page, parked.number, 'called')
  await until('the manager sees it', () => hall.view.tickets[parked.ticket]?.reason === 'restored')

  // Another window finds a ticket called at the first, and says where it is and who can help.
  const other = await hall.desk('3')
  await other.locator('kezek-number-search input').fill(parked.number)
  await other.locator('kezek-number-search input').press('Enter')
  const facts = other.locator('kezek-ticket-dialog .facts')
  await facts.locator('p', { hasText: m.atWindow('2', 'Сейітова Дана') }).waitFor()
  await facts.locator('p', { hasText: m.calledElsewhere }).waitFor()
  await other.keyboard.press('Escape')
  // A waiting ticket can be called by choice, or cancelled.
  await other.locator('kezek-number-search input').fill(missed.number)
  await other.locator('kezek-number-search input').press('Enter')
  await other.locator('kezek-ticket-dialog button', { hasText: m.cancelTicket }).click()
  await other.locator('kezek-reason-form button').first().click()
  await other.locator('kezek-notice-bar', { hasText: missed.number }).waitFor()
  await until('nobody waits', () => hall.view.queues['housing-register.submission']?.waiting === 0)
  await press(other, 'Control+z')
  await until('waits again', () => hall.view.queues['housing-register.submission']?.waiting === 1)
})
