import { describe, expect, test } from 'vitest'
import { effectsOf, weightOf } from '../../office/effects.ts'
import { withIdle, withKiosk, withLanguages, withOffers } from '../../office/kiosks/kiosk-form.ts'
import { toggled } from '../../office/list.ts'
import { usualIdle } from '../../shared/domain/kiosk.ts'
import { splitQueue } from '../../shared/domain/queue.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { emptyView } from '../kit/empty-view.ts'
import { order, orderSettings } from '../kit/order.ts'

describe('the form of a kiosk', () => {
  const letters = ['A', 'B', 'C']

  test('a list in which everything is ticked is no list, so that later values are in it', () => {
    expect(toggled(letters, undefined, 'B')).toEqual(['A', 'C'])
    expect(toggled(letters, ['A', 'C'], 'B')).toBeUndefined()
    expect(toggled(letters, ['A'], 'A')).toEqual([])
  })

  test('a value that no longer exists is dropped with the next tick', () => {
    expect(toggled(letters, ['Z', 'A'], 'B')).toEqual(['A', 'B'])
  })

  test('a kiosk with everything as usual has no settings of its own', () => {
    const kiosk = withOffers(
      { offers: { groups: ['A'] }, languages: ['ru'], idle: { askAfterSeconds: 60, endAfterSeconds: 20 } },
      { groups: undefined, purposes: undefined },
    )

    expect(withIdle(withLanguages(kiosk, ['kk', 'ru'], ['kk', 'ru']), usualIdle)).toEqual({})
    expect(withKiosk({ 1: kiosk }, '1', {}, true)).toEqual({})
    expect(withKiosk({ 1: kiosk }, '1', {}, false)).toEqual({ 1: {} })
  })

  test('the hall’s languages in another order are the kiosk’s own', () => {
    expect(withLanguages({}, ['ru', 'kk'], ['kk', 'ru'])).toEqual({ languages: ['ru', 'kk'] })
  })
})

describe('what a change of kiosks does', () => {
  const before = orderSettings()
  const effects = (kiosks: CentreSettings['kiosks'], known?: readonly string[]) =>
    effectsOf(before, { ...before, kiosks }, { view: emptyView(), catalogue: order, kiosks: known })
  const onlyCollection = { offers: { purposes: ['collection'] } } as const

  test('a kiosk of two stops offering submission', () => {
    const said = effects({ 1: onlyCollection }, ['1', '2'])

    expect(said).toHaveLength(1)
    const [first] = said
    if (first?.is !== 'kiosk-stops') throw new Error('another effect')
    expect([first.kiosk, first.queues.length]).toEqual(['1', 18])
    expect(new Set(first.queues.map(queue => splitQueue(queue).purpose))).toEqual(new Set(['submission']))
  })

  test('where it was the only one, nobody can take such a ticket at a kiosk; that comes first', () => {
    const said = effects({ 1: onlyCollection }, ['1'])

    expect(said.map(({ is }) => is)).toEqual(['no-kiosk', 'kiosk-stops'])
    expect(said.map(weightOf)).toEqual(['warning', 'note'])
  })

  test('where the paired kiosks are not known, nothing is said about all of them', () => {
    expect(effects({ 1: onlyCollection }).map(({ is }) => is)).toEqual(['kiosk-stops'])
  })

  test('a locked kiosk, or one with a group that has no service, gives no tickets at all', () => {
    const known = ['1', '2', '3']

    const said = effects({ 1: { locked: true }, 2: { offers: { groups: ['Z'] } } }, known)

    expect(said).toEqual([
      { is: 'kiosk-empty', kiosk: '1' },
      { is: 'kiosk-empty', kiosk: '2' },
    ])
  })
})
