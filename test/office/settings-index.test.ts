import { expect, test } from 'vitest'
import { findSettings, settingsIndex } from '../../office/search/settings-index.ts'
import { sections } from '../../office/sections.ts'
import { locales } from '../../shared/domain/locale.ts'
import { sectionOfPath, settingsFields } from '../../shared/domain/settings-sections.ts'
import { officeMessages } from '../../shared/i18n/office/office.ts'
import { settingsNames } from '../../shared/i18n/office/settings-names.ts'

const ids = sections.map(({ id }) => id)
const index = settingsIndex(ids)
const found = (text: string) => findSettings(index, text).map(({ section, path }) => path ?? section)

test('every section of the office is found by its name in every language', () => {
  for (const id of ids)
    for (const locale of locales)
      expect(found(officeMessages[locale].sections[id]), `${locale} ${id}`).toContain(id)
})

test('every field of the settings is found by its name in every language, and leads to its section', () => {
  const inOffice = settingsFields.filter(field => ids.some(id => id === sectionOfPath(field)))

  for (const field of inOffice)
    for (const locale of locales) expect(found(settingsNames[locale].fields[field])).toContain(field)

  expect(inOffice.length).toBeGreaterThan(10)
})

test('a part of a word is enough, words may come in any order, and the own name comes first', () => {
  expect(found('came').length + found('come').length).toBeGreaterThan(0)
  expect(found('come seconds')[0]).toBe('noShowAfter')
  expect(found('норматив')[0]).toBe('services.target')
  expect(found('  ')).toEqual([])
  expect(found('nothing like this')).toEqual([])
})

test('a section that the user may not open is not offered', () => {
  expect(findSettings(settingsIndex(['ticket']), 'printer')).toEqual([])
})
