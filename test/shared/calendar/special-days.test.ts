import { describe, expect, test } from 'vitest'
import { type ShownDaysSource, shownDay, specialDays } from '../../../shared/calendar/special-days.ts'
import type { WeekHours } from '../../../shared/domain/settings.ts'
import { dayInWords } from '../../../shared/i18n/common/special-days.ts'

const hours: WeekHours = [
  { days: ['mon', 'tue', 'wed', 'thu', 'fri'], open: '09:00', close: '18:00', breaks: [] },
]
const source: ShownDaysSource = {
  settings: { publicHolidays: 'closed' },
  hours,
  days: {
    'set:20261215': '{"mode":"closed"}',
    'set:20261216': '{"mode":"open","open":"10:00","close":"14:00"}',
    20261217: 'closed',
  },
  daysOff: [
    { date: '2026-12-16', id: 'independence-day', isReplacement: false },
    { date: '2027-01-02', id: 'new-year', isReplacement: false },
    { date: '2027-01-04', id: 'new-year', isReplacement: true },
  ],
}

describe('a day', () => {
  test('is what a manager has set, also on a holiday; else a holiday, a day off or as usual', () => {
    const kinds = ['2026-12-14', '2026-12-15', '2026-12-16', '2026-12-19', '2027-01-04'].map(
      date => shownDay(date, source).kind,
    )

    expect(kinds).toEqual(['usual', 'closed', 'moved', 'day-off', 'holiday'])
  })

  test('is as usual on a holiday on which the centre is open, and still has its name', () => {
    const open = { ...source, settings: { publicHolidays: 'as-usual' } as const }

    expect(shownDay('2027-01-04', open)).toMatchObject({ kind: 'usual', holiday: { id: 'new-year' } })
  })

  test('reads as one line in each language', () => {
    expect(dayInWords('ru', shownDay('2026-12-16', source))).toBe(
      'среда, 16 декабря · открыто 10:00–14:00 · День Независимости',
    )
    expect(dayInWords('kk', shownDay('2027-01-04', source))).toBe(
      '4 қаңтар, дүйсенбі · мереке, жабық · Жаңа жыл, ауыстырылған демалыс',
    )
    expect(dayInWords('en', shownDay('2026-12-15', source))).toBe('Tuesday, 15 December · closed')
  })
})

test('special days are those set by a manager, and holidays on days with usual hours', () => {
  const found = specialDays('2026-12-01', '2027-01-31', source)

  expect(found.map(({ date }) => date)).toEqual(['2026-12-15', '2026-12-16', '2027-01-04'])
})
