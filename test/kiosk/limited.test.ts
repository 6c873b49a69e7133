import { describe, expect, test } from 'vitest'
import { coverOf } from '../../kiosk/cover.ts'
import { afterAction, skipOnlyChoices } from '../../kiosk/shown-visit.ts'
import { type Action, beginVisit, type Visit } from '../../kiosk/steps.ts'
import { type KioskSettings, kioskLanguages } from '../../shared/domain/kiosk.ts'
import { findOffer, groupsOf, languagesOf, offersFor, purposesOf } from '../../shared/ui/offer.ts'
import { lunchForAll } from '../kit/lunch.ts'
import { at, catalogue, offering } from '../kit/offering.ts'

/** @returns the offering of kiosk 1 with settings of its own, at a time of a working day. */
function limited(kiosk: KioskSettings, now = at(10)) {
  return offering(now, { kiosks: { 1: kiosk } })
}
const onlyCollection: KioskSettings = { offers: { purposes: ['collection'] } }

describe('a kiosk that offers a part of the services', () => {
  test('only collection: no submission, every group', () => {
    const hall = limited(onlyCollection)

    expect(purposesOf(hall)).toMatchObject([{ id: 'collection' }])
    expect(offersFor(hall, 'submission')).toEqual([])
    expect(offersFor(hall, 'collection')).toHaveLength(18)
    expect(findOffer(hall, 'housing-register.submission')).toBeUndefined()
  })

  test('two groups: their services, for every purpose', () => {
    const hall = limited({ offers: { groups: ['A', 'H'] } })

    expect(purposesOf(hall)).toMatchObject([{ id: 'submission' }, { id: 'collection' }])
    for (const purpose of ['submission', 'collection'] as const)
      expect(groupsOf(offersFor(hall, purpose), catalogue).map(({ letter }) => letter)).toEqual(['A', 'H'])
  })

  test('a group and a purpose: only what is in both', () => {
    const hall = limited({ offers: { groups: ['A'], purposes: ['collection'] } })

    expect(findOffer(hall, 'housing-register.collection')).toBeDefined()
    expect(findOffer(hall, 'housing-register.submission')).toBeUndefined()
    expect(findOffer(hall, 'land-plots.collection')).toBeUndefined()
  })

  test('the settings of another kiosk change nothing', () => {
    const hall = offering(at(10), { kiosks: { 2: onlyCollection } })

    expect(offersFor(hall, 'submission')).toHaveLength(18)
  })
})

describe('the cover of a limited kiosk', () => {
  const given = { hall: { refusal: undefined, stale: false }, step: 'start', sinceLoad: 60_000 } as const

  test('says that it gives no tickets, if nothing that it offers is on', () => {
    const hall = limited({ offers: { groups: ['Z'] } })

    expect(coverOf({ ...given, offering: hall })).toEqual({ name: 'offers-nothing' })
  })

  test('says when its own services open, although others are open', () => {
    const hours = [{ days: ['wed', 'thu'], open: '15:00', close: '18:00', breaks: [] }] as const
    const services = Object.fromEntries(
      Object.keys(lunchForAll).map(id => [id, { collection: { hours } }] as const),
    )

    const hall = offering(at(10), { services, kiosks: { 1: onlyCollection } })

    expect(hall.timetable.hall.open).toBe(true)
    expect(coverOf({ ...given, offering: hall })).toMatchObject({ name: 'closed', opensAt: at(15) })
  })
})

describe('the languages of a kiosk', () => {
  const hall = { languages: ['kk', 'ru'] as const, kiosks: {} }

  test.each([
    ['its own, in its order', ['ru', 'kk'], ['ru', 'kk']],
    ['none that the hall has dropped', ['en', 'ru'], ['ru']],
    ['the hall’s, if it has none of its own left', ['en'], ['kk', 'ru']],
    ['the hall’s, without settings', undefined, ['kk', 'ru']],
  ] as const)('%s', (_, languages, shown) => {
    const kiosks = { 1: { ...(languages && { languages }) } }

    expect(kioskLanguages({ ...hall, kiosks }, '1')).toEqual(shown)
  })
})

describe('steps with only one choice', () => {
  const first = beginVisit('request-1')
  const oneLanguage = limited({ languages: ['ru'] })
  const press = (visit: Visit, hall: typeof oneLanguage, action: Action) =>
    afterAction(visit, skipOnlyChoices(visit, hall), action)

  test('a kiosk of three languages and all services skips nothing', () => {
    expect(skipOnlyChoices(first, offering(at(10)))).toBe(first)
  })

  test('a kiosk with one language begins with the purpose, in that language', () => {
    expect(languagesOf(oneLanguage)).toEqual(['ru'])
    expect(skipOnlyChoices(first, oneLanguage)).toMatchObject({
      lang: 'ru',
      step: { name: 'purpose' },
      history: [],
    })
  })

  test('one purpose and one group are skipped too; a list of services is not', () => {
    const hall = limited({ languages: ['ru'], offers: { purposes: ['collection'], groups: ['A'] } })

    expect(skipOnlyChoices(first, hall).step).toEqual({ name: 'service', purpose: 'collection', group: 'A' })
  })

  test('back at the first screen a new visit begins, and there is no way back from it', () => {
    const visit = press(first, oneLanguage, { type: 'choose-purpose', purpose: 'submission' })
    expect(visit).toMatchObject({ step: { name: 'group' }, history: [{ name: 'purpose' }] })

    const back = press(visit, oneLanguage, { type: 'back' })

    expect(back).toEqual(first)
    expect(press(back, oneLanguage, { type: 'back' })).toBe(back)
  })

  test('a first screen follows settings that change while nobody touches it', () => {
    const visit = first

    expect(skipOnlyChoices(visit, oneLanguage).step.name).toBe('purpose')
    expect(skipOnlyChoices(visit, limited({ languages: ['ru', 'kk'] })).step.name).toBe('start')
  })
})
