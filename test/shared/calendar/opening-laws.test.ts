import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { opening } from '../../../shared/calendar/opening.ts'
import { localTime } from '../../../shared/domain/business-day.ts'
import { type DayHours, type Weekday, weekdays } from '../../../shared/domain/settings.ts'
import { fixedSeed } from '../../kit/seed.ts'

const almaty = 'Asia/Almaty'
/** Number of 500 draws that must reach the tested case, so that the property is really tested. */
const fewestOfKind = 50

describe('for any hours, zone and moment', () => {
  const clock = fc.integer({ min: 0, max: 95 }).map(quarter => {
    const [hour, minute] = [Math.floor(quarter / 4), (quarter % 4) * 15]
    return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  })
  const input = fc.record({
    row: fc.record({
      days: fc.subarray<Weekday>([...weekdays]),
      open: clock,
      close: clock,
      breaks: fc.constant<DayHours['breaks']>([]),
    }),
    now: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
    zone: fc.constantFrom(almaty, 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'),
    dayStartsAt: fc.constantFrom('00:00', '04:00'),
  })
  type Drawn = { row: DayHours; zone: string; dayStartsAt: string }
  const at = ({ row, zone, dayStartsAt }: Drawn, now: number) =>
    opening({ hours: row.days.length > 0 ? [row] : [], zone, dayStartsAt }, now)

  test('it is open at the moment it says it opens, and not before', () => {
    let nexts = 0
    fc.assert(
      fc.property(input, any => {
        const first = at(any, any.now)
        if (first.open || first.opensAt === null) return
        nexts++
        expect(first.opensAt).toBeGreaterThan(any.now)
        expect(at(any, first.opensAt)).toMatchObject({ open: true })
        expect(at(any, first.opensAt - 1)).toMatchObject({
          open: false,
          opensAt: first.opensAt,
        })
      }),
      { numRuns: 500, seed: fixedSeed },
    )
    expect(nexts).toBeGreaterThan(fewestOfKind)
  })

  test('it is open until the moment it says it closes, and closed then', () => {
    let closings = 0
    fc.assert(
      fc.property(input, any => {
        const first = at(any, any.now)
        if (!first.open || first.closesAt === null) return
        closings++
        expect(at(any, first.closesAt - 1)).toEqual(first)
        expect(at(any, first.closesAt)).toMatchObject({ open: false })
      }),
      { numRuns: 500, seed: fixedSeed },
    )
    expect(closings).toBeGreaterThan(fewestOfKind)
  })

  test('it is open exactly where a clock on the wall is within the hours', () => {
    // Only zones without clock changes, because a wall clock that shows a time twice is ambiguous.
    const zone = fc.constantFrom(almaty, 'Asia/Kathmandu', 'Pacific/Apia', 'America/Phoenix')
    fc.assert(
      fc.property(input, zone, (drawn, zone) => {
        const any = { ...drawn, zone }
        const t = localTime(any.now, any.zone)
        const time = `${String(t.hour).padStart(2, '0')}:${String(t.minute).padStart(2, '0')}`
        const { open, close, days } = any.row
        const on = (weekday: number) => days.some(day => day === weekdays[(weekday + 7) % 7])
        const spills = close <= open
        const expected =
          (on(t.weekday) && time >= open && (spills || time < close)) ||
          (spills && on(t.weekday - 1) && time < close)
        expect(at(any, any.now).open).toBe(expected)
      }),
      { numRuns: 500 },
    )
  })
})
