import { expect, test } from 'vitest'
import orderCatalogue from '../../../catalogues/order-335/catalogue.json' with { type: 'json' }
import { createCatalogue, parseCatalogue } from '../../../shared/catalogue/catalogue.ts'

const [first, second, ...others] = orderCatalogue.services

function faultOf(document: unknown) {
  const parsed = parseCatalogue(document)
  return parsed.ok ? 'none' : `${parsed.path}: ${parsed.problem}`
}

test('the order’s catalogue is accepted, with a queue for each service and purpose', () => {
  const parsed = parseCatalogue(orderCatalogue)

  const catalogue = createCatalogue(parsed.ok ? parsed.data : expect.fail(parsed.problem), 1)
  expect(catalogue.queues).toHaveLength(36)
  expect(catalogue.letters.map(({ letter }) => letter).join('')).toBe('ABCEHK')
})

test.each([
  ['a missing translation', { ...first, title: { ...first?.title, en: '' } }, /^services\.0\.title\.en: /],
  [
    'a wrong time',
    { ...first, hours: [{ days: ['mon'], open: '09:00', close: '25:00', breaks: [] }] },
    /^services\.0\.hours\.0\.close: .*09:00/,
  ],
  ['a letter that nobody can say', { ...first, group: 'Ж' }, /^services\.0\.group: /],
  [
    'a group that is not there',
    { ...first, group: 'K' },
    /^services\.0\.group: the catalogue has no group K$/,
  ],
  [
    'an entitlement that is not there',
    { ...first, queues: { submission: { targetMinutes: 30, entitlements: ['hero'] } } },
    /^services\.0\.queues\.submission\.entitlements: the catalogue has no entitlement hero$/,
  ],
  [
    'a purpose that is not there',
    { ...first, queues: { consultation: { targetMinutes: null } } },
    /^services\.0\.queues\.consultation: the catalogue has no purpose consultation$/,
  ],
  ['a service without a queue', { ...first, queues: {} }, /^services\.0\.queues: the service has no queue$/],
  ['an unknown fact', { ...first, colour: 'red' }, /^services\.0: .*colour/],
  ['the same annex twice', { ...first, annex: 2 }, /^services\.1: the annex 2 is there twice$/],
  [
    'the same id twice',
    { ...first, id: second?.id },
    /^services\.1: the service preschool-register is there twice$/,
  ],
])('%s is named with its place', (_, broken, sentence) => {
  const document = { ...orderCatalogue, services: [broken, second, ...others] }

  expect(faultOf(document)).toMatch(sentence)
})

test.each([
  ['no service', { services: [] }, /^services: /],
  ['no centre', { centres: [] }, /^centres: /],
  ['a format of later', { format: 2 }, /^format: /],
  [
    'the letter of collection as a group',
    { groups: [...orderCatalogue.groups, { letter: 'K', title: orderCatalogue.title }] },
    /K is there twice$/,
  ],
  [
    'a window for an unknown group',
    { windows: [{ purposes: ['submission'], groups: ['Z'] }] },
    /^windows\.0\.groups: the catalogue has no group Z$/,
  ],
  [
    'a window that no service has a queue for',
    {
      services: orderCatalogue.services.map(one => ({
        ...one,
        queues: { submission: { targetMinutes: 30 } },
      })),
    },
    /^windows\.6: no service has a queue for this window$/,
  ],
])('a catalogue with %s is refused', (_, change, sentence) => {
  expect(faultOf({ ...orderCatalogue, ...change })).toMatch(sentence)
})

test.each([undefined, null, 'text', [], { ...orderCatalogue, indicators: undefined }])(
  '%j is no catalogue',
  document => {
    expect(parseCatalogue(document).ok).toBe(false)
  },
)
