import { expect, test } from 'vitest'
import { fullness } from '../../consultant/fullness.ts'
import type { HelpWords } from '../../consultant/help-desk.ts'
import { factsOf, stateWords } from '../../consultant/ticket-words.ts'
import { troublesOf } from '../../consultant/troubles.ts'
import { zoneClock } from '../../shared/domain/business-day.ts'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import { type StaffTicket, ticketStates } from '../../shared/domain/ticket.ts'
import { cutForStaff } from '../../shared/view/cut.ts'
import { emptyView, waitingTicket } from '../kit/empty-view.ts'
import { at, catalogue } from '../kit/offering.ts'

const minute = 60_000
const now = at(10)

function deskIn(locale: Locale, view = emptyView()): HelpWords {
  return { hall: { zone: zoneClock('Asia/Almaty') }, view, catalogue, locale, now }
}

const ticketIn = (change: Parameters<typeof waitingTicket>[0]): StaffTicket =>
  cutForStaff(
    waitingTicket({ firstIssuedAt: now - 12 * minute, waitSince: now - 12 * minute, ...change }),
    'consultant',
  )

test.each(locales)('each state of a ticket has a sentence of its own (%s)', locale => {
  const desk = deskIn(locale)

  const words = ticketStates.map(state => stateWords(desk, ticketIn({ state, counter: '3', called: now })))

  expect(new Set(words).size).toBe(ticketStates.length)
  for (const sentence of words) expect(sentence).not.toBe('')
})

test('a call names the window and the time in the hall', () => {
  const called = ticketIn({ state: 'called', counter: '3', called: now })

  expect(stateWords(deskIn('ru'), called)).toBe('Вызван к окну 3 в 10:00')
})

test('of a waiting ticket the page says who is ahead, the likely wait, and how long it has waited', () => {
  const ticket = ticketIn({ category: 'war-veteran', claim: 'claimed' })

  const facts = factsOf(deskIn('ru'), { ticket, before: 2, waitFrom: 5, waitTo: 15 }, ticket)

  expect(facts.slice(0, 3)).toEqual([
    'Впереди: 2 чел.',
    'Ожидание: примерно 5–15 минут',
    'Ожидал: 12\u00a0мин',
  ])
  expect(facts.join('\n')).toContain('Право нужно подтвердить')
  expect(facts.join('\n')).toContain('Талон выдан в 09:48')
})

test('a missed ticket has as many returns left as the law says, and then none', () => {
  const facts = (restores: number) => {
    const ticket = ticketIn({ state: 'no-show', counter: '1', called: now, restores })
    return factsOf(deskIn('ru'), { ticket }, ticket)[0]
  }

  expect([facts(0), facts(2), facts(3)]).toEqual([
    'Сегодня можно восстановить ещё 3 раза',
    'Сегодня можно восстановить ещё 1 раз',
    'Сегодня восстановить больше нельзя. Выдайте новый талон',
  ])
})

test('trouble with paper comes first, then absent and locked kiosks, screens and windows that nobody attends', () => {
  const empty = emptyView()
  const view = emptyView({
    settings: {
      ...empty.settings,
      printers: { p1: { address: '', profile: 'generic-80' } },
      kiosks: { k2: { locked: true } },
    },
    printers: { p1: { since: 1, nearEnd: false, printed: 3, cause: 'paper-out' } },
  })
  const status = {
    ...{ space: 'ok' as const, store: [], behind: [], away: ['3'] },
    displays: [
      { device: 'hall-1', state: 'gone' as const, speaks: false },
      { device: 'hall-2', state: 'ok' as const, speaks: true },
    ],
  }

  const troubles = troublesOf(deskIn('ru', view), status, [{ kind: 'kiosk', name: 'Кіреберіс' }])

  expect(troubles.map(({ level, words }) => `${level} ${words}`)).toEqual([
    'bad Принтер «p1»: закончилась бумага',
    'bad Терминал «Кіреберіс» не на связи',
    'warn Терминал k2 заблокирован',
    'warn Табло зала hall-1: нет связи',
    'warn Окно 3 открыто, но его экран больше минуты не на связи',
  ])
})

test('a full queue and a full centre are known before a ticket is refused', () => {
  const queue = 'housing-register.submission'
  const figures = { waiting: 2, first: 0, longestSince: null, nextDueBy: null, approaching: 0, breached: 0 }
  const empty = emptyView()
  const view = (settings: Partial<typeof empty.settings>) => ({
    queues: { [queue]: figures },
    settings: { ...empty.settings, ...settings },
  })
  const ownLimit = { services: { 'housing-register': { submission: { maxWaiting: 2 } } } }

  const roomy = fullness(view({}), queue)
  const fullQueue = fullness(view(ownLimit), queue)
  const fullCentre = fullness(view({ ...ownLimit, maxWaiting: 2 }), 'child-benefit.submission')

  expect([roomy, fullQueue, fullCentre]).toEqual([undefined, 'QUEUE_FULL', 'CENTRE_FULL'])
})
