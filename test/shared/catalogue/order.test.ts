import { describe, expect, test } from 'vitest'
import {
  centreById,
  centres,
  indicators,
  queues,
  serviceById,
  services,
  validateCatalogue,
} from '../../../shared/catalogue/catalogue.ts'
import { groups } from '../../../shared/catalogue/groups.ts'
import { catalogueForScreens } from '../../../shared/catalogue/kiosk-catalogue.ts'
import orderCentres from '../../fixtures/order/centres.json' with { type: 'json' }
import orderIndicators from '../../fixtures/order/indicators.json' with { type: 'json' }
import orderServices from '../../fixtures/order/services.json' with { type: 'json' }

const groupOfAnnex: Record<string, readonly number[]> = {
  A: [1, 7],
  B: [2, 6, 12, 17],
  C: [13, 14, 15, 16],
  E: [4, 5, 8, 11],
  H: [3, 9, 10, 18],
}

describe('services', () => {
  test('are the 18 of the order, in its sequence', () => {
    expect(services.map(service => service.id)).toEqual(orderServices.map(service => service.id))
    expect(services.map(service => service.annex)).toEqual(Array.from({ length: 18 }, (_, at) => at + 1))
  })

  test.each(orderServices)('$annex $id: every fact is the order’s', ({ recipients, queue, ...facts }) => {
    const { group, entitlements, queueing, ...ours } = serviceById(facts.id) ?? expect.fail('missing')
    expect(ours).toEqual({
      ...facts,
      // The order uses the word of 2008; today it is қандас.
      recipients: recipients.map(recipient => (recipient === 'oralman' ? 'kandas' : recipient)),
    })
    expect(queueing).toBe(queue)
    expect(groupOfAnnex[group]).toContain(facts.annex)
    const categories: readonly string[] = facts.outOfTurn
    expect(entitlements.includes('war-veteran')).toBe(
      categories.some(category => category.startsWith('war-')),
    )
    expect(entitlements.includes('disability')).toBe(
      categories.some(category => category.startsWith('disabled-')),
    )
    expect(entitlements.length).toBeLessThanOrEqual(2)
  })

  test('those the order serves out of turn', () => {
    const entitled = services.filter(service => service.entitlements.length > 0)
    expect(entitled.map(service => [service.annex, service.entitlements])).toEqual([
      [1, ['war-veteran']],
      [5, ['war-veteran']],
      [10, ['war-veteran', 'disability']],
      [18, ['war-veteran']],
    ])
  })

  test('make 36 queues, each once', () => {
    expect(new Set(queues).size).toBe(36)
    expect(queues.slice(0, 2)).toEqual(['housing-register.submission', 'housing-register.collection'])
  })
})

test('groups have letters that look the same in both alphabets, and K is no service’s own', () => {
  expect(groups.map(group => group.letter)).toEqual(['A', 'B', 'C', 'E', 'H', 'K'])
  expect(groups.filter(group => !services.some(service => service.group === group.letter))).toMatchObject([
    { letter: 'K' },
  ])
})

test('the 24 centres are the order’s', () => {
  expect(centres).toEqual(orderCentres)
  expect(centres).toHaveLength(24)
  expect(centreById('akmola')?.number).toBe(1)
  expect(centreById('nowhere')).toBeUndefined()
})

test('the 12 indicators are the order’s', () => {
  expect(indicators).toEqual(orderIndicators)
  expect(indicators).toHaveLength(12)
})

test('screens get every service with all that a visitor reads of it, as plain JSON', () => {
  const sent = catalogueForScreens()
  expect(JSON.parse(JSON.stringify(sent))).toEqual(sent)
  expect(sent.centres).toEqual(centres)
  expect(sent.groups).toEqual(groups)
  expect(sent.services).toHaveLength(18)
  for (const service of sent.services) {
    const full = serviceById(service.id)
    expect(full).toMatchObject(service)
    expect(Object.keys(service).sort()).toEqual(
      [
        ...['annex', 'documents', 'entitlements', 'fee', 'group', 'hours', 'id', 'kioskTitle'],
        ...['processing', 'recipients', 'result', 'title', 'waitTargetMinutes'],
        ...(full?.eligibility ? ['eligibility'] : []),
      ].sort(),
    )
  }
})

describe('validateCatalogue', () => {
  const good = { services: services.map(({ entitlements: _, ...facts }) => facts), centres, indicators }
  const [first, second, ...others] = good.services

  test('accepts the catalogue', () => {
    expect(() => validateCatalogue()).not.toThrow()
    expect(() => validateCatalogue(good)).not.toThrow()
  })

  test.each([
    ['a missing translation', { ...first, title: { ...first?.title, en: '' } }, /services\.0\.title\.en/],
    [
      'a wrong time',
      { ...first, hours: { ...first?.hours, close: '25:00' } },
      /services\.0\.hours\.close.*09:00/,
    ],
    ['an unknown group', { ...first, group: 'K' }, /services\.0\.group/],
    ['an unknown fact', { ...first, colour: 'red' }, /services\.0.*colour/],
    ['the same annex twice', { ...first, annex: 2 }, /the annex 2 twice/],
    ['the same id twice', { ...first, id: second?.id }, /the service preschool-register twice/],
  ])('names %s in a sentence', (_, broken, sentence) => {
    expect(() => validateCatalogue({ ...good, services: [broken, second, ...others] })).toThrow(sentence)
  })

  test('names what is missing', () => {
    expect(() => validateCatalogue({ ...good, services: others })).toThrow(/wrong at services/)
    expect(() => validateCatalogue({ ...good, centres: [] })).toThrow(/wrong at centres/)
    expect(() => validateCatalogue({ services, centres })).toThrow(/wrong at/)
  })
})
