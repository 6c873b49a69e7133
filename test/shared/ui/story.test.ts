import { describe, expect, test } from 'vitest'
import { type Board, personName } from '../../../manager/board.ts'
import { eventTypes } from '../../../shared/contract/events.ts'
import { zoneClock } from '../../../shared/domain/business-day.ts'
import { type Locale, locales } from '../../../shared/domain/locale.ts'
import { entitlementTitle, queueName } from '../../../shared/ui/hall-words.ts'
import { describeStep, describeStory, type StoryContext } from '../../../shared/ui/story.ts'
import { orderSettings, screenCatalogue } from '../../kit/order.ts'

const catalogue = screenCatalogue
const sign = { surname: 'Асанов', name: 'Бауыржан', patronymic: 'Кәрімұлы', post: 'инспектор' }

function boardIn(locale: Locale): StoryContext {
  const board = {
    hall: {},
    view: { settings: orderSettings(), persons: { p5: sign } },
    catalogue: catalogue,
    locale,
    now: 0,
  } as unknown as Board
  return {
    locale,
    zone: zoneClock(board.view.settings.zone),
    queueName: queue => queueName(board, queue),
    personName: id => personName(board, id),
    entitlementTitle: id => entitlementTitle(board, id),
  }
}

const call = {
  n: 7,
  at: 1,
  type: 'ticket:called',
  by: 'inspector:p5',
  counter: '5',
  facts: { queue: 'housing-register.submission', reason: 'deadline', waited: 12 * 60_000, lang: 'kk' },
}

describe('a call tells the window, who called and why', () => {
  test.each([
    ['kk', '5-терезеге шақырылды', '— Асанов Б. К.', ['Күту мерзімі бойынша', 'күткені: 12 мин']],
    ['ru', 'Вызван к окну 5', '— Асанов Б. К.', ['По сроку ожидания', 'ожидал 12 мин']],
    ['en', 'Called to window 5', 'by Асанов Б. К.', ['Earliest deadline', 'waited 12 min']],
  ] as const)('%s', (locale, what, who, more) => {
    const words = describeStep(boardIn(locale), call)
    expect(plain(words)).toMatchObject({ what, who, more: [...more] })
  })

  test('a chosen call tells the inspector’s word', () => {
    const facts = { ...call.facts, reason: 'chosen', word: 'child with fever' }
    expect(plain(describeStep(boardIn('en'), { ...call, facts })).more).toEqual([
      'Chosen by the inspector',
      'reason: child with fever',
      'waited 12 min',
    ])
  })

  test('a claimed right is named', () => {
    const facts = { ...call.facts, reason: 'out-of-turn', category: 'disability' }
    expect(describeStep(boardIn('en'), { ...call, facts }).more).toContain(
      'Person with a disability of group I or II',
    )
  })
})

describe('a call by its deadline tells which, as the steps before have set it', () => {
  const issued = { ...call, n: 1, type: 'ticket:issued', facts: { orderBy: Date.UTC(2026, 10, 25, 5, 42) } }

  test.each([
    ['kk', 'мерзімі 10:42 — 5-терезе қызмет көрсететін кезектердегі ең ерте мерзім'],
    ['ru', 'срок 10:42 — самый ранний в очередях, которые обслуживает окно 5'],
    ['en', 'its deadline, 10:42, was the earliest in the queues that window 5 serves'],
  ] as const)('%s', (locale, why) => {
    expect(describeStory(boardIn(locale), [issued, call])[1]?.more[1]).toBe(why)
  })

  test('a transfer sets another, and who came back keeps the first', () => {
    const moved = { ...issued, type: 'ticket:transferred', facts: { orderBy: Date.UTC(2026, 10, 25, 6, 12) } }
    const back = { ...call, facts: { ...call.facts, reason: 'restored' } }
    expect(describeStory(boardIn('en'), [issued, moved, back])[2]?.more[1]).toBe(
      'it kept its first deadline, 11:12, the earliest in the queues that window 5 serves',
    )
  })
})

test('a person without a known name appears by their role', () => {
  expect(describeStep(boardIn('en'), { ...call, by: 'inspector:unknown' }).who).toBe('by an inspector')
  expect(describeStep(boardIn('ru'), { ...call, by: 'manager:tab-1' }).who).toBe('— Руководитель')
  expect(describeStep(boardIn('kk'), { ...call, by: 'system:targets' }).who).toBe('— Жүйе')
})

test('a transfer tells both queues, an undo what was taken back', () => {
  const facts = { queue: 'child-benefit.submission', from: 'housing-register.submission' }
  expect(describeStep(boardIn('en'), { ...call, type: 'ticket:transferred', facts }).more[0]).toBe(
    'from “Housing waiting list — handing in documents” to “Child benefit — handing in documents”',
  )
  const undone = { ...call, type: 'ticket:undone', facts: { command: 'cancel', of: 4 } }
  expect(describeStep(boardIn('en'), undone).more[0]).toBe('the cancellation')
})

test.each(locales)('every step of a ticket has words in %s', locale => {
  const steps = eventTypes.filter(type => type.startsWith('ticket:'))
  const other = describeStep(boardIn(locale), { ...call, type: 'ticket:from-a-newer-server' }).what
  for (const type of steps)
    expect(describeStep(boardIn(locale), { ...call, type }).what, type).not.toBe(other)
})

/** Replaces the no-break spaces that keep a number with its unit, and a name with its initials. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value).replaceAll('\u00a0', ' '))
}
