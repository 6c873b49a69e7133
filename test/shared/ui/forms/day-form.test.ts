import { expect, test } from 'vitest'
import { daysFrom, formOf, settingOf } from '../../../../shared/ui/forms/day-form.ts'

const empty = formOf(undefined)
const notice = { kk: 'Өрт дабылы', ru: 'Пожарная тревога', en: 'Fire alarm' }

test('a day as usual takes an earlier word back', () => {
  expect(settingOf({ ...empty, notice })).toBeNull()
})

test('other hours, typed as people type them', () => {
  expect(settingOf({ ...empty, mode: 'open', open: '9:00', close: ' 20.30 ' })).toEqual({
    mode: 'open',
    open: '09:00',
    close: '20:30',
  })
  expect(settingOf({ ...empty, mode: 'open', close: '21:00' })).toEqual({ mode: 'open', close: '21:00' })
})

test.each(['25:00', '9', 'noon', '12:60'])('%s is no time', open => {
  expect(settingOf({ ...empty, mode: 'open', open })).toBe('badTime')
})

test('other hours without any are none', () => {
  expect(settingOf({ ...empty, mode: 'open' })).toBe('timeMissing')
})

test('a notice has all three languages, or there is none', () => {
  expect(settingOf({ ...empty, mode: 'closed', notice: { ...notice, en: ' ' } })).toBe('noticeAll')
  expect(settingOf({ ...empty, mode: 'closed', notice })).toEqual({ mode: 'closed', notice })
  expect(settingOf({ ...empty, mode: 'closed' })).toEqual({ mode: 'closed' })
})

test('the fields hold the setting saved before', () => {
  const setting = { mode: 'open', open: '08:00', close: '22:00', notice } as const
  expect(settingOf(formOf(setting))).toEqual(setting)
})

test('two weeks can be set, over the end of a month and a year', () => {
  const days = daysFrom('20261225')
  expect(days).toHaveLength(14)
  expect(days.slice(5, 9)).toEqual(['20261230', '20261231', '20270101', '20270102'])
})
