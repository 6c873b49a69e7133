import { describe, expect, test } from 'vitest'
import {
  figure,
  openCounter,
  openDayTool,
  openTicket,
  showList,
  textOf,
} from '../../scripts/pictures/manager-page.ts'
import { watchPage } from '../kit/browser.ts'
import { issue, member } from '../kit/member.ts'
import { until } from '../kit/until.ts'
import { buildVariant } from '../kit/variant.ts'
import { act, counterState, housing, managerHalls, notice, seeFigure, ticketRows } from './manager-hall.ts'

const halls = managerHalls()
const { keep, newHall, kiosk, sit, openBoard } = halls

test('the figures move when a visitor takes a ticket, is called, and is served', async () => {
  newHall()
  const page = await openBoard()
  const faults = watchPage(page, halls.app.url)
  expect(await figure(page, 'waiting')).toBe('0')
  expect(await figure(page, 'share')).toBe('—')
  const { number } = await issue(await kiosk(), housing)
  await seeFigure(page, 'waiting', '1')
  const row = page.locator(`kezek-board-queues [data-queue="${housing}"]`)
  expect(await textOf(row.locator('td').first())).toBe('1')
  const at = await sit('1')
  const { ticket } = await at.callNext()
  await seeFigure(page, 'waiting', '0')
  expect(await figure(page, 'share')).toMatch(/^100 %$/)
  await until('the window shows who is called', async () => (await counterState(page, '1')).includes(number))
  expect(await counterState(page, '1')).toContain('Ахметова')
  await at.act('ticket:start', ticket)
  await at.act('ticket:finish', ticket)
  await seeFigure(page, 'served', '1')
  expect(faults).toEqual([])
})

describe('a ticket', () => {
  test('is cancelled with a reason, and the step is taken back', async () => {
    newHall()
    const { number, ticket } = await issue(await kiosk(), housing)
    const page = await openBoard()
    await openTicket(page, number)
    await act(page, 'cancel')
    await act(page, 'do')
    expect(await textOf(page.locator('kezek-board-ticket .form .trouble'))).toBe(
      'Выберите или напишите причину',
    )
    await page.getByLabel('Посетитель ушёл').check()
    await act(page, 'do')
    await seeFigure(page, 'waiting', '0')
    expect(await notice(page)).toBe(`Талон ${number} отменён`)
    // The keyboard is on the undo: the row it came from is gone.
    await page.keyboard.press('Enter')
    await seeFigure(page, 'waiting', '1')
    await openTicket(page, number)
    // What the printer says comes when it comes.
    const steps = page.locator('kezek-board-story li:not([data-step*=print])')
    expect(await steps.evaluateAll(items => items.map(li => li.dataset.step))).toEqual([
      'ticket:issued',
      'ticket:cancelled',
      'ticket:undone',
    ])
    expect(await textOf(steps.nth(1))).toContain('причина: Посетитель ушёл')
    expect(ticket).toMatch(/-000001$/)
  })

  test('is transferred to another queue', async () => {
    newHall()
    const { number } = await issue(await kiosk(), housing)
    const page = await openBoard()
    await openTicket(page, number)
    await act(page, 'transfer')
    await page.locator('kezek-board-queue-picker input[type=search]').fill('детские')
    await page.locator('kezek-board-queue-picker input[value="child-benefit.submission"]').check()
    await act(page, 'do')
    const row = page.locator('kezek-board-queues [data-queue="child-benefit.submission"]')
    await until('it waits there', async () => (await row.count()) === 1)
    expect(await notice(page)).toBe(`Талон ${number} перенаправлен`)
    await until('the list shows it there', async () =>
      (await textOf(ticketRows(page).first())).includes('Детские пособия'),
    )
  })

  test('is granted the right to be called out of turn', async () => {
    newHall()
    const visitors = await kiosk()
    await issue(visitors, housing)
    const { number } = await issue(visitors, housing)
    const page = await openBoard({ locale: 'kk' })
    await openTicket(page, number)
    await act(page, 'grant')
    await page.getByLabel('I немесе II топтағы мүгедектігі бар адам').check()
    await act(page, 'do')
    await until(
      'the notice is shown',
      async () => (await notice(page)) === `${number} талоны кезектен тыс шақырылады`,
    )
    const at = await sit('1')
    expect((await at.callNext()).number).toBe(number)
  })

  test('tells its story: every step, when, by whom, and why it was called', async () => {
    newHall()
    const { number } = await issue(await kiosk(), housing, { category: 'war-veteran' })
    const at = await sit('1')
    await at.callNext()
    const page = await openBoard({ locale: 'en' })
    await showList(page, 'windows')
    await openTicket(page, number)
    const call = page.locator('kezek-board-story [data-step="ticket:called"]')
    expect(await textOf(call)).toMatch(
      /^\d\d:\d\d Called to window 1 by Ахметова А\. С\. Out of turn · Veteran of the Great Patriotic War · waited 0 min$/,
    )
    // The open dialog also shows steps that happen now.
    const [ticket = ''] = Object.keys(at.hall.view?.tickets ?? {})
    await at.act('ticket:start', ticket)
    await page.locator('kezek-board-story [data-step="ticket:started"]').waitFor()
  })

  test('is given by the manager to a visitor who can’t use the kiosk', async () => {
    newHall()
    const page = await openBoard()
    await openDayTool(page, 'issue')
    await page.locator('kezek-board-queue-picker input[value="child-benefit.submission"]').check()
    await page.locator('kezek-board-issue .primary').click()
    expect(await textOf(page.locator('.number-given'))).toBe('B001')
    await seeFigure(page, 'waiting', '1')
  })
})

describe('defect 11 on the manager’s screen', () => {
  /** A window whose inspector has gone for good while a visitor is there. */
  async function goneWith(state: 'called' | 'serving') {
    newHall()
    const { number, ticket } = await issue(await kiosk(), housing)
    const at = await sit('1')
    await at.callNext()
    if (state === 'serving') await at.act('ticket:start', ticket)
    at.close()
    return number
  }

  test('defect 11 on the manager’s screen: who was called to a window that nobody sits at any more goes back to the queue', async () => {
    const number = await goneWith('called')
    const page = await openBoard()
    await openCounter(page, '1')
    await act(page, 'free')
    await seeFigure(page, 'waiting', '1')
    expect(await notice(page)).toBe(`Талон ${number} вернулся в очередь, окно 1 свободно`)
    await until('nobody is there', async () => (await counterState(page, '1')).includes('Нет посетителя'))
  })

  test('defect 11 on the manager’s screen: a window where somebody was being served is closed, after a question', async () => {
    const number = await goneWith('serving')
    const page = await openBoard()
    await openCounter(page, '1')
    await act(page, 'close')
    expect(await textOf(page.locator('.question'))).toContain(`В окне принимают ${number}`)
    await act(page, 'force')
    await seeFigure(page, 'served', '1')
    await until('it is closed', async () => (await counterState(page, '1')).includes('Закрыто'))
  })

  test('defect 11 is seen: a board that does not force leaves the window stuck', async () => {
    await goneWith('serving')
    const variant = await buildVariant('manager', {
      file: 'manager/counter-dialog.ts',
      find: 'const body = { counter: counter.id, force: true }',
      replace: 'const body = { counter: counter.id }',
    })
    keep({ close: variant.remove })
    const page = await openBoard({ variant })
    await openCounter(page, '1')
    await act(page, 'close')
    await page.locator('.question').waitFor()
    await act(page, 'force')
    await page.locator('[data-act=force]:not(:disabled)').waitFor()
    expect(await figure(page, 'served')).toBe('0')
  })

  test('defect 11 on the manager’s screen: missed and put aside visitors come back to the queue', async () => {
    newHall()
    const visitors = await kiosk()
    const at = await sit('1')
    const [missed, parked] = [await issue(visitors, housing), await issue(visitors, housing)]
    await at.callNext()
    await at.act('ticket:mark-no-show', missed.ticket)
    await at.callNext()
    await at.act('ticket:park', parked.ticket)
    const page = await openBoard()
    await showList(page, 'missed')
    await openTicket(page, missed.number)
    await act(page, 'restore')
    await seeFigure(page, 'waiting', '1')
    await showList(page, 'parked')
    await openTicket(page, parked.number)
    await act(page, 'resume')
    await seeFigure(page, 'waiting', '2')
  })
})

test('a window is opened, sent on a break, given other queues, and closed', async () => {
  newHall()
  const page = await openBoard()
  await openCounter(page, '2')
  await act(page, 'open')
  await until('it is open', async () => (await counterState(page, '2')).includes('Открыто'))
  await openCounter(page, '2')
  await page.locator('kezek-board-queue-picker input[value="child-benefit.submission"]').check()
  await act(page, 'queues')
  await until('the notice is shown', async () => (await notice(page)) === 'Очереди окна 2 сохранены')
  const at = keep(await member(halls.app.url, { role: 'manager', centre: halls.centre }))
  await until('the window serves it', () =>
    at.hall.view?.counters['2']?.queues.includes('child-benefit.submission'),
  )
  await openCounter(page, '2')
  await act(page, 'pause')
  await until('it has a break', async () => (await counterState(page, '2')).includes('Перерыв'))
  await openCounter(page, '2')
  await act(page, 'close')
  await until('it is closed', async () => (await counterState(page, '2')).includes('Закрыто'))
})

describe('the day', () => {
  test('ends after the question names how many people wait; the question is asked again when the number changes', async () => {
    newHall()
    const visitors = await kiosk()
    await issue(visitors, housing)
    const ears = { deaf: false }
    const page = await openBoard({ ears })
    await seeFigure(page, 'waiting', '1')
    await openDayTool(page, 'end-day')
    expect(await textOf(page.locator('kezek-board-end-day .counted'))).toContain('Ещё не обслужены: 1 чел.')
    // The press comes before the page has heard of the next visitor.
    ears.deaf = true
    await issue(visitors, housing)
    await page.locator('kezek-board-end-day .sure').click()
    const trouble = page.locator('kezek-board-end-day .trouble')
    await trouble.waitFor()
    expect(await textOf(trouble)).toContain('Число ожидающих изменилось, сейчас: 2')
    expect(await textOf(page.locator('kezek-board-end-day .sure'))).toBe('Завершить день (не обслужены: 2)')
    ears.deaf = false
    await page.locator('kezek-board-end-day .sure').click()
    await page.locator('[data-day=closed]').waitFor()
    expect(await figure(page, 'waiting')).toBe('0')
    expect(await visitors.answer('ticket:issue', { queue: housing, lang: 'kk' })).toMatchObject({
      error: { code: 'DAY_CLOSED' },
    })
  })

  test('is set closed with a notice, and a kiosk gives no more tickets until that is taken back', async () => {
    newHall()
    const visitors = await kiosk()
    const page = await openBoard()
    await openDayTool(page, 'day')
    await page.locator('kezek-board-day input[value=closed]').check()
    await page.locator('textarea[name=notice-kk]').fill('Өрт дабылы')
    await page.locator('kezek-board-day .primary').click()
    expect(await textOf(page.locator('kezek-board-day .trouble'))).toBe(
      'Заполните объявление на трёх языках или оставьте пустым',
    )
    await page.locator('textarea[name=notice-ru]').fill('Пожарная тревога')
    await page.locator('textarea[name=notice-en]').fill('Fire alarm')
    await page.locator('kezek-board-day .primary').click()
    await page.getByText('Сегодня приёма нет').waitFor()
    expect(await textOf(page.locator('.day'))).toContain('Объявление: Пожарная тревога')
    const ask = () => visitors.answer('ticket:issue', { queue: housing, lang: 'kk' })
    expect(await ask()).toMatchObject({ error: { code: 'DAY_CLOSED' } })
    await openDayTool(page, 'day')
    await page.locator('kezek-board-day input[value=usual]').check()
    await page.locator('kezek-board-day .primary').click()
    await page.getByText('Сегодня приёма нет').waitFor({ state: 'detached' })
    expect(await ask()).toMatchObject({ ok: true })
  })

  test('is set open at other hours, for a day to come', async () => {
    newHall()
    const page = await openBoard({ locale: 'en' })
    await openDayTool(page, 'day')
    const tomorrow = await page.locator('kezek-board-day option').nth(1).getAttribute('value')
    await page.locator('kezek-board-day select').selectOption(tomorrow)
    await page.locator('kezek-board-day input[value=open]').check()
    await page.locator('kezek-board-day input[name=open]').fill('7.30')
    await page.locator('kezek-board-day input[name=close]').fill('25:00')
    await page.locator('kezek-board-day .primary').click()
    expect(await textOf(page.locator('kezek-board-day .trouble'))).toBe('Enter the time as 09:00')
    await page.locator('kezek-board-day input[name=close]').fill('21:00')
    await page.locator('kezek-board-day .primary').click()
    await until(
      'the notice is shown',
      async () => (await notice(page)) === 'The hours of the day have been saved',
    )
    const manager = keep(await member(halls.app.url, { role: 'manager', centre: halls.centre }))
    const hours = await until('the day is set', () => manager.hall.view?.days[`set:${tomorrow}`])
    expect(JSON.parse(hours)).toEqual({
      mode: 'open',
      open: '07:30',
      close: '21:00',
    })
  })
})
