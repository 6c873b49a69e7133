import { describe, expect, test } from 'vitest'
import {
  groupOf,
  hoursOf,
  isClosedOnHolidays,
  isOn,
  kioskTitleOf,
  letterOf,
  maxWaitingOf,
  queueTargetMs,
  rightsOf,
} from '../../../shared/catalogue/effective.ts'
import type { Service } from '../../../shared/catalogue/schema.ts'
import type { CentreSettings, WeekHours } from '../../../shared/domain/settings.ts'
import { entitlements, order, orderSettings, queues, serviceById, services } from '../../kit/order.ts'

const minute = 60_000
const standard = orderSettings()
const housingAid = serviceById('housing-aid') ?? expect.fail('missing')
const own = (services: CentreSettings['services']): CentreSettings => ({ ...standard, services })

describe('by default', () => {
  test('the targets are the order’s: 30 minutes, 40 and 20 for two services, none for one collection', () => {
    const unusual = queues.filter(queue => queueTargetMs(standard, queue, order) !== 30 * minute)
    expect(unusual.map(queue => [queue, queueTargetMs(standard, queue, order)])).toEqual([
      ['assistive-aids.submission', 40 * minute],
      ['child-benefit.submission', 20 * minute],
      ['child-benefit.collection', null],
    ])
  })

  test('every queue is on, and only the centre’s limit bounds it', () => {
    expect(queues.every(queue => isOn(standard, queue, order))).toBe(true)
    expect(queues.every(queue => maxWaitingOf(standard, queue) === null)).toBe(true)
  })

  test('numbers begin with the group’s letter, those of every collection with K', () => {
    for (const { id, group } of services) {
      expect(letterOf(standard, `${id}.submission`, order)).toBe(group)
      expect(letterOf(standard, `${id}.collection`, order)).toBe('K')
      expect(groupOf(standard, id, order)).toBe(group)
    }
  })

  test('both entitlements count in every queue', () => {
    for (const queue of queues)
      expect(rightsOf(standard, queue, order)).toEqual(['war-veteran', 'disability'])
  })

  test('annex 6 takes documents in Monday to Thursday until 17:00, with its break; gives out until Friday 18:30', () => {
    const breaks = [{ from: '12:30', to: '14:00' }]
    expect(hoursOf(standard, 'child-benefit.submission', order)).toEqual([
      { days: ['mon', 'tue', 'wed', 'thu'], open: '09:00', close: '17:00', breaks },
    ])
    expect(hoursOf(standard, 'child-benefit.collection', order)).toEqual([
      { days: ['mon', 'tue', 'wed', 'thu', 'fri'], open: '09:00', close: '18:30', breaks },
    ])
  })

  test('annex 5 has a break and closes at 18:00, the others at 20:00, all from Monday to Saturday', () => {
    const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
    expect(hoursOf(standard, 'assistive-aids.submission', order)).toEqual([
      { days, open: '09:00', close: '18:00', breaks: [{ from: '13:00', to: '14:00' }] },
    ])
    const usual: WeekHours = [{ days, open: '09:00', close: '20:00', breaks: [] }]
    for (const queue of queues.filter(queue => !/^(assistive-aids|child-benefit)\./.test(queue)))
      expect(hoursOf(standard, queue, order)).toEqual(usual)
  })

  test('public holidays close every queue; where the centre is open on them, they close annex 6', () => {
    const asUsual: CentreSettings = { ...standard, publicHolidays: 'as-usual' }

    expect(services.every(({ id }) => isClosedOnHolidays(standard, id, order))).toBe(true)
    expect(services.filter(({ id }) => isClosedOnHolidays(asUsual, id, order))).toMatchObject([
      { id: 'child-benefit', annex: 6 },
    ])
  })

  test('the kiosk shows the catalogue’s short titles', () => {
    for (const { id, kioskTitle } of services) expect(kioskTitleOf(standard, id, order)).toEqual(kioskTitle)
  })
})

describe('a centre’s own', () => {
  test('target replaces the order’s for its queue alone; null takes it away', () => {
    const settings = own({ 'housing-aid': { submission: { target: 5 }, collection: { target: null } } })
    expect(queueTargetMs(settings, 'housing-aid.submission', order)).toBe(5 * minute)
    expect(queueTargetMs(settings, 'housing-aid.collection', order)).toBeNull()
    expect(queueTargetMs(settings, 'housing-register.submission', order)).toBe(30 * minute)
  })

  test('service switched off is off for that purpose alone', () => {
    const settings = own({ 'housing-aid': { submission: { on: false } } })
    expect(isOn(settings, 'housing-aid.submission', order)).toBe(false)
    expect(isOn(settings, 'housing-aid.collection', order)).toBe(true)
  })

  test('hours, limit, group and title', () => {
    const hours: WeekHours = [{ days: ['sun'], open: '10:00', close: '02:00', breaks: [] }]
    const kioskTitle = { kk: 'Көмек', ru: 'Помощь', en: 'Help' }
    const settings = own({
      'child-benefit': { submission: { hours, maxWaiting: 7 }, group: 'E', kioskTitle },
    })
    expect(hoursOf(settings, 'child-benefit.submission', order)).toEqual(hours)
    expect(hoursOf(settings, 'child-benefit.collection', order)[0]?.close).toBe('18:30')
    expect(maxWaitingOf(settings, 'child-benefit.submission')).toBe(7)
    expect(maxWaitingOf(settings, 'child-benefit.collection')).toBeNull()
    expect(letterOf(settings, 'child-benefit.submission', order)).toBe('E')
    expect(letterOf(settings, 'child-benefit.collection', order)).toBe('K')
    expect(kioskTitleOf(settings, 'child-benefit', order)).toEqual(kioskTitle)
  })

  test('usual hours replace the organisation’s, and not those of services that have their own', () => {
    const hours: WeekHours = [
      { days: ['mon', 'fri'], open: '08:00', close: '17:00', breaks: [] },
      { days: ['sat'], open: '10:00', close: '14:00', breaks: [] },
    ]
    const settings: CentreSettings = { ...standard, hours }

    expect(hoursOf(settings, 'housing-aid.submission', order)).toEqual(hours)
    expect(hoursOf(settings, 'assistive-aids.submission', order)[0]?.close).toBe('18:00')
    expect(hoursOf(settings, 'child-benefit.submission', order)[0]?.close).toBe('17:00')
  })

  test('policy `as-ordered` lets only what the annex names count, and only there', () => {
    const mothers = {
      id: 'many-children',
      title: { kk: 'Көпбалалы ана', ru: 'Многодетная мать', en: 'Mother of many' },
    }
    const settings: CentreSettings = {
      ...standard,
      policy: 'as-ordered',
      entitlements: [mothers, ...entitlements],
    }
    const counting = queues.filter(queue => rightsOf(settings, queue, order).length > 0)
    expect(counting.map(queue => [queue, rightsOf(settings, queue, order)])).toEqual([
      ['housing-register.submission', ['war-veteran']],
      ['housing-register.collection', ['war-veteran']],
      ['assistive-aids.submission', ['war-veteran']],
      ['assistive-aids.collection', ['war-veteran']],
      ['land-plots.submission', ['war-veteran', 'disability']],
      ['land-plots.collection', ['war-veteran', 'disability']],
      ['machinery-leasing.submission', ['war-veteran']],
      ['machinery-leasing.collection', ['war-veteran']],
    ])
    const everywhere: CentreSettings = { ...settings, policy: 'everywhere' }
    expect(rightsOf(everywhere, 'housing-aid.submission', order)).toEqual([
      'many-children',
      'war-veteran',
      'disability',
    ])
  })

  test('a service that the catalogue does not have yet gives no tickets and has its id as title', () => {
    expect(isOn(standard, 'fishing.submission', order)).toBe(false)
    expect(queueTargetMs(standard, 'fishing.submission', order)).toBeNull()
    expect(kioskTitleOf(standard, 'fishing', order).kk).toBe('fishing')
  })

  test('a purpose that a service has no queue for gives no tickets', () => {
    expect(isOn(standard, 'housing-aid.consultation', order)).toBe(false)
    expect(queueTargetMs(standard, 'housing-aid.consultation', order)).toBeNull()
    expect(order.queues).not.toContain('housing-aid.consultation')
  })

  test('a retired queue gives no tickets, and the others of its service do', () => {
    const { collection, submission } = housingAid.queues
    const queues = { submission: { targetMinutes: 30, ...submission, retired: true }, ...{ collection } }
    const catalogue = {
      ...order,
      servicesById: new Map([['housing-aid', { ...housingAid, queues } as Service]]),
    }

    expect(isOn(standard, 'housing-aid.submission', catalogue)).toBe(false)
    expect(isOn(standard, 'housing-aid.collection', catalogue)).toBe(true)
    expect(queueTargetMs(standard, 'housing-aid.submission', catalogue)).toBe(30 * minute)
  })

  test('a retired service gives no tickets, whatever the centre says', () => {
    const retired = { ...order, servicesById: new Map([['housing-aid', { ...housingAid, retired: true }]]) }
    const settings = own({ 'housing-aid': { submission: { on: true } } })

    expect(isOn(settings, 'housing-aid.submission', retired)).toBe(false)
    expect(queueTargetMs(settings, 'housing-aid.submission', retired)).toBe(30 * minute)
  })
})
