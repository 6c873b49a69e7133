import { expect, test } from 'vitest'
import { atDesk, pressWindow, seeVisitor, sitDown } from '../../scripts/pictures/counter-page.ts'
import { undoOfferMs } from '../../shared/domain/transitions.ts'
import { errors } from '../../shared/i18n/common/errors.ts'
import { counter as words } from '../../shared/i18n/counter/counter.ts'
import { movableHallTime } from '../kit/hall-time.ts'
import { until } from '../kit/until.ts'
import { answered, counterHalls, passDeadTime, press } from './counter-hall.ts'

const openHall = counterHalls()
const m = words.kk
const notice = 'kezek-notice-bar'
const button = (action: string) => `kezek-action-bar [data-action=${action}]`

test('an inspector signs in, calls, starts and finishes by keyboard alone', async () => {
  const hall = await openHall()
  const first = await hall.issue()
  const page = await hall.open()
  await page.locator('kezek-sign-in').waitFor()
  const tabTo = async (name: string) => {
    const isThere = () =>
      page.evaluate(name => {
        let active = document.activeElement
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
        return active?.getAttribute('name') === name || active?.getAttribute('data-counter') === name
      }, name)
    await until(`the focus is on ${name}`, async () => {
      await page.keyboard.press('Tab')
      return isThere()
    })
  }
  for (const [name, text] of [
    ['surname', 'Ахметова'],
    ['name', 'Әлия'],
    ['post', 'Инспектор'],
  ] as const) {
    await tabTo(name)
    await page.keyboard.type(text)
  }
  await page.keyboard.press('Enter')
  await page.locator('kezek-choose-window[data-ready]').waitFor()
  await tabTo('1')
  await page.keyboard.press('Enter')
  await atDesk(page)
  await press(page, 'F2')
  await seeVisitor(page, first.number, 'called')
  await press(page, 'F4')
  await seeVisitor(page, first.number, 'serving')
  await press(page, 'F6')
  await seeVisitor(page)
  const { sum, persons, counters } = await hall.seen()
  expect(sum['housing-register.submission:done']).toBe(1)
  expect(persons[counters['1']?.inspector ?? '']).toEqual({
    surname: 'Ахметова',
    name: 'Әлия',
    patronymic: '',
    post: 'Инспектор',
  })
})

test('Space calls only while no other control has the focus; F2 calls from a field too', async () => {
  const hall = await openHall()
  const [first, second] = [await hall.issue(), await hall.issue()]
  const page = await hall.desk()
  const field = page.locator('kezek-number-search input')
  await field.focus()
  await press(page, 'Space')
  expect(await field.inputValue()).toBe(' ')
  const waiting = page.locator('kezek-queue-list .head button')
  await waiting.focus()
  await press(page, 'Space')
  await page.locator('kezek-waiting-dialog dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('kezek-waiting-dialog').waitFor({ state: 'detached' })
  await hall.settled(page)
  await seeVisitor(page)

  await field.focus()
  await press(page, 'F2')
  await seeVisitor(page, first.number, 'called')
  await press(page, 'F7')
  await seeVisitor(page)
  await page.evaluate(() => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    if (active instanceof HTMLElement) active.blur()
  })
  await passDeadTime(page)
  await press(page, 'Space')
  await seeVisitor(page, second.number, 'called')
})

test('a held key calls once: its repeats call nobody when the window is free again', async () => {
  const hall = await openHall()
  const first = await hall.issue()
  await hall.issue()
  const page = await hall.desk()
  await page.keyboard.down('F2')
  for (let n = 0; n < 20; n++) await page.keyboard.down('F2')
  await seeVisitor(page, first.number, 'called')
  await press(page, 'F4')
  await seeVisitor(page, first.number, 'serving')
  await press(page, 'F6')
  await seeVisitor(page)
  await passDeadTime(page)
  for (let n = 0; n < 20; n++) await page.keyboard.down('F2')
  // Four steps: opened the window, called, started, finished.
  expect(await hall.settled(page)).toBe(4)
  await seeVisitor(page)
})

test('a double click acts once, and never on what comes next', async () => {
  const hall = await openHall()
  const { number } = await hall.issue()
  await hall.issue()
  const page = await hall.desk()
  /** Once fast, and once so slow that the second click comes after the effect of the first. */
  const clickTwice = async (action: string, see: () => Promise<void>) => {
    const box = await page.locator(button(action)).boundingBox()
    if (!box) throw new Error(`no button for ${action}`)
    const at = [box.x + box.width / 2, box.y + box.height / 2] as const
    await page.mouse.dblclick(...at)
    await see()
    await page.mouse.click(...at)
  }
  await clickTwice('next', () => seeVisitor(page, number, 'called'))
  // Two steps: opened the window, and called once.
  expect(await hall.settled(page)).toBe(2)
  await clickTwice('start', () => seeVisitor(page, number, 'serving'))
  await clickTwice('finish', () => seeVisitor(page))
  expect(await hall.settled(page)).toBe(4)
  await seeVisitor(page)
})

test('F2 with a visitor at the window finishes nobody and says who is still there', async () => {
  const hall = await openHall()
  const first = await hall.issue()
  await hall.issue()
  const page = await hall.desk()
  await press(page, 'F2')
  await seeVisitor(page, first.number, 'called')
  await press(page, 'F4')
  await seeVisitor(page, first.number, 'serving')
  await passDeadTime(page)
  await press(page, 'F2')
  await page.locator(notice, { hasText: m.stillHere(first.number) }).waitFor()
  expect(await hall.settled(page)).toBe(3)
  await seeVisitor(page, first.number, 'serving')
})

test('an empty queue is no error, and the screen shows the next visitor', async () => {
  const hall = await openHall()
  const page = await hall.desk()
  await press(page, 'F2')
  await page.locator(`${notice} .calm`, { hasText: 'Кезекте ешкім жоқ' }).waitFor()
  expect(await page.locator(`${notice} .refused`).count()).toBe(0)
  await hall.issue()
  await page.locator('kezek-visitor-card .empty', { hasText: m.waitingForYou(1) }).waitFor()
  await page.locator(`${notice} .calm`).waitFor({ state: 'detached' })
})

test('a press meant for another ticket is refused', async () => {
  const hall = await openHall()
  const [first, second] = [await hall.issue(), await hall.issue()]
  const page = await hall.desk()
  await press(page, 'F2')
  await seeVisitor(page, first.number, 'called')
  await page.locator(button('start')).hover()
  await page.mouse.down()
  await hall.manager.ask('ticket:cancel', { ticket: first.ticket, word: 'left' })
  await seeVisitor(page)
  await passDeadTime(page)
  await press(page, 'F2')
  await seeVisitor(page, second.number, 'called')
  await answered(page)
  await page.mouse.up()
  await page.locator(`${notice} .refused`, { hasText: String(errors.kk.OTHER_TICKET) }).waitFor()
  await hall.settled(page)
  await seeVisitor(page, second.number, 'called')
})

test('defect 12 in the browser: a misclick ends nobody for good, and only a visitor who is still there is asked about', async () => {
  const hall = await openHall()
  const [first, second] = [await hall.issue(), await hall.issue()]
  const page = await hall.desk()
  await press(page, 'F2')
  await seeVisitor(page, first.number, 'called')
  await press(page, 'F4')
  await seeVisitor(page, first.number, 'serving')
  await press(page, 'F6')
  // The undo finishes at once, because no other visitor is at the window.
  await seeVisitor(page)
  expect(await page.locator('dialog').count()).toBe(0)
  await press(page, 'Control+z')
  await seeVisitor(page, first.number, 'serving')
  await page.locator(notice, { hasText: m.undone(first.number) }).waitFor()

  // The inspector calls another ticket while this visitor is still at the window.
  await page.locator('kezek-number-search input').fill(second.number)
  await page.keyboard.press('Enter')
  await page.locator('kezek-ticket-dialog button', { hasText: m.call }).click()
  await page.locator('kezek-reason-form button').first().click()
  await page
    .locator('kezek-ticket-dialog p', { hasText: m.busyQuestion(first.number, second.number) })
    .waitFor()
  await hall.settled(page)
  await page.keyboard.press('Escape')
  await seeVisitor(page, first.number, 'serving')

  await page.locator('kezek-number-search input').fill(second.number)
  await page.keyboard.press('Enter')
  await page.locator('kezek-ticket-dialog button', { hasText: m.call }).click()
  await page.locator('kezek-reason-form button').first().click()
  await page
    .locator('kezek-ticket-dialog button', { hasText: m.parkAndCall(first.number, second.number) })
    .click()
  await seeVisitor(page, second.number, 'called')
  await until('the manager sees both', () => hall.view.tickets[second.ticket]?.state === 'called')
  expect(hall.view.tickets[first.ticket]?.state).toBe('parked')
  expect(hall.view.tickets[second.ticket]).toMatchObject({ reason: 'chosen', word: m.callReasons[0] })
})

test('the screen offers an undo for ten seconds, and none after that', async () => {
  const hall = await openHall()
  const first = await hall.issue()
  let moveOn = (_ms: number) => {}
  const page = await hall.open(async page => {
    moveOn = await movableHallTime(page)
  })
  await sitDown(page, '1')
  await press(page, 'F2')
  await seeVisitor(page, first.number, 'called')
  await press(page, 'F7')
  await seeVisitor(page)

  const undo = page.locator(`${notice} [data-action=undo]`)
  await undo.waitFor()
  moveOn(undoOfferMs)
  await undo.waitFor({ state: 'detached' })
  await press(page, 'Control+z')

  // Three steps: opened the window, called, missed.
  expect(await hall.settled(page)).toBe(3)
  await seeVisitor(page)
})

test('the screen shows what a manager does to the visitor at the window, with name and reason, until it is read', async () => {
  const hall = await openHall()
  const first = await hall.issue()
  const page = await hall.desk()
  await press(page, 'F2')
  await seeVisitor(page, first.number, 'called')
  await hall.manager.ask('ticket:cancel', { ticket: first.ticket, word: 'Талон қате алынған' })
  const banner = page.locator(`${notice} .departure`)
  await banner
    .locator('p', { hasText: `${m.whatHappened.cancelled(first.number, m.manager)}. Талон қате алынған` })
    .waitFor()
  await banner.locator('button').click()
  await banner.waitFor({ state: 'detached' })

  const second = await hall.issue()
  await passDeadTime(page)
  await press(page, 'F2')
  await seeVisitor(page, second.number, 'called')
  await hall.manager.ask('ticket:return-to-queue', { ticket: second.ticket })
  await banner.locator('p', { hasText: m.whatHappened.returned(second.number, m.manager) }).waitFor()
})

test('a claimed entitlement is confirmed, or refused after a question, because that cannot be undone', async () => {
  const hall = await openHall()
  const [first, second] = [
    await hall.issue(undefined, { category: 'war-veteran' }),
    await hall.issue(undefined, { category: 'disability' }),
  ]
  const page = await hall.desk()
  await press(page, 'F2')
  await seeVisitor(page, first.number, 'called')
  const claim = page.locator('kezek-visitor-card .claim')
  await claim.locator('button', { hasText: m.confirmClaim }).click()
  await claim.locator('button').first().waitFor({ state: 'detached' })
  await until('the manager sees it', () => hall.view.tickets[first.ticket]?.claim === 'confirmed')
  await press(page, 'F8')
  await seeVisitor(page)
  await passDeadTime(page)
  await press(page, 'F2')
  await seeVisitor(page, second.number, 'called')
  await claim.locator('button', { hasText: m.refuseClaim }).click()
  await page.locator('kezek-dialog p', { hasText: m.refuseQuestion(second.number) }).waitFor()
  expect((await hall.seen()).tickets[second.ticket]?.claim).toBe('claimed')
  await page.locator('kezek-dialog .main').click()
  await seeVisitor(page)
  await page.locator(notice, { hasText: `${second.number} — Кезекте` }).waitFor()
})

test('a number is found when its letter is typed in Cyrillic or in lower case', async () => {
  const hall = await openHall()
  const { number } = await hall.issue('child-benefit.submission')
  expect(number).toMatch(/^B/)
  const page = await hall.desk()
  const field = page.locator('kezek-number-search input')
  await field.fill(number.replace('B', 'в'))
  await field.press('Enter')
  await page.locator('kezek-ticket-dialog h2', { hasText: number }).waitFor()
  await page.keyboard.press('Escape')
  await field.fill('К999')
  await field.press('Enter')
  await page.locator('kezek-number-search [role=status]', { hasText: m.notFound('К999') }).waitFor()
})

test('a visitor is transferred to a service found by a part of its name, and an undo brings them back', async () => {
  const hall = await openHall()
  const { ticket, number } = await hall.issue()
  const page = await hall.desk()
  await press(page, 'F2')
  await seeVisitor(page, number, 'called')
  await press(page, 'F9')
  const options = page.locator('kezek-transfer-dialog [role=option]')
  await options.first().waitFor()
  expect(await options.count()).toBe(35)
  // Typed in another language than the screen's, in lower case.
  await page.keyboard.type('пособия')
  await until('two are left', async () => (await options.count()) === 2)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await seeVisitor(page)
  await until('the manager sees it', () => hall.view.queues['child-benefit.collection']?.waiting === 1)
  await press(page, 'Control+z')
  await seeVisitor(page, number, 'called')
  const queueOf = () => hall.view.tickets[ticket]?.queue
  await until('the manager sees it there', () => queueOf() === 'housing-register.submission')
})

test('the window goes into a break, calls nobody meanwhile, and comes back', async () => {
  const hall = await openHall()
  const { number } = await hall.issue()
  const page = await hall.desk()
  await page.locator('kezek-desk .menu button', { hasText: m.takeBreak }).click()
  await page.locator('kezek-visitor-card .big', { hasText: m.onBreak }).waitFor()
  await press(page, 'F2')
  await page.locator(`${notice} .refused`, { hasText: String(errors.kk.COUNTER_PAUSED) }).waitFor()
  await passDeadTime(page)
  await page.locator('kezek-visitor-card button', { hasText: m.endBreak }).click()
  await page.locator('kezek-visitor-card .big', { hasText: m.nobodyHere }).waitFor()
  await passDeadTime(page)
  await press(page, 'F2')
  await seeVisitor(page, number, 'called')
})

test("an inspector changes the window's queues, and keeps at least one", async () => {
  const hall = await openHall()
  await hall.issue('child-benefit.submission')
  const page = await hall.desk()
  await page.locator('kezek-queue-list button', { hasText: m.changeQueues }).click()
  const boxes = page.locator('kezek-queues-dialog input:checked')
  await boxes.first().waitFor()
  while ((await boxes.count()) > 0) await boxes.first().uncheck()
  await page.locator('kezek-queues-dialog p', { hasText: m.oneQueueAtLeast }).waitFor()
  await page.locator('kezek-queues-dialog label', { hasText: 'Балаларға жәрдемақы' }).first().click()
  await page.locator('kezek-queues-dialog button', { hasText: m.saveQueues }).click()
  await page.locator('kezek-queue-list li', { hasText: 'Балаларға жәрдемақы' }).waitFor()
  const queues = () => hall.view.counters['1']?.queues?.join()
  await until('the manager sees it', () => queues() === 'child-benefit.submission')
})

test('a closed window leads back to the windows, and the person is remembered', async () => {
  const hall = await openHall()
  const page = await hall.desk()
  await page.locator('kezek-desk .menu button', { hasText: m.closeWindow }).click()
  await page.locator('kezek-choose-window').waitFor()
  expect(await page.locator('.left').count()).toBe(0)
  await until('the manager sees it', () => hall.view.counters['1']?.state === 'closed')
  await pressWindow(page, '1')
  await atDesk(page)
  await hall.manager.ask('counter:close-counter', { counter: '1' })
  await page.locator('.left', { hasText: m.windowClosed('1') }).waitFor()
  await page.reload()
  await page.locator('kezek-sign-in').waitFor()
  expect(await page.locator('input[name=surname]').inputValue()).toBe('Ахметова')
})

test('the language stays after a reload, and the page says which it is', async () => {
  const hall = await openHall()
  const page = await hall.open()
  await page.locator('.languages button[lang=ru]').click()
  await page.locator('h1', { hasText: words.ru.signIn }).waitFor()
  await page.reload()
  await page.locator('h1', { hasText: words.ru.signIn }).waitFor()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('ru')
  await sitDown(page, '1')
  expect(await page.title()).toContain('Окно 1')
})
