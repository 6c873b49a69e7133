import { describe, expect, test } from 'vitest'
import { zoneClock } from '../../../shared/domain/business-day.ts'
import { volumeAt } from '../../../shared/domain/loudness.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { areaOf, areasOf, fitOf, restOfHall } from '../../../shared/domain/voice-areas.ts'
import { orderSettings } from '../../kit/order.ts'

const title = { kk: 'Аймақ', ru: 'Зона', en: 'Zone' }

/** Windows 1, 2, 3 are in zones a, b, c; the others in none. */
function settings(areas: readonly (readonly string[])[], unzoned = true): CentreSettings {
  const of = orderSettings()
  const zones = ['a', 'b', 'c']
  const counters = of.counters.map((counter, at) =>
    zones[at] === undefined ? counter : { ...counter, zone: zones[at] },
  )
  return {
    ...of,
    zones: zones.map(id => ({ id, title })),
    counters: unzoned ? counters : counters.slice(0, 3),
    voice: { ...of.voice, areas },
  }
}

describe('areas of a hall', () => {
  test('a hall without areas is one', () => {
    const hall = settings([])
    expect(areasOf(hall)).toEqual([{ id: restOfHall, zones: ['a', 'b', 'c'] }])
    expect(['1', '3', '8', '99'].map(counter => areaOf(hall, counter))).toEqual(Array(4).fill(restOfHall))
  })

  test('what no area names is one, too, as long as some window is there', () => {
    const hall = settings([['b', 'a']])
    expect(areasOf(hall)).toEqual([
      { id: 'a.b', zones: ['b', 'a'] },
      { id: restOfHall, zones: ['c'] },
    ])
    expect(['1', '2', '3', '8'].map(counter => areaOf(hall, counter))).toEqual([
      'a.b',
      'a.b',
      restOfHall,
      restOfHall,
    ])
    expect(areasOf(settings([['a'], ['b', 'c']], false)).map(({ id }) => id)).toEqual(['a', 'b.c'])
  })

  test('a screen speaks where it shows windows; best where it shows all of them', () => {
    const area = { id: 'a.b', zones: ['a', 'b'] }
    expect([undefined, ['a', 'b', 'c'], ['a'], ['c'], []].map(shown => fitOf(area, shown))).toEqual([
      2, 2, 1, 0, 0,
    ])
  })
})

describe('volume', () => {
  const voice = {
    zeros: 'drop' as const,
    areas: [],
    volume: [
      { from: '18:00', percent: 40 },
      { from: '08:30', percent: 100 },
      { from: '13:00', percent: 70 },
    ],
  }
  const at = (clock: string) =>
    volumeAt(voice, Date.parse(`2026-11-25T${clock}:00+05:00`), zoneClock('Asia/Almaty'))

  test.each([
    ['00:00', 40],
    ['08:29', 40],
    ['08:30', 100],
    ['12:59', 100],
    ['13:00', 70],
    ['17:59', 70],
    ['23:59', 40],
  ])('at %s by the hall’s clock it is %i %%', (clock, percent) => {
    expect(at(clock)).toBe(percent)
  })
})
