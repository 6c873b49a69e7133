import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languagesOf } from '../../display/announcer.ts'
import { windowSign } from '../../display/window-sign.ts'
import type { Call } from '../../shared/contract/events.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import { queueId } from '../../shared/domain/queue.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { LoadedCatalogue } from '../../shared/ui/catalogue-client.ts'
import type { Calls } from '../../shared/ui/hall-screen/shown-calls.ts'
import { callsIn, placeOf, shownZones } from '../../shared/ui/hall-screen/shown-zones.ts'
import { pagesOf } from '../../shared/ui/hall-screen/ticker-pages.ts'
import { orderSettings, screenCatalogue } from '../kit/order.ts'

const call = (number: string, counter: string, lang: Call['lang'] = 'kk'): Call => ({
  n: Number(counter),
  ticket: `20261125-${number}`,
  number,
  counter,
  at: 0,
  lang,
})

test('a call is said in the visitor’s language, then in the hall’s, none twice', () => {
  expect(languagesOf(call('A001', '1', 'ru'), ['kk', 'ru', 'en'])).toEqual(['ru', 'kk', 'en'])
  expect(languagesOf(call('A001', '1', 'kk'), ['kk', 'ru'])).toEqual(['kk', 'ru'])
  expect(languagesOf(call('A001', '1', 'en'), ['kk'])).toEqual(['en', 'kk'])
})

const title = { kk: 'Аймақ', ru: 'Зона', en: 'Zone' }
const of = orderSettings()
const settings: CentreSettings = {
  ...of,
  zones: ['a', 'b', 'c'].map(id => ({ id, title })),
  counters: of.counters.map((counter, at) => (at < 3 ? { ...counter, zone: 'abc'[at] ?? 'a' } : counter)),
  displays: { door: { zones: ['a', 'b'], arrows: { a: 'up-left' } }, all: {} },
}

describe('zones', () => {
  test('the address overrides the settings, and unknown zones are named', () => {
    expect(shownZones(settings, 'door', undefined)).toEqual({ zones: ['a', 'b'], unknown: [] })
    expect(shownZones(settings, 'door', 'c, x')).toEqual({ zones: ['c'], unknown: ['x'] })
    expect(shownZones(settings, 'all', 'x,y')).toEqual({ zones: undefined, unknown: ['x', 'y'] })
    expect(shownZones(settings, '__proto__', '')).toEqual({ zones: undefined, unknown: [] })
  })

  test('a screen of some zones shows their windows alone, one without zones all', () => {
    const calls = [call('A003', '5'), call('A002', '2'), call('A001', '1')]
    const tickets = Object.fromEntries(
      calls.map(({ ticket, number, counter }) => [ticket, { id: ticket, number, counter }]),
    )
    const view: Calls = { epoch: 'e', n: 9, calls, tickets }
    const numbers = (zones?: readonly string[]) => {
      const shown = callsIn(view, settings, zones)
      expect(Object.keys(shown.tickets).sort()).toEqual(shown.calls.map(({ ticket }) => ticket).sort())
      return shown.calls.map(({ number }) => number)
    }
    expect([numbers(['a']), numbers(['a', 'b']), numbers(['c']), numbers()]).toEqual([
      ['A001'],
      ['A002', 'A001'],
      [],
      ['A003', 'A002', 'A001'],
    ])
  })

  test('the arrow is the one set for this screen and zone; the title is shown if there are several zones', () => {
    const [both, one] = [['a', 'b'], ['a']]
    expect(placeOf(settings, 'door', both, '1')).toEqual({ arrow: 'up-left', isSet: true, zone: title })
    expect(placeOf(settings, 'door', both, '2')).toEqual({ arrow: 'right', isSet: false, zone: title })
    expect(placeOf(settings, 'door', one, '1')).toMatchObject({ arrow: 'up-left', zone: undefined })
    // A screen of all zones with arrows names them.
    expect(placeOf(settings, 'door', undefined, '1')).toEqual({ arrow: 'up-left', isSet: true, zone: title })
    expect(placeOf(settings, 'all', undefined, '1')).toEqual({
      arrow: 'right',
      isSet: false,
      zone: undefined,
    })
  })
})

test('pages of a ticker: each fits, and together they are the text', () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom(...'қазан терезе'), minLength: 1 }), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 40 }), (words, room) => {
      const text = words.join(' ')
      const pages = pagesOf(text, part => part.length <= room)
      expect(pages.length).toBeGreaterThan(0)
      for (const page of pages) expect(page.length).toBeLessThanOrEqual(room)
      expect(pages.join('').replaceAll(' ', '')).toBe(text.replaceAll(/\s/g, ''))
    }),
  )
})

test('a page of a ticker ends with its sentence, where that wastes little', () => {
  const fits = (part: string) => part.length <= 20
  expect(pagesOf('Қағаз бітті. Екінші қабатқа көтеріліңіз.', fits)).toEqual([
    'Қағаз бітті.',
    'Екінші қабатқа',
    'көтеріліңіз.',
  ])
  expect(pagesOf('Иә. Екінші қабатқа көтеріліңіз', fits)).toEqual(['Иә. Екінші қабатқа', 'көтеріліңіз'])
  expect(pagesOf('Бір бет', fits)).toEqual(['Бір бет'])
})

describe('the board over a window', () => {
  const screen = screenCatalogue
  const catalogue: LoadedCatalogue = screen
  const sign = { surname: 'Ахметова', name: 'Айгүл', patronymic: 'Серікқызы', post: 'инспектор' }
  const view: HallView = {
    centre: 'akmola',
    epoch: 'e',
    n: 9,
    at: 0,
    day: '20261125',
    days: {},
    settings: of,
    queues: {},
    sum: {},
    lastSum: {},
    curve: {},
    calls: [],
    persons: { p: sign },
    voice: {},
    printers: {},
    tickets: { t: { id: 't', number: 'A042', state: 'called', counter: '5' } },
    counters: {
      5: {
        id: '5',
        state: 'open',
        day: '20261125',
        inspector: 'p',
        ticket: 't',
        queues: [queueId('housing-aid', 'submission')],
        streak: 0,
      },
    },
  }
  const look = (change: Partial<HallView> = {}, isToday = true) =>
    windowSign({ ...view, ...change }, '5', isToday, catalogue, 'ru')

  test('an open window: who sits there, whom it has called, what it serves now', () => {
    const aid = catalogue.servicesById.get('housing-aid')?.kioskTitle.ru
    expect(look()).toEqual({
      state: 'open',
      ticket: { number: 'A042', state: 'called' },
      sign,
      serves: [aid],
    })
  })

  test('a closed one, or one of yesterday: what it is for, and nobody', () => {
    const [counter] = Object.values(view.counters)
    if (!counter) throw new Error('there is no window')
    for (const closed of [
      look({ counters: { 5: { ...counter, state: 'closed' } } }),
      look({ counters: { 5: { ...counter, day: '20261124' } } }),
      look({}, false),
      look({ counters: {} }),
    ]) {
      expect(closed).toMatchObject({ state: 'closed', ticket: undefined, sign: undefined })
      // Many queues appear as their groups.
      expect(closed?.serves).toEqual(['Жильё', 'Социальная помощь'])
    }
  })

  test("the centre's own purpose of a window replaces the titles of its queues", () => {
    const purpose = { kk: 'К', ru: 'Справки', en: 'E' }
    const counters = of.counters.map(counter => ({ ...counter, purpose }))
    expect(look({ settings: { ...of, counters } })?.serves).toEqual(['Справки'])
  })

  test('finished documents are one thing, of however many services', () => {
    const counters = {
      5: { ...view.counters[5], queues: of.counters[6]?.queues ?? [] },
    } as HallView['counters']
    expect(look({ counters })?.serves).toEqual(['Готовые документы'])
  })

  test('a service whose purposes have the group’s letter is named once', () => {
    const purposes = catalogue.purposes.map(({ letter: _letter, ...others }) => others)
    const queues = [queueId('housing-aid', 'submission'), queueId('housing-aid', 'collection')]
    const counters = { 5: { ...view.counters[5], queues } } as HallView['counters']

    const shown = windowSign({ ...view, counters }, '5', true, { ...catalogue, purposes }, 'ru')

    expect(shown?.serves).toEqual([catalogue.servicesById.get('housing-aid')?.kioskTitle.ru])
  })

  test('a window that the hall doesn’t have', () => {
    expect(windowSign(view, '77', true, catalogue, 'kk')).toBeUndefined()
  })
})
