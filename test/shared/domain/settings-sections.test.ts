import { expect, test } from 'vitest'
import { settingsSchema } from '../../../shared/contract/settings.ts'
import {
  fieldsOf,
  sectionOfPath,
  settingsFields,
  settingsSections,
  withSections,
} from '../../../shared/domain/settings-sections.ts'
import { orderSettings } from '../../kit/order.ts'

test('every field of the settings belongs to one section, and every section has a field', () => {
  const inSchema = Object.keys(settingsSchema.shape).filter(field => field !== 'version')

  const inSections = settingsSections.flatMap(fieldsOf)

  expect(inSections.toSorted()).toEqual(inSchema.toSorted())
  expect(settingsFields.toSorted()).toEqual(inSchema.toSorted())
  for (const section of settingsSections) expect(fieldsOf(section), section).not.toEqual([])
})

test('a place in the settings belongs to the section of its field', () => {
  const places = [
    'counters.3.queues',
    'ticker',
    'services.housing-register.submission.target',
    'toString',
    '',
  ]

  const sections = places.map(sectionOfPath)

  expect(sections).toEqual(['windows', 'hall-screens', 'services', undefined, undefined])
})

test('sections are taken with all their fields, and a field that the other settings lack is removed', () => {
  const onto = { ...orderSettings(), version: 7, ticker: { kk: 'а', ru: 'б', en: 'c' }, maxWaiting: 5 }
  const from = { ...orderSettings(), version: 3, zones: [{ id: 'a', title: { kk: 'а', ru: 'б', en: 'c' } }] }

  const taken = withSections(onto, from, ['hall-screens'])

  expect(taken).not.toHaveProperty('ticker')
  expect(taken).toMatchObject({ version: 7, maxWaiting: 5, zones: from.zones })
})
