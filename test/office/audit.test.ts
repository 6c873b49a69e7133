import { expect, test } from 'vitest'
import { describeRow } from '../../office/audit/describe-row.ts'
import type { RowContext } from '../../office/audit/describe-value.ts'
import type { AuditRow } from '../../shared/contract/audit.ts'
import { zoneClock } from '../../shared/domain/business-day.ts'
import { orderSettings, screenCatalogue } from '../kit/order.ts'

const catalogue = screenCatalogue
const context: RowContext = {
  locale: 'en',
  settings: orderSettings(),
  zone: zoneClock('Asia/Almaty'),
  catalogue: catalogue,
  names: new Map([
    ['p-1', 'Ахметова Айгүл'],
    ['p-2', 'Омаров Серік'],
  ]),
}

const tell = (row: Partial<AuditRow>) =>
  describeRow(context, { n: 1, type: 'ticket:called', at: 0, by: 'inspector:p-1', facts: {}, ...row })

test('people are shown by name, other callers by kind and place', () => {
  expect(tell({})).toMatchObject({ role: 'Inspector', who: 'Ахметова Айгүл' })
  expect(tell({ by: 'kiosk:1' })).toMatchObject({ role: 'Kiosk', who: '1' })
  expect(tell({ by: 'system:node' })).toMatchObject({ role: 'System', who: '' })
  expect(tell({ by: 'inspector:p-9' })).toMatchObject({ who: 'p-9' })
  expect(
    tell({ type: 'sign-in:failed', by: 'system:door', facts: { person: 'p-2', from: '10.0.0.7' } }),
  ).toMatchObject({
    about: ['Омаров Серік'],
    from: ['address 10.0.0.7'],
  })
})

test('values before and after are shown in words; a change of queues shows only those added or removed', () => {
  const [a, b, c] = ['housing-register.submission', 'child-benefit.collection', 'assistive-aids.submission']
  const { changes } = tell({
    type: 'counter:queues-set',
    before: { queues: `${a},${b}` },
    after: { queues: `${a},${c}` },
  })
  expect(changes).toHaveLength(1)
  expect(changes[0]).toMatchObject({ label: 'Queues', isPlace: false })
  expect(changes[0]?.before).toBe('Child benefit — collecting documents')
  expect(tell({ before: { state: 'waiting' }, after: { state: 'called', counter: '3' } }).changes).toEqual([
    { label: 'State', isPlace: false, before: 'Waiting', after: 'Called' },
    { label: 'Window', isPlace: false, after: '3' },
  ])
  expect(
    tell({ type: 'device:locked', before: { state: 'active' }, after: { state: 'locked' } }).changes,
  ).toEqual([{ label: 'State', isPlace: false, before: 'Working', after: 'Locked' }])
})

test('a place in the settings is shown by its name, even if another field has the same name', () => {
  const { changes } = tell({ type: 'settings:updated', before: { role: '"a"' }, after: { role: '"b"' } })
  expect(changes).toEqual([{ label: 'role', isPlace: true, before: '"a"', after: '"b"' }])
})

test('an event type of a newer version is shown as “Another entry”, with the values it carries', () => {
  expect(tell({ type: 'ticket:teleported', number: 'A001', after: { planet: 'moon' } })).toMatchObject({
    what: 'Another entry',
    about: ['A001'],
    changes: [{ label: 'planet', after: 'moon' }],
  })
})
