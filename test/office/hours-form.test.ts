import { describe, expect, test } from 'vitest'
import { cleanTime, fieldProblems, hoursPart, newRow } from '../../office/hours/hours-form.ts'
import { parseSettings } from '../../shared/contract/settings.ts'
import type { CentreSettings, DayHours } from '../../shared/domain/settings.ts'
import { order, orderSettings } from '../kit/order.ts'

const row: DayHours = { days: ['mon', 'tue'], open: '09:00', close: '18:00', breaks: [] }

describe('what is wrong with hours as they are typed', () => {
  test.each<[string, DayHours[], object[]]>([
    ['nothing', [row, { ...row, days: ['sat'] }], []],
    ['no weekday', [{ ...row, days: [] }], [{ row: 0, field: 'days', problem: 'no-weekday' }]],
    ['a weekday twice', [row, row], [{ row: 1, field: 'days', problem: 'weekday-twice' }]],
    ['no time', [{ ...row, open: '9 o’clock' }], [{ row: 0, field: 'open', problem: 'bad-time' }]],
    [
      'it ends before it begins',
      [{ ...row, close: '08:00' }],
      [{ row: 0, field: 'close', problem: 'ends-before-begin' }],
    ],
    [
      'a break before the hours',
      [{ ...row, breaks: [{ from: '08:00', to: '10:00' }] }],
      [{ row: 0, field: 'breaks', at: 0, problem: 'break-outside' }],
    ],
    [
      'a break that ends before it begins',
      [{ ...row, breaks: [{ from: '14:00', to: '13:00' }] }],
      [{ row: 0, field: 'breaks', at: 0, problem: 'break-outside' }],
    ],
  ])('%s', (_, hours, problems) => {
    expect(fieldProblems(hours, '00:00')).toEqual(problems)
  })

  test('hours past midnight are right where the working day begins later, and until midnight everywhere', () => {
    const night = [{ ...row, open: '20:00', close: '02:00' }]

    expect(fieldProblems(night, '04:00')).toEqual([])
    expect(fieldProblems(night, '00:00')).toMatchObject([{ problem: 'ends-before-begin' }])
    expect(fieldProblems([{ ...row, close: '00:00' }], '00:00')).toEqual([])
    expect(fieldProblems([{ ...row, open: '00:00', close: '00:00' }], '00:00')).toEqual([])
  })
})

describe('the part of the settings', () => {
  const settings: CentreSettings = {
    ...orderSettings(),
    services: {
      'housing-aid': { group: 'E', submission: { on: false } },
      'child-benefit': { submission: { hours: [row] } },
    },
  }

  test('is written back as it was read', () => {
    expect(hoursPart.write(settings, hoursPart.read(settings))).toEqual(settings)
  })

  test('keeps what others have set of the same queue, and leaves no empty service', () => {
    const part = hoursPart.read(settings)

    const next = hoursPart.write(settings, {
      ...part,
      usual: [row],
      own: { 'housing-aid.submission': [row] },
    })

    expect(next.hours).toEqual([row])
    expect(next.services).toEqual({ 'housing-aid': { group: 'E', submission: { on: false, hours: [row] } } })
    expect(parseSettings(next, order)).toMatchObject({ ok: true })
  })
})

test('a new row has the weekdays that are in no row yet', () => {
  expect(newRow([row]).days).toEqual(['wed', 'thu', 'fri', 'sat'])
})

test.each([
  ['9:00', '09:00'],
  ['9.30', '09:30'],
  [' 18:00 ', '18:00'],
  ['25:00', '25:00'],
  ['', ''],
])('typed %j is kept as %j', (typed, kept) => {
  expect(cleanTime(typed)).toBe(kept)
})
