import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { HOLIDAY_FILE, holidayFile } from '../../../scripts/holidays/holiday-file.ts'
import { publicHolidays } from '../../../server/calendar/public-holidays.ts'
import { daysOff } from '../../../shared/calendar/public-holidays.ts'
import type { WeekHours } from '../../../shared/domain/settings.ts'

const fiveDays: WeekHours = [
  { days: ['mon', 'tue', 'wed', 'thu', 'fri'], open: '09:00', close: '18:00', breaks: [] },
]
const sixDays: WeekHours = [
  { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'], open: '09:00', close: '18:00', breaks: [] },
]

/** The same dates in each of the years. */
const fixed = [
  '01-01',
  '01-02',
  '01-07',
  '03-08',
  '03-21',
  '03-22',
  '03-23',
  '05-01',
  '05-07',
  '05-09',
  '07-06',
  '10-25',
  '12-16',
]

/**
 * Written by hand. 2024 to 2026 are the lists that the portal of electronic government published each year, as newspapers printed
 * them: Almaty-Akshamy for 2024, pobipb.kz for 2025, Kazinform of 2 January 2026. The list of 2026 still had 30 August; after the referendum
 * the Ministry of Labour said on 18 March 2026 that this day is abolished and that 15 March is a holiday from 2027 on. No list of 2027
 * was published yet when this was written; its row follows the law, and Kurban Ait the calendar of the moon.
 */
const published = [
  { year: 2024, others: ['06-16', '08-30'], fiveDays: ['03-25', '07-08'], sixDays: [] },
  {
    year: 2025,
    others: ['06-06', '08-30'],
    fiveDays: ['03-10', '03-24', '03-25', '07-07', '09-01', '10-27'],
    sixDays: ['03-24', '07-07'],
  },
  {
    year: 2026,
    others: ['05-27'],
    fiveDays: ['03-09', '03-24', '03-25', '05-11', '10-26'],
    sixDays: ['03-09', '03-24', '10-26'],
  },
  {
    year: 2027,
    others: ['03-15', '05-16'],
    fiveDays: ['01-04', '03-24', '05-03', '05-10'],
    sixDays: ['03-24', '05-10'],
  },
]

describe.each(published)('$year', ({ year, others, fiveDays: inFive, sixDays: inSix }) => {
  const inYear = (dates: Iterable<string>) => [...dates].filter(date => date.startsWith(String(year))).sort()
  const written = (dates: readonly string[]) => dates.map(date => `${year}-${date}`).sort()

  test('has the holidays of the published list', () => {
    expect(inYear(publicHolidays.map(({ date }) => date))).toEqual(written([...fixed, ...others]))
  })

  test('frees the days of the published list in a week of five working days', () => {
    expect(inYear(daysOff(publicHolidays, fiveDays).keys())).toEqual(
      written([...fixed, ...others, ...inFive]),
    )
  })

  test('frees fewer days in a week of six, where Saturdays are working days', () => {
    expect(inYear(daysOff(publicHolidays, sixDays).keys())).toEqual(written([...fixed, ...others, ...inSix]))
  })
})

test('a day that replaces a holiday has its name; 7 January and Kurban Ait are not replaced', () => {
  const off = daysOff(publicHolidays, fiveDays)

  expect(off.get('2026-03-25')).toEqual({ id: 'nauryz', isReplacement: true })
  expect(off.get('2024-01-08')).toBeUndefined()
  expect(off.get('2024-06-17')).toBeUndefined()
})

test('dates that a centre adds are days off without a name', () => {
  expect(daysOff(publicHolidays, fiveDays, ['2026-10-01']).get('2026-10-01')).toEqual({
    isReplacement: false,
  })
})

test('a centre without hours has no day to replace a holiday with, and is not searched for one', () => {
  expect(daysOff(publicHolidays, []).size).toBe(new Set(publicHolidays.map(({ date }) => date)).size)
})

test('the file is the one that npm run holidays writes', () => {
  expect(readFileSync(HOLIDAY_FILE, 'utf8')).toBe(holidayFile())
})
