import { expect, test } from 'vitest'
import { findCentres } from '../../../shared/ui/find-centres.ts'
import { centres } from '../../kit/order.ts'

const found = (typed: string) => findCentres(centres, typed).map(({ id }) => id)

test('nothing typed finds every centre, in the order of the catalogue', () => {
  expect(found('')).toEqual(centres.map(({ id }) => id))
  expect(found('  ')).toHaveLength(24)
})

test('a centre is found by its name in each language, in any case', () => {
  for (const typed of ['қостанай', 'КОСТАНАЙСКОЙ', 'kostanay reg']) expect(found(typed)).toEqual(['kostanay'])
})

test('a Kazakh name is found without the letters that a Russian keyboard lacks', () => {
  expect(found('костанай облысы')).toEqual(['kostanay'])
  expect(found('актобе калалык')).toEqual(found('ақтөбе қалалық'))
})

test('a centre is found by its address too, and only by all words that are typed', () => {
  expect(found('кокшетау')).toEqual(['akmola'])
  expect(found('кокшетау костанай')).toEqual([])
})
