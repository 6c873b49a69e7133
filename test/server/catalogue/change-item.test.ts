import { expect, test } from 'vitest'
import { changeItem, type ItemChange } from '../../../server/catalogue/change-item.ts'
import { orderCatalogue } from '../../../server/catalogue/first-catalogue.ts'
import { organisationOf } from '../../../shared/catalogue/organisation.ts'
import type { CatalogueData } from '../../../shared/catalogue/schema.ts'

const present = orderCatalogue()
const [group] = present.groups
const [service] = present.services
const [centre] = present.centres
const [window] = present.windows
if (!group || !service || !centre || !window) throw new Error('the order has no such thing')

const inThree = (word: string) => ({ kk: word, ru: word, en: word })

function changed(change: ItemChange): CatalogueData {
  const planned = changeItem(present, change)
  if (!planned.ok) throw new Error(JSON.stringify(planned.refusal))
  return planned.data
}

function refusal(change: ItemChange) {
  const planned = changeItem(present, change)
  return planned.ok ? undefined : planned.refusal
}

test('a changed service takes its old place, and nothing else changes', () => {
  const after = { ...service, kioskTitle: inThree('Housing') }

  const { services, ...rest } = changed({ part: 'services', id: service.id, before: service, after })

  expect(services).toEqual([after, ...present.services.slice(1)])
  const { services: _before, ...same } = present
  expect(rest).toEqual(same)
})

test('a new item is added at the end or at the place that it is given', () => {
  const after = { ...service, id: 'new-service' }
  const { annex: _annex, ...withoutAnnex } = after

  const atEnd = changed({ part: 'services', id: 'new-service', before: null, after: withoutAnnex })
  const second = changed({ part: 'services', id: 'new-service', before: null, after: withoutAnnex, place: 1 })

  expect(atEnd.services.at(-1)?.id).toBe('new-service')
  expect(second.services[1]?.id).toBe('new-service')
})

test('an item is moved without another change', () => {
  const letters = present.groups.map(({ letter }) => letter)

  const { groups } = changed({ part: 'groups', id: group.letter, before: group, after: group, place: 1 })

  const [first, second, ...others] = letters
  expect(groups.map(({ letter }) => letter)).toEqual([second, first, ...others])
})

test('a removed service is retired in its place', () => {
  const { services } = changed({ part: 'services', id: service.id, before: service, after: null })

  expect(services).toEqual([{ ...service, retired: true }, ...present.services.slice(1)])
})

test('a window of a new centre is known by its number', () => {
  const after = { ...window, groups: ['B'] }

  const { windows } = changed({ part: 'windows', id: '1', before: window, after })

  expect(windows).toEqual([after, ...present.windows.slice(1)])
})

test('who saw another item gets the present one', () => {
  const before = { ...service, fee: 'by-category' }

  const refused = refusal({ part: 'services', id: service.id, before, after: service })

  const { id } = service
  expect(refused).toEqual({
    code: 'ITEM_CHANGED',
    detail: { part: 'services', id, present: JSON.stringify(service) },
  })
})

test('a change of an item that is gone is refused, because there is none', () => {
  const gone = { id: 'gone', title: inThree('Gone') }

  const refused = refusal({ part: 'entitlements', id: 'gone', before: gone, after: gone })

  expect(refused).toMatchObject({ code: 'ITEM_CHANGED', detail: { present: 'null' } })
})

const title = (words: unknown) => ({ ...service, title: words })
test.each([
  ['an empty title', title({ ...service.title, en: ' ' }), `services.${service.id}.title.en`, 'empty'],
  ['a missing language', title({ kk: 'а', ru: 'а' }), `services.${service.id}.title.en`, 'missing'],
  ['another id', { ...service, id: 'other' }, `services.${service.id}.id`, 'id-fixed'],
  ['an unknown group', { ...service, group: 'Z' }, `services.${service.id}.group`, 'unknown'],
  ['a letter that no voice says', { ...service, group: 'Щ' }, `services.${service.id}.group`, 'bad-choice'],
  ['a service without a queue', { ...service, queues: {} }, `services.${service.id}.queues`, 'no-queue'],
  ['a misspelt field', { ...service, titel: 'x' }, `services.${service.id}`, 'unknown-field'],
])('%s is refused with its place', (_what, after, path, problem) => {
  const refused = refusal({ part: 'services', id: service.id, before: service, after })

  expect(refused).toMatchObject({ code: 'BAD_CATALOGUE', detail: { path, problem } })
})

test('what a service needs cannot be removed, and a centre never', () => {
  const ofGroup = refusal({ part: 'groups', id: group.letter, before: group, after: null })
  const [purpose] = present.purposes
  const ofPurpose = refusal({ part: 'purposes', id: 'submission', before: purpose, after: null })
  const ofCentre = refusal({ part: 'centres', id: centre.id, before: centre, after: null })

  expect(ofGroup).toMatchObject({
    code: 'BAD_CATALOGUE',
    detail: { path: `groups.${group.letter}`, problem: 'in-use', by: `services.${service.id}.group` },
  })
  expect(ofPurpose).toMatchObject({ code: 'BAD_CATALOGUE', detail: { problem: 'in-use' } })
  expect(ofCentre).toMatchObject({ code: 'BAD_CATALOGUE', detail: { problem: 'in-use' } })
})

test('the 201st service is refused with the limit', () => {
  const max = 200
  const { annex: _annex, ...plain } = service
  const full = {
    ...present,
    services: Array.from({ length: max }, (_, at) => ({ ...plain, id: `service-${at}` })),
  }

  const planned = changeItem(full, {
    part: 'services',
    id: 'extra',
    before: null,
    after: { ...plain, id: 'extra' },
  })

  expect(planned).toMatchObject({
    ok: false,
    refusal: { code: 'BAD_CATALOGUE', detail: { path: 'services', problem: 'too-many', limit: max } },
  })
})

const organisation = organisationOf(present)
const ofOrganisation = (after: unknown, before: unknown = organisation): ItemChange => ({
  part: 'organisation',
  id: 'organisation',
  before,
  after,
})

test('the organisation’s title, remark, hours, zone and policy change together, and no list does', () => {
  const open = { days: ['mon' as const], open: '10:00', close: '16:00', breaks: [] }
  const after = { title: inThree('Clinic'), hours: [open], zone: 'Asia/Oral', policy: 'as-ordered' as const }

  const data = changed(ofOrganisation(after))

  expect(organisationOf(data)).toEqual(after)
  const { title: _title, remark: _remark, hours: _hours, zone: _zone, policy: _policy, ...lists } = present
  expect(data).toEqual({ ...lists, ...after })
})

test('who saw another title of the organisation gets the present one', () => {
  const before = { ...organisation, title: inThree('Older') }

  const refused = refusal(ofOrganisation(organisation, before))

  expect(refused).toEqual({
    code: 'ITEM_CHANGED',
    detail: { part: 'organisation', id: 'organisation', present: JSON.stringify(organisation) },
  })
})

const { title: _title, ...untitled } = organisation
test.each([
  ['no organisation', null, 'organisation', 'in-use'],
  ['a word', 'clinic', 'organisation', 'other'],
  ['an organisation without a title', untitled, 'organisation.title', 'missing'],
  ['an empty title', { ...organisation, title: inThree(' ') }, 'organisation.title.kk', 'empty'],
  ['a list of the catalogue', { ...organisation, services: [] }, 'organisation', 'unknown-field'],
  ['a zone that is none', { ...organisation, zone: 'Asia/Nowhere' }, 'organisation.zone', 'other'],
  [
    'a time that is none',
    { ...organisation, hours: [{ days: ['mon'], open: '9', close: '18:00', breaks: [] }] },
    'organisation.hours.0.open',
    'bad-time',
  ],
])('%s instead of the organisation is refused with its place', (_what, after, path, problem) => {
  const refused = refusal(ofOrganisation(after))

  expect(refused).toMatchObject({ code: 'BAD_CATALOGUE', detail: { path, problem } })
})

test('there is no second organisation', () => {
  const refused = refusal({ part: 'organisation', id: 'other', before: null, after: organisation })

  expect(refused).toMatchObject({ code: 'BAD_CATALOGUE', detail: { problem: 'id-fixed' } })
})
