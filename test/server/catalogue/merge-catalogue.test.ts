import { expect, test } from 'vitest'
import { orderCatalogue } from '../../../server/catalogue/first-catalogue.ts'
import { mergeCatalogue } from '../../../server/catalogue/merge-catalogue.ts'
import { parseCatalogue } from '../../../shared/catalogue/catalogue.ts'
import type { CatalogueData } from '../../../shared/catalogue/schema.ts'

const present = orderCatalogue()
const [first, ...others] = present.services

function merged(next: CatalogueData): CatalogueData {
  const result = mergeCatalogue(present, next)
  if (!result.ok) throw new Error('a centre is missing')
  return result.data
}

test('a queue that the new catalogue lacks stays, retired, beside a new one', () => {
  if (!first) expect.fail('no service')
  const queues = { submission: { targetMinutes: 15 }, consultation: { targetMinutes: null } }
  const consultation = { id: 'consultation' as const, title: first.title }

  const { services } = merged({
    ...present,
    purposes: [...present.purposes, consultation],
    services: [{ ...first, queues }, ...others],
  })

  expect(services[0]?.queues).toEqual({
    ...queues,
    collection: { ...first.queues.collection, retired: true },
  })
})

test('a catalogue of another organisation is accepted with the old services retired', () => {
  if (!first) expect.fail('no service')
  const own = {
    ...first,
    id: 'therapist',
    group: 'T',
    queues: { submission: { targetMinutes: 10, entitlements: ['hero'] } },
  }
  const submission = { id: 'submission' as const, title: first.title }

  const data = merged({
    ...present,
    groups: [{ letter: 'T', title: first.title }],
    purposes: [submission],
    entitlements: [{ id: 'hero', title: first.title }],
    windows: [{ purposes: ['submission'], groups: ['T'] }],
    services: [own],
  })

  expect(parseCatalogue(JSON.parse(JSON.stringify(data)))).toEqual({ ok: true, data })
  expect(data.services.map(({ id, retired }) => [id, retired])).toEqual([
    ['therapist', undefined],
    ...present.services.map(({ id }) => [id, true]),
  ])
})

test('a catalogue that would be too large together with what stays of the present one is refused', () => {
  if (!first) expect.fail('no service')
  const { annex: _annex, ...service } = first
  const services = Array.from({ length: 190 }, (_, at) => ({ ...service, id: `other-${at}` }))
  const windows = present.windows.slice(0, 1)

  const refused = mergeCatalogue(present, { ...present, services, windows })

  expect(refused).toMatchObject({ ok: false, fault: { path: 'services', limit: 200 } })
})
