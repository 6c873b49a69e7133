import Holidays from 'date-holidays'
import type { HolidayId, PublicHoliday } from '../../shared/calendar/public-holidays.ts'

/** The file that `holidayFile` makes, relative to the project's folder. */
export const HOLIDAY_FILE = 'server/calendar/kazakhstan.json'

/** Years of the file. The first is before any hall's archive; the last is as far as an installation is expected to run unchanged. */
const firstYear = 2024
const lastYear = 2045

/** How the package's rules begin, and our ids. */
const idByRule: Readonly<Record<string, HolidayId>> = {
  '01-01': 'new-year',
  '01-02': 'new-year',
  '01-07': 'christmas',
  '03-08': 'womens-day',
  '03-15': 'constitution-day',
  '03-21': 'nauryz',
  '03-22': 'nauryz',
  '03-23': 'nauryz',
  '05-01': 'unity-day',
  '05-07': 'defender-day',
  '05-09': 'victory-day',
  '07-06': 'capital-day',
  '08-30': 'constitution-day',
  '10-25': 'republic-day',
  '12-16': 'independence-day',
  '10 Dhu al-Hijjah': 'kurban-ait',
}

/**
 * Dates that the package names and that were no holidays. The constitution was adopted on 15 March 2026, so its day was first a holiday in
 * 2027; the former day, 30 August, was abolished before it came.
 */
const neverWere: readonly string[] = ['2026-03-15']

/** @returns the public holidays by date, as the package has them, without the days that replace them: those depend on the centre. */
function holidays(): PublicHoliday[] {
  const calendar = new Holidays('KZ')
  const found: PublicHoliday[] = []
  for (let year = firstYear; year <= lastYear; year++)
    for (const { date, rule, type, substitute } of calendar.getHolidays(year)) {
      const day = date.slice(0, 10)
      if (type !== 'public' || substitute || neverWere.includes(day)) continue
      const id = idByRule[rule.split(' and ')[0] ?? '']
      if (!id) throw new Error(`a holiday without an id: ${rule}`)
      found.push({ date: day, id })
    }
  return found
}

/** @returns the text of the file with the public holidays. */
export function holidayFile(): string {
  const head = {
    source: 'date-holidays, KZ; made by npm run holidays',
    licence: 'The list of holidays is under CC-BY-3.0, https://github.com/commenthol/date-holidays',
  }
  const rows = holidays().map(holiday => `    ${JSON.stringify(holiday)}`)
  const lines = Object.entries(head).map(
    ([key, text]) => `  ${JSON.stringify(key)}: ${JSON.stringify(text)},`,
  )
  return ['{', ...lines, '  "holidays": [', rows.join(',\n'), '  ]', '}', ''].join('\n')
}
