import { describe, expect, test } from 'vitest'
import { findOffer, groupsOf, type Offering, offersFor, rightsIn } from '../../../shared/ui/offer.ts'
import { at, catalogue, offering } from '../../kit/offering.ts'

describe('what is offered', () => {
  test('every service that is on, those that are closed too', () => {
    const friday = offering(Date.UTC(2026, 10, 27, 5))
    const offers = offersFor(friday, 'submission')
    expect(offers).toHaveLength(18)
    expect(offers.filter(offer => !offer.opening.open).map(offer => offer.queue)).toEqual([
      'child-benefit.submission',
    ])
  })

  test('none that is switched off, and no group without a service', () => {
    const off = { submission: { on: false } }
    const hall = offering(at(10), { services: { 'housing-register': off, 'housing-aid': off } })
    const offers = offersFor(hall, 'submission')
    expect(offers).toHaveLength(16)
    expect(groupsOf(offers, catalogue).map(group => group.letter)).toEqual(['B', 'C', 'E', 'H'])
    expect(groupsOf(offersFor(hall, 'collection'), catalogue).map(group => group.letter)).toContain('A')
    expect(findOffer(hall, 'housing-aid.submission')).toBeUndefined()
  })

  test('groups and titles as the centre has them', () => {
    const kioskTitle = { kk: 'Кезек', ru: 'Очередь', en: 'Queue' }
    const hall = offering(at(10), { services: { 'housing-register': { group: 'Z', kioskTitle } } })
    expect(groupsOf(offersFor(hall, 'submission'), catalogue).at(-1)).toEqual({
      letter: 'Z',
      title: { kk: 'Z', ru: 'Z', en: 'Z' },
    })
    expect(findOffer(hall, 'housing-register.submission')?.title).toBe(kioskTitle)
  })
})

test('the question of entitlement follows the policy', () => {
  const ids = (hall: Offering, queue: 'land-plots.submission' | 'housing-aid.submission') =>
    rightsIn(hall, queue).map(right => right.id)
  expect(ids(offering(at(10)), 'housing-aid.submission')).toEqual(['war-veteran', 'disability'])
  const ordered = offering(at(10), { policy: 'as-ordered' })
  expect(ids(ordered, 'housing-aid.submission')).toEqual([])
  expect(ids(ordered, 'land-plots.submission')).toEqual(['war-veteran', 'disability'])
})
