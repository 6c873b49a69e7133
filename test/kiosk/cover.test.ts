import { describe, expect, test } from 'vitest'
import { coverOf } from '../../kiosk/cover.ts'
import { lunchForAll } from '../kit/lunch.ts'
import { at, offering } from '../kit/offering.ts'

describe('the cover', () => {
  const live = { refusal: undefined, stale: false }
  const given = {
    hall: live,
    offering: offering(at(10)),
    step: 'purpose',
    sinceLoad: 60_000,
  } as const

  test('is absent while the kiosk gives tickets', () => {
    expect(coverOf(given)).toBeUndefined()
  })

  test.each([
    ['no-connection', { hall: { refusal: undefined, stale: true } }],
    ['no-centre', { hall: { refusal: { code: 'NO_SUCH_CENTRE' }, stale: true } }],
    ['locked', { hall: { refusal: { code: 'DEVICE_LOCKED' }, stale: true } }],
    ['locked', { offering: offering(at(10), { kiosks: { 1: { locked: true } } }) }],
    ['closed', { offering: offering(at(3)) }],
    ['break', { offering: offering(at(13), { services: lunchForAll }) }],
    ['no-connection', { offering: undefined }],
    ['starting', { offering: undefined, sinceLoad: 100 }],
  ] as const)('says %s', (name, change) => {
    expect(coverOf({ ...given, ...change })).toMatchObject({ name })
  })

  test("shows the manager's notice on a day that the manager closed", () => {
    const notice = { kk: 'Өрт дабылы', ru: 'Пожарная тревога', en: 'Fire alarm' }
    const days = { 'set:20261125': JSON.stringify({ mode: 'closed', notice }) }
    const opensAt = at(9) + 86_400_000
    expect(coverOf({ ...given, offering: offering(at(10), {}, days) })).toEqual({
      name: 'closed',
      opensAt,
      notice,
    })
  })

  test('never hides an issued number, nor a ticket being requested', () => {
    const lost = { ...given, hall: { refusal: undefined, stale: true } }
    expect(coverOf({ ...lost, step: 'ticket' })).toBeUndefined()
    expect(coverOf({ ...lost, step: 'issuing' })).toBeUndefined()
  })

  test('another kiosk that is locked does not matter', () => {
    expect(
      coverOf({ ...given, offering: offering(at(10), { kiosks: { 2: { locked: true } } }) }),
    ).toBeUndefined()
  })
})
