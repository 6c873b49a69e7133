import { expect, test } from 'vitest'
import { readCatalogueFile } from '../../../server/catalogue/read-catalogue-file.ts'
import { parseCatalogue } from '../../../shared/catalogue/catalogue.ts'
import { defaultSettings } from '../../../shared/catalogue/default-settings.ts'
import { locales } from '../../../shared/domain/locale.ts'
import { clinic, clinicFile } from '../../kit/clinic.ts'
import { order } from '../../kit/order.ts'

/** Characters of a kiosk's button that stay on two lines on the narrowest page. */
const maxKioskTitle = 32

test('the clinic has 40 services, and neither letters nor services nor centres of the order', () => {
  const ofOrder = [
    ...order.letters.map(({ letter }) => letter),
    ...order.services.map(({ id }) => id),
    ...order.centres.map(({ id }) => id),
  ]

  const ofClinic = [
    ...clinic.letters.map(({ letter }) => letter),
    ...clinic.services.map(({ id }) => id),
    ...clinic.centres.map(({ id }) => id),
  ]

  expect(clinic.services).toHaveLength(40)
  expect(ofClinic.filter(one => ofOrder.includes(one))).toEqual([])
})

test('its services have one to two of the three purposes, and targets of 5 to 60 minutes or none', () => {
  const targets = clinic.services.flatMap(({ queues }) =>
    Object.values(queues).map(({ targetMinutes }) => targetMinutes),
  )

  const minutes = targets.filter(target => target !== null)

  expect(clinic.purposes.map(({ id }) => id)).toEqual(['submission', 'collection', 'consultation'])
  expect(clinic.queues.length).toBeLessThan(2 * clinic.services.length)
  expect([Math.min(...minutes), Math.max(...minutes)]).toEqual([5, 60])
  expect(targets).toContain(null)
})

test('its kiosk titles fit a button in every language, and no two are alike', () => {
  for (const locale of locales) {
    const titles = clinic.services.map(({ kioskTitle }) => kioskTitle[locale])

    const long = titles.filter(title => title.length > maxKioskTitle)

    expect(long).toEqual([])
    expect(new Set(titles).size).toBe(titles.length)
  }
})

test('a new centre of the clinic begins with its entitlements, policy, zone and windows, which serve every queue', () => {
  const settings = defaultSettings(clinic, 'central')

  const served = new Set(settings.counters.flatMap(({ queues }) => queues))

  expect(settings.entitlements.map(({ id }) => id)).toEqual([
    ...['pregnant', 'infant', 'over-70', 'disability', 'donor'],
  ])
  expect(settings.policy).toBe('as-ordered')
  expect(settings.counters).toHaveLength(10)
  expect(clinic.queues.filter(queue => !served.has(queue))).toEqual([])
})

test('a window of more queues than settings can keep is named with its place', () => {
  const read = readCatalogueFile(clinicFile)
  if (!read.ok) throw new Error(read.sentence)
  const { services, groups, purposes } = read.data
  const copies = [1, 2, 3, 4].flatMap(n =>
    services.map(service => ({ ...service, id: `${service.id}-${n}` })),
  )
  const window = { purposes: purposes.map(({ id }) => id), groups: groups.map(({ letter }) => letter) }

  const parsed = parseCatalogue({ ...read.data, services: [...services, ...copies], windows: [window] })

  expect(parsed).toMatchObject({
    ok: false,
    path: 'windows.0',
    problem: 'the window has 295 queues, and at most 200 fit',
  })
})

test('a centre with a zone of its own keeps it, and others have the zone of the organisation', () => {
  const [first, second] = clinic.centres
  if (!first || !second) throw new Error('the clinic has lost its centres')
  const elsewhere = { ...first, zone: 'Asia/Tokyo' }
  const organisation = {
    ...clinic,
    zone: 'Asia/Tashkent',
    centresById: new Map([
      [first.id, elsewhere],
      [second.id, second],
    ]),
  }

  const zones = [first.id, second.id].map(id => defaultSettings(organisation, id).zone)

  expect(zones).toEqual(['Asia/Tokyo', 'Asia/Tashkent'])
})
