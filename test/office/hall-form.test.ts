import { describe, expect, test } from 'vitest'
import { effectsOf } from '../../office/effects.ts'
import {
  type HallScreens,
  hallScreensPart,
  withDisplay,
  withNewZone,
  withoutZone,
  withTicker,
  withWindow,
  withZoneInArea,
} from '../../office/hall-screens/hall-form.ts'
import { defaultVoice } from '../../shared/domain/displays.ts'
import { volumeAtClock } from '../../shared/domain/loudness.ts'
import { pagesOf } from '../../shared/ui/hall-screen/ticker-pages.ts'
import { emptyView } from '../kit/empty-view.ts'
import { order, orderSettings } from '../kit/order.ts'

const title = { kk: 'Сол жақ', ru: 'Слева', en: 'Left' }
const hall: HallScreens = {
  zones: [
    { id: 'west', title },
    { id: 'east', title },
  ],
  windows: { 1: 'west', 2: 'east' },
  displays: {
    door: { zones: ['west', 'east'], arrows: { west: 'left', east: 'up' } },
    eastern: { zones: ['east'], silent: true },
  },
  voice: { ...defaultVoice, areas: [['west'], ['east']] },
}

describe('the settings of the hall’s screens', () => {
  test('written and read again are the same; windows and the rest of the settings stay', () => {
    const before = orderSettings()

    const after = hallScreensPart.write(before, hall)

    expect(hallScreensPart.read(after)).toEqual(hall)
    expect(after.counters.map(({ id }) => id)).toEqual(before.counters.map(({ id }) => id))
    expect(hallScreensPart.write(after, hallScreensPart.read(before))).toEqual(before)
  })

  test('a zone that is removed is removed everywhere; a screen that showed only it shows all', () => {
    expect(withoutZone(hall, 'east')).toEqual({
      zones: [{ id: 'west', title }],
      windows: { 1: 'west' },
      displays: { door: { zones: ['west'], arrows: { west: 'left' } }, eastern: { silent: true } },
      voice: { ...defaultVoice, areas: [['west']] },
    })
  })

  test('a new zone has an id of its own, also after one was removed', () => {
    const two = withNewZone(withNewZone({ ...hall, zones: [] }))

    const again = withNewZone(withoutZone(two, 'zone-1'))

    expect(again.zones.map(({ id }) => id)).toEqual(['zone-2', 'zone-3'])
  })

  test('a window is in one zone, or in none', () => {
    expect(withWindow(hall, '1', 'east').windows).toEqual({ 1: 'east', 2: 'east' })
    expect(withWindow(hall, '1', undefined).windows).toEqual({ 2: 'east' })
  })

  test('a zone is in one area at most, and leaves it when it is unticked', () => {
    expect(withZoneInArea([['west'], ['east']], 1, 'west')).toEqual([[], ['east', 'west']])
    expect(withZoneInArea([['west'], ['east']], 1, 'east')).toEqual([['west'], []])
  })

  test('a screen without settings is forgotten where it is shown anyway, and a ticker can be taken away', () => {
    expect(withDisplay(hall.displays, 'eastern', {}, true)).toEqual({ door: hall.displays.door })
    expect(withDisplay(hall.displays, 'eastern', {}, false)).toHaveProperty('eastern', {})
    expect(withTicker(withTicker(hall, true), false)).toEqual(hall)
  })
})

test('the loudness of a time of day is the last step’s before it, over midnight too', () => {
  const voice = {
    ...defaultVoice,
    volume: [
      { from: '18:00', percent: 40 },
      { from: '08:00', percent: 90 },
    ],
  }

  expect(['07:59', '08:00', '18:00', '23:00'].map(clock => volumeAtClock(voice, clock))).toEqual([
    40, 90, 40, 40,
  ])
})

test('a page of the ticker never ends in half a character', () => {
  /** Signs of a page, as UTF-16 counts them. */
  const room = 5
  const fits = (text: string) => text.length <= room

  const pages = pagesOf('\u{1F642}'.repeat(6), fits)
  const accents = pagesOf(`аб${'е\u0301'.repeat(4)}`, fits)

  expect(pages).toEqual(['\u{1F642}\u{1F642}', '\u{1F642}\u{1F642}', '\u{1F642}\u{1F642}'])
  expect(accents.every(page => !/^\p{M}/u.test(page))).toBe(true)
})

describe('what a change of hall screens does', () => {
  const before = hallScreensPart.write(orderSettings(), hall)
  const effects = (change: Partial<HallScreens>, screens?: readonly string[]) => {
    const after = hallScreensPart.write(before, { ...hall, ...change })
    return effectsOf(before, after, { view: emptyView(), catalogue: order, screens })
  }
  const onlyWest = { displays: { door: { zones: ['west'] }, eastern: { zones: ['west'] } } }

  test('windows whose calls would be on no screen are named, and only those that were on one', () => {
    // Windows without a zone were on no screen before.
    expect(effects(onlyWest, ['door', 'eastern'])).toEqual([{ is: 'no-screen', counters: ['2'] }])
  })

  test('a screen without zones shows them all; where the screens are not known, nothing is said', () => {
    expect(effects(onlyWest, ['door', 'eastern', 'third'])).toEqual([])
    expect(effects(onlyWest)).toEqual([])
  })
})
