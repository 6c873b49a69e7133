import { expect, test } from 'vitest'
import { needsAttention, orderCentres } from '../../centres/order-centres.ts'
import type { CentreState } from '../../shared/contract/centres.ts'
import { quietCentre } from './quiet-centre.ts'

const named = (centre: string, parts: Partial<CentreState> = {}) => quietCentre({ centre, ...parts })
const order = (...states: CentreState[]) => orderCentres(states, id => id).map(({ centre }) => centre)

test('a quiet centre needs nobody; each kind of trouble does', () => {
  expect(needsAttention(quietCentre())).toBe(false)
  expect(needsAttention(quietCentre({ waiting: 3 }))).toBe(false)
  for (const trouble of [
    { pastTarget: 1 },
    { troubles: 1 },
    { isLive: false },
    { waiting: 1, windowsOpen: 0 },
  ])
    expect(needsAttention(quietCentre(trouble)), JSON.stringify(trouble)).toBe(true)
})

test('centres that need attention come first, the worst before others, then by name', () => {
  const states = [
    named('c'),
    named('b', { troubles: 1 }),
    named('a'),
    named('e', { pastTarget: 2 }),
    named('d', { pastTarget: 9 }),
  ]

  expect(order(...states)).toEqual(['d', 'e', 'b', 'a', 'c'])
})
