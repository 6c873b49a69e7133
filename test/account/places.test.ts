import { expect, test } from 'vitest'
import { placesOf } from '../../account/places.ts'
import { type StaffRole, staffRoles } from '../../shared/domain/roles.ts'
import { screenCatalogue } from '../kit/order.ts'

/** The pages to which each role is led after signing in. */
const pages: Record<StaffRole, readonly string[]> = {
  inspector: ['/counter/?centre=akmola'],
  consultant: ['/consultant/?centre=akmola'],
  manager: ['/manager/?centre=akmola', '/office/?centre=akmola', '/reports/?centre=akmola'],
  administrator: ['/manager/?centre=akmola', '/office/?centre=akmola', '/reports/?centre=akmola'],
  auditor: ['/manager/?centre=akmola', '/office/?centre=akmola', '/reports/?centre=akmola'],
}

test.each(staffRoles)(
  'after signing in, a person with the role %s is led to the pages of that role',
  role => {
    const centres = screenCatalogue.centres.filter(({ id }) => id === 'akmola')

    const places = placesOf({ role, centres: ['akmola'] }, centres, 'en')

    expect(places.flatMap(({ links }) => links.map(({ href }) => href))).toEqual(pages[role])
  },
)
