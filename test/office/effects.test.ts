import { describe, expect, test } from 'vitest'
import { type Effect, effectsOf, weightOf } from '../../office/effects.ts'
import { wrongAt } from '../../office/wrong-at.ts'
import type { HallView, QueueFigures } from '../../shared/contract/hall-view.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { Ticket } from '../../shared/domain/ticket.ts'
import { effectMessages } from '../../shared/i18n/office/effects.ts'
import { emptyView, openCounter, waitingTicket } from '../kit/empty-view.ts'
import { order, orderSettings } from '../kit/order.ts'

const register: QueueId = 'housing-register.submission'
const aids: QueueId = 'assistive-aids.submission'
const at = (id: string, queues: readonly QueueId[]) => ({ id, queues, ownQueues: true })
/** Window 1 serves the housing register, window 2 aids; window 1 is open. */
const before: CentreSettings = { ...orderSettings(), counters: [at('1', [register]), at('2', [aids])] }
const withWindows = (...counters: CentreSettings['counters'][number][]): CentreSettings => ({
  ...before,
  counters,
})

function hall(
  waiting: Readonly<Record<QueueId, number>> = {},
  parts: Partial<HallView<Ticket>> = {},
): HallView<Ticket> {
  const figures = Object.entries(waiting).map(([queue, n]) => [
    queue,
    { waiting: n } as unknown as QueueFigures,
  ])
  return emptyView({
    counters: { '1': openCounter({ id: '1', queues: [register] }) },
    queues: Object.fromEntries(figures),
    ...parts,
  })
}

const effects = (after: CentreSettings, view: HallView | undefined) =>
  effectsOf(before, after, { view, catalogue: order })

test('nothing is said of settings that are the same, or while the hall is unknown', () => {
  const after = withWindows(at('2', [aids]))

  expect([effects(before, hall({ [register]: 3 })), effects(after, undefined)]).toEqual([[], []])
})

describe('hours and the working day', () => {
  test('another time zone or start of the day warns that it is refused while the day has tickets', () => {
    const view = hall({}, { sum: { [`${register}:issued`]: 3, [`${aids}:issued`]: 1, [`${aids}:done`]: 1 } })

    const [inZone, later] = [{ zone: 'Europe/Berlin' }, { dayStartsAt: '04:00' }].map(change =>
      effects({ ...before, ...change }, view),
    )

    expect(inZone).toEqual([{ is: 'day-in-use', tickets: 4 }])
    expect(later?.map(weightOf)).toEqual(['warning'])
    expect(effects({ ...before, dayStartsAt: '04:00' }, hall())).toEqual([])
  })

  test('who waits is served, whatever the new hours are', () => {
    const hours = [{ days: ['mon'], open: '09:00', close: '10:00', breaks: [] }] as const

    const said = effects({ ...before, hours }, hall({ [register]: 2, [aids]: 5 }))

    // Aids have hours of their own in the catalogue.
    expect(said).toEqual([{ is: 'hours-change', waiting: 2 }])
  })
})

describe('windows', () => {
  test('a window with an inspector cannot be removed, and that comes first', () => {
    const view = hall({ [register]: 12 })

    const said = effects(withWindows(at('2', [aids])), view)

    expect(said).toEqual([
      { is: 'window-occupied', counter: '1', inspector: 'p-1' },
      { is: 'nobody-serves', queue: register, waiting: 12 },
    ])
    expect(said.map(weightOf)).toEqual(['refused', 'warning'])
  })

  test('a closed window can be removed; a queue that loses its window is named', () => {
    const said = effects(withWindows(at('1', [register])), hall())

    expect(said).toEqual([{ is: 'without-window', queues: [aids] }])
  })

  test('an open window whose queues change serves its visitor first, or changes at once', () => {
    const ticket = waitingTicket({ number: 'A031', state: 'serving' })
    const busy = hall(
      {},
      { counters: { '1': openCounter({ id: '1', ticket: ticket.id }) }, tickets: { [ticket.id]: ticket } },
    )
    const after = withWindows(at('1', [register, aids]), at('2', [aids]))

    const [withVisitor, free] = [effects(after, busy), effects(after, hall())]

    expect(withVisitor).toEqual([{ is: 'window-serves', counter: '1', number: 'A031' }])
    expect(free).toEqual([{ is: 'window-at-once', counter: '1' }])
  })

  test('visitors whose only open window stops serving them wait for windows that are closed', () => {
    const after = withWindows(at('1', [aids]), at('2', [aids, register]))

    const said = effects(after, hall({ [register]: 5 }))

    expect(said[0]).toEqual({ is: 'windows-closed', queue: register, waiting: 5, counters: ['2'] })
  })

  test('a queue that an inspector chose for the window counts until a save changes the window', () => {
    const counters = { '1': openCounter({ id: '1', queues: [register, aids] }) }
    const view = hall({ [aids]: 2 }, { counters })

    const [kept, taken] = [
      effects(withWindows(at('1', [register])), view),
      effects(withWindows(at('1', []), at('3', [register])), view),
    ]

    expect(kept).toEqual([])
    expect(taken).toContainEqual({ is: 'nobody-serves', queue: aids, waiting: 2 })
  })

  test('the order of a window’s queues, its zone and its sign do nothing to the hall', () => {
    const both = withWindows(at('1', [register, aids]))

    const said = effectsOf(
      both,
      { ...both, counters: [{ ...at('1', [aids, register]), zone: 'left' }] },
      { view: hall({ [aids]: 2 }), catalogue: order },
    )

    expect(said).toEqual([])
  })
})

describe('services and rules', () => {
  const own = (queue: object): CentreSettings => ({
    ...before,
    services: { 'housing-register': { submission: queue } },
  })

  test.each<[string, CentreSettings, Effect]>([
    ['switched off', own({ on: false }), { is: 'keeps-waiting', queue: register, waiting: 3 }],
    ['another target', own({ target: 5 }), { is: 'target-kept', queue: register, waiting: 3 }],
    [
      'another letter',
      { ...before, services: { 'housing-register': { group: 'E' } } },
      { is: 'letter-kept', service: 'housing-register', letter: 'E', waiting: 3 },
    ],
    [
      'a limit that is reached',
      own({ maxWaiting: 3 }),
      { is: 'queue-full', queue: register, waiting: 3, limit: 3 },
    ],
    ['a limit of the hall', { ...before, maxWaiting: 2 }, { is: 'hall-full', waiting: 3, limit: 2 }],
    ['another policy', { ...before, policy: 'as-ordered' }, { is: 'order-kept', waiting: 3 }],
  ])('%s: what happens to those who wait', (_, after, effect) => {
    const [someWait, nobody] = [hall({ [register]: 3 }), hall({ [register]: 0 })]

    expect([effects(after, someWait), effects(after, nobody)]).toEqual([[effect], []])
  })

  test('a queue that is switched on without a window is named', () => {
    const off: CentreSettings = { ...before, services: { 'land-plots': { submission: { on: false } } } }

    const said = effectsOf(off, { ...off, services: {} }, { view: hall(), catalogue: order })

    expect(said).toEqual([{ is: 'without-window', queues: ['land-plots.submission'] }])
  })
})

test('sentences follow their number', () => {
  const said = (['kk', 'ru', 'en'] as const).map(locale =>
    [1, 2, 21].map(n => effectMessages[locale].nobodyServes('E', n).replaceAll('\u00a0', ' ')),
  )

  expect(said).toEqual([
    [1, 2, 21].map(n => `E: кезекте ${n} адам, оларға қызмет көрсететін терезе болмайды`),
    ['E: ожидает 1 человек', 'E: ожидают 2 человека', 'E: ожидает 21 человек'].map(
      words => `${words}, и ни одно окно не будет их обслуживать`,
    ),
    ['1 person waits', '2 people wait', '21 people wait'].map(
      words => `E: ${words}, and no window would serve them`,
    ),
  ])
})

test.each([
  ['Too big: expected number to be <=600', 'At most 600'],
  ['Too small: expected number to be >=1', 'At least 1'],
  ['Too small: expected string to have >=1 characters', 'Fill in all three languages'],
  ['nothing to be seen', 'Fill in all three languages'],
  ['left is not known', 'This no longer exists. Choose another'],
  ['Invalid input: expected number, received NaN', 'Enter a whole number'],
])('what the server found wrong is shown beside its field: %s', (problem, words) => {
  const wrong = { path: 'counters.1.zone', problem }

  const [field, above, other] = ['counters.1.zone', 'counters.1', 'counters.10'].map(path =>
    wrongAt(wrong, path, 'en'),
  )

  expect([field, above, other]).toEqual([words, words, undefined])
})
