import { expect, test } from 'vitest'
import { locales } from '../../../../shared/domain/locale.ts'
import { purposeTitle, staffPurpose } from '../../../../shared/i18n/common/purposes.ts'

const appointment = { kk: 'Дәрігерге жазылу', ru: 'Записаться к врачу', en: 'Make an appointment' }
const booking = { kk: 'жазылу', ru: 'запись', en: 'appointments' }

test('a purpose has the organisation’s words, and staff have theirs', () => {
  const catalogue = { purposes: [{ id: 'submission' as const, title: appointment, staffTitle: booking }] }

  const titles = locales.map(locale => purposeTitle(locale, 'submission', catalogue))
  const ofStaff = locales.map(locale => staffPurpose(locale, 'submission', catalogue))

  expect(titles).toEqual(Object.values(appointment))
  expect(ofStaff).toEqual(Object.values(booking))
})

test('without words for staff they read those of visitors', () => {
  const catalogue = { purposes: [{ id: 'submission' as const, title: appointment }] }

  const ofStaff = staffPurpose('en', 'submission', catalogue)

  expect(ofStaff).toBe('Make an appointment')
})

test('a purpose that has left the catalogue is named by its kind', () => {
  const ofStaff = locales.map(locale => staffPurpose(locale, 'consultation', { purposes: [] }))

  expect(ofStaff).toEqual(['кеңес алу', 'консультация', 'consultation'])
})
