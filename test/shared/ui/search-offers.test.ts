import { describe, expect, test } from 'vitest'
import { offersFor } from '../../../shared/ui/offer.ts'
import { search } from '../../../shared/ui/search-offers.ts'
import { at, catalogue, offering } from '../../kit/offering.ts'

describe('search', () => {
  const offers = offersFor(offering(at(10)), 'submission')
  const found = (typed: string) => search(offers, typed).map(offer => offer.service.id)

  test('takes the beginning of words, in any language, in any case', () => {
    expect(found('балабақ')).toEqual(['preschool-register'])
    expect(found('Детсад')).toEqual(['preschool-register'])
    expect(found('KINDER')).toEqual(['preschool-register'])
    expect(found('  лизинг техн ')).toEqual(['machinery-leasing'])
  })

  test('takes Kazakh typed without its letters, and Russian without ё', () => {
    expect(found('корганшылык аныктамасы')).toEqual(['guardianship-certificate'])
    expect(found('қорғаншылық анықтамасы')).toEqual(['guardianship-certificate'])
    expect(found('учет иностранных')).toEqual(['foreign-media'])
  })

  test('puts those with the word in the short title first', () => {
    const ids = found('справка')
    expect(ids.length).toBeGreaterThan(4)
    const short = ids.map(id => /справка/i.test(catalogue.servicesById.get(id)?.kioskTitle.ru ?? ''))
    expect(short).toEqual([...short].sort((a, b) => Number(b) - Number(a)))
  })

  test('offers everything when nothing is typed, and nothing for nonsense', () => {
    expect(found(' ')).toHaveLength(18)
    expect(found('ыыы')).toEqual([])
  })
})
